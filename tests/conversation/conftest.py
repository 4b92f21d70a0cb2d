"""The whole app over loopback: a real Bolt app, a real socket or signed HTTP, the package's Slack server."""

from __future__ import annotations

import threading

import pytest

from bot.playground.slackserver import SlackServer

from .stage import OURS, UNKNOWN_TO_FOREIGN, running


@pytest.fixture(autouse=True)
def _no_thread_is_left():
    """Every test ends with the threads it began with."""
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        thread.join(timeout=5)
    assert not set(threading.enumerate()) - before


@pytest.fixture
def slack(request):
    """The package's own server; for modules marked with `on_both_servers`, a foreign one by turns."""
    with SlackServer() as server:
        if getattr(request, "param", OURS) != OURS:
            server.faults.unknown_methods |= UNKNOWN_TO_FOREIGN
        yield server


@pytest.fixture
def bot(slack, tmp_path):
    with running(slack, tmp_path) as started:
        yield started
        # Whatever a test was about: nothing stays unacknowledged, nothing breaks one of Slack's limits.
        slack.wait_for(lambda: not slack.unacked())
        assert not slack.violations
