"""The Home tab, the profile modal, and the prompts that an empty conversation starts with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.blocks import Message, inert, shortened
from bot.blocks.inert import visible
from bot.blocks.message import MOST_BLOCKS, MOST_IN_MESSAGE, characters, context, packed, section
from bot.slack import words
from bot.slack.desk import respond
from bot.slack.direct import optional
from bot.slack.incoming import actor, person_of
from bot.slack.intake import forget
from bot.slack.interview import LONGEST_PROFILE
from bot.slack.pressed import on_press
from bot.slack.profile import (
    BLOCK,
    CALLBACK,
    FIELD,
    profile_buttons,
    profile_modal,
    profile_summary,
)
from bot.slack.tailoring import tailor
from bot.store import Person

if TYPE_CHECKING:
    from slack_bolt import Ack, App, BoltContext

    from bot.blocks import Block
    from bot.slack.desk import Desk


def register(app: App, desk: Desk) -> None:
    @app.event("app_home_opened")
    def opened(body: dict[str, Any]) -> None:
        event = body["event"]
        person = actor(body)
        if event.get("tab") == "messages":
            desk.errands.run("prompts", lambda: _suggest(desk, person, str(event["channel"])))
        else:
            desk.errands.run("home", lambda: publish(desk, person))

    @app.action("profile_edit")
    def edit(ack: Ack, body: dict[str, Any]) -> None:
        person, trigger = person_of(body), str(body["trigger_id"])
        on_press(desk, "open profile", body, lambda desk, _: open_profile(desk, person, trigger))
        ack()

    @app.action("profile_forget")
    def forgotten(ack: Ack, body: dict[str, Any]) -> None:
        person = person_of(body)
        forget(desk, person)
        desk.errands.run("forgotten", lambda: _forgotten(desk, person, body))
        ack()

    @app.view(CALLBACK)
    def saved(ack: Ack, body: dict[str, Any], context: BoltContext) -> None:
        person = person_of(body)
        text = visible(str(body["view"]["state"]["values"][BLOCK][FIELD].get("value") or "")).strip()
        if text:
            desk.store.profiles.save(person, text[:LONGEST_PROFILE])
        else:
            desk.store.profiles.delete(person)
        _tailor(desk, person, body, context.bot_user_id or "")
        desk.errands.run("home", lambda: publish(desk, person))
        ack()


def _tailor(desk: Desk, person: Person, body: dict[str, Any], bot_user: str) -> None:
    """Answer again what the person wanted tailored when the modal opened."""
    stored = desk.store.answers.get(str(body["view"].get("private_metadata") or ""))
    if stored is not None and not stored.private and stored.person.team == person.team:
        tailor(desk, stored, person, str(body["view"]["id"]), bot_user)


def open_profile(desk: Desk, person: Person, trigger: str, answer_id: str = "") -> None:
    client = desk.client(person)
    if client is not None:
        view = profile_modal(desk.store.profiles.get(person), answer_id)
        client.api_call("views.open", json={"trigger_id": trigger, "view": view})


def publish(desk: Desk, person: Person) -> None:
    client = desk.client(person)
    if client is not None:
        profile = desk.store.profiles.get(person)
        view = {"type": "home", "blocks": home_blocks(desk, profile)}
        client.api_call("views.publish", json={"user_id": person.user, "view": view})


def home_blocks(desk: Desk, profile: str | None) -> list[Block]:
    days = desk.settings.retention_days
    kept = f"Private text is deleted after {days:g} days, or at once when you press “Forget me”."
    return [
        section(inert(words.help_text(desk.advisor.examples()))),
        {"type": "divider"},
        section(f"*Your project*\n{profile_summary(profile)}"),
        profile_buttons(profile),
        context(f"Only you see this. It tips your private answers and appears in no channel. {kept}"),
        {"type": "divider"},
        *sources_message(desk.advisor.sources()).blocks,
    ]


def sources_message(sources: tuple[str, ...]) -> Message:
    """The articles, as many whole lines as fit."""
    lines = [f"• {inert(shortened(source, 300))}" for source in sources]
    while lines and (blocks := packed(lines, "My sources")) and not _fits(blocks):
        lines.pop()
    left = len(sources) - len(lines)
    more = [context(f"… and {left} more; `stack-advisor corpus list` shows all of them.")] if left else []
    head = f"I answer from {len(sources)} article{'' if len(sources) == 1 else 's'}."
    return Message(head, (section(head), *(packed(lines, "My sources") if lines else []), *more))


def _fits(blocks: list[Block]) -> bool:
    return len(blocks) < MOST_BLOCKS and characters(blocks) < MOST_IN_MESSAGE - 4_000


def _suggest(desk: Desk, person: Person, channel: str) -> None:
    client, examples = desk.client(person), desk.advisor.examples()
    if client is not None:
        # No thread_ts: with one, an agent app's prompts fail silently.
        prompts = [{"title": title, "message": text} for title, text in words.prompts(examples)]
        optional(client, "assistant.threads.setSuggestedPrompts", channel_id=channel, prompts=prompts)


def _forgotten(desk: Desk, person: Person, body: dict[str, Any]) -> None:
    if body.get("response_url"):
        respond(desk, str(body["response_url"]), words.FORGOTTEN, replace=True)
    publish(desk, person)
