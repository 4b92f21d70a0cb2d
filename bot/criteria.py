"""What a question turns on: its clauses against the situations in which people meet each criterion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.question import Clause, Question
from index.keywords import tokens
from index.vocabulary import Criterion

Floats = npt.NDArray[np.float32]

# A criterion's likeness to a clause is the mean of its nearest phrases: of held-out situations, three put
# .65 on the right criterion first and .83 among the first three (one: .55/.75, five: .64/.83).
_NEAREST = 3
# A term of the criterion in the clause adds this much cosine, at most twice.
_TERM = 0.1
# Criteria further from a clause's best one than this are not meant.
_WITHIN = 0.15
_TEMPERATURE = 0.05
# Likeness at which a clause begins to say something, and at which it plainly does.
_FAINT, _PLAIN = 0.3, 0.6
_MOST = 5
# A want weighs at least this share of all.
_LEAST_SHARE = 0.08


@dataclass(frozen=True, slots=True)
class Want:
    """``share`` of all that is wanted, 0 to 1; ``clause`` is where it was read."""

    criterion: int
    share: float
    likeness: float
    clause: Clause


class Recogniser:
    """Phrase vectors of a vocabulary, laid out so that one product and one partition score every criterion."""

    def __init__(self, criteria: Sequence[Criterion], phrases: Floats) -> None:
        counts = [len(criterion.phrases) for criterion in criteria]
        self._criteria = criteria
        self._phrases = phrases
        longest = max(counts, default=0)
        starts = np.concatenate([[0], np.cumsum(counts)]).astype(int)
        # Rows of phrase numbers a criterion; short ones are filled up with a number past the end.
        self._layout = np.full((len(criteria), longest), len(phrases))
        for number, count in enumerate(counts):
            self._layout[number, :count] = np.arange(starts[number], starts[number] + count)
        self._terms = [{frozenset(tokens(term)) for term in criterion.terms} - {frozenset()} for criterion in criteria]

    def likeness(self, texts: Sequence[str], vectors: Floats) -> Floats:
        """Shape ``(texts, criteria)``: mean cosine of the nearest phrases, and a bonus for terms."""
        cosines = np.full((len(texts), len(self._phrases) + 1), -1, np.float32)
        cosines[:, :-1] = vectors @ self._phrases.T
        laid_out = cosines[:, self._layout]
        best = np.partition(laid_out, -_NEAREST, axis=2)[:, :, -_NEAREST:].mean(axis=2)
        for row, text in enumerate(texts):
            words = set(tokens(text))
            hits = [min(2, sum(term <= words for term in terms)) for terms in self._terms]
            best[row] += _TERM * np.asarray(hits, np.float32)
        return np.asarray(best, np.float32)

    def recognise(self, question: Question, vectors: Floats) -> list[Want]:
        """``vectors``: one row a clause of the question. Most wanted first."""
        if not len(self._criteria) or not question.clauses:
            return []
        likeness = self.likeness([clause.text for clause in question.clauses], vectors)
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
        return self._strongest(shares, origin, likeness)

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
