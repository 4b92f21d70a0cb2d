"""Which passages an answer quotes: different points from different sources, for and against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import NamedTuple, Self

import numpy as np
import numpy.typing as npt

from bot.answer import Role

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

# What praises the favoured option was named in .27, what does not in .13.
_PRAISE = 0.1
# Of what blames the favoured option .12 were named as the other side, of what praises another one .05; more
# so where an article tells weaknesses.
_BLAME, _TOLD_WEAKNESS = 0.08, 0.1
# What a second and third passage of one source, and one much like a chosen one, lose; likeness begins here.
_SAME_SOURCE, _ALIKE, _UNLIKE = 0.03, 0.1, 0.6
# What a clause only implies may be a reason; blame has to be said.
PRAISES, _AGAINST = 0.2, -0.4
# A quote that scores less than this share of the best is padding. On 32 sets recall is .544 and precision
# .421 at .65, .540 and .426 at .68, .535 and .429 at .7.
_WORTH = 0.68
# Being on a side that was asked for is half of the answer: so much less of the best is padding there.
_WORTH_SIDED = 0.5
# So many reasons come before anything else that is worth it: a verdict stands on what speaks for it.
_REASONS = 2
# Of the citations of a verdict this share is kept for the other side.
_OTHER_SIDE = 0.25
_NONE = -1


@dataclass(frozen=True)
class Candidate:
    """A passage that could be quoted, with what it scores for that.

    ``stances`` are those of its most telling clause, an option each; ``weakness`` is whether it stands where
    the article tells weaknesses; ``vector`` is what that clause says beyond what all share, of unit length.
    """

    passage: int
    source: int
    cluster: int
    score: float
    stances: Floats
    weakness: bool
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
    weakness: Mask
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
            bool(self.weakness[number]),
            int(self.need[number]),
            self.vector[number],
        )


class Siding(NamedTuple):
    """What is asked for: what speaks for an option ("reason") or against it ("counter")."""

    role: Role
    option: int


@dataclass(frozen=True)
class Chosen:
    candidate: Candidate
    role: Role
    option: int | None


def quotes(
    candidates: Candidates, favoured: Sequence[int], count: int, asked: Sequence[Siding] = ()
) -> list[Chosen]:
    """The passages to cite, in their order; without a favoured option the best, of what is ``asked``.

    What is about one thing on one side stands together, in the order of the first of each; what is about
    nothing that was asked for comes last.
    """
    chosen = choose(candidates, favoured, count) if favoured else choose_context(candidates, count, asked)
    sides = [(one.role, one.option) for one in chosen]
    subjects = [(one.role, one.option, one.candidate.need) for one in chosen]

    def rank(at: int) -> tuple[int, bool, int]:
        return sides.index(sides[at]), subjects[at][-1] == _NONE, subjects.index(subjects[at])

    return [chosen[place] for place in sorted(range(len(chosen)), key=rank)]


def choose(candidates: Candidates, favoured: Sequence[int], count: int) -> list[Chosen]:
    """The best reasons for the favoured options, the other side, then the best of what is left."""
    if not len(candidates):
        return []
    said = _Said(candidates)
    speaks_for, speaks_against = sides(candidates.stances, favoured)
    praise = candidates.stances[:, np.array(favoured)].max(axis=1)
    scores = candidates.score + _PRAISE * np.maximum(praise, 0)
    blames = (speaks_against[:, None] == np.array(favoured)).any(axis=1)
    as_counter = candidates.score + blames * (_BLAME + _TOLD_WEAKNESS * candidates.weakness)
    kept = min(count - 1, max(1, round(_OTHER_SIDE * count)))
    favourable, against = speaks_for != _NONE, speaks_against != _NONE
    # One of each side is shown however faint it is.
    reasons = said.pick(scores, 1, None, favourable)
    reasons += said.pick(scores, min(_REASONS, count - kept) - 1, _WORTH, favourable)
    counters = said.pick(as_counter, min(kept, 1), None, against)
    counters += said.pick(as_counter, kept - 1, _WORTH, against)
    rest = said.pick(scores, count - len(reasons) - len(counters), _WORTH)
    speaks_for[counters] = _NONE
    told = np.array(reasons + rest, np.int64)
    alike = _credit_others(candidates.stances[told], favoured)
    if (speaks_for[told[~alike]] != _NONE).any():
        # "Both are excellent" is a reason only where there is no better one.
        speaks_for[told[alike]] = _NONE
    chosen = [
        _sided(candidates.row(row), speaks_for[row], speaks_against[row]) for row in reasons + counters + rest
    ]
    order = ("reason", "counter", "context")
    return sorted(chosen, key=lambda one: order.index(one.role))


def _credit_others(stances: Floats, favoured: Sequence[int]) -> Mask:
    """Whether each row praises another option as much as the favoured ones, or more."""
    others = np.delete(stances, favoured, axis=1).max(axis=1, initial=-np.inf)
    return np.asarray(others >= stances[:, np.array(favoured)].max(axis=1))


def singled_out(stances: Floats) -> int | None:
    """The one option that a quote praises more than every other; None where there is none."""
    *_, second, first = (0.0, *sorted(stances.tolist()))
    return int(stances.argmax()) if first >= PRAISES and first > second else None


def _sided(candidate: Candidate, speaks_for: int, speaks_against: int) -> Chosen:
    if speaks_for != _NONE:
        return Chosen(candidate, "reason", int(speaks_for))
    if speaks_against != _NONE:
        return Chosen(candidate, "counter", int(speaks_against))
    return Chosen(candidate, "context", None)


def choose_context(candidates: Candidates, count: int, asked: Sequence[Siding] = ()) -> list[Chosen]:
    """The best passages: of each side that is asked for as many, else whatever they speak for."""
    if not len(candidates):
        return []
    said = _Said(candidates)
    if not asked:
        rows = said.pick(candidates.score, count, _WORTH)
        return [Chosen(candidates.row(row), "context", None) for row in rows]
    chosen: list[Chosen] = []
    # One of each is shown however faint it is; what one side leaves, the others take in the last round.
    for most, worth in (1, None), (count // len(asked) - 1, _WORTH_SIDED), (count, _WORTH_SIDED):
        for side in asked:
            eligible = speaks(candidates.stances, side)
            told = candidates.score + _plainness(candidates, side)
            rows = said.pick(told, min(most, count - len(chosen)), worth, eligible)
            chosen += [Chosen(candidates.row(row), side.role, side.option) for row in rows]
    return sorted(chosen, key=lambda one: asked.index(Siding(one.role, one.option or 0)))


def speaks(stances: Floats, side: Siding) -> Mask:
    """Whether each row is on that side."""
    own = stances[:, side.option]
    return own >= PRAISES if side.role == "reason" else own <= _AGAINST


def _plainness(candidates: Candidates, side: Siding) -> Floats:
    """What a quote scores for being plainly on its side."""
    if side.role == "reason":
        return np.asarray(_PRAISE * candidates.stances[:, side.option], np.float32)
    return np.asarray(_TOLD_WEAKNESS * candidates.weakness, np.float32)


def sides(stances: Floats, favoured: Sequence[int]) -> tuple[Numbers, Numbers]:
    """The favoured option that each row speaks for, and the option that its speaking against them is about.

    What speaks against is about a favoured option that it blames, or about another that it praises; what
    credits the favoured option just as much does not speak for another. ``_NONE`` where there is none.
    """
    rows, chosen = np.arange(len(stances)), np.array(favoured)
    own = stances[:, chosen]
    credited = own.max(axis=1)
    speaks_for = np.where(credited >= PRAISES, chosen[own.argmax(axis=1)], _NONE)
    others = stances.copy()
    others[:, chosen] = -np.inf
    other = others.argmax(axis=1)
    praised = np.where(others[rows, other] >= np.maximum(PRAISES, credited + PRAISES), other, _NONE)
    blamed = own <= _AGAINST
    return speaks_for, np.where(blamed.any(axis=1), chosen[blamed.argmax(axis=1)], praised)


class _Said:
    """What the chosen passages said already, and which of the open ones adds most to it.

    Maximal marginal relevance (Carbonell & Goldstein 1998), with a price on repeating a source.
    """

    def __init__(self, candidates: Candidates) -> None:
        self._candidates = candidates
        self._likeness = candidates.vector @ candidates.vector.T
        self._open = np.ones(len(candidates), bool)
        self._repeated = np.zeros(len(candidates), np.int64)
        self._likest = np.full(len(candidates), _UNLIKE, np.float32)

    def pick(
        self, scores: Floats, count: int, worth: float | None, eligible: Mask | None = None
    ) -> list[int]:
        """Up to ``count`` rows that score ``worth`` of the best, or whatever they score."""
        allowed = np.ones(len(scores), bool) if eligible is None else eligible
        if worth is not None:
            allowed = allowed & (scores >= worth * float(scores[allowed].max(initial=0)))
        picked: list[int] = []
        while len(picked) < count:
            row = self._best(scores, allowed & self._open)
            if row is None:
                break
            self._add(row)
            picked.append(row)
        return picked

    def _add(self, row: int) -> None:
        self._open &= self._candidates.cluster != self._candidates.cluster[row]
        self._repeated += self._candidates.source == self._candidates.source[row]
        self._likest = np.maximum(self._likest, self._likeness[row])

    def _best(self, scores: Floats, left: Mask) -> int | None:
        price = _SAME_SOURCE * self._repeated + _ALIKE * (self._likest - _UNLIKE)
        row = int(np.where(left, scores - price, -np.inf).argmax())
        return row if left[row] else None
