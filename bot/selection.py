"""Which passages an answer quotes: different points from different sources, for and against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Self

import numpy as np
import numpy.typing as npt

from bot.answer import Role

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]

# A quote is chosen by meaning, by words, and by the criteria in question: three scores on one scale.
_BY_MEANING, _BY_WORDS, _BY_CRITERIA = 0.7, 0.1, 0.6
# What a second and third passage of one source, and one much like a chosen one, lose; likeness begins here.
_SAME_SOURCE, _ALIKE, _UNLIKE = 0.06, 0.1, 0.6
_FOR, _AGAINST = 0.2, -0.15
# A quote that scores less than this share of the best is padding: cutting there raised citation precision by
# .10 and cost no recall. What speaks against may be fainter.
_WORTH = {"reason": 0.75, "counter": 0.65, "context": 0.7}
# The other side is shown whenever there is one, and a source that is not cited yet may be fainter by this.
_FEWEST = {"reason": 1, "counter": 1}
_NEW_SOURCE = 0.9
_NONE = -1


@dataclass(frozen=True)
class Candidate:
    """A passage that could be quoted. ``stances`` are those of its most telling clause, an option each."""

    passage: int
    source: int
    cluster: int
    score: float
    stances: Floats
    need: int
    vector: Floats


@dataclass(frozen=True)
class Candidates:
    """The same, an array a field and a row a candidate: choosing compares all of them at once."""

    passage: Numbers
    source: Numbers
    cluster: Numbers
    score: Floats
    stances: Floats
    need: Numbers
    vector: Floats

    @classmethod
    def of(cls, candidates: Sequence[Candidate]) -> Self:
        return cls(*(np.array([getattr(one, field.name) for one in candidates]) for field in fields(cls)))

    def __len__(self) -> int:
        return len(self.passage)

    def __iter__(self) -> Iterator[Candidate]:
        return map(self.row, range(len(self)))

    def row(self, number: int) -> Candidate:
        return Candidate(
            int(self.passage[number]),
            int(self.source[number]),
            int(self.cluster[number]),
            float(self.score[number]),
            self.stances[number],
            int(self.need[number]),
            self.vector[number],
        )


@dataclass(frozen=True)
class Chosen:
    candidate: Candidate
    role: Role
    option: int | None


def quote_scores(meaning: Floats, words: Floats, needs: Sequence[tuple[float, Floats]]) -> Floats:
    """Of each clause: cosine with the question, BM25 scaled to its best, likeness to its strongest need."""
    scaled = words / max(float(words.max(initial=0)), 1e-9)
    by_need = np.zeros_like(meaning)
    for share, likeness in needs:
        # The root, so that a need of a quarter still finds its quote.
        by_need = np.maximum(by_need, np.sqrt(share) * likeness)
    return np.asarray(_BY_MEANING * meaning + _BY_WORDS * scaled + _BY_CRITERIA * by_need, np.float32)


def choose(candidates: Candidates, favoured: Sequence[int], *, reasons: int, counters: int) -> list[Chosen]:
    """Reasons for the favoured options, then what speaks against them or for another, best first."""
    if not len(candidates):
        return []
    said, best = _Said(candidates), float(candidates.score.max())
    speaks_for, speaks_against = sides(candidates.stances, favoured)
    return [
        *said.greedy("reason", speaks_for, speaks_for != _NONE, reasons, best),
        *said.greedy("counter", speaks_against, speaks_against != _NONE, counters, best),
    ]


def choose_context(candidates: Candidates, count: int, taken: Sequence[Chosen] = ()) -> list[Chosen]:
    """The best of the other passages, whatever they speak for, those that speak for nothing included."""
    if not len(candidates):
        return []
    said = _Said(candidates)
    for chosen in taken:
        said.add(chosen.candidate)
    free = np.ones(len(candidates), bool)
    for chosen in taken:
        free &= candidates.passage != chosen.candidate.passage
    best = float(candidates.score[free].max(initial=0))
    return said.greedy("context", np.full(len(candidates), _NONE), free, count, best)


def with_sides(chosen: Sequence[Chosen], favoured: Sequence[int]) -> list[Chosen]:
    """Reasons, then counters, then context: what came as context takes its side when it has one."""
    if not chosen:
        return []
    stances = np.array([one.candidate.stances for one in chosen])
    sided = []
    for one, option, against in zip(chosen, *sides(stances, favoured), strict=True):
        if one.role != "context" or option == against == _NONE:
            sided.append(one)
        elif option != _NONE:
            sided.append(Chosen(one.candidate, "reason", int(option)))
        else:
            sided.append(Chosen(one.candidate, "counter", int(against)))
    order = ("reason", "counter", "context")
    return sorted(sided, key=lambda one: order.index(one.role))


def sides(stances: Floats, favoured: Sequence[int]) -> tuple[Numbers, Numbers]:
    """The favoured option that each row speaks for, and the option that its speaking against them is about.

    What speaks against is about a favoured option that it blames, or about another that it praises; what
    credits the favoured option just as much does not speak for another. ``_NONE`` where there is none.
    """
    rows, chosen = np.arange(len(stances)), np.array(favoured)
    own = stances[:, chosen]
    credited = own.max(axis=1)
    speaks_for = np.where(credited >= _FOR, chosen[own.argmax(axis=1)], _NONE)
    others = stances.copy()
    others[:, chosen] = -np.inf
    other = others.argmax(axis=1)
    praised = np.where(others[rows, other] >= np.maximum(_FOR, credited + _FOR), other, _NONE)
    blamed = own <= _AGAINST
    return speaks_for, np.where(blamed.any(axis=1), chosen[blamed.argmax(axis=1)], praised)


class _Said:
    """What the chosen passages said already, and which of the open ones adds most to it.

    Maximal marginal relevance (Carbonell & Goldstein 1998), with a price on repeating a source.
    """

    def __init__(self, candidates: Candidates) -> None:
        self._candidates = candidates
        self._open = np.ones(len(candidates), bool)
        self._repeated = np.zeros(len(candidates), np.int64)
        self._likest = np.zeros(len(candidates), np.float32)

    def greedy(
        self, role: Role, options: Numbers, eligible: npt.NDArray[np.bool_], count: int, best: float
    ) -> list[Chosen]:
        """Up to ``count`` of the eligible rows that are worth quoting beside one that scores ``best``."""
        picked: list[Chosen] = []
        while len(picked) < count:
            shown_anyway = len(picked) < _FEWEST.get(role, 0)
            row = self._best(eligible, -np.inf if shown_anyway else _WORTH[role] * best)
            if row is None:
                break
            candidate, option = self._candidates.row(row), int(options[row])
            self.add(candidate)
            picked.append(Chosen(candidate, role, option if option != _NONE else None))
        return picked

    def add(self, candidate: Candidate) -> None:
        self._open &= self._candidates.cluster != candidate.cluster
        self._repeated += self._candidates.source == candidate.source
        self._likest = np.maximum(self._likest, self._candidates.vector @ candidate.vector)

    def _best(self, eligible: npt.NDArray[np.bool_], worth: float) -> int | None:
        """``worth``: the least score, a little less for a source that is not cited yet."""
        scores = self._candidates.score
        left = eligible & self._open & (scores >= worth * np.where(self._repeated, 1.0, _NEW_SOURCE))
        price = _SAME_SOURCE * self._repeated + _ALIKE * np.maximum(0.0, self._likest - _UNLIKE)
        rated = np.where(left, scores - price, -np.inf)
        row = int(rated.argmax())
        return row if left[row] else None
