"""Sharing a private answer: first a preview of exactly what will be posted, then the posting.

The shared answer is computed anew from the question alone, without the project and without the
conversation, so there is nothing private in it that would have to be taken out.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from bot.answer import Inquiry
from bot.blocks import Message
from bot.blocks.message import actions, button, section
from bot.slack import words
from bot.slack.answering import body_of, parse, public_message
from bot.slack.delivery import Delivery
from bot.slack.desk import respond
from bot.slack.incoming import person_of
from bot.slack.intake import Asked, key_of, take
from bot.slack.pressed import answer_pressed, on_press, value_of
from bot.store import PostedAnswer

if TYPE_CHECKING:
    from slack_bolt import Ack, App

    from bot.slack.desk import Desk

CALLBACK = "share_to"
BLOCK, FIELD = "where", "channel"
_INTRO = "*Preview*: this is exactly what everybody in the channel would see. Your project is not in it."


def register(app: App, desk: Desk) -> None:
    @app.action("share")
    def wanted(ack: Ack, body: dict[str, Any]) -> None:
        on_press(desk, "share", body, _preview)
        ack()

    @app.action("share_post")
    def confirmed(ack: Ack, body: dict[str, Any]) -> None:
        on_press(desk, "share", body, _post_here)
        ack()

    @app.action("share_cancel")
    def declined(ack: Ack, body: dict[str, Any]) -> None:
        respond(desk, str(body["response_url"]), words.NOT_SHARED, replace=True)
        ack()

    @app.view(CALLBACK)
    def chosen(ack: Ack, body: dict[str, Any]) -> None:
        channel = str(body["view"]["state"]["values"][BLOCK][FIELD].get("selected_conversation") or "")
        if not channel or not desk.settings.allows(channel):
            ack(response_action="errors", errors={BLOCK: words.NO_SHARING_THERE})
            return
        stored = desk.store.answers.get(str(body["view"]["private_metadata"]))
        if stored is None or stored.person != person_of(body):
            ack(response_action="errors", errors={BLOCK: words.EXPIRED})
            return
        _post(desk, stored, channel, str(body["view"]["id"]))
        ack()


def _preview(desk: Desk, body: dict[str, Any]) -> None:
    stored = answer_pressed(desk, body, value_of(body))
    if stored is None or not stored.private:
        return
    public = _public_version(desk, stored)
    preview = public_message(parse(public.body), public.id, buttons=False)
    here = str((body.get("channel") or {}).get("id") or "")
    if here.startswith("D") or not body.get("response_url"):
        _ask_where(desk, body, public.id, preview)
    elif not desk.settings.allows(here):
        respond(desk, str(body["response_url"]), words.NO_SHARING_THERE)
    else:
        row = actions(
            button("share_post", "Post to this channel", public.id, style="primary"),
            button("share_cancel", "Cancel", public.id),
        )
        message = Message("Preview of what would be posted", (section(_INTRO), *preview.blocks, row))
        desk.outbox.put(Delivery("respond", message, response_url=str(body["response_url"])))


def _public_version(desk: Desk, stored: PostedAnswer) -> PostedAnswer:
    answer = desk.advisor.answer(Inquiry(question=parse(stored.body).question))
    public = PostedAnswer(
        id=hashlib.sha256(f"share:{stored.id}:{answer.index.id}".encode()).hexdigest()[:24],
        person=stored.person,
        surface="share",
        channel=stored.channel,
        thread=stored.thread if stored.surface == "tailored" else "",
        private=True,
        body=body_of(answer),
        index_id=answer.index.id,
    )
    desk.store.answers.save(public)
    return public


def _ask_where(desk: Desk, body: dict[str, Any], public_id: str, preview: Message) -> None:
    client = desk.client(person_of(body))
    if client is None:
        return
    where = {
        "type": "conversations_select",
        "action_id": FIELD,
        "filter": {"include": ["public", "private"], "exclude_bot_users": True},
    }
    label = {"type": "plain_text", "text": "Post it to"}
    view = {
        "type": "modal",
        "callback_id": CALLBACK,
        "private_metadata": public_id,
        "title": {"type": "plain_text", "text": "Share this answer"},
        "submit": {"type": "plain_text", "text": "Post"},
        "close": {"type": "plain_text", "text": "Cancel"},
        "blocks": [
            {"type": "input", "block_id": BLOCK, "label": label, "element": where},
            section(_INTRO),
            *preview.blocks,
        ],
    }
    client.api_call("views.open", json={"trigger_id": str(body["trigger_id"]), "view": view})


def _post_here(desk: Desk, body: dict[str, Any]) -> None:
    channel = str(body["channel"]["id"])
    if not desk.settings.allows(channel):
        respond(desk, str(body["response_url"]), words.NO_SHARING_THERE)
        return
    stored = answer_pressed(desk, body, value_of(body))
    if stored is None or stored.channel != channel:
        return
    url = str(body["response_url"])
    if not _post(desk, stored, channel, channel, url):
        respond(desk, url, words.SHARED_BEFORE, replace=True)


def _post(desk: Desk, stored: PostedAnswer, channel: str, once: str, url: str = "") -> bool:
    """Post once a channel, however often it is pressed; False when it was pressed before."""
    asked = Asked(
        key=key_of("share", stored.id, channel, once),
        kind="share",
        person=stored.person,
        channel=channel,
        thread=stored.thread if channel == stored.channel else "",
        answer_id=stored.id,
        response_url=url,
    )
    return take(desk, asked)
