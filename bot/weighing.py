"""Weighing: how the claims that are relevant to a need back each option, source by source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from bot.criteria import Recognised, Want
from bot.question import Clause

Floats = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int64]

# Only so many of the most relevant clauses are weighed: with all of them, what an article says most often
# wins whatever is asked.
_WEIGHED = 8
# Clauses that are looked at for whether the sources credit all options alike.
_NEAREST = 10
# How much the criteria count beside the question's own words: where none is sure, and where all are plain.
_UNSURE_CRITERIA, _PLAIN_CRITERIA = 0.47, 0.67
# How much what blames an option takes from it beside what its praise gives. This, the shares and the number
# weighed were chosen on 821 questions of 32 sets.
_BLAME = 0.1
# A clause that names an option is near to whatever is said of that one, and counts that much of another.
_NAMING = 0.3
# An option that nothing near is said of is not ruled out by more than this tells, nor is one that little is
# said of at all raised by a single clause.
_UNSAID, _HARDLY_SAID = 0.01, 1.0
# Evidence of this mass (one source that plainly speaks has about 0.7) is believed by half.
_FAINT = 0.5
# An option that is praised wherever it is named has to be praised more here, by half of that: .07 of 284
# verdicts were plainly wrong so, .10 when all of its usual share was taken off, and .08 when none was.
_USUAL = 0.5
# What the asker's people know counts this much of all.
_TEAM_SHARE = 0.4


@dataclass(frozen=True)
class Evidence:
    """The corpus as the weighing sees it, a row a clause.

    ``stances`` (clauses, options) in -1..1; ``sources`` numbers each clause's publisher; ``weights`` is 1,
    less for near-copies (0) and for a publisher that sells what the clause praises; ``even`` marks clauses
    that credit all options alike.
    """

    stances: Floats
    sources: npt.NDArray[np.int64]
    weights: Floats
    even: npt.NDArray[np.bool_]

    @cached_property
    def usual(self) -> Floats:
        """Each option's share of what the corpus says whatever the question, every source counting alike."""
        sums = np.zeros((int(self.sources.max(initial=0)) + 1, self.stances.shape[1]), np.float32)
        np.add.at(sums, self.sources, self.weights[:, None] * self.stances)
        totals = np.abs(sums).sum(axis=1, keepdims=True)
        return np.asarray((sums / np.maximum(totals, 1e-9)).mean(axis=0), np.float32)

    @cached_property
    def densities(self) -> tuple[tuple[Floats, Floats], tuple[Floats, Floats]]:
        """What praises the options and what blames them (clauses, options), with the logs of their sums."""
        said = self.weights[:, None] * self.stances
        praise, blame = np.maximum(said, 0), np.maximum(-said, 0)
        return (praise, _log_sums(praise)), (blame, _log_sums(blame))

    def evenness(self, relevant: Relevant) -> float:
        """The share of the likeliest clauses that credit all options alike."""
        best = relevant.clauses[largest(relevant.near, _NEAREST)]
        return float(self.even[best].mean()) if len(best) else 0.0


class Relevant(NamedTuple):
    """Clauses of the corpus, and how near each is to a need; shapes ``(clauses,)``."""

    clauses: Rows
    near: Floats


class Heaviest(NamedTuple):
    """The clauses that decide on a need, and how much each weighs: relevance times its source's weight."""

    clauses: Rows
    weights: Floats


class Backing(NamedTuple):
    """How the corpus backs each option on a criterion, whatever is asked, and the clauses that decide it."""

    support: Floats
    heaviest: Heaviest


class Said(NamedTuple):
    """A clause of the question, and what of the corpus is relevant to it.

    ``substance`` is how much of a whole statement it is, 0..1, without the names of options in it.
    """

    clause: Clause
    relevant: Relevant
    substance: float
    names_option: bool


@dataclass(frozen=True)
class Weighed:
    """``support`` of each option on one need, beyond what the corpus says of it in general.

    A need is a criterion (``want``), a ``clause`` of the question in its own words, or with neither what the
    team knows, for which no clauses were weighed: ``heaviest`` is None.
    """

    want: Want | None
    share: float
    support: Floats
    heaviest: Heaviest | None = None
    clause: Clause | None = None

    @cached_property
    def winner(self) -> int:
        return int(np.argmax(self.support))

    @cached_property
    def margin(self) -> float:
        return margin(self.support)


def margin(support: Floats) -> float:
    """How far the leader is ahead of the next; what it has, when there is no next."""
    *_, second, first = (0.0, *sorted(map(float, support)))
    return first - second


def heaviest(evidence: Evidence, relevant: Relevant) -> Heaviest:
    scores = relevant.near * evidence.weights[relevant.clauses]
    best = largest(scores, _WEIGHED)
    return Heaviest(relevant.clauses[best], scores[best])


def support(evidence: Evidence, weighed: Heaviest, usual: Floats | float = 0.0) -> Floats:
    """Each option's share of what the heaviest clauses say, beyond its usual share.

    A source's clauses add up to tanh of their sum, so that one that repeats itself gains little; the fewer
    and fainter the sources, the nearer to 0 the support.
    """
    clauses, weights = weighed
    sources = evidence.sources[clauses]
    same = sources[:, None] == sources
    # Each clause has its source's sum, damped, as often as the source has clauses here.
    damped = np.tanh(same @ (weights[:, None] * evidence.stances[clauses])) / same.sum(axis=1, keepdims=True)
    mass = float(np.abs(damped).sum())
    share = damped.sum(axis=0) / max(mass, 1e-9)
    return np.asarray((share - usual) * mass / (mass + _FAINT), np.float32)


def backing(evidence: Evidence, relevant: Relevant) -> Backing:
    """Of the options on the criterion that the clauses are relevant to."""
    found = heaviest(evidence, relevant)
    return Backing(support(evidence, found, _USUAL * evidence.usual), found)


def largest(scores: Floats, count: int) -> Rows:
    """The rows of the largest scores, in no order."""
    if count >= len(scores):
        return np.arange(len(scores))
    return np.argpartition(-scores, count)[:count]


def likelihood(evidence: Evidence, relevant: Relevant) -> Floats:
    """How much likelier each option's praise is than the others' to say such a thing; its blame lowers it.

    A naive Bayes with kernel densities (John & Langley 1995), in nats: of all that praises an option the
    share that is near, so that one which is spoken of more often has no advantage. Shape ``(options,)``,
    centred on 0.
    """
    praise, blame = (
        np.log(relevant.near @ said[relevant.clauses] + _UNSAID) - sums for said, sums in evidence.densities
    )
    found = praise - _BLAME * blame
    return np.asarray(found - found.mean(), np.float32)


def _log_sums(said: Floats) -> Floats:
    return np.asarray(np.log(said.sum(axis=0) + _HARDLY_SAID), np.float32)


def weigh(
    evidence: Evidence,
    clauses: Sequence[Said],
    on_criteria: Mapping[int, Backing],
    recognised: Recognised,
    leanings: Floats,
) -> list[Weighed]:
    """One entry a clause of the question, one for ``leanings``, what the team knows, and one a want."""
    team_share = _TEAM_SHARE if leanings.any() else 0.0
    share = _UNSURE_CRITERIA + (_PLAIN_CRITERIA - _UNSURE_CRITERIA) * recognised.sure
    criteria_share = (1 - team_share) * (share if recognised.wants else 0.0)
    own = (1 - team_share - criteria_share) / sum(one.clause.weight for one in clauses)
    needs = []
    for clause, relevant, substance, names_option in clauses:
        share = own * clause.weight * substance * (_NAMING if names_option else 1)
        needs.append(
            Weighed(None, share, likelihood(evidence, relevant), heaviest(evidence, relevant), clause)
        )
    if team_share:
        needs.append(Weighed(None, team_share, leanings))
    shares = ((want, criteria_share * want.share) for want in recognised.wants)
    return [*needs, *(Weighed(want, share, *on_criteria[want.criterion]) for want, share in shares)]
