"""What a question turns on: its clauses against the situations in which people meet each criterion."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from bot.likeness import PhraseLikeness
from bot.question import Clause, Question, gigabytes, magnitude, team_size
from index.keywords import Keywords, tokens
from index.phrase_space import PhraseSpace
from index.vocabulary import Criterion

Floats = npt.NDArray[np.float32]

# Criteria further from a clause's best one than this are not meant.
_WITHIN = 0.15
_TEMPERATURE = 0.05
# Likeness at which a clause begins to say something, and at which it plainly does.
_FAINT, _PLAIN = 0.3, 0.55
# What a criterion implies is wanted by this share of it.
_IMPLIED = 0.4

# Words of content at which a clause counts half. Of clauses with one such word the option whose praise is
# likeliest to say it is the right one in .42, of those with twelve in .66 (729 questions of 32 sets).
_HALF_SAID = 4.0
# So many wants at most, and each weighs at least this share of all.
_MOST = 5
_LEAST_SHARE = 0.05


@dataclass(frozen=True, slots=True)
class _Scale:
    """What a number in a clause adds to likeness: ``little`` below ``few``, ``much`` from ``many`` on."""

    measure: Callable[[str], float | None]
    few: float
    many: float
    little: float
    much: float

    def added(self, count: float | None) -> float:
        if count is None or self.few <= count < self.many:
            return 0.0
        return self.little if count < self.few else self.much


# By the words of a criterion's ``scale``. Twelve users are no load, however much the words are like load's.
_SCALES = {
    "large": _Scale(magnitude, few=500, many=2_000, little=-0.2, much=0.1),
    "small": _Scale(magnitude, few=500, many=2_000, little=0.1, much=-0.2),
    "team": _Scale(team_size, few=9, many=15, little=-0.2, much=0.2),
    "data": _Scale(gigabytes, few=500, many=2_000, little=-0.2, much=0.1),
}


@dataclass(frozen=True, slots=True)
class Want:
    """``share`` of all that is wanted, 0 to 1; ``clause`` is where it was read."""

    criterion: int
    share: float
    likeness: float
    clause: Clause


class Recognised(NamedTuple):
    """What is wanted, most of all first, and how plainly the question says so, 0 to 1."""

    wants: list[Want]
    sure: float


NOTHING = Recognised([], 0.0)


@dataclass(slots=True)
class _Wanted:
    """A criterion while the clauses are being read; ``most`` is what ``clause`` alone gave."""

    share: float
    most: float
    clause: Clause


class Recogniser:
    def __init__(self, criteria: Sequence[Criterion], space: PhraseSpace, words: Keywords) -> None:
        self.likeness = PhraseLikeness(criteria, space, words)
        self._spoken_of = space.spoken_of
        numbers = {criterion.name: number for number, criterion in enumerate(criteria)}
        self._implied = [[numbers[name] for name in c.implies if name in numbers] for c in criteria]
        self._scaled = [
            (scale, np.array([name in criterion.scale.split() for criterion in criteria]))
            for name, scale in _SCALES.items()
        ]

    def recognise(self, question: Question, vectors: Floats) -> Recognised:
        """``vectors``: one row a clause of the question."""
        if not self._implied or not question.clauses:
            return NOTHING
        likeness = self.likeness([clause.text for clause in question.clauses], vectors)
        wanted: dict[int, _Wanted] = {}
        weights = [clause.weight * substance(tokens(clause.text)) for clause in question.clauses]
        for clause, weight, row in zip(question.clauses, weights, likeness, strict=True):
            # Two scales may share a measure, which is the costly part.
            counts = {measure: measure(clause.text) for measure in {one.measure for one, _ in self._scaled}}
            for scale, rows in self._scaled:
                row[rows] += scale.added(counts[scale.measure])
            for number, share in _shares(row, self._spoken_of).items():
                _add(wanted, number, weight * share, clause)
        sure = sum(one.share for one in wanted.values()) / max(sum(weights), 1e-9)
        self._add_implied(wanted)
        return Recognised(_strongest(wanted, likeness), sure)

    def nearest(self, texts: Sequence[str], vectors: Floats) -> float:
        """The likeness of the likeliest criterion to any of the texts; ``vectors``: one row a text."""
        return float(self.likeness(texts, vectors).max(initial=0)) if self._implied else 0.0

    def _add_implied(self, wanted: dict[int, _Wanted]) -> None:
        for number, one in list(wanted.items()):
            for implied in self._implied[number]:
                share = _IMPLIED * wanted[number].share
                known = wanted.setdefault(implied, _Wanted(share, share, one.clause))
                known.share = max(known.share, share)


def substance(content: Sequence[str]) -> float:
    """How much of a whole statement these words of content are, 0..1: "ten users" says little."""
    return len(content) / (len(content) + _HALF_SAID)


def _shares(row: Floats, spoken_of: Floats) -> dict[int, float]:
    """The criteria that a clause may mean, sharing out how plainly it says anything.

    Of two that it may mean, the one that the corpus speaks of is likelier.
    """
    best = float(row.max())
    sure = min(1.0, max(0.0, (best - _FAINT) / (_PLAIN - _FAINT)))
    weights = spoken_of * np.exp((row - best) / _TEMPERATURE) * (row >= best - _WITHIN)
    total = weights.sum()
    return {number: sure * float(weights[number] / total) for number in np.flatnonzero(weights).tolist()}


def _add(wanted: dict[int, _Wanted], number: int, share: float, clause: Clause) -> None:
    if share <= 0:
        return
    one = wanted.setdefault(number, _Wanted(0.0, 0.0, clause))
    one.share += share
    if share > one.most:
        one.most, one.clause = share, clause


def _strongest(wanted: dict[int, _Wanted], likeness: Floats) -> list[Want]:
    total = sum(one.share for one in wanted.values())
    ranked = sorted(wanted, key=lambda number: (-wanted[number].share, number))[:_MOST]
    chosen = [number for number in ranked if wanted[number].share >= _LEAST_SHARE * total]
    kept = sum(wanted[number].share for number in chosen)
    return [
        Want(number, wanted[number].share / kept, float(likeness[:, number].max()), wanted[number].clause)
        for number in chosen
    ]
