"""Which passages an answer quotes: different points from different sources, for and against."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.answer import Role

Floats = npt.NDArray[np.float32]

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


def choose(
    candidates: Sequence[Candidate], favoured: Sequence[int], *, reasons: int, counters: int
) -> list[Chosen]:
    """Reasons for the favoured options, then what speaks against them or for another, best first."""
    picked = _greedy(candidates, lambda one: _speaks_for(one, favoured), "reason", reasons, [])
    return [
        *picked,
        *_greedy(candidates, lambda one: _speaks_against(one, favoured), "counter", counters, picked),
    ]


def _speaks_for(candidate: Candidate, favoured: Sequence[int]) -> int | None:
    options = [option for option in favoured if candidate.stances[option] >= _FOR]
    return max(options, key=lambda option: float(candidate.stances[option])) if options else None


def _speaks_against(candidate: Candidate, favoured: Sequence[int]) -> int | None:
    against = [option for option in favoured if candidate.stances[option] <= _AGAINST]
    if against:
        return against[0]
    # What credits the favoured option just as much does not speak for another.
    credited = max(float(candidate.stances[option]) for option in favoured)
    least = max(_FOR, credited + _FOR)
    others = [o for o in range(len(candidate.stances)) if o not in favoured and candidate.stances[o] >= least]
    return max(others, key=lambda option: float(candidate.stances[option])) if others else None


def choose_context(candidates: Sequence[Candidate], count: int, taken: Sequence[Chosen] = ()) -> list[Chosen]:
    """The best passages whatever they speak for, those that speak for nothing included."""
    free = [one for one in candidates if one.passage not in {chosen.candidate.passage for chosen in taken}]
    return _greedy(free, lambda _: -1, "context", count, taken)


def with_sides(chosen: Sequence[Chosen], favoured: Sequence[int]) -> list[Chosen]:
    """Reasons, then counters, then context: what came as context takes its side when it has one."""
    sided = []
    for one in chosen:
        option, against = _speaks_for(one.candidate, favoured), _speaks_against(one.candidate, favoured)
        if one.role != "context" or (option is None and against is None):
            sided.append(one)
        elif option is not None:
            sided.append(Chosen(one.candidate, "reason", option))
        else:
            sided.append(Chosen(one.candidate, "counter", against))
    order = ("reason", "counter", "context")
    return sorted(sided, key=lambda one: order.index(one.role))


def _greedy(
    candidates: Sequence[Candidate],
    side: Callable[[Candidate], int | None],
    role: Role,
    count: int,
    taken: Sequence[Chosen],
) -> list[Chosen]:
    """Maximal marginal relevance (Carbonell & Goldstein 1998), with a price on repeating a source."""
    eligible = [(candidate, option) for candidate in candidates if (option := side(candidate)) is not None]
    if not eligible:
        return []
    floor = _WORTH[role] * max(candidate.score for candidate in candidates)
    said = _Said([candidate for candidate, _ in eligible], taken)
    picked: list[Chosen] = []
    while len(picked) < count:
        worth = -math.inf if len(picked) < _FEWEST.get(role, 0) else floor
        at = said.best(worth)
        if at is None:
            break
        candidate, option = eligible[at]
        said.add(candidate)
        picked.append(Chosen(candidate, role, option if option >= 0 else None))
    return picked


class _Said:
    """What the chosen passages said already, and which of the open ones adds most to it."""

    def __init__(self, candidates: Sequence[Candidate], taken: Sequence[Chosen]) -> None:
        self._candidates = candidates
        self._vectors = np.array([candidate.vector for candidate in candidates])
        self._likest = np.zeros(len(candidates), np.float32)
        self._sources: Counter[int] = Counter()
        self._clusters: set[int] = set()
        for chosen in taken:
            self.add(chosen.candidate)

    def add(self, candidate: Candidate) -> None:
        self._clusters.add(candidate.cluster)
        self._sources[candidate.source] += 1
        self._likest = np.maximum(self._likest, self._vectors @ candidate.vector)

    def best(self, floor: float) -> int | None:
        """``floor``: the least score, a little less for a source that is not cited yet."""
        rated = [
            (candidate.score - self._price(at), -candidate.passage, at)
            for at, candidate in enumerate(self._candidates)
            if candidate.cluster not in self._clusters
            and candidate.score >= floor * (1.0 if self._sources[candidate.source] else _NEW_SOURCE)
        ]
        return max(rated)[2] if rated else None

    def _price(self, at: int) -> float:
        """What a candidate loses for repeating a source, and for its likeness to what is chosen already."""
        repeated = self._sources[self._candidates[at].source]
        return _SAME_SOURCE * repeated + _ALIKE * max(0.0, float(self._likest[at]) - _UNLIKE)
