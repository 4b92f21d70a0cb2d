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
Mask = npt.NDArray[np.bool_]

# A quote is chosen by meaning, by words, and by the criteria in question: three scores on one scale. What
# speaks against is worded further from the question, so that the criteria lead to it.
_MEANING, _WORDS, _CRITERIA = 0.7, 0.1, 0.6
_MEANING_AGAINST, _CRITERIA_AGAINST = 0.5, 0.75
# What other sources say too is worth more, and a weakness that they name too much more. The agreement of so
# many sources counts.
_AGREED, _KNOWN_WEAKNESS, _AGREEING = 0.05, 0.2, 2
# What the favoured option is blamed for is the other side more often than what another one is praised for: in
# 32 sets the other side was shown in .39 of answers with this, in .36 without.
_BLAME = 0.08
# What a second and third passage of one source, and one much like a chosen one, lose; likeness begins here.
_SAME_SOURCE, _ALIKE, _UNLIKE = 0.03, 0.1, 0.6
_FOR, _AGAINST = 0.2, -0.15
# A quote that scores less than this share of the best is padding: at .65 point recall was .71 and citation
# precision .48 in the mean of five sets, here .69 and .49, at .75 .68 and .50. Counters may be fainter.
_WORTH, _WORTH_AGAINST = 0.7, 0.65
# So many reasons come before anything else that is worth it: a verdict stands on what speaks for it.
_REASONS = 2
# A source that is not cited yet may be fainter by this.
_NEW_SOURCE = 0.9
# Of the citations of a verdict this share is kept for the other side.
_OTHER_SIDE = 0.25
_NONE = -1


@dataclass(frozen=True)
class Candidate:
    """A passage that could be quoted, with what it scores for that and as the other side.

    ``stances`` are those of its most telling clause, an option each; ``vector`` is what that clause says
    beyond what all clauses share, of unit length.
    """

    passage: int
    source: int
    cluster: int
    score: float
    as_counter: float
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
    as_counter: Floats
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
            float(self.as_counter[number]),
            self.stances[number],
            int(self.need[number]),
            self.vector[number],
        )


@dataclass(frozen=True)
class Chosen:
    candidate: Candidate
    role: Role
    option: int | None


def quote_scores(
    meaning: Floats, words: Floats, needs: Sequence[tuple[float, Floats]]
) -> tuple[Floats, Floats]:
    """Of each clause: cosine with the question, BM25 scaled to its best, likeness to its strongest need.

    Weighed as a quote, and as one for the other side.
    """
    scaled = _WORDS * words / max(float(words.max(initial=0)), 1e-9)
    by_need = np.zeros_like(meaning)
    for share, likeness in needs:
        # The root, so that a need of a quarter still finds its quote.
        by_need = np.maximum(by_need, np.sqrt(share) * likeness)
    scores = _MEANING * meaning + scaled + _CRITERIA * by_need
    return scores, _MEANING_AGAINST * meaning + scaled + _CRITERIA_AGAINST * by_need


def agreement(likeness: Floats, sources: Numbers) -> Floats:
    """Of each row, the mean likeness to what comes nearest to it in the other sources that agree most.

    ``likeness`` of every row with every row. 0 where there is one source only.
    """
    known, starts = np.unique(np.sort(sources), return_index=True)
    if len(known) < 2:
        return np.zeros(len(likeness), np.float32)
    nearest = np.maximum.reduceat(likeness[:, np.argsort(sources, kind="stable")], starts, axis=1)
    nearest[sources[:, None] == known] = 0
    return np.asarray(np.sort(nearest, axis=1)[:, -_AGREEING:].mean(axis=1), np.float32)


def quotes(candidates: Candidates, favoured: Sequence[int], count: int) -> list[Chosen]:
    """The passages to cite, in their order; without a favoured option the best, whatever they speak for.

    What is about one thing on one side stands together, in the order of the first of each.
    """
    chosen = choose(candidates, favoured, count) if favoured else choose_context(candidates, count)
    subjects = [(one.role, one.option, one.candidate.need) for one in chosen]
    return [
        chosen[place] for place in sorted(range(len(chosen)), key=lambda at: subjects.index(subjects[at]))
    ]


def choose(candidates: Candidates, favoured: Sequence[int], count: int) -> list[Chosen]:
    """The best reasons for the favoured options, the other side, then the best of what is left."""
    if not len(candidates):
        return []
    said = _Said(candidates)
    speaks_for, speaks_against = sides(candidates.stances, favoured)
    blames = (speaks_against[:, None] == np.array(favoured)).any(axis=1)
    as_counter = candidates.as_counter + _KNOWN_WEAKNESS * said.agreement_among(blames) + _BLAME * blames
    kept = min(count - 1, max(1, round(_OTHER_SIDE * count)))
    favourable, against = speaks_for != _NONE, speaks_against != _NONE
    # One of each side is shown however faint it is.
    reasons = said.pick(said.scores, 1, None, favourable)
    reasons += said.pick(said.scores, min(_REASONS, count - kept) - 1, _WORTH, favourable)
    counters = said.pick(as_counter, min(kept, 1), None, against)
    counters += said.pick(as_counter, kept - 1, _WORTH_AGAINST, against)
    rest = said.pick(said.scores, count - len(reasons) - len(counters), _WORTH)
    speaks_for[counters] = _NONE
    chosen = [
        _sided(candidates.row(row), speaks_for[row], speaks_against[row]) for row in reasons + counters + rest
    ]
    order = ("reason", "counter", "context")
    return sorted(chosen, key=lambda one: order.index(one.role))


def _sided(candidate: Candidate, speaks_for: int, speaks_against: int) -> Chosen:
    if speaks_for != _NONE:
        return Chosen(candidate, "reason", int(speaks_for))
    if speaks_against != _NONE:
        return Chosen(candidate, "counter", int(speaks_against))
    return Chosen(candidate, "context", None)


def choose_context(candidates: Candidates, count: int) -> list[Chosen]:
    """The best passages, whatever they speak for."""
    if not len(candidates):
        return []
    said = _Said(candidates)
    rows = said.pick(said.scores, count, _WORTH)
    return [Chosen(candidates.row(row), "context", None) for row in rows]


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
        self._likeness = candidates.vector @ candidates.vector.T
        self.scores = candidates.score + _AGREED * agreement(self._likeness, candidates.source)
        self._open = np.ones(len(candidates), bool)
        self._repeated = np.zeros(len(candidates), np.int64)
        self._likest = np.zeros(len(candidates), np.float32)

    def agreement_among(self, rows: Mask) -> Floats:
        """Of each of these rows with the others of them; 0 for the rest."""
        among = np.zeros(len(rows), np.float32)
        among[rows] = agreement(self._likeness[np.ix_(rows, rows)], self._candidates.source[rows])
        return among

    def pick(
        self, scores: Floats, count: int, worth: float | None, eligible: Mask | None = None
    ) -> list[int]:
        """Up to ``count`` rows that score ``worth`` of the best, or whatever they score."""
        allowed = np.ones(len(scores), bool) if eligible is None else eligible
        least = -np.inf if worth is None else worth * float(scores[allowed].max(initial=0))
        picked: list[int] = []
        while len(picked) < count:
            row = self._best(scores, allowed, least)
            if row is None:
                break
            self._add(row)
            picked.append(row)
        return picked

    def _add(self, row: int) -> None:
        self._open &= self._candidates.cluster != self._candidates.cluster[row]
        self._repeated += self._candidates.source == self._candidates.source[row]
        self._likest = np.maximum(self._likest, self._likeness[row])

    def _best(self, scores: Floats, allowed: Mask, least: float) -> int | None:
        """``least``: of the score, a little less for a source that is not cited yet."""
        left = allowed & self._open & (scores >= least * np.where(self._repeated, 1.0, _NEW_SOURCE))
        price = _SAME_SOURCE * self._repeated + _ALIKE * np.maximum(0.0, self._likest - _UNLIKE)
        rated = np.where(left, scores - price, -np.inf)
        row = int(rated.argmax())
        return row if left[row] else None
