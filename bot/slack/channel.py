"""Channels: mentions, and follow-ups in the threads that they opened."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from bot.slack import words
from bot.slack.followups import is_for_bot
from bot.slack.incoming import Spoken, spoken
from bot.slack.intake import asked_in, take

if TYPE_CHECKING:
    from slack_bolt import App, BoltContext

    from bot.slack.desk import Desk


def register(app: App, desk: Desk) -> None:
    @app.event("app_mention")
    def mentioned(body: dict[str, Any], context: BoltContext) -> None:
        message = spoken(body, context.bot_user_id or "")
        if message is not None and _welcome(desk, message):
            take(desk, asked_in(message, "channel", _refusal(desk, message)))


def overhear(desk: Desk, message: Spoken) -> None:
    """A message in a channel that did not mention the bot: a follow-up, or none of its business."""
    if not message.in_thread or not _welcome(desk, message) or _refusal(desk, message):
        return
    if f"<@{message.bot_user}" in message.raw:
        return  # the same message arrives as a mention
    team, channel, thread = message.person.team, message.channel, message.thread
    engagement = desk.store.threads.get(team, channel, thread)
    if engagement is None:
        return
    if is_for_bot(message.raw, message.person.user, engagement, time.time(), desk.advisor.names()):
        take(desk, asked_in(message, "channel"))
    elif desk.store.jobs.first_time(f"heard:{message.key}"):
        desk.store.threads.overheard(team, channel, thread, message.person.user)


def _welcome(desk: Desk, message: Spoken) -> bool:
    return desk.settings.answers_externals or not message.external


def _refusal(desk: Desk, message: Spoken) -> str:
    return "" if desk.settings.allows(message.channel) else words.NOT_HERE
