"""The bot with a stand-in for the advisor, as a process that can be killed: what is left is the delivery."""

from __future__ import annotations

import os
import sys
from collections import deque

from bot.operating import logs
from bot.slack.serving import serve
from bot.slack.settings import SlackSettings
from bot.store import open_store
from tests.conversation.fake_advisor import FakeAdvisor


def main() -> int:
    settings = SlackSettings.from_env(os.environ)
    logs.set_up(settings.secrets)
    store = open_store(settings.database_url, settings.secret_key)
    advisor = FakeAdvisor()
    advisor.asked = deque(maxlen=1)  # what a short test looks at would grow for ten minutes here
    try:
        return serve(settings, store, advisor)
    finally:
        store.close()


if __name__ == "__main__":
    sys.exit(main())
