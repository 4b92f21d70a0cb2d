"""A short run of the soak: everything goes wrong at once, and every question has one outcome."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))

from soak_slack import Plan, run


def test_every_question_has_exactly_one_outcome_under_load_and_faults():
    """100 questions of 40 people at 20 a second; doubled events, rate limits, dropped sockets, a kill -9."""
    report = run(Plan(questions=100, people=40, channels=8, drop_every=2.0, settle_seconds=20))
    assert report.not_once == []
    assert report.leaks == []
    assert report.violations == []
    assert report.ack_p99 < 1
    assert report.exit_code == 0
    assert sum(report.faults.values()) > 5
