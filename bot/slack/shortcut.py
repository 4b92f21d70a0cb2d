"""The message shortcut: ask about what somebody else wrote, privately."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.slack.incoming import is_outsider, person_of, plain
from bot.slack.intake import Asked, key_of, take

if TYPE_CHECKING:
    from slack_bolt import Ack, App

    from bot.slack.desk import Desk

CALLBACK = "ask_about_message"


def register(app: App, desk: Desk) -> None:
    @app.message_shortcut(CALLBACK)
    def pressed(ack: Ack, body: dict[str, Any]) -> None:
        person = person_of(body)
        take(
            desk,
            Asked(
                key=key_of("shortcut", person.team, person.user, str(body["trigger_id"])),
                kind="shortcut",
                person=person,
                channel=str(body["channel"]["id"]),
                question=plain(str(body["message"].get("text") or "")),
                response_url=str(body["response_url"]),
                external=is_outsider(body),
            ),
        )
        ack()
