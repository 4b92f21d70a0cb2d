import math

import pytest

from bot.calibration import bins, cross_validated_error, error


def test_error():
    """Bin .7: two at .72 and .78, one right: |.5 - .75| = .25; bin .9: one at .95, right: .05; weighed 2 to 1."""
    judged = [(0.72, True), (0.78, False), (0.95, True)]
    assert [(one.low, one.count) for one in bins(judged)] == [(0.7, 2), (0.9, 1)]
    assert error(judged) == pytest.approx((2 * 0.25 + 1 * 0.05) / 3)
    assert error([]) is None


def test_full_confidence_is_in_the_last_bin():
    """1.0 belongs to .9–1.0, not to a bin of its own."""
    assert bins([(1.0, True)])[0].low == 0.9


def test_scaling_takes_a_constant_error_away():
    """All are given .9 and .6 of each fold are right: off by .3 as they are, by next to nothing once scaled."""
    judged = [(0.9, number // 5 % 10 < 6) for number in range(200)]
    assert error(judged) == pytest.approx(0.3)
    assert cross_validated_error(judged) == pytest.approx(0, abs=0.02)


def test_scaling_cannot_mend_what_it_has_not_seen():
    """Every fifth answer is right and the others are not: each fold is scaled by folds of the other kind."""
    judged = [(0.5, number % 5 == 0) for number in range(100)]
    share = 20 / 80
    wrong_fold, right_fold = share, 1.0
    assert error(judged) == pytest.approx(abs(0.2 - 0.5))
    expected = (4 * wrong_fold * 20 + right_fold * 20) / 100
    assert cross_validated_error(judged) == pytest.approx(expected, abs=0.02)


def test_all_right():
    """Nothing to tell apart, and still a number."""
    found = cross_validated_error([(0.9, True)] * 50)
    assert found is not None
    assert math.isfinite(found)
    assert found < 0.05


def test_too_few():
    """Fewer than two a fold say nothing."""
    assert cross_validated_error([(0.9, True)] * 9) is None
