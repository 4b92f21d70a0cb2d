"""What every button under an answer begins with: which answer, and may this person press it?

The button's value only names an answer. Who pressed, and where, comes from the payload; whether that
person may see the answer comes from the store.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.slack import words
from bot.slack.delivery import Delivery
from bot.slack.desk import respond
from bot.slack.incoming import person_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.blocks import Message
    from bot.slack.desk import Desk
    from bot.store import PostedAnswer

    Body = dict[str, Any]


def on_press(desk: Desk, name: str, body: Body, work: Callable[[Desk, Body], None]) -> None:
    """Do what a button is for, outside the acknowledgement; whoever pressed is told when it fails."""
    url = str(body.get("response_url") or "")
    excuse = [lambda: respond(desk, url, words.NOT_DONE)] if url else []
    desk.errands.run(name, lambda: work(desk, body), *excuse)


def answer_pressed(desk: Desk, body: dict[str, Any], answer_id: str) -> PostedAnswer | None:
    """The answer under whose button somebody pressed; says why not when it is not for them."""
    stored = desk.store.answers.get(answer_id)
    problem = _problem(stored, body)
    if problem and body.get("response_url"):
        respond(desk, str(body["response_url"]), problem)
    return None if problem else stored


def _problem(stored: PostedAnswer | None, body: dict[str, Any]) -> str:
    person = person_of(body)
    if stored is None or stored.person.team != person.team:
        return words.EXPIRED
    if stored.private:
        return "" if stored.person == person else words.NOT_YOURS
    # A public answer's buttons work where it stands; a forged id from elsewhere does not.
    here = str((body.get("channel") or {}).get("id") or "")
    return "" if here == stored.channel else words.EXPIRED


def value_of(body: dict[str, Any]) -> str:
    return str(body["actions"][0].get("value") or "")


def privately(desk: Desk, body: dict[str, Any], stored: PostedAnswer, message: Message) -> None:
    """Show something to the person who pressed, and to nobody else."""
    person = person_of(body)
    client = desk.client(person)
    here = str((body.get("channel") or {}).get("id") or "")
    whole = bool((body.get("container") or {}).get("is_ephemeral"))
    if whole or client is None:
        delivery = Delivery("respond", message, response_url=str(body.get("response_url") or ""))
    elif here.startswith("D"):
        delivery = Delivery("post", message, client=client, channel=here, thread=stored.thread)
    else:
        delivery = Delivery(
            "whisper", message, client=client, channel=here, thread=stored.thread, user=person.user
        )
    desk.outbox.put(delivery)
