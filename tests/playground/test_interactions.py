"""Commands, clicks, modals and shortcuts with a real Bolt app over loopback."""

from __future__ import annotations

import json
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from slack_sdk.errors import SlackApiError

from bot.playground.slackserver.tickets import RESPONSE_USES

from .tiny_app import FORM, running


@pytest.fixture
def heard():
    return []


@pytest.fixture
def bot(slack, heard):
    with running(slack.api_url, slack.bot_token, slack.app_token, heard):
        yield


def answered(slack, user):
    asked = slack.mention(user, slack.general, "Node or Python?")
    slack.wait_for(lambda: slack.replies(asked))
    return slack.replies(asked)[0]


def open_form(slack, user):
    slack.click(user, answered(slack, user), "tailor").wait()
    slack.wait_for(lambda: slack.modal(user))
    return slack.modal(user)


def send(url, body):
    request = Request(url, data=json.dumps(body).encode(), headers={"Content-Type": "application/json"})
    with urlopen(request) as answer:
        return answer.read().decode()


def test_a_command_is_answered_for_one_person(slack, bot, heard):
    """The answer at response_url is ephemeral; names in the text come as marks with ids."""
    slack.command(slack.alice, slack.general, "/stack", "ask @Bob Brown in #random <b>").wait()
    slack.wait_for(lambda: slack.ephemerals(slack.alice))
    marks = f"ask <@{slack.bob}|bob> in <#{slack.random}|random> &lt;b&gt;"
    assert heard[0]["text"] == marks
    assert heard[0]["team_id"] == slack.team
    assert slack.ephemerals(slack.bob) == []


def test_a_button_says_who_pressed_where(slack, bot, heard):
    """The payload names person, channel, message and thread; the answer stays private."""
    answer = answered(slack, slack.alice)
    slack.click(slack.bob, answer, "evidence").wait()
    slack.wait_for(lambda: slack.ephemerals(slack.bob))
    body = heard[-1]
    assert body["user"]["id"] == slack.bob
    assert body["container"]["message_ts"] == body["message"]["ts"] == answer["ts"]
    assert body["container"]["thread_ts"] == answer["thread_ts"]
    assert body["actions"][0]["value"] == "1"
    assert slack.ephemerals(slack.alice) == []


SAVE = {"text": {"type": "plain_text", "text": "Save decision"}, "value": "save"}


@pytest.mark.parametrize(
    ("pressed", "expected"),
    [
        (("feedback", "negative"), {"type": "feedback_buttons", "value": "down"}),
        (("more", "save"), {"type": "overflow", "selected_option": SAVE}),
    ],
)
def test_choices_arrive_as_slack_writes_them(slack, bot, heard, pressed, expected):
    """Feedback carries the button's value, an overflow menu the chosen option."""
    slack.click(slack.alice, answered(slack, slack.alice), *pressed).wait()
    action = heard[-1]["actions"][0]
    assert {key: action[key] for key in expected} == expected


def test_a_modal_is_filled_in_and_sent(slack, bot, heard):
    """Given values and prefilled ones arrive in state.values; then the modal closes."""
    slack.submit(open_form(slack, slack.alice), {"what": "A streaming service"}).wait()
    slack.wait_for(lambda: slack.posts(slack.dm(slack.alice)))
    values = heard[-1]["view"]["state"]["values"]
    assert values["what"]["text"] == {"type": "plain_text_input", "value": "A streaming service"}
    assert values["team"]["size"]["selected_option"]["value"] == "s"
    assert slack.modal(slack.alice) is None


def test_an_error_keeps_the_modal_open(slack, bot):
    """response_action errors is shown under its field."""
    view = open_form(slack, slack.alice)
    slack.submit(view, {"what": "x"}).wait()
    slack.wait_for(lambda: view.get("errors"))
    assert slack.modal(slack.alice)["errors"] == {"what": "Please say a little more."}


def test_the_message_menu_reaches_the_app(slack, bot, heard):
    """A shortcut carries the message it was chosen on."""
    said = slack.message(slack.bob, slack.general, "We rewrite everything in Rust.")
    slack.shortcut(slack.alice, said, "ask_about_message").wait()
    slack.wait_for(lambda: slack.ephemerals(slack.alice))
    assert heard[-1]["message"]["text"] == said["text"]
    assert heard[-1]["user"]["id"] == slack.alice


def test_home_and_conversation_open(slack, bot):
    """The Home tab is drawn when it is opened, prompts come with the conversation."""
    slack.open_home(slack.alice)
    slack.wait_for(lambda: slack.home(slack.alice))
    slack.open_messages_tab(slack.alice)
    slack.wait_for(lambda: slack.prompts(slack.dm(slack.alice)))
    assert slack.home(slack.bob) is None


def test_stopping_is_told_with_the_thread(slack, bot, heard):
    """The stop button's event names channel, thread and person."""
    slack.stop_session(slack.alice, slack.general, "1.1")
    slack.wait_for(lambda: slack.acks)
    event = heard[-1]
    assert (event["type"], event["thread_ts"], event["user"]) == ("agent_session_stopped", "1.1", slack.alice)
    assert event["streaming_message_ts"] == []


def test_nobody_presses_what_they_cannot_see(slack, web):
    """Another person's ephemeral message, or a channel one is not in."""
    block = {
        "type": "actions",
        "elements": [{"type": "button", "action_id": "a", "text": {"type": "plain_text", "text": "b"}}],
    }
    web.chat_postEphemeral(channel=slack.general, user=slack.alice, text="t", blocks=[block])
    with pytest.raises(ValueError, match="only the person"):
        slack.click(slack.bob, slack.ephemerals(slack.alice)[0], "a")
    web.chat_postMessage(channel=slack.private, text="t", blocks=[block])
    with pytest.raises(ValueError, match="not in the channel"):
        slack.click(slack.carol, slack.posts(slack.private)[0], "a")


def test_a_response_url_works_five_times(slack):
    """The sixth post is refused."""
    url = slack.command(slack.alice, slack.general, "/stack").payload["response_url"]
    for _ in range(RESPONSE_USES):
        assert send(url, {"text": "t"}) == "ok"
    with pytest.raises(HTTPError, match="404"):
        send(url, {"text": "t"})
    assert len(slack.ephemerals(slack.alice)) == 5


def test_a_response_url_replaces_and_deletes_what_was_pressed(slack, web):
    """replace_original and delete_original work on the message the click came from, in_channel posts."""
    block = {
        "type": "actions",
        "elements": [{"type": "button", "action_id": "a", "text": {"type": "plain_text", "text": "b"}}],
    }
    web.chat_postEphemeral(channel=slack.general, user=slack.alice, text="preview", blocks=[block])
    url = slack.click(slack.alice, slack.ephemerals(slack.alice)[0], "a").payload["response_url"]
    send(url, {"text": "replaced", "replace_original": True})
    assert [m["text"] for m in slack.ephemerals(slack.alice)] == ["replaced"]
    send(url, {"text": "shared", "response_type": "in_channel"})
    assert [m["text"] for m in slack.posts(slack.general)] == ["shared"]
    send(url, {"delete_original": True})
    assert slack.ephemerals(slack.alice) == []


def test_a_trigger_opens_one_modal_soon(slack, web):
    """It is exchanged once, expires, and a made-up one is invalid."""
    trigger = slack.triggers.new(slack.alice, slack.team)
    web.views_open(trigger_id=trigger, view=FORM)
    slack.triggers.seconds = 0
    late = slack.triggers.new(slack.alice, slack.team)
    for given, error in [
        (trigger, "exchanged_trigger_id"),
        (late, "expired_trigger_id"),
        ("1.x", "invalid_trigger_id"),
    ]:
        with pytest.raises(SlackApiError, match=error):
            web.views_open(trigger_id=given, view=FORM)


def test_modals_are_three_deep_at_most(slack, web):
    """The fourth is refused."""

    def trigger():
        return slack.triggers.new(slack.alice, slack.team)

    web.views_open(trigger_id=trigger(), view=FORM)
    web.views_push(trigger_id=trigger(), view=FORM)
    top = web.views_push(trigger_id=trigger(), view=FORM)["view"]
    assert slack.modal(slack.alice)["previous_view_id"] == top["previous_view_id"]
    with pytest.raises(SlackApiError, match="push_limit_reached"):
        web.views_push(trigger_id=trigger(), view=FORM)


def test_a_view_is_updated_unless_it_changed_meanwhile(slack, web):
    """A stale hash is a conflict."""
    view = web.views_open(trigger_id=slack.triggers.new(slack.alice, slack.team), view=FORM)["view"]
    web.views_update(view_id=view["id"], hash=view["hash"], view=FORM | {"callback_id": "second"})
    assert slack.modal(slack.alice)["callback_id"] == "second"
    with pytest.raises(SlackApiError, match="hash_conflict"):
        web.views_update(view_id=view["id"], hash=view["hash"], view=FORM)
