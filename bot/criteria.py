"""What a question turns on: its clauses against the situations in which people meet each criterion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.likeness import PhraseLikeness
from bot.question import Clause, Question, magnitude, team_size
from index.keywords import Keywords, tokens
from index.phrase_space import PhraseSpace
from index.vocabulary import Criterion

Floats = npt.NDArray[np.float32]

# Criteria further from a clause's best one than this are not meant.
_WITHIN = 0.15
_TEMPERATURE = 0.05
# Likeness at which a clause begins to say something, and at which it plainly does.
_FAINT, _PLAIN = 0.3, 0.6
# What a criterion implies is wanted by this share of it.
_IMPLIED = 0.4
# From here on a number of users or messages is large, below here small; what that adds, and twice takes.
_MANY, _FEW = 2_000, 500
_BY_NUMBER = 0.1
# So many developers are many, and so few are few.
_LARGE_TEAM, _SMALL_TEAM = 15, 8
# Words of content at which a clause counts half.
_HALF_SAID = 4.0
# So many wants at most, and each weighs at least this share of all.
_MOST = 5
_LEAST_SHARE = 0.05


@dataclass(frozen=True, slots=True)
class Want:
    """``share`` of all that is wanted, 0 to 1; ``clause`` is where it was read."""

    criterion: int
    share: float
    likeness: float
    clause: Clause


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
        self._large = np.array([criterion.scale == "large" for criterion in criteria])
        self._small = np.array([criterion.scale == "small" for criterion in criteria])
        self._team = np.array([criterion.scale == "team" for criterion in criteria])

    def recognise(self, question: Question, vectors: Floats) -> list[Want]:
        """``vectors``: one row a clause of the question. Most wanted first."""
        if not self._implied or not question.clauses:
            return []
        likeness = self.likeness([clause.text for clause in question.clauses], vectors)
        wanted: dict[int, _Wanted] = {}
        for clause, row in zip(question.clauses, likeness, strict=True):
            self._scale(row, magnitude(clause.text))
            self._scale_team(row, team_size(clause.text))
            for number, share in _shares(row, self._spoken_of).items():
                _add(wanted, number, clause.weight * _substance(clause.text) * share, clause)
        self._add_implied(wanted)
        return _strongest(wanted, likeness)

    def _scale(self, row: Floats, count: float | None) -> None:
        """Twelve users are no load, however much the words are like those about load."""
        if count is not None and count >= _MANY:
            row[self._large] += _BY_NUMBER
            row[self._small] -= 2 * _BY_NUMBER
        elif count is not None and count < _FEW:
            row[self._large] -= 2 * _BY_NUMBER
            row[self._small] += _BY_NUMBER

    def _scale_team(self, row: Floats, count: float | None) -> None:
        if count is not None and count >= _LARGE_TEAM:
            row[self._team] += 2 * _BY_NUMBER
        elif count is not None and count <= _SMALL_TEAM:
            row[self._team] -= 2 * _BY_NUMBER

    def _add_implied(self, wanted: dict[int, _Wanted]) -> None:
        for number, one in list(wanted.items()):
            for implied in self._implied[number]:
                share = _IMPLIED * wanted[number].share
                known = wanted.setdefault(implied, _Wanted(share, share, one.clause))
                known.share = max(known.share, share)


def _substance(text: str) -> float:
    """How much of a whole statement a clause is: "ten users" says less than what they do all day."""
    content = len(tokens(text))
    return content / (content + _HALF_SAID)


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
