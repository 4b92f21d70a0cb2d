"""Direct messages and the agent pane: private advice. Also splits message events by where they were said."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from slack_sdk.errors import SlackApiError

from bot.blocks import notice
from bot.slack import channel, words
from bot.slack.delivery import Delivery
from bot.slack.incoming import Spoken, actor, spoken
from bot.slack.intake import asked_in, take

if TYPE_CHECKING:
    from slack_bolt import App, BoltContext
    from slack_sdk.web import WebClient

    from bot.slack.desk import Desk

log = logging.getLogger(__name__)


def register(app: App, desk: Desk) -> None:
    @app.event("message")
    def said(body: dict[str, Any], context: BoltContext) -> None:
        message = spoken(body, context.bot_user_id or "")
        if message is None:
            return
        if body["event"].get("channel_type") == "im" or message.channel.startswith("D"):
            if take(desk, asked_in(message, "direct")) and desk.workers.is_behind():
                desk.errands.run("status", lambda: _say_busy(desk, message))
        else:
            channel.overhear(desk, message)

    @app.event("agent_session_stopped")
    def stopped(body: dict[str, Any]) -> None:
        desk.errands.run("stop", lambda: _stop(desk, body))


def _stop(desk: Desk, body: dict[str, Any]) -> None:
    """Stop what is not posted yet, and say so once."""
    event = body["event"]
    person = actor(body)
    place, thread = str(event["channel"]), str(event.get("thread_ts") or "")
    for job_id in desk.store.jobs.cancel_thread(person.team, place, thread):
        desk.metrics.question("direct", "stopped")
        desk.workers.done(job_id)
        client = desk.client(person)
        if client is not None:
            desk.outbox.put(
                Delivery("post", notice(words.STOPPED), client=client, channel=place, thread=thread)
            )
    client = desk.client(person)
    if client is not None and desk.store.jobs.first_time(str(body.get("event_id") or "")):
        optional(client, "agents.sessions.setStatus", channel_id=place, thread_ts=thread, status="active")


def _say_busy(desk: Desk, message: Spoken) -> None:
    client = desk.client(message.person)
    if client is not None:
        optional(
            client,
            "assistant.threads.setStatus",
            channel_id=message.channel,
            thread_ts=message.thread,
            status="has this question in the queue…",
        )


def optional(client: WebClient, method: str, **arguments: Any) -> None:
    """Call what not every server knows or every installation may: without it the answer is the same."""
    try:
        client.api_call(method, json=arguments)
    except SlackApiError as error:
        log.info("not available", extra={"method": method, "why": str(error.response.get("error"))})
