"""What the corpus says whatever is asked: worked out once an index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from bot.scoring import prior
from bot.weighing import (
    Backing,
    Evidence,
    Heaviest,
    Relevant,
    backing,
    heaviest,
    largest,
    margin,
    support,
)

if TYPE_CHECKING:
    from bot.annotations import Annotations
    from bot.relevance import Relevance
    from index.search import Index

# A workload is plainly covered when a clause is this near to it, and plainly won by this margin.
_PLAINLY_ABOUT, _PLAINLY_WON = 0.55, 0.5
# So many sources have to put it plainly ahead in clauses that are this near: one may tell of its own case.
_SAY_SO, _PLAINLY_AHEAD, _NEAR = 2, 0.6, 0.45
# Clauses that are looked at for quotes on a criterion, whatever else is asked.
_LIKELIEST = 50
# Praise from whoever sells what it praises.
_PARTISAN = 0.5


class Standing:
    def __init__(self, index: Index, notes: Annotations, relevance: Relevance) -> None:
        self._index = index
        self._notes = notes
        self._relevance = relevance
        kinds = [criterion.kind for criterion in index.vocabulary.criteria]
        # The same for every question, so it is worked out for the first; the cache goes with its index.
        self.backing, self.likeliest = cache(self._backing), cache(self._likeliest)
        self.workloads = frozenset(number for number, kind in enumerate(kinds) if kind == "workload")

    @cached_property
    def owners(self) -> npt.NDArray[np.int64]:
        """The passage of each clause."""
        return np.array([clause.passage for clause in self._index.clauses], np.int64)

    @cached_property
    def clusters(self) -> npt.NDArray[np.int64]:
        """The passage that stands for each passage and its near-copies."""
        return np.array(self._notes.copies, np.int64)

    @cached_property
    def weaknesses(self) -> npt.NDArray[np.bool_]:
        """Of each clause, whether it stands where its article tells weaknesses."""
        return np.array(self._notes.frames, np.int64)[self.owners] < 0

    @cached_property
    def prior(self) -> npt.NDArray[np.float32]:
        """Of each clause, what its passage scores as a quote whatever is asked."""
        passages = self._index.passages
        words = np.array([len(passage.text.split()) for passage in passages])
        return prior(words, _places([passage.doc_id for passage in passages]))[self.owners]

    @cached_property
    def evidence(self) -> Evidence:
        options, claims = self._notes.lexicon.options, self._notes.claims
        documents = {doc_id: number for number, doc_id in enumerate(self._index.documents)}
        doc_ids = [self._index.passages[passage].doc_id for passage in self.owners]
        stances = [[claim.stances.get(option, 0.0) for option in options] for claim in claims]
        weights = [
            self._weight(passage, doc_id, claim.stances)
            for passage, doc_id, claim in zip(self.owners.tolist(), doc_ids, claims, strict=True)
        ]
        return Evidence(
            np.array(stances, np.float32).reshape(len(claims), len(options)),
            np.array([documents[doc_id] for doc_id in doc_ids], np.int64),
            np.array(weights, np.float32),
            np.array([claim.even for claim in claims], bool),
        )

    def _weight(self, passage: int, doc_id: str, stances: Mapping[str, float]) -> float:
        """A near-copy counts for nothing more, praise from a seller of one option and not of all by half."""
        if self._notes.copies[passage] != passage:
            return 0.0
        sold = self._notes.sellers.get(doc_id, ())
        partisan = 0 < len(sold) < len(self._notes.lexicon.options)
        return _PARTISAN if partisan and any(stances.get(option, 0.0) > 0 for option in sold) else 1.0

    def _backing(self, criterion: int) -> Backing:
        return backing(self.evidence, self._relevant(criterion))

    def _relevant(self, criterion: int) -> Relevant:
        return Relevant(np.arange(len(self.owners)), self._relevance.to_criterion(criterion))

    def _likeliest(self, criterion: int) -> npt.NDArray[np.int64]:
        return largest(self._relevance.likeness(criterion), _LIKELIEST)

    @cached_property
    def covered(self) -> list[int]:
        """Workloads that the articles are plainly about."""
        likeness = self._relevance.likeness
        return [
            number
            for number in sorted(self.workloads)
            if float(likeness(number).max(initial=0)) >= _PLAINLY_ABOUT
        ]

    @cached_property
    def plain_wins(self) -> list[tuple[int, str]]:
        """Workloads that one option plainly wins, each with that option, most decided first."""
        found = []
        for number in self.covered:
            clauses = heaviest(self.evidence, self._relevant(number))
            scores = support(self.evidence, clauses, self.evidence.usual)
            winner = int(np.argmax(scores))
            if len(scores) > 1 and margin(scores) >= _PLAINLY_WON and self.say_so(number, winner, clauses):
                found.append((-margin(scores), number, self._notes.lexicon.options[winner]))
        return [(number, option) for _, number, option in sorted(found)]

    def say_so(self, criterion: int, option: int, decisive: Heaviest) -> bool:
        """Whether enough sources put the option ahead of every other in so many words."""
        rows = decisive.clauses[self._relevance.likeness(criterion)[decisive.clauses] >= _NEAR]
        stances = self.evidence.stances[rows]
        ahead = stances[:, option] - np.delete(stances, option, axis=1).max(axis=1) >= _PLAINLY_AHEAD
        told = ahead & (self.evidence.weights[rows] > 0)
        return len(set(self.evidence.sources[rows[told]].tolist())) >= _SAY_SO


def _places(doc_ids: Sequence[str]) -> npt.NDArray[np.float32]:
    """Of each passage, the share of its article that stands ahead of it."""
    lengths, ahead = Counter(doc_ids), Counter[str]()
    places = []
    for doc_id in doc_ids:
        places.append(ahead[doc_id] / lengths[doc_id])
        ahead[doc_id] += 1
    return np.array(places, np.float32)
