"""From needs as the sources back them to a decision, and when there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt

from bot.answer import Strength
from bot.criteria import Want
from bot.question import Clause
from bot.weighing import Weighed, margin

Floats = npt.NDArray[np.float32]

# Where an option is ahead by "clear" .88 of verdicts were right, on 28 topics; .62 of all.
_LEAN, _LEAN_COMPARED, _CLEAR = 0.045, 0.12, 0.35
# A lead below this is narrow: against it the sources that are quoted may tip the balance.
_NARROW = 0.1
# What alone is not ruled out leads by this much: enough to be chosen, too little to be clear by itself.
_ALONE = 0.3
# Two clauses of a question pull apart when each has at least this share and its own winner by this margin.
_LEAST_NEED, _OWN_MARGIN = 0.2, 0.3


@dataclass(frozen=True)
class Decision:
    """``choice`` is an option's number, "both" or "depends"; ``pair`` are the options of a "both".

    ``outnumbered`` tells why a "depends" is one.
    """

    choice: int | Literal["both", "depends"]
    strength: Strength
    margin: float
    support: Floats
    needs: tuple[Weighed, ...]
    pair: tuple[int, ...] = ()
    outnumbered: bool = False

    @property
    def leader(self) -> int:
        return int(np.argmax(self.support))

    @property
    def favoured(self) -> tuple[int, ...]:
        """Options that the reasons speak for; a "depends" begins with the one that is ahead by a little."""
        if self.choice == "both":
            return self.pair
        return (self.leader if self.choice == "depends" else self.choice,)


def leave_out(needs: Sequence[Weighed], options: frozenset[int]) -> Sequence[Weighed]:
    """As if these options were backed no better than the least of the others; without effect when all are."""
    allowed = [option for option in range(len(needs[0].support)) if option not in options]
    if not options or not allowed:
        return needs
    lead = _ALONE if len(allowed) == 1 else 0.0

    def lowered(need: Weighed) -> Weighed:
        least = float(need.support[allowed].min()) - lead
        support = [min(least, one) if at in options else one for at, one in enumerate(need.support.tolist())]
        return replace(need, support=np.array(support, np.float32))

    return [lowered(need) for need in needs]


def decide(
    needs: Sequence[Weighed], *, separable: frozenset[int], asks_both: bool, compares: bool, even: float
) -> Decision:
    """``separable`` are criteria whose work a part of its own can do, ``even`` how evenly sources speak."""
    total = np.sum([need.share * need.support for need in needs], axis=0)
    ahead, leader = margin(total), int(np.argmax(total))
    pair = _pulled_apart(needs, separable, asks_both=asks_both)
    if pair and (asks_both or ahead < _CLEAR):
        return Decision("both", "clear" if asks_both else "lean", ahead, total, tuple(needs), pair)
    least = _LEAN_COMPARED if compares else _LEAN
    if ahead < least * (1 + 2 * even):
        return Decision("depends", "even", ahead, total, tuple(needs))
    return Decision(leader, "clear" if ahead >= _CLEAR else "lean", ahead, total, tuple(needs))


def not_flatly(decision: Decision, claimed: frozenset[int]) -> Decision:
    """An option that is to be praised without a word against it wins only with its conditions."""
    if decision.choice not in claimed:
        return decision
    return replace(decision, choice="depends", strength="even")


def unless_outnumbered(decision: Decision, in_favour: int, against: int) -> Decision:
    """A narrow lead is none when more sources are quoted against it than for it, and no lead is clear then.

    Over 32 sets .657 of verdicts were right and .125 plainly wrong without this, .648 and .112 with it.
    """
    if decision.strength == "even" or decision.choice == "both" or against <= in_favour:
        return decision
    if decision.margin >= _NARROW:
        return replace(decision, strength="lean")
    return replace(decision, choice="depends", strength="even", outnumbered=True)


def _pulled_apart(needs: Sequence[Weighed], separable: frozenset[int], *, asks_both: bool) -> tuple[int, ...]:
    """The winners of the strongest parts when they differ and each is plain."""
    least_share, least_margin = (
        (_LEAST_NEED / 3, _OWN_MARGIN / 2) if asks_both else (_LEAST_NEED, _OWN_MARGIN)
    )
    parts = list(_by_clause(needs, separable))
    if asks_both and len(parts) < 2:
        # One clause may name both parts: "Tin for the chat and Zinc for the shop?"
        parts = [(one.share, one.winner, one.margin) for one in needs if _is_work(one, separable)]
    strong = [
        winner
        for share, winner, ahead in sorted(parts, key=lambda part: -part[0])
        if share >= least_share and ahead >= least_margin
    ]
    return next(((strong[0], winner) for winner in strong[1:] if winner != strong[0]), ())


def _is_work(need: Weighed, separable: frozenset[int]) -> bool:
    return need.want is not None and need.want.criterion in separable


def _by_clause(needs: Sequence[Weighed], separable: frozenset[int]) -> Iterator[tuple[float, int, float]]:
    """Of each clause that names work: its share of all that is wanted, who wins it, and by what margin."""
    clauses: dict[Clause, list[tuple[Want, Weighed]]] = {}
    for need in needs:
        if need.want:
            clauses.setdefault(need.want.clause, []).append((need.want, need))
    for wanted in clauses.values():
        if any(want.criterion in separable for want, _ in wanted):
            share = sum(want.share for want, _ in wanted)
            total = np.sum([want.share * need.support for want, need in wanted], axis=0) / share
            yield share, int(np.argmax(total)), margin(total)
