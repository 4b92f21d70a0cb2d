"""Delivery by HTTP is signed as Slack signs, so that Bolt's own check lets it in."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.request import Request, urlopen

import pytest
from slack_bolt.request import BoltRequest
from slack_sdk.signature import SignatureVerifier

from .tiny_app import tiny_app


class Endpoint:
    """An app behind HTTP: every request goes to Bolt, which checks its signature."""

    def __init__(self, app, statuses=()):
        self.requests = []
        self.statuses = list(statuses)
        endpoint = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                endpoint.requests.append((dict(self.headers), body))
                answer = app.dispatch(BoltRequest(body=body, headers=dict(self.headers)))
                status = endpoint.statuses.pop(0) if endpoint.statuses else answer.status
                self.send_response(status)
                self.end_headers()
                self.wfile.write((answer.body or "").encode())

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/slack/events"
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02})
        self.thread.start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


@pytest.fixture
def heard():
    return []


@pytest.fixture
def endpoint(slack, heard):
    app = tiny_app(slack.api_url, slack.bot_token, heard, signing_secret=slack.signing_secret)
    found = Endpoint(app)
    slack.request_url = found.url
    yield found
    found.close()
    app.listener_runner.listener_executor.shutdown()


def test_events_commands_and_clicks_pass_the_apps_check(slack, endpoint):
    """Bolt verifies the signature of all three shapes of body and answers."""
    asked = slack.mention(slack.alice, slack.general, "Node?")
    slack.wait_for(lambda: slack.replies(asked))
    slack.command(slack.alice, slack.general, "/stack", "help").wait()
    slack.wait_for(lambda: slack.ephemerals(slack.alice))
    assert slack.ephemerals(slack.alice)[0]["text"] == "Only for you: help"
    slack.click(slack.alice, slack.replies(asked)[0], "evidence").wait()
    slack.wait_for(lambda: len(slack.ephemerals(slack.alice)) == 2)


def test_the_signature_is_slacks(slack, endpoint):
    """The SDK's verifier accepts what was sent, and not with another secret."""
    slack.command(slack.alice, slack.general, "/stack", "help").wait()
    headers, body = endpoint.requests[0]
    assert SignatureVerifier(slack.signing_secret).is_valid_request(body, headers)
    assert not SignatureVerifier("another").is_valid_request(body, headers)


@pytest.mark.parametrize(
    "forged", [{"secret": "another"}, {"timestamp": 1_600_000_000}], ids=["wrong secret", "old timestamp"]
)
def test_forged_headers_are_refused(slack, endpoint, heard, forged):
    """`signed` makes the requests that an app must refuse."""
    body = json.dumps({"type": "event_callback", "event": {"type": "message"}})
    headers = {**slack.signed(body, **forged), "Content-Type": "application/json"}
    request = Request(endpoint.url, data=body.encode(), headers=headers)
    with pytest.raises(OSError, match="401"):
        urlopen(request)
    assert heard == []


def test_a_refused_event_comes_again_with_a_number(slack, endpoint):
    """After a 500 the same event_id comes with x-slack-retry-num."""
    slack.courier.retry_pauses, slack.echoes = (0.0, 0.0), False
    endpoint.statuses = [500]
    slack.direct(slack.alice, "hello")
    slack.wait_for(lambda: slack.acks)
    first, second = endpoint.requests[:2]
    assert json.loads(first[1])["event_id"] == json.loads(second[1])["event_id"]
    assert "X-Slack-Retry-Num" not in first[0]
    assert (second[0]["X-Slack-Retry-Num"], second[0]["X-Slack-Retry-Reason"]) == ("1", "http_error")
