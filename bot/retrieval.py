"""What of the corpus an answer looks at: by meaning, by words, and by what the question turns on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from bot.selection import Siding, speaks
from bot.weighing import Relevant, Said

if TYPE_CHECKING:
    from bot.criteria import Want
    from bot.relevance import Nearness, Relevance
    from bot.standing import Standing
    from bot.stated import Stated
    from index.search import Index

Floats = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int64]

# Passages that are retrieved for each clause of a question. Over 32 sets a hundred decided and quoted as well
# as all of 250 to 530 did (.653 right and .110 plainly wrong, for .650 and .110). Larger corpora have room.
_RETRIEVED = 300


@dataclass(frozen=True)
class Retrieved:
    """``clauses`` of the corpus, each with how near it is to the question as a whole and to its clauses.

    ``passages`` are those that the clauses stand in; all are of shape ``(clauses,)``.
    """

    clauses: Rows
    passages: Rows
    need: Nearness
    said: list[Said]

    @property
    def nearest(self) -> int:
        """The passage of the clause that is nearest to the question as a whole."""
        return int(self.passages[int(np.argmax(self.need.cosines))])

    @property
    def by_meaning(self) -> Relevant:
        return Relevant(self.clauses, self.need.meaning)


class Retriever:
    def __init__(self, index: Index, standing: Standing, relevance: Relevance) -> None:
        self._index, self._standing, self._relevance = index, standing, relevance

    def retrieve(
        self, stated: Sequence[Stated], vectors: Floats, wants: Sequence[Want], told: Sequence[Siding]
    ) -> Retrieved:
        """``vectors``: one row a clause of the question; ``told``: sides of which every clause is wanted."""
        words = [self._index.keywords.scores(one.words) for one in stated]
        clauses = self._clauses(vectors, words, wants, told)
        passages = self._standing.owners[clauses]
        near = self._relevance.to_clauses(vectors, [scores[passages] for scores in words], clauses)
        said = [
            Said(one.clause, Relevant(clauses, row), one.substance, one.names_option)
            for one, row in zip(stated, near, strict=True)
        ]
        whole = _mean(vectors, [one.weight for one in stated])
        return Retrieved(clauses, passages, self._relevance.to_question(whole, clauses), said)

    def _clauses(
        self, vectors: Floats, words: Sequence[Floats], wants: Sequence[Want], told: Sequence[Siding]
    ) -> Rows:
        """Of what any part of the question finds, and the likeliest on what it turns on."""
        found = np.zeros(len(self._index.passages), bool)
        for vector, same in zip(vectors, words, strict=True):
            found[self._index.retrieve(vector, same, _RETRIEVED).passages] = True
        clauses = found[self._standing.owners]
        for want in wants:
            clauses[self._standing.likeliest(want.criterion)] = True
        for side in told:
            clauses |= speaks(self._standing.evidence.stances, side)
        return np.flatnonzero(clauses)


def _mean(vectors: Floats, weights: Sequence[float]) -> Floats:
    """The weighted mean of the clauses' vectors, of unit length: it spares encoding the whole once more."""
    mean = np.array(weights, np.float32) @ vectors
    return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), np.float32)
