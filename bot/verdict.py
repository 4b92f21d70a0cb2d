"""Weighing: from claims and their relevance to a verdict that counts sources, not sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from bot.criteria import Want

Floats = npt.NDArray[np.float32]
Strength = Literal["clear", "lean", "even"]

# Only so many of the most relevant clauses are weighed: with all of them, what an article says most often
# wins whatever is asked.
_WEIGHED = 12
# How much the criteria count beside the question's own words.
_CRITERIA_SHARE = 0.7
_LEAN, _CLEAR = 0.06, 0.25
# Two needs pull apart when each has at least this share and its own winner by this margin.
_LEAST_NEED, _OWN_MARGIN = 0.2, 0.12


@dataclass(frozen=True)
class Evidence:
    """The corpus as the weighing sees it, a row a clause.

    ``stances`` (clauses, options) in -1..1; ``sources`` numbers each clause's publisher; ``weights`` is 1, less
    for near-copies (0) and for a publisher that sells what the clause praises.
    """

    stances: Floats
    sources: npt.NDArray[np.int64]
    weights: Floats
    even: npt.NDArray[np.bool_]
    combines: npt.NDArray[np.bool_]

    @property
    def options(self) -> int:
        return int(self.stances.shape[1])


@dataclass(frozen=True)
class Weighed:
    """``support`` of each option on one need, centred on what the corpus says of it in general."""

    want: Want | None
    share: float
    support: Floats

    @property
    def winner(self) -> int:
        return int(np.argmax(self.support))

    @property
    def margin(self) -> float:
        ordered = np.sort(self.support)
        return float(ordered[-1] - ordered[-2]) if len(ordered) > 1 else float(ordered[-1])


@dataclass(frozen=True)
class Decision:
    """``choice`` is an option's number, "both" or "depends"; ``pair`` are the options of a "both"."""

    choice: int | Literal["both", "depends"]
    strength: Strength
    margin: float
    support: Floats
    needs: tuple[Weighed, ...]
    pair: tuple[int, ...] = ()


def support(evidence: Evidence, relevance: Floats, weighed: int = _WEIGHED) -> Floats:
    """Share of each option in what the most relevant clauses say, -1 to 1; shape ``(options,)``.

    Per source the square root of its sum, so that a source that repeats itself gains little.
    """
    scores = relevance * evidence.weights
    best = np.argsort(-scores, kind="stable")[:weighed]
    by_source = np.zeros((int(evidence.sources.max(initial=0)) + 1, evidence.options), np.float32)
    np.add.at(by_source, evidence.sources[best], scores[best, None] * evidence.stances[best])
    damped = np.sign(by_source) * np.sqrt(np.abs(by_source))
    total = np.abs(damped).sum()
    return np.asarray(damped.sum(axis=0) / max(total, 1e-9), np.float32)


def weigh(
    evidence: Evidence,
    to_question: Floats,
    to_criteria: Mapping[int, Floats],
    wants: Sequence[Want],
    leanings: Floats,
) -> list[Weighed]:
    """One entry for the question's own words, one a want; ``leanings`` is what the asker's team brings along."""
    usual = support(evidence, np.ones(len(evidence.stances), np.float32), len(evidence.stances))
    criteria_share = _CRITERIA_SHARE if wants else 0.0
    own = Weighed(None, 1 - criteria_share, support(evidence, to_question) - usual + leanings)
    found = [own]
    for want in wants:
        found.append(Weighed(want, criteria_share * want.share, support(evidence, to_criteria[want.criterion]) - usual))
    return found


def decide(needs: Sequence[Weighed], *, separable: frozenset[int], asks_both: bool, even: float) -> Decision:
    """``separable`` are criteria whose work can be done by a part of its own; ``even`` is the share of the
    most relevant clauses that credit all options alike.
    """
    total = np.sum([need.share * need.support for need in needs], axis=0)
    ordered = np.sort(total)
    margin = float(ordered[-1] - ordered[-2]) if len(ordered) > 1 else float(ordered[-1])
    leader = int(np.argmax(total))
    pair = _pulled_apart(needs, separable)
    if pair and (asks_both or margin < _CLEAR):
        return Decision("both", "clear" if asks_both else "lean", margin, total, tuple(needs), pair)
    if margin < _LEAN * (1 + 2 * even):
        return Decision("depends", "even", margin, total, tuple(needs))
    return Decision(leader, "clear" if margin >= _CLEAR else "lean", margin, total, tuple(needs))


def _pulled_apart(needs: Sequence[Weighed], separable: frozenset[int]) -> tuple[int, ...]:
    """The winners of the two strongest needs when they differ and each is plain."""
    strong = [
        need
        for need in needs
        if need.want and need.want.criterion in separable and need.want.share >= _LEAST_NEED and need.margin >= _OWN_MARGIN
    ]
    winners = list(dict.fromkeys(need.winner for need in sorted(strong, key=lambda need: -need.share)))
    return tuple(winners[:2]) if len(winners) > 1 else ()
