"""How sure a verdict is: fitted so that of answers given 0.8, four in five are right."""

from __future__ import annotations

import math

from bot.verdict import Decision

# Logistic regression on 628 verdicts of 28 topics; on topics left out of the fit the expected calibration
# error is .04 (tests/benchmarks/fit_confidence.py). One weight each of ``features``.
_INTERCEPT = 0.14
_WEIGHTS = (3.98, -1.21, -1.29, -0.12)


def confidence(decision: Decision) -> float:
    """Probability that a careful reader of the sources would come to the same verdict."""
    logit = _INTERCEPT + sum(w * x for w, x in zip(_WEIGHTS, features(decision), strict=True))
    return round(1 / (1 + math.exp(-logit)), 2)


def features(decision: Decision) -> tuple[float, float, float, float]:
    """Margin up to 1, whether it is "both" or "depends", and how many options beyond two there are."""
    return (
        min(decision.margin, 1.0),
        float(decision.choice == "both"),
        float(decision.choice == "depends"),
        float(len(decision.support) - 2),
    )
