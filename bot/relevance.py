"""How much each clause of the corpus bears on a question, and on each criterion that it turns on."""

from __future__ import annotations

import itertools
import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from bot.annotations import Annotations
from index.phrase_space import unit
from index.search import Index

Floats = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int64]

_LETTER = re.compile(r"[^\W\d_]")
# A clause that names a criterion by one of its terms is that much nearer to it: as a quote, and when it is
# weighed, where words mislead more easily.
_TERM, _TERM_WEIGHED = 0.2, 0.1
_CRITERION_TEMPERATURE = 0.08
# What a sentence bears on is often said beside it: this share of a clause's vector is its neighbours' when
# quotes are chosen. On 32 sets recall rose so from .530 to .542, precision from .410 to .420, and the other
# side was shown in .468 for .455; verdicts are right less often with it (.639 for .648).
_BESIDE = 0.2
# Half of a question's likeness is taken as it is asked, half as an article would put it.
_ASKED = 0.5
# A clause of a question is compared alone, so that the nearest count more; the same words bring a clause that
# much nearer at most.
_CLAUSE_TEMPERATURE, _SAME_WORDS = 0.05, 0.15


@dataclass(frozen=True)
class Nearness:
    """Of some clauses to one question, shape ``(clauses,)``.

    ``cosines`` are of its own words; ``meaning``, what quotes are chosen by, is of where it stands as well.
    """

    cosines: Floats
    meaning: Floats


class _Centred:
    """Vectors of all clauses, so that what all of them share says nothing.

    Centring raised verdict accuracy on scenario wordings from .57 to .72: without it every sentence that
    begins with "It can …" is near every criterion.
    """

    def __init__(self, vectors: Floats, worded: npt.NDArray[np.bool_]) -> None:
        """``worded``: which clauses have words of their own; of a table's figures only the headings speak."""
        self.vectors = vectors
        self._centre = (vectors[worded] if worded.any() else vectors).mean(axis=0)
        self._spread = np.maximum(np.linalg.norm(vectors - self._centre, axis=1), 1e-9)[:, None]

    def beyond(self, clauses: Rows) -> Floats:
        """Unit vectors of what each says beyond what all share."""
        return np.asarray((self.vectors[clauses] - self._centre) / self._spread[clauses], np.float32)

    def half_and_half(self, clauses: Rows, plain: Floats, centred: Floats) -> Floats:
        """The mean of the products with ``plain`` as they are and of the centred ones with ``centred``."""
        both = self.vectors[clauses] @ np.stack([plain, centred]).T
        beyond = (both[:, 1] - self._centre @ centred) / self._spread[clauses, 0]
        return np.asarray((both[:, 0] + beyond) / 2, np.float32)

    def products(self, rows: Floats, clauses: Rows | slice = slice(None)) -> Floats:
        """Of what each says beyond what all share with each row; shape ``(clauses, rows)``."""
        products = self.vectors[clauses] @ rows.T - self._centre @ rows.T
        return np.asarray(products / self._spread[clauses], np.float32)


class Relevance:
    """What is weighed is likened by its own words, what is quoted by those that stand beside it as well."""

    def __init__(self, index: Index, annotations: Annotations) -> None:
        clauses = np.asarray(index.clause_vectors, np.float32)
        passages = [index.passages[clause.passage] for clause in index.clauses]
        sections = [(passage.doc_id, passage.section) for passage in passages]
        worded = np.array([bool(_LETTER.search(passage.text)) for passage in passages], bool)
        self._alone = _Centred(clauses, worded)
        self._placed = _Centred(in_context(clauses, sections), worded)
        self._space = index.phrase_space
        self._terms = np.zeros((len(clauses), len(index.vocabulary.criteria)), np.float32)
        for row, numbers in enumerate(annotations.terms):
            self._terms[row, list(numbers)] = 1
        # What quotes are chosen by: of every clause with a criterion, shape ``(clauses,)``. The cache is the
        # object's own, so that it goes with its index.
        self.likeness = cache(self._quotable)

    def beyond(self, clauses: Rows) -> Floats:
        """Unit vectors of what each says beyond what all share."""
        return self._alone.beyond(clauses)

    def to_question(self, vector: Floats, clauses: Rows) -> Nearness:
        """Of these clauses to a question: as it is asked, and as an article would put it."""
        beyond = vector - self._space.centre
        as_written = np.asarray(beyond @ self._space.translation, np.float32)
        mixed = np.asarray(_ASKED * unit(beyond) + (1 - _ASKED) * unit(as_written), np.float32)
        return Nearness(self.cosines(vector, clauses), self._placed.half_and_half(clauses, vector, mixed))

    def cosines(self, vectors: Floats, clauses: Rows) -> Floats:
        """Of these clauses with one vector or, a column each, with many."""
        return np.asarray(self._alone.vectors[clauses] @ vectors.T, np.float32)

    def to_clauses(self, vectors: Floats, words: Sequence[Floats], clauses: Rows) -> list[Floats]:
        """Of these clauses to each clause of a question, 1 for the nearest.

        ``words`` (clauses,) are how well each has the words of that clause of the question (BM25).
        """
        likeness = self._alone.products(unit(vectors - self._space.centre), clauses).T
        return [
            sharpen(row + _SAME_WORDS * same / max(float(same.max(initial=0)), 1e-9), _CLAUSE_TEMPERATURE)
            for row, same in zip(likeness, words, strict=True)
        ]

    def _quotable(self, criterion: int) -> Floats:
        return self._likeness(self._placed, criterion) + _TERM * self._terms[:, criterion]

    def to_criterion(self, criterion: int) -> Floats:
        """1 for the likeliest clause, falling fast; shape ``(clauses,)``."""
        likeness = self._likeness(self._alone, criterion) + _TERM_WEIGHED * self._terms[:, criterion]
        return sharpen(likeness, _CRITERION_TEMPERATURE)

    def _likeness(self, clauses: _Centred, criterion: int) -> Floats:
        """With what praises an option on this criterion, or with its definition, whichever is likelier."""
        defining = unit(self._space.definitions[criterion] - self._space.centre)
        return np.asarray(clauses.products(defining).max(axis=1), np.float32)


def in_context(vectors: Floats, sections: Sequence[Hashable]) -> Floats:
    """Each clause's vector with a share of its neighbours' in the same section; unit vectors again.

    ``vectors`` (clauses, dimensions) and ``sections`` in reading order.
    """
    same = np.array([one == after for one, after in itertools.pairwise(sections)], np.float32)[:, None]
    neighbours, beside = np.zeros_like(vectors), np.zeros((len(vectors), 1), np.float32)
    for here, there in (slice(1, None), slice(-1)), (slice(-1), slice(1, None)):
        neighbours[here] += same * vectors[there]
        beside[here] += same
    mean = np.where(beside > 0, neighbours / np.maximum(beside, 1), vectors)
    return unit(np.asarray((1 - _BESIDE) * vectors + _BESIDE * mean, np.float32))


def sharpen(scores: Floats, temperature: float) -> Floats:
    return np.asarray(np.exp((scores - scores.max(initial=-1)) / temperature), np.float32)
