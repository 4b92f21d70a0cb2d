"""The small server for whoever runs the bot."""

from __future__ import annotations

import json
import urllib.error
import urllib.request

import pytest

from bot.operating.health import HealthServer
from bot.operating.metrics import Metrics


@pytest.fixture
def state():
    return {"index": True, "slack": True}


@pytest.fixture
def get(state):
    metrics = Metrics()
    metrics.question("channel", "answered")

    def broken():
        raise RuntimeError("database password in here")

    checks = {
        "index": lambda: state["index"],
        "slack": lambda: state["slack"] if state["slack"] != "?" else broken(),
    }
    server = HealthServer("127.0.0.1", 0, checks, metrics)
    server.start()

    def fetch(path):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{server.port}{path}", timeout=5) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    yield fetch
    server.stop()


def test_the_process_is_alive(get, state):
    """Whatever else is wrong, /healthz only says that the process answers."""
    state["slack"] = False
    assert get("/healthz") == (200, "ok\n")


def test_ready_needs_every_check(get, state):
    """All true: 200. One false, or one that fails: 503 and which."""
    assert json.loads(get("/readyz")[1]) == {"ready": True, "index": True, "slack": True}
    state["slack"] = False
    status, body = get("/readyz")
    assert (status, json.loads(body)) == (503, {"ready": False, "index": True, "slack": False})
    state["slack"] = "?"
    status, body = get("/readyz")
    assert status == 503
    assert "password" not in body


def test_metrics_are_prometheus_text(get):
    """Counters with their labels."""
    status, body = get("/metrics")
    assert status == 200
    assert 'stack_advisor_questions_total{outcome="answered",surface="channel"} 1.0' in body


def test_anything_else_is_not_there(get):
    """No listing, no echo."""
    assert get("/<script>")[0] == 404
