"""A short run of the soak: everything goes wrong at once, and every question has one outcome."""

from __future__ import annotations

import pytest
from benchmarks.soak_slack import Plan, run


def test_every_question_has_exactly_one_outcome_under_load_and_faults():
    """100 questions of 40 people at 20 a second; doubled events, rate limits, dropped sockets, a kill -9. A stand-in
    answers, so that the limits on time hold on a machine that is busy with other tests as well.
    """
    report = run(Plan(questions=100, people=40, channels=8, drop_every=2.0, settle_seconds=20))
    assert report.not_once == []
    assert report.leaks == []
    assert report.violations == []
    assert report.ack_p99 < 1
    assert report.exit_code == 0
    assert sum(report.faults.values()) > 5


@pytest.mark.soak
def test_a_thousand_questions_have_exactly_one_outcome_each(index_folder):
    """1,000 questions of 200 people at 20 a second to the advisor itself, sockets dropped every 10 seconds."""
    report = run(Plan(index=index_folder))
    assert report.not_once == []
    assert report.leaks == []
    assert report.violations == []
    assert report.ack_p99 < 1
    assert report.exit_code == 0


@pytest.mark.soak
def test_memory_stays_flat_for_ten_minutes(index_folder):
    """12,000 questions to the advisor itself: the last quarter needs at most a tenth more than the second."""
    report = run(Plan(questions=12_000, index=index_folder))
    assert report.not_once == []
    assert report.memory_growth < 10
