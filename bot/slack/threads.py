"""The earlier turns that a question in a channel thread is read with."""

from __future__ import annotations

import logging
from collections import deque
from typing import TYPE_CHECKING, Any

from slack_sdk.errors import SlackApiError

from bot.answer import Turn
from bot.slack.clients import BROKEN
from bot.slack.incoming import plain

if TYPE_CHECKING:
    from slack_sdk.web import WebClient

log = logging.getLogger(__name__)

MOST_TURNS = 12
MOST_PAGES = 10


def earlier_turns(
    client: WebClient, channel: str, thread: str, before: str, bot_user: str
) -> tuple[Turn, ...]:
    """The last turns before the question, oldest first; none when the history may not be read.

    A long thread comes in pages and its end is what counts, so all pages are read, up to a limit.
    """
    latest: deque[Turn] = deque(maxlen=MOST_TURNS)
    cursor = ""
    for _ in range(MOST_PAGES):
        try:
            page = _page(client, channel, thread, before, cursor)
        except SlackApiError as error:
            # A thread that cannot be read costs the context, never the answer.
            log.info("thread not read", extra={"why": str(error.response.get("error"))})
            return tuple(latest)
        except BROKEN:
            return tuple(latest)
        latest.extend(turn for m in page["messages"] if (turn := _turn(m, before, bot_user)) is not None)
        cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            break
    return tuple(latest)


def _page(client: WebClient, channel: str, thread: str, before: str, cursor: str) -> dict[str, Any]:
    more: dict[str, Any] = {"cursor": cursor} if cursor else {}
    answer = client.conversations_replies(
        channel=channel, ts=thread, latest=before, inclusive=False, limit=200, **more
    )
    return {"messages": answer.get("messages") or [], "response_metadata": answer.get("response_metadata")}


def _turn(message: dict[str, Any], before: str, bot_user: str) -> Turn | None:
    if float(message.get("ts") or 0) >= float(before):
        return None
    text = plain(str(message.get("text") or ""), bot_user)
    if not text or message.get("subtype") not in {None, "file_share", "thread_broadcast", "bot_message"}:
        return None
    if message.get("user") == bot_user:
        return Turn(role="advisor", text=text)
    # Other bots are no part of the conversation that people have with this one.
    return None if message.get("bot_id") else Turn(role="user", text=text)
