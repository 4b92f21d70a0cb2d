"""A public answer, once more for one person's own project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.slack.answering import parse
from bot.slack.intake import Asked, key_of, take

if TYPE_CHECKING:
    from bot.slack.desk import Desk
    from bot.store import Person, PostedAnswer


def tailor(desk: Desk, stored: PostedAnswer, person: Person, once: str) -> None:
    """Answer the same question privately to ``person``; ``once`` tells one press from the next."""
    asked = Asked(
        key=key_of("tailored", stored.id, person.team, person.user, once),
        kind="tailored",
        person=person,
        channel=stored.channel,
        thread=stored.thread,
        question=parse(stored.body).question,
    )
    take(desk, asked)
