"""Whether confidence means what it says: of answers given .8, are four in five right?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

# An answer's confidence, and whether its verdict was right.
Judged = tuple[float, bool]

_BINS, _FOLDS = 10, 5
_RIDGE, _STEPS = 1e-2, 25


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers of like confidence: how many, how sure on average, how many of them right."""

    low: float
    count: int
    confidence: float
    right: float


def bins(judged: Sequence[Judged]) -> tuple[Bin, ...]:
    """Of equal width; empty ones are left out."""
    placed: dict[int, list[Judged]] = {}
    for one in judged:
        placed.setdefault(min(_BINS - 1, int(one[0] * _BINS)), []).append(one)
    return tuple(
        Bin(
            number / _BINS,
            len(found),
            sum(sure for sure, _ in found) / len(found),
            sum(right for _, right in found) / len(found),
        )
        for number, found in sorted(placed.items())
    )


def error(judged: Sequence[Judged]) -> float | None:
    """Expected calibration error: Σ (nᵢ/n) |rightᵢ − confidenceᵢ| (Naeini et al. 2015)."""
    if not judged:
        return None
    return sum(one.count * abs(one.right - one.confidence) for one in bins(judged)) / len(judged)


def cross_validated_error(judged: Sequence[Judged]) -> float | None:
    """The error when each fifth is scaled by what the other four teach; None for fewer than two a fold.

    Platt scaling (Platt 1999): a logistic regression of being right on the confidence's log-odds. What is
    left is the error that no rescaling to this set of questions would take away.
    """
    if len(judged) < 2 * _FOLDS:
        return None
    scaled: list[Judged] = []
    for fold in range(_FOLDS):
        held_out = judged[fold::_FOLDS]
        others = [one for number, one in enumerate(judged) if number % _FOLDS != fold]
        slope, intercept = _platt(others)
        scaled += [(_logistic(slope * _log_odds(sure) + intercept), right) for sure, right in held_out]
    return error(scaled)


def _platt(judged: Sequence[Judged]) -> tuple[float, float]:
    """Slope and intercept by Newton's method; the ridge keeps them finite where all are right."""
    slope, intercept = 1.0, 0.0
    points = [(_log_odds(sure), right) for sure, right in judged]
    for _ in range(_STEPS):
        predicted = [_logistic(slope * x + intercept) for x, _ in points]
        misfits = [p - right for p, (_, right) in zip(predicted, points, strict=True)]
        spread = [p * (1 - p) for p in predicted]
        by_slope = sum(m * x for m, (x, _) in zip(misfits, points, strict=True)) + _RIDGE * (slope - 1)
        by_intercept = sum(misfits) + _RIDGE * intercept
        xx = sum(s * x * x for s, (x, _) in zip(spread, points, strict=True)) + _RIDGE
        x1 = sum(s * x for s, (x, _) in zip(spread, points, strict=True))
        ones = sum(spread) + _RIDGE
        determinant = xx * ones - x1 * x1
        slope -= (ones * by_slope - x1 * by_intercept) / determinant
        intercept -= (xx * by_intercept - x1 * by_slope) / determinant
    return slope, intercept


def _log_odds(confidence: float) -> float:
    inside = min(0.99, max(0.01, confidence))
    return math.log(inside / (1 - inside))


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))
