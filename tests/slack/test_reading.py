"""What people type and Slack delivers, as plain values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack import interview, slash
from bot.slack.incoming import LONGEST_QUESTION, is_outsider, person_of, plain, spoken
from bot.store import Person


@pytest.mark.parametrize(
    ("typed", "verb", "text"),
    [
        ("", "usage", ""),
        ("   ", "usage", ""),
        ("help", "help", ""),
        ("Help!", "help", ""),
        ("sources", "sources", ""),
        ("should we use Go?", "ask", "should we use Go?"),
        ("ask should we use Go?", "ask", "should we use Go?"),
        ("help me choose a database", "ask", "help me choose a database"),
        ("sources of latency in Node?", "ask", "sources of latency in Node?"),
        ("compare A and B on speed", "compare", "Compare A and B for speed"),
        ("compare Node.js vs. Python", "compare", "Compare Node.js and Python"),
        ("compare Node.js, Python for hiring?", "compare", "Compare Node.js and Python for hiring"),
        ("compare Ruby on Rails and Django", "compare", "Compare Ruby on Rails and Django"),
        ("compare node python", "compare", "Compare node and python"),
        ("compare", "usage", "compare"),
        ("compare node", "usage", "compare"),
        ("project", "project show", ""),
        ("project show", "project show", ""),
        ("project set we are four", "project set", "we are four"),
        ("project set: we are four", "project set", "we are four"),
        ("PROJECT FORGET", "project forget", ""),
        ("project management tool in Go?", "ask", "project management tool in Go?"),
        ("projects in Go?", "ask", "projects in Go?"),
        ("ask", "usage", ""),
        ("?!", "usage", ""),
        ("project edit", "project set", ""),
        ("project edit page in Go?", "ask", "project edit page in Go?"),
        ("Project delete", "project forget", ""),
        ("forget me", "project forget", ""),
        ("should I forget Python?", "ask", "should I forget Python?"),
    ],
)
def test_a_command_is_a_verb_or_a_question(typed, verb, text):
    """Anything that is no verb is asked as it is."""
    assert slash.read(typed) == slash.Slash(verb, text)


@given(st.text())
def test_any_input_is_read(text):
    """No input is an error."""
    assert slash.read(text).verb


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("My project: a shop", ("set", "a shop")),
        ("our project is a shop", ("set", "a shop")),
        ("set project: a shop", ("set", "a shop")),
        ("forget me", ("forget", "")),
        ("Forget.", ("forget", "")),
        ("my project", ("show", "")),
        ("show my profile?", ("show", "")),
        ("Set up my project", ("interview", "")),
        ("help", ("help", "")),
        ("can you delete my project?", ("forget", "")),
        ("Please forget everything you know about me!", ("forget", "")),
        ("delete my data, please", ("forget", "")),
        ("forget it", None),
        ("delete everything in MongoDB?", None),
        ("What do you know about me?", ("show", "")),
        ("what do you know about Python?", None),
        ("what's my project", ("show", "")),
        ("I want to change my project", ("interview", "")),
        ("My project is a shop. Python or Go?", None),
        ("should I forget Python?", None),
        ("what would change my project?", None),
        ("is my project too big for Django?", None),
    ],
)
def test_wishes_are_told_from_questions(text, expected):
    """Only a whole message that is one counts as a wish."""
    assert interview.wish(text) == expected


def test_three_answers_make_a_profile():
    """A skipped one leaves no line."""
    step = interview.advance((), "a shop")
    assert step.question == interview.QUESTIONS[1]
    step = interview.advance(step.answers, "skip")
    step = interview.advance(step.answers, "cost")
    assert (step.question, step.profile) == (None, "Building: a shop.\nMatters most: cost.")


def test_stopping_keeps_what_was_said():
    """After one answer there is something to keep; before any there is not."""
    assert interview.advance(("a shop",), "stop").profile == "Building: a shop."
    assert interview.advance((), "Stop.").profile is None


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("<@UBOT> use Go?", "use Go?"),
        ("<@U1> and <@U2|bob>", "@someone and @bob"),
        ("<#C1|general> <#C2>", "#general #channel"),
        ("<!here> <!channel|channel> <!subteam^S1|@team>", "channel @team"),
        ("<https://go.dev|go.dev> <https://x.y>", "go.dev https://x.y"),
        ("a &lt;b&gt; &amp; c", "a <b> & c"),
        ("&amp;lt;", "&lt;"),
    ],
)
def test_markup_becomes_what_was_typed(raw, expected):
    """Labels stay, machinery goes."""
    assert plain(raw, "UBOT") == expected


def test_a_question_is_bounded():
    """Nobody's 40,000 characters are carried any further."""
    assert len(plain("x" * 40_000)) == LONGEST_QUESTION


def body(**event):
    said = {"type": "message", "user": "U1", "channel": "C1", "ts": "2.0", "text": "hi there"}
    return {"team_id": "T1", "event_id": "Ev1", "event": {**said, **event}}


@pytest.mark.parametrize(
    "event",
    [
        {"bot_id": "B1"},
        {"bot_profile": {"id": "B1"}},
        {"subtype": "message_changed"},
        {"subtype": "message_deleted"},
        {"subtype": "channel_join"},
        {"subtype": "bot_message"},
        {"edited": {"user": "U1"}},
        {"hidden": True},
        {"user": "UBOT"},
        {"user": "USLACKBOT"},
        {"user": None},
    ],
)
def test_only_what_a_person_just_said_counts(event):
    """Bots, edits, deletions and joins are nobody's question."""
    assert spoken(body(**event), "UBOT") is None


def test_a_file_or_a_broadcast_reply_still_speaks():
    """Both carry a text of a person."""
    for subtype in ("file_share", "thread_broadcast"):
        assert spoken(body(subtype=subtype), "UBOT").question == "hi there"


def test_a_message_is_named_by_team_channel_and_time():
    """So the mention and the message event about it are the same."""
    mention = spoken(body(type="app_mention"), "UBOT")
    assert mention.key == spoken(body(), "UBOT").key == "T1:C1:2.0"


def test_members_of_other_organisations_are_recognised():
    """In a shared channel somebody's team is not the one the app was installed in."""
    stranger = {**body(user_team="T9"), "is_ext_shared_channel": True}
    assert spoken(stranger, "UBOT").external
    member = {**body(user_team="T1"), "is_ext_shared_channel": True}
    assert not spoken(member, "UBOT").external
    colleague = {**body(user_team="E1"), "enterprise_id": "E1", "is_ext_shared_channel": True}
    assert not spoken(colleague, "UBOT").external


@pytest.mark.parametrize(
    ("user", "enterprise", "outsider"),
    [
        ("T1", None, False),
        ("T9", None, True),
        (None, None, False),
        ("E1", {"id": "E1"}, False),
        ("T2", {"id": "E1"}, False),  # another workspace of the organisation, as far as can be told
        ("E9", {"id": "E1"}, True),
    ],
)
def test_who_pressed_in_a_shared_channel(user, enterprise, outsider):
    """In an Enterprise organisation a person's team is the organisation, or any workspace of it."""
    pressed = {"user": {"id": "U1", "team_id": user}, "team": {"id": "T1"}, "enterprise": enterprise}
    assert is_outsider(pressed) == outsider


def test_identity_comes_from_the_payload():
    """Enterprise, team and user, wherever the payload has them."""
    pressed = {"enterprise": {"id": "E1"}, "team": {"id": "T1"}, "user": {"id": "U1"}}
    assert person_of(pressed) == Person("E1", "T1", "U1")
    assert person_of({"enterprise": None, "team": {"id": "T1"}, "user": {"id": "U1"}}) == Person(
        "", "T1", "U1"
    )
