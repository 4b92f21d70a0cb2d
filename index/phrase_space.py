"""A vocabulary's phrases as vectors, laid out for questions to be compared with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

import numpy as np

from index.errors import BrokenIndexError
from index.records import Vectors

# Half of the directions hold nearly all of the phrases: verdicts are as good, products take half as long.
_KEPT = 192
_RIDGE = 30.0
# A criterion counts as spoken of by so many of the nearest clauses: below the first cosine hardly, from the
# second on plainly.
_NEAREST, _HARDLY, _PLAINLY = 5, 0.15, 0.35
_LEAST_SPOKEN_OF = 0.1


@dataclass(frozen=True)
class PhraseSpace:
    """``rows`` (phrases, kept) are the phrases along their leading directions, ``basis`` (dimensions, kept).

    ``centre`` (dimensions,) is their mean, ``definitions`` (criteria, defining, dimensions) are the phrases
    that say what each criterion is. ``translation`` (dimensions, dimensions) maps how people tell their
    situation to how an article words what it turns on: a ridge regression (Hoerl & Kennard 1970) of each
    criterion's definition on its phrases. It takes a question nearer to the passages that serve it than the
    question's own vector is. ``spoken_of`` (criteria,) is how plainly the corpus speaks of each, up to 1.
    """

    rows: Vectors
    basis: Vectors
    centre: Vectors
    definitions: Vectors
    translation: Vectors
    spoken_of: Vectors

    @classmethod
    def from_vectors(cls, vectors: Vectors, counts: Sequence[int], defining: int, clauses: Vectors) -> Self:
        """``vectors`` (phrases, dimensions): ``counts`` of each criterion, its ``defining`` ones first.

        ``clauses`` (clauses, dimensions) are the corpus's.
        """
        dimensions = vectors.shape[1]
        starts = np.cumsum([0, *counts])[:-1]
        definitions = vectors[starts[:, None] + np.arange(defining)]
        if not len(vectors):
            none = np.zeros((dimensions, dimensions), np.float32)
            return cls(vectors[:, :0], none[:, :0], none[0], definitions, none, none[0, :0])
        centre = vectors.mean(axis=0)
        # The leading eigenvectors of the second moment: what truncation loses of the products is least.
        _, directions = np.linalg.eigh(vectors.T.astype(np.float64) @ vectors)
        basis = directions[:, ::-1][:, :_KEPT].astype(np.float32)
        translation = _translation(vectors - centre, definitions - centre, counts)
        spoken_of = _spoken_of(definitions - centre, clauses)
        return cls(np.ascontiguousarray(vectors @ basis), basis, centre, definitions, translation, spoken_of)

    def cosines(self, vectors: Vectors) -> Vectors:
        """Of texts (texts, dimensions) with every phrase, nearly; shape ``(texts, phrases)``."""
        return np.asarray((vectors @ self.basis) @ self.rows.T, np.float32)

    def save(self, path: Path) -> None:
        np.savez(path, **asdict(self))

    @classmethod
    def load(cls, path: Path) -> Self:
        try:
            with np.load(path) as stored:
                return cls(**stored)
        except (OSError, ValueError, TypeError) as error:
            raise BrokenIndexError(f"{path} is damaged") from error


def _translation(phrases: Vectors, definitions: Vectors, counts: Sequence[int]) -> Vectors:
    """Both centred on the phrases' mean."""
    worded = unit(unit(definitions).mean(axis=1))
    aims = np.repeat(worded, counts, axis=0)
    aims -= aims.mean(axis=0)
    penalty = _RIDGE * np.eye(phrases.shape[1], dtype=np.float32)
    return np.linalg.solve(phrases.T @ phrases + penalty, phrases.T @ aims).astype(np.float32)


def _spoken_of(definitions: Vectors, clauses: Vectors) -> Vectors:
    """``definitions`` centred on the phrases' mean; a clause is as near as the nearest of a criterion's."""
    found = np.empty(len(definitions), np.float32)
    beyond = unit(np.asarray(clauses, np.float32) - clauses.mean(axis=0, dtype=np.float32))
    for number, defining in enumerate(unit(definitions)):
        best = np.sort((beyond @ defining.T).max(axis=1))[-_NEAREST:].mean()
        found[number] = np.clip((best - _HARDLY) / (_PLAINLY - _HARDLY), _LEAST_SPOKEN_OF, 1)
    return found


def unit(rows: Vectors) -> Vectors:
    """Each row at length 1; zeros stay zeros."""
    norms = np.linalg.norm(rows, axis=-1, keepdims=True)
    return np.asarray(rows / np.maximum(norms, 1e-9), np.float32)
