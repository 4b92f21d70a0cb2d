"""One server a test, and the clients that Slack's own SDK brings."""

from __future__ import annotations

import threading

import pytest
from slack_sdk import WebClient
from slack_sdk.socket_mode import SocketModeClient
from slack_sdk.socket_mode.response import SocketModeResponse

from bot.playground.slackserver import SlackServer

from .tiny_app import end


def pytest_configure(config):
    config.addinivalue_line("markers", "browser: drives the page with headless Chromium")


@pytest.fixture(autouse=True)
def _no_thread_is_left():
    """Every test ends with the threads it began with."""
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        thread.join(timeout=5)
    assert not set(threading.enumerate()) - before


@pytest.fixture
def slack():
    with SlackServer() as server:
        yield server


@pytest.fixture
def web(slack):
    return WebClient(token=slack.bot_token, base_url=slack.api_url)


class Listener:
    """A Socket Mode client that keeps what it gets and acknowledges it, unless told not to."""

    def __init__(self, slack, *, answer=None, silent=False):
        self.heard = []
        self.changed = threading.Condition()
        self.requests = []
        self.answer = answer
        self.silent = silent
        self.client = SocketModeClient(
            slack.app_token, web_client=WebClient(base_url=slack.api_url), ping_interval=0.05
        )
        self.client.message_listeners.append(lambda _client, message, _raw: self.heard.append(message))
        self.client.socket_mode_request_listeners.append(self._on_request)
        self.client.connect()

    def wait(self, count):
        """The requests, as soon as there are this many."""
        with self.changed:
            assert self.changed.wait_for(lambda: len(self.requests) >= count, timeout=5)
        return self.requests

    def _on_request(self, client, request):
        with self.changed:
            self.requests.append(request)
            self.changed.notify_all()
        if not self.silent:
            payload = self.answer(request) if self.answer else None
            client.send_socket_mode_response(SocketModeResponse(request.envelope_id, payload))


@pytest.fixture
def listen(slack):
    """Connects a listener; all are closed at the end."""
    opened = []

    def connect(**options):
        listener = Listener(slack, **options)
        opened.append(listener)
        return listener

    yield connect
    for listener in opened:
        listener.client.auto_reconnect_enabled = False
    slack.drop_sockets()  # or each client would wait for its next ping before it ends
    for listener in opened:
        end(listener.client)
