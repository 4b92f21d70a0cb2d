"""One message on its way to one place, and the ways Slack takes it or does not."""

from __future__ import annotations

import hashlib
import logging
import socket
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from bot.slack.clients import BROKEN

if TYPE_CHECKING:
    from collections.abc import Callable

    from slack_sdk.web import WebClient

    from bot.blocks import Message

log = logging.getLogger(__name__)

EVENT_TYPE = "stack_advisor_answer"
_SHAPE = {"invalid_blocks", "invalid_blocks_format", "invalid_arguments", "unsupported_block"}
_LENGTH = {"msg_too_long", "msg_blocks_too_long"}
_NO_CONNECTION = (ConnectionRefusedError, socket.gaierror)
_UNCLEAR = {"internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org"}


def _nothing(_: str) -> None:
    return


def _unheard(error: str) -> None:
    log.warning("not delivered", extra={"why": error})


def _nothing_yet() -> None:
    return


def _always() -> bool:
    return True


@dataclass
class Delivery:
    """``how``: post to everybody there, whisper to one person there, or answer a ``response_url``.

    ``doubtful``: it may stand there already. A post can be looked up; what one person was shown cannot, so
    there ``in_doubt`` is sent in its place, if there is one.
    """

    how: Literal["post", "whisper", "respond"]
    message: Message
    client: WebClient | None = None
    channel: str = ""
    thread: str = ""
    user: str = ""
    response_url: str = field(default="", repr=False)
    replace: bool = False
    job_id: str = ""
    doubtful: bool = False
    in_doubt: Message | None = None
    before: Callable[[], bool] = _always
    on_wait: Callable[[], None] = _nothing_yet
    on_posted: Callable[[str], None] = _nothing
    on_refused: Callable[[str], None] = _unheard
    attempts: int = 0
    first_tried: float = 0.0

    @property
    def lane(self) -> str:
        """What is rate-limited together: a channel, or one person's private answers."""
        token = self.client.token if self.client is not None else ""
        return f"{hash(token)}:{self.channel}" if self.how != "respond" else f"url:{self.response_url}"

    @property
    def mark(self) -> str:
        """What says in a posted message which question it answers, and nothing else to anybody."""
        return hashlib.sha256(self.job_id.encode()).hexdigest()[:24] if self.job_id else ""


@dataclass(frozen=True)
class Posted:
    ts: str


@dataclass(frozen=True)
class Wait:
    """Not taken, certainly; try again after so many seconds (None: Slack did not say)."""

    seconds: float | None


@dataclass(frozen=True)
class Unsent:
    """No connection: it has not left this machine."""


@dataclass(frozen=True)
class Unclear:
    """No telling whether it was taken."""


@dataclass(frozen=True)
class Refused:
    error: str

    @property
    def mends_with_simpler_blocks(self) -> bool:
        return self.error in _SHAPE | _LENGTH


Result = Posted | Wait | Unsent | Unclear | Refused


def send(delivery: Delivery) -> Result:
    """Try once."""
    try:
        return _respond(delivery) if delivery.how == "respond" else _call(delivery)
    except SlackApiError as error:
        return judged(error)
    except BROKEN as error:
        return Unsent() if isinstance(getattr(error, "reason", error), _NO_CONNECTION) else Unclear()


def find_posted(delivery: Delivery) -> str | None:
    """The ts of this very answer when it does stand in its thread already."""
    if delivery.client is None or delivery.how != "post" or not delivery.mark:
        return None
    for page in _pages(delivery):
        for message in page:
            metadata = message.get("metadata") or {}
            payload = metadata.get("event_payload") or {}
            if metadata.get("event_type") == EVENT_TYPE and payload.get("job") == delivery.mark:
                return str(message["ts"])
    return None


def _pages(delivery: Delivery) -> list[list[dict[str, Any]]]:
    assert delivery.client is not None
    pages: list[list[dict[str, Any]]] = []
    cursor = ""
    while len(pages) < 10:
        more: dict[str, Any] = {"include_all_metadata": True, "limit": 200}
        more |= {"cursor": cursor} if cursor else {}
        if delivery.thread:
            answer = delivery.client.conversations_replies(
                channel=delivery.channel, ts=delivery.thread, **more
            )
        else:
            answer = delivery.client.conversations_history(channel=delivery.channel, **more)
        pages.append(answer.get("messages") or [])
        cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor or not delivery.thread:
            break
    return pages


def _content(delivery: Delivery) -> dict[str, Any]:
    return {"text": delivery.message.text, "blocks": list(delivery.message.blocks)}


def _call(delivery: Delivery) -> Result:
    assert delivery.client is not None
    args = {**_content(delivery), "channel": delivery.channel}
    if delivery.thread:
        args["thread_ts"] = delivery.thread
    if delivery.how == "whisper":
        answer = delivery.client.api_call("chat.postEphemeral", json={**args, "user": delivery.user})
        return Posted(str(answer.get("message_ts") or ""))
    args |= {"unfurl_links": False, "unfurl_media": False}
    if delivery.mark:
        args["metadata"] = {"event_type": EVENT_TYPE, "event_payload": {"job": delivery.mark}}
    answer = delivery.client.api_call("chat.postMessage", json=args)
    return Posted(str(answer.get("ts") or ""))


def _respond(delivery: Delivery) -> Result:
    body = {**_content(delivery), "response_type": "ephemeral", "replace_original": delivery.replace}
    answer = WebhookClient(delivery.response_url, timeout=10, retry_handlers=[]).send_dict(body)
    if answer.status_code == 429:
        return Wait(_seconds(answer.headers))
    if answer.status_code >= 500:
        return Unclear()
    if (answer.status_code == 200 and answer.body.strip() in {"ok", ""}) or '"ok":true' in answer.body:
        return Posted("")
    return Refused(answer.body.strip()[:60] or str(answer.status_code))


def judged(error: SlackApiError) -> Result:
    """What an error of Slack's says about whether, and when, to try again."""
    response = error.response
    name = str(response.get("error") or "") if isinstance(response.data, dict) else ""
    if response.status_code == 429 or name in {"ratelimited", "rate_limited"}:
        return Wait(_seconds(response.headers))
    # What is no name of an error is the text of somebody else's answer, such as a proxy's.
    if response.status_code >= 500 or name in _UNCLEAR or not name.isidentifier():
        return Unclear()
    return Refused(name)


def _seconds(headers: Any) -> float | None:
    given = next((value for name, value in headers.items() if name.lower() == "retry-after"), None)
    given = given[0] if isinstance(given, list) else given
    try:
        return max(0.0, float(given)) if given is not None else None
    except ValueError:
        return None
