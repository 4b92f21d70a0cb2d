"""Slack's limits on messages and views: just under passes, just over is refused and recorded."""

from __future__ import annotations

import pytest
from slack_sdk.errors import SlackApiError


def plain(text):
    return {"type": "plain_text", "text": text}


def section(text):
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def actions(*elements):
    return {"type": "actions", "elements": list(elements)}


def button(**more):
    return {"type": "button", "action_id": "a", "text": plain("b"), **more}


def many(count, make):
    return [make(number) for number in range(count)]


LIMITS = [
    # what, the largest that passes, the smallest that does not
    ("blocks", many(50, lambda n: {"type": "divider"}), many(51, lambda n: {"type": "divider"})),
    ("section text", [section("x" * 3000)], [section("x" * 3001)]),
    ("empty text", [section("x")], [section("")]),
    (
        "header",
        [{"type": "header", "text": plain("x" * 150)}],
        [{"type": "header", "text": plain("x" * 151)}],
    ),
    (
        "fields",
        [{"type": "section", "fields": many(10, lambda n: plain("x"))}],
        [{"type": "section", "fields": many(11, lambda n: plain("x"))}],
    ),
    (
        "context",
        [{"type": "context", "elements": many(10, lambda n: plain("x"))}],
        [{"type": "context", "elements": many(11, lambda n: plain("x"))}],
    ),
    (
        "actions",
        [actions(*many(25, lambda n: button(action_id=str(n))))],
        [actions(*many(26, lambda n: button(action_id=str(n))))],
    ),
    ("button value", [actions(button(value="x" * 2000))], [actions(button(value="x" * 2001))]),
    ("button text", [actions(button(text=plain("x" * 75)))], [actions(button(text=plain("x" * 76)))]),
    ("button type", [actions(button())], [actions(button(text={"type": "mrkdwn", "text": "b"}))]),
    ("action_id", [actions(button(action_id="x" * 255))], [actions(button(action_id="x" * 256))]),
    (
        "action_id unique",
        [actions(button(), button(action_id="c"))],
        [actions(button(), button())],
    ),
    (
        "block_id unique",
        [section("x") | {"block_id": "1"}, section("x") | {"block_id": "2"}],
        [section("x") | {"block_id": "1"}, section("x") | {"block_id": "1"}],
    ),
    ("block_id", [section("x") | {"block_id": "x" * 255}], [section("x") | {"block_id": "x" * 256}]),
    (
        "table rows",
        [{"type": "table", "rows": many(100, lambda n: [{"type": "raw_text", "text": "x"}])}],
        [{"type": "table", "rows": many(101, lambda n: [{"type": "raw_text", "text": "x"}])}],
    ),
    ("known types", [{"type": "divider"}], [{"type": "banner"}]),
    (
        "overflow options",
        [
            actions(
                {
                    "type": "overflow",
                    "action_id": "a",
                    "options": many(5, lambda n: {"text": plain("x"), "value": "v"}),
                }
            )
        ],
        [
            actions(
                {
                    "type": "overflow",
                    "action_id": "a",
                    "options": many(6, lambda n: {"text": plain("x"), "value": "v"}),
                }
            )
        ],
    ),
]


@pytest.mark.parametrize(("name", "passes", "fails"), LIMITS, ids=[limit[0] for limit in LIMITS])
def test_a_limit_holds_to_the_last_character(slack, web, name, passes, fails):
    """The largest allowed is posted; one more is invalid_blocks, and a violation."""
    web.chat_postMessage(channel=slack.general, text="t", blocks=passes)
    assert slack.violations == []
    with pytest.raises(SlackApiError, match="invalid_blocks"):
        web.chat_postMessage(channel=slack.general, text="t", blocks=fails)
    assert len(slack.violations) >= 1
    assert len(slack.posts(slack.general)) == 1


@pytest.mark.parametrize(
    ("blocks", "error"),
    [
        (
            [{"type": "markdown", "text": "x" * 6000}, {"type": "markdown", "text": "x" * 6001}],
            "msg_too_long",
        ),
        ([section("x" * 2700) for _ in range(5)], "msg_blocks_too_long"),
    ],
    ids=["12,000 of markdown together", "13,200 of everything"],
)
def test_a_message_has_a_length_as_a_whole(slack, web, blocks, error):
    """Blocks that are fine one by one can be too much together."""
    with pytest.raises(SlackApiError, match=error):
        web.chat_postMessage(channel=slack.general, text="t", blocks=blocks)
    web.chat_postMessage(channel=slack.general, text="t", blocks=blocks[1:])


@pytest.mark.filterwarnings("ignore:The top-level `text` argument")
def test_missing_text_is_posted_and_noted(slack, web):
    """Slack accepts blocks without text; people with screen readers do not, so it is recorded."""
    assert web.chat_postMessage(channel=slack.general, blocks=[section("x")])["ok"]
    assert "top-level text" in slack.violations[0]["reason"]
    with pytest.raises(SlackApiError, match="no_text"):
        web.chat_postMessage(channel=slack.general)


def test_limits_hold_on_every_way_to_post(slack, web):
    """Ephemerals and updates are checked like posts."""
    bad = {"text": "t", "blocks": [section("")]}
    own = web.chat_postMessage(channel=slack.general, text="t")
    with pytest.raises(SlackApiError, match="invalid_blocks"):
        web.chat_postEphemeral(channel=slack.general, user=slack.alice, **bad)
    with pytest.raises(SlackApiError, match="invalid_blocks"):
        web.chat_update(channel=slack.general, ts=own["ts"], **bad)
    assert {v["method"] for v in slack.violations} == {"chat.postEphemeral", "chat.update"}


def home(count):
    return {"type": "home", "blocks": many(count, lambda n: {"type": "divider"})}


def test_a_home_tab_takes_a_hundred_blocks(slack, web):
    """100 pass, 101 do not; blocks for messages only are refused."""
    web.views_publish(user_id=slack.alice, view=home(100))
    with pytest.raises(SlackApiError, match="invalid_blocks"):
        web.views_publish(user_id=slack.alice, view=home(101))
    markdown = {"type": "home", "blocks": [{"type": "markdown", "text": "x"}]}
    with pytest.raises(SlackApiError, match="invalid_blocks"):
        web.views_publish(user_id=slack.alice, view=markdown)


@pytest.mark.parametrize(
    "broken",
    [
        {"title": plain("x" * 25)},
        {"title": {"type": "mrkdwn", "text": "x"}},
        {"private_metadata": "x" * 3001},
        {"callback_id": "x" * 256},
        {"submit": None},
    ],
    ids=["title too long", "title not plain", "private_metadata", "callback_id", "inputs without submit"],
)
def test_a_modal_has_a_frame(slack, web, broken):
    """Title, submit and metadata have their own limits."""
    label, element = plain("l"), {"type": "plain_text_input", "action_id": "a"}
    blocks = [{"type": "input", "label": label, "element": element}]
    view = {"type": "modal", "title": plain("t"), "submit": plain("s"), "blocks": blocks}
    trigger = slack.triggers.new(slack.alice, slack.team)
    web.views_open(trigger_id=trigger, view=view)
    with pytest.raises(SlackApiError, match="invalid_arguments"):
        web.views_open(trigger_id=slack.triggers.new(slack.alice, slack.team), view=view | broken)
