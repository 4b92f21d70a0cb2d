"""A public answer, once more for one person's own project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.slack.answering import parse
from bot.slack.intake import Asked, key_of, take

if TYPE_CHECKING:
    from bot.slack.desk import Desk
    from bot.store import Person, PostedAnswer


def tailor(desk: Desk, stored: PostedAnswer, person: Person, once: str, bot_user: str) -> None:
    """Answer the same question to ``person`` alone, read with its thread; ``once`` tells press from press."""
    asked = Asked(
        key=key_of("tailored", stored.id, person.team, person.user, once),
        kind="tailored",
        person=person,
        channel=stored.channel,
        thread=stored.thread,
        ts=stored.ts,
        question=parse(stored.body).question,
        bot_user=bot_user,
    )
    take(desk, asked)
