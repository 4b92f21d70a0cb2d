"""`stack-advisor playground`: the server, the page and the bot together, until Ctrl-C."""

from __future__ import annotations

import os
import sys
import threading
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING

from bot.errors import UsageError
from bot.playground.live import Live
from bot.playground.slackserver import SlackServer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager


def run(
    start_app: Callable[[str, str, str], AbstractContextManager[None]],
    port: int,
    announce: Callable[[str], None],
) -> int:
    """Serve until interrupted; `start_app(api_url, bot_token, app_token)` runs the bot meanwhile."""
    with (
        suppress(KeyboardInterrupt),
        serving(port) as slack,
        start_app(slack.api_url, slack.bot_token, slack.app_token),
        suppress(KeyboardInterrupt),  # the inner one lets the bot leave as from any finished block
    ):
        announce(f"The playground is at {slack.url}/ (a stand-in for Slack, on this machine only)")
        announce("Press Ctrl-C to end it.")
        sys.stdout.flush()  # whoever reads through a pipe waits for the address
        threading.Event().wait()
    return 0


@contextmanager
def serving(port: int) -> Iterator[SlackServer]:
    """The server with the page on it; port 0 takes a free one."""
    slack = SlackServer(port)
    slack.extend.append(Live(slack).extend)
    with ExitStack() as stack:
        try:
            stack.enter_context(slack)
        except (OSError, OverflowError) as error:
            remedy = "end the program that uses it, or name another one with --port"
            reason = (
                os.strerror(error.errno) if isinstance(error, OSError) and error.errno else "no such port"
            )
            raise UsageError(f"Port {port} cannot be used ({reason}): {remedy}.") from error
        yield slack
