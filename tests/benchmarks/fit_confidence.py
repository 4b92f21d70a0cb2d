"""Fit how sure a verdict is to be, on the golden sets; prints the figures that stand in bot/confidence.py.

    python tests/benchmarks/fit_confidence.py

A logistic regression of being right on what the decision shows, with a small ridge. Its expected calibration error is
that of topics which were left out of the fit, each in turn.
"""

import sys
import tempfile
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from topics import Judged, verdicts

from bot import calibration
from bot.confidence import features

RIDGE, STEPS = 0.5, 50


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="stack-advisor-confidence-") as scratch:
        found = list(verdicts(Path(scratch)))
    intercept, *weights = fit(found)
    print(f"_INTERCEPT = {intercept:.2f}")
    print(f"_WEIGHTS = ({', '.join(f'{weight:.2f}' for weight in weights)})")
    topics = {one.topic for one in found}
    judged = [
        (sure, bool(one.case.right))
        for topic in sorted(topics)
        for one, sure in _left_out(found, topic)
    ]  # fmt: skip
    print(f"{len(found)} verdicts of {len(topics)} topics; left out: {calibration.error(judged):.3f}")


def fit(found: list[Judged]) -> list[float]:
    """Intercept and a weight a feature, by Newton's method."""
    rows = np.array([(1.0, *features(one.decision)) for one in found])
    right = np.array([bool(one.case.right) for one in found])
    ridge = RIDGE * np.diag([0.0] + [1.0] * (rows.shape[1] - 1))
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        sure = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (sure - right) + ridge @ weights
        weights -= np.linalg.solve((rows * (sure * (1 - sure))[:, None]).T @ rows + ridge, slope)
    return [float(weight) for weight in weights]


def _left_out(found: list[Judged], topic: str) -> list[tuple[Judged, float]]:
    weights = fit([one for one in found if one.topic != topic])
    held = [one for one in found if one.topic == topic]
    return [(one, float(1 / (1 + np.exp(-np.dot(weights, (1.0, *features(one.decision))))))) for one in held]


if __name__ == "__main__":
    main()
