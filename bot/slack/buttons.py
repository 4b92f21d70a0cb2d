"""The buttons under an answer, and the one in its place: evidence, tailoring, decision record, feedback."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.blocks import answer_message, evidence_messages, notice, record_messages
from bot.slack import words
from bot.slack.answering import parse, with_question
from bot.slack.delivery import Delivery
from bot.slack.home import open_profile
from bot.slack.incoming import is_outsider, person_of
from bot.slack.intake import Asked, key_of, take
from bot.slack.pressed import answer_pressed, on_press, privately, value_of
from bot.slack.tailoring import tailor

if TYPE_CHECKING:
    from slack_bolt import Ack, App, BoltContext

    from bot.slack.desk import Desk
    from bot.store import PostedAnswer


def register(app: App, desk: Desk) -> None:
    @app.action("evidence")
    def evidence(ack: Ack, body: dict[str, Any]) -> None:
        on_press(desk, "evidence", body, _show_evidence)
        ack()

    @app.action("again")
    def again(ack: Ack, body: dict[str, Any]) -> None:
        on_press(desk, "again", body, _show_again)
        ack()

    @app.action("tailor")
    def tailored(ack: Ack, body: dict[str, Any], context: BoltContext) -> None:
        bot_user = context.bot_user_id or ""
        on_press(desk, "tailor", body, lambda desk, body: _tailor(desk, body, bot_user))
        ack()

    @app.action("decision")
    def decision(ack: Ack, body: dict[str, Any]) -> None:
        on_press(desk, "decision", body, _decide)
        ack()

    @app.action("feedback")
    def judged(ack: Ack, body: dict[str, Any]) -> None:
        on_press(desk, "feedback", body, _judge)
        ack()

    # The same two as plain buttons, where the server does not draw feedback buttons.
    app.action("feedback_up")(judged)
    app.action("feedback_down")(judged)


def _show_evidence(desk: Desk, body: dict[str, Any]) -> None:
    stored = answer_pressed(desk, body, value_of(body))
    if stored is not None:
        for message in evidence_messages(parse(stored.body)):
            privately(desk, body, stored, message)


def _show_again(desk: Desk, body: dict[str, Any]) -> None:
    """A private answer that may or may not have arrived, in place of the sentence that offers it."""
    stored = answer_pressed(desk, body, value_of(body))
    if stored is not None:
        answer = parse(stored.body)
        message = with_question(answer_message(answer, stored.id, private=stored.private), answer.question)
        desk.outbox.put(Delivery("respond", message, response_url=str(body["response_url"]), replace=True))


def _tailor(desk: Desk, body: dict[str, Any], bot_user: str) -> None:
    stored = answer_pressed(desk, body, value_of(body))
    if stored is None:
        return
    person = person_of(body)
    if is_outsider(body):
        privately(desk, body, stored, notice(words.MEMBERS_ONLY))
    elif desk.store.profiles.get(person) is None:
        open_profile(desk, person, str(body["trigger_id"]), stored.id)
    else:
        tailor(desk, stored, person, str(body["trigger_id"]), bot_user)


def _decide(desk: Desk, body: dict[str, Any]) -> None:
    stored = answer_pressed(desk, body, value_of(body))
    if stored is None:
        return
    if stored.private:
        _export(desk, body, stored)
        return
    asked = Asked(
        # One record an answer, however many people press.
        key=key_of("decision", stored.id),
        kind="decision",
        person=person_of(body),
        channel=stored.channel,
        thread=stored.thread or stored.ts,
        answer_id=stored.id,
    )
    if not take(desk, asked):
        privately(desk, body, stored, notice(words.RECORDED_BEFORE))


def _export(desk: Desk, body: dict[str, Any], stored: PostedAnswer) -> None:
    """A private answer's record opens in a modal, to be copied; it names the project."""
    person = person_of(body)
    record = desk.advisor.record(parse(stored.body), project=desk.store.profiles.get(person))
    pages = record_messages(record)
    client = desk.client(person)
    if client is not None and pages:
        view = {
            "type": "modal",
            "title": {"type": "plain_text", "text": "Decision record"},
            "close": {"type": "plain_text", "text": "Done"},
            "blocks": [block for page in pages for block in page.blocks][:100],
        }
        client.api_call("views.open", json={"trigger_id": str(body["trigger_id"]), "view": view})


def _judge(desk: Desk, body: dict[str, Any]) -> None:
    value, _, answer_id = value_of(body).partition(":")
    if value not in {"up", "down"}:
        return
    stored = answer_pressed(desk, body, answer_id)
    if stored is None:
        return
    new = desk.store.feedback.record(person_of(body), stored, "up" if value == "up" else "down")
    if new:
        desk.metrics.feedback(value)
    privately(desk, body, stored, notice(words.THANKS if new else words.THANKS_AGAIN))
