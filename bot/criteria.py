"""What a question turns on: its clauses against the situations in which people meet each criterion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.question import Clause, Question, magnitude
from index.keywords import Keywords, tokens
from index.vocabulary import Criterion

Floats = npt.NDArray[np.float32]

# A criterion's likeness to a clause is the mean of its nearest phrases: of held-out situations, three put
# .65 on the right criterion first and .83 among the first three (one: .55/.75, five: .64/.83).
_NEAREST = 3
# A term of the criterion in the clause adds this much cosine, at most twice.
_TERM = 0.05
# BM25 of the clause with the phrases, scaled to its best criterion, adds up to this much: of held-out situations
# .70 come first then, and .89 among three (without: .65, .84).
_WORDS = 0.2
_SHARED = 8.0
# Criteria further from a clause's best one than this are not meant.
_WITHIN = 0.15
_TEMPERATURE = 0.05
# Likeness at which a clause begins to say something, and at which it plainly does.
_FAINT, _PLAIN = 0.3, 0.6
_MOST = 8
# What a criterion implies is wanted by this share of it.
_IMPLIED = 0.4
# From here on a number of users or messages is large, up to here it is small; what that adds or takes.
_MANY, _FEW = 2_000, 500
_BY_NUMBER = 0.1
# A want weighs at least this share of all.
_LEAST_SHARE = 0.05


@dataclass(frozen=True, slots=True)
class Want:
    """``share`` of all that is wanted, 0 to 1; ``clause`` is where it was read."""

    criterion: int
    share: float
    likeness: float
    clause: Clause


class Recogniser:
    """Phrase vectors of a vocabulary, laid out so that one product and one partition score every criterion."""

    def __init__(self, criteria: Sequence[Criterion], phrases: Floats, words: Keywords) -> None:
        counts = [len(criterion.phrases) for criterion in criteria]
        self._criteria = criteria
        self._phrases = phrases
        self._words = words
        longest = max(counts, default=0)
        starts = np.concatenate([[0], np.cumsum(counts)]).astype(int)
        # Rows of phrase numbers a criterion; short ones are filled up with a number past the end.
        self._layout = np.full((len(criteria), longest), len(phrases))
        for number, count in enumerate(counts):
            self._layout[number, :count] = np.arange(starts[number], starts[number] + count)
        numbers = {criterion.name: number for number, criterion in enumerate(criteria)}
        self._implied = [[numbers[name] for name in c.implies if name in numbers] for c in criteria]
        self._large = np.array([criterion.scale == "large" for criterion in criteria])
        self._small = np.array([criterion.scale == "small" for criterion in criteria])
        self._terms = _by_word(criteria)

    def likeness(self, texts: Sequence[str], vectors: Floats) -> Floats:
        """Shape ``(texts, criteria)``: mean cosine of the nearest phrases, and bonuses for shared words and terms."""
        best = self._nearest(vectors @ self._phrases.T, -1.0)
        for row, text in enumerate(texts):
            stems = tokens(text)
            shared = self._nearest(self._words.scores(stems)[None, :], 0.0)[0]
            best[row] += _WORDS * shared / max(float(shared.max()), _SHARED)
            best[row] += _TERM * np.minimum(2, self._term_hits(set(stems)))
        return best

    def _term_hits(self, words: set[str]) -> Floats:
        """How many terms of each criterion stand among these stems."""
        hits = np.zeros(len(self._criteria), np.float32)
        for word in words:
            for number, term in self._terms.get(word, ()):
                hits[number] += term <= words
        return hits

    def _nearest(self, scores: Floats, missing: float) -> Floats:
        """Mean of each criterion's best phrases; ``scores`` has a column a phrase."""
        padded = np.full((len(scores), scores.shape[1] + 1), missing, np.float32)
        padded[:, :-1] = scores
        laid_out = padded[:, self._layout]
        return np.asarray(np.partition(laid_out, -_NEAREST, axis=2)[:, :, -_NEAREST:].mean(axis=2), np.float32)

    def recognise(self, question: Question, vectors: Floats) -> list[Want]:
        """``vectors``: one row a clause of the question. Most wanted first."""
        if not len(self._criteria) or not question.clauses:
            return []
        likeness = self.likeness([clause.text for clause in question.clauses], vectors)
        for clause, row in zip(question.clauses, likeness, strict=True):
            self._scaled(row, magnitude(clause.text))
        shares: dict[int, float] = {}
        origin: dict[int, tuple[float, Clause]] = {}
        for clause, row in zip(question.clauses, likeness, strict=True):
            best = float(row.max())
            sure = min(1.0, max(0.0, (best - _FAINT) / (_PLAIN - _FAINT)))
            weights = np.exp((row - best) / _TEMPERATURE) * (row >= best - _WITHIN)
            for number in np.flatnonzero(weights):
                share = clause.weight * sure * float(weights[number] / weights.sum())
                shares[int(number)] = shares.get(int(number), 0.0) + share
                if share > origin.get(int(number), (0.0, clause))[0]:
                    origin[int(number)] = (share, clause)
        for number in list(origin):
            for implied in self._implied[number]:
                share = _IMPLIED * shares[number]
                shares[implied] = max(shares.get(implied, 0.0), share)
                origin.setdefault(implied, (share, origin[number][1]))
        return self._strongest(shares, origin, likeness)

    def _scaled(self, row: Floats, count: float | None) -> None:
        """ "12 users" is no load, however much the words are like those about load."""
        if count is not None and count >= _MANY:
            row[self._large] += _BY_NUMBER
            row[self._small] -= 2 * _BY_NUMBER
        elif count is not None and count < _FEW:
            row[self._large] -= 2 * _BY_NUMBER
            row[self._small] += _BY_NUMBER

    def _strongest(
        self, shares: dict[int, float], origin: dict[int, tuple[float, Clause]], likeness: Floats
    ) -> list[Want]:
        total = sum(shares.values())
        chosen = sorted(shares, key=lambda number: (-shares[number], number))[:_MOST]
        chosen = [number for number in chosen if number in origin and shares[number] >= _LEAST_SHARE * total]
        kept = sum(shares[number] for number in chosen)
        return [
            Want(number, shares[number] / kept, float(likeness[:, number].max()), origin[number][1])
            for number in chosen
        ]


def _by_word(criteria: Sequence[Criterion]) -> dict[str, list[tuple[int, frozenset[str]]]]:
    """Terms by one of their stems, each with its criterion's number: a question holds few of them."""
    found: dict[str, list[tuple[int, frozenset[str]]]] = {}
    for number, criterion in enumerate(criteria):
        for term in {frozenset(tokens(term)) for term in criterion.terms}:
            if term:
                found.setdefault(min(term), []).append((number, term))
    return found
