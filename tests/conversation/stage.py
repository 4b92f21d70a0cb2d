"""The whole app over loopback: a real Bolt app, a real socket or signed HTTP, the package's Slack server."""

from __future__ import annotations

import io
import logging
import sys
import threading
from contextlib import contextmanager
from dataclasses import replace

import pytest

from bot.operating import logs
from bot.slack.serving import Service
from bot.slack.settings import SlackSettings
from bot.store import open_store

from .fake_advisor import FakeAdvisor

OURS, FOREIGN = "ours", "foreign"
# What a Slack server has not got that knows neither the agent pane nor streaming.
UNKNOWN_TO_FOREIGN = {
    "agents.*",
    "assistant.*",
    "chat.startStream",
    "chat.appendStream",
    "chat.stopStream",
}
on_both_servers = pytest.mark.parametrize("slack", [OURS, FOREIGN], indirect=True)


def settings_for(slack, **more):
    return replace(
        SlackSettings(
            bot_token=slack.bot_token,
            app_token=slack.app_token,
            api_url=slack.api_url,
            host="127.0.0.1",
            port=0,
            health_port=0,
            workers=2,
            person_limit=1000,
            channel_limit=1000,
            lease_seconds=5,
            stop_seconds=5,
        ),
        **more,
    )


class Running:
    """A started bot with what a test looks at."""

    def __init__(self, slack, service, store, advisor, log):
        self.slack, self.service, self.store, self.advisor, self._log = slack, service, store, advisor, log

    @property
    def log(self):
        return self._log.getvalue()


@contextmanager
def running(slack, tmp_path, *, advisor=None, first_pause=0.05, **more):
    settings = settings_for(slack, **more)
    log = io.StringIO()
    hooks = sys.excepthook
    root = logging.getLogger()
    before = root.handlers[:], root.level, threading.excepthook
    logs.set_up(settings.secrets, stream=log)
    store = open_store(settings.database_url or f"sqlite:///{tmp_path}/bot.db", settings.secret_key or None)
    advisor = advisor or FakeAdvisor()
    service = Service(settings, store, advisor)
    service.desk.outbox._first_pause = first_pause
    if service.http is not None:
        slack.request_url = f"http://127.0.0.1:{service.http.port}/slack/events"
    try:
        service.start()
        yield Running(slack, service, store, advisor, log)
    finally:
        service.stop()
        store.close()
        root.handlers[:], root.level, threading.excepthook = before
        sys.excepthook = hooks
