"""``/stack`` in all its forms. Only the person who typed it sees the answer."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.blocks import notice
from bot.slack import slash, words
from bot.slack.delivery import Delivery
from bot.slack.desk import respond
from bot.slack.home import open_profile, sources_message
from bot.slack.incoming import plain
from bot.slack.intake import Asked, forget, key_of, take
from bot.slack.interview import LONGEST_PROFILE
from bot.slack.profile import profile_view_message
from bot.store import Person

if TYPE_CHECKING:
    from slack_bolt import Ack, App

    from bot.blocks import Message
    from bot.slack.desk import Desk

NAME = "/stack"
MOST_IN_ACK = 50_000


@dataclass(frozen=True)
class Typed:
    person: Person
    request: slash.Slash
    channel: str
    trigger: str
    response_url: str


def register(app: App, desk: Desk) -> None:
    @app.command(NAME)
    def typed(ack: Ack, body: dict[str, Any]) -> None:
        command = _read(body)
        if command.request.verb in {"ask", "compare"}:
            take(desk, _asked(command))
            ack()
            return
        message = _reply(desk, command)
        if message is not None and _fits_an_ack(message):
            ack(text=message.text, blocks=list(message.blocks), response_type="ephemeral")
            return
        if message is not None:
            desk.outbox.put(Delivery("respond", message, response_url=command.response_url))
        ack()


def _fits_an_ack(message: Message) -> bool:
    """The socket client cannot send a frame of 64 KiB or more."""
    return len(json.dumps([message.text, message.blocks])) < MOST_IN_ACK


def _read(body: dict[str, Any]) -> Typed:
    return Typed(
        person=Person(body.get("enterprise_id") or "", body["team_id"], body["user_id"]),
        request=slash.read(plain(str(body.get("text") or ""))),
        channel=str(body.get("channel_id") or ""),
        trigger=str(body.get("trigger_id") or ""),
        response_url=str(body["response_url"]),
    )


def _asked(typed: Typed) -> Asked:
    person = typed.person
    return Asked(
        # The trigger is new each time the command is run, and the same when Slack sends it again.
        key=key_of("command", person.team, person.user, typed.trigger or typed.response_url),
        kind="command",
        person=person,
        channel=typed.channel,
        question=typed.request.text,
        response_url=typed.response_url,
    )


def _reply(desk: Desk, typed: Typed) -> Message | None:
    """What is answered at once: these read or change a row at most. None: a modal opens instead."""
    match typed.request.verb:
        case "sources":
            return sources_message(desk.advisor.sources())
        case "project show":
            return profile_view_message(desk.store.profiles.get(typed.person))
        case "project set":
            return _set(desk, typed)
        case "project forget":
            forget(desk, typed.person)
            return notice(words.FORGOTTEN)
        case "help":
            return notice(words.help_text(desk.advisor.examples()))
        case _:
            usage = words.usage_compare if typed.request.text == "compare" else words.usage
            return notice(usage(desk.advisor.examples()))


def _set(desk: Desk, typed: Typed) -> Message | None:
    if not typed.request.text:
        desk.errands.run(
            "open profile",
            lambda: open_profile(desk, typed.person, typed.trigger),
            lambda: respond(desk, typed.response_url, words.NOT_DONE),
        )
        return None
    desk.store.profiles.save(typed.person, typed.request.text[:LONGEST_PROFILE])
    return notice(words.SAVED)
