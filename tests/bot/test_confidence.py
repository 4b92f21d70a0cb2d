from math import exp

import numpy as np
import pytest

from bot.confidence import confidence
from bot.verdict import Decision


def decision(choice=0, margin=0.0, options=2):
    return Decision(choice, "lean", margin, np.zeros(options, np.float32), ())


@pytest.mark.parametrize(
    ("given", "logit"),
    [
        (decision(margin=0.5), 0.14 + 3.98 * 0.5),
        (decision(margin=2.0), 0.14 + 3.98),
        (decision("both", 0.1), 0.14 + 3.98 * 0.1 - 1.21),
        (decision("depends", 0.02), 0.14 + 3.98 * 0.02 - 1.29),
        (decision(margin=0.3, options=4), 0.14 + 3.98 * 0.3 - 0.12 * 2),
    ],
)
def test_confidence(given, logit):
    """The logistic function of the fitted sum, to two places; a margin beyond 1 adds no more."""
    assert confidence(given) == pytest.approx(1 / (1 + exp(-logit)), abs=0.005)


def test_grows_with_the_margin():
    """The further ahead, the surer, and never quite sure."""
    found = [confidence(decision(margin=margin / 10)) for margin in range(11)]
    assert found == sorted(found)
    assert found[0] < found[-1] < 1
