"""What of an answer fits into one message.

Whole lines go, the least important first, until the rest fits; a citation is never cut. How many went
is known, so the message can say so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.blocks.lines import cited, conflict_line, point_line
from bot.blocks.message import MOST_IN_SECTION

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.answer import Answer, Citation, Conflict, Point


@dataclass(frozen=True)
class Shown:
    """The part of an answer that a message carries, and how much it leaves to "Show evidence"."""

    points: tuple[Point, ...]
    conflicts: tuple[Conflict, ...]
    would_change: tuple[str, ...]
    notes: tuple[str, ...]
    dropped: int = 0

    def sources(self, answer: Answer) -> tuple[Citation, ...]:
        wanted = cited(self.points, self.conflicts)
        return tuple(citation for citation in answer.citations if citation.n in wanted)


def fitting(answer: Answer, fits: Callable[[Shown], bool]) -> Shown:
    """The most of an answer for which ``fits`` holds."""
    shown = _without_giants(answer)
    while not fits(shown):
        smaller = _smaller(shown)
        if smaller is None:
            return shown
        shown = smaller
    return shown


def _without_giants(answer: Answer) -> Shown:
    """Leave out single lines that no section could hold."""
    points = tuple(p for p in answer.points if len(point_line(p, answer)) <= MOST_IN_SECTION)
    conflicts = tuple(c for c in answer.conflicts if len(conflict_line(c, answer)) <= MOST_IN_SECTION)
    change = tuple(line for line in answer.would_change if len(line) <= MOST_IN_SECTION // 5)
    notes = tuple(line for line in answer.notes if len(line) <= MOST_IN_SECTION // 5)
    kept = len(points) + len(conflicts) + len(change) + len(notes)
    every = len(answer.points) + len(answer.conflicts) + len(answer.would_change) + len(answer.notes)
    return Shown(points, conflicts, change, notes, every - kept)


def _smaller(shown: Shown) -> Shown | None:
    """One line less: notes go first, the best reason and the best counterpoint last."""
    less = replace(shown, dropped=shown.dropped + 1)
    if shown.notes:
        return replace(less, notes=shown.notes[:-1])
    if shown.would_change:
        return replace(less, would_change=shown.would_change[:-1])
    victim = _least(shown)
    if victim is not None:
        return _with_points(less, tuple(p for i, p in enumerate(shown.points) if i != victim))
    if shown.conflicts:
        return replace(less, conflicts=shown.conflicts[:-1])
    return replace(less, points=shown.points[:-1]) if shown.points else None


def _with_points(shown: Shown, points: tuple[Point, ...]) -> Shown:
    """A conflict goes with the quotes that it sets against each other."""
    quoted = cited(points, ())
    conflicts = tuple(conflict for conflict in shown.conflicts if cited((), (conflict,)) <= quoted)
    gone = len(shown.conflicts) - len(conflicts)
    return replace(shown, points=points, conflicts=conflicts, dropped=shown.dropped + gone)


def _least(shown: Shown) -> int | None:
    """The last point of a role that is not the only one of its role, asides before arguments."""
    for role in ("context", "condition", "counter", "reason"):
        places = [i for i, point in enumerate(shown.points) if point.role == role]
        if len(places) > (1 if role in {"counter", "reason"} else 0):
            return places[-1]
    return None
