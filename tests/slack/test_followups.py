"""When a message in a thread is meant for the bot."""

from __future__ import annotations

import pytest

from bot.slack.followups import is_for_bot, looks_like_question
from bot.store import Engagement

NOW = 100_000.0


def thread(since="", *, started=60.0, answered=30.0, messages=2):
    return Engagement("T", "C", "1.0", NOW - started, NOW - answered, messages, since)


@pytest.mark.parametrize(
    "text",
    [
        "and for data processing?",
        "What about Django?",
        "Which one is cheaper to host?",
        "and what if the team only knows Java?",
        "what about machine learning",
        "does that hold for small teams",
        "Python or Node for that?",
        "ok, but why?",
        "*is it faster?*",
    ],
)
def test_questions_are_for_the_bot(text):
    """Right after its answer, what looks like a question is one."""
    assert is_for_bot(text, "U1", thread(), NOW)


@pytest.mark.parametrize(
    "text",
    [
        "thanks!",
        "Great",
        "ok",
        "why?",
        "I think we should use Go.",
        "let's discuss on Monday",
        "what <@U2> said, right?",
        "<@U2> what do you think?",
        "<!here> is this ok?",
        "<!subteam^S1|@backend> is this ok?",
        "Carol, is that right?",
        "@Bob: what would you do?",
        "Node, really?",
        "hey Anna, what do you think?",
        "is this ok? " + "x" * 600,
    ],
)
def test_thanks_statements_and_messages_to_others_are_not(text):
    """No question, or somebody else's."""
    assert not is_for_bot(text, "U1", thread(), NOW)


@pytest.mark.parametrize("text", ["Kafka, does it lose messages?", "ok Kafka: how fast is it?"])
def test_an_option_of_the_articles_is_nobody(text):
    """A question that opens with an option's name is put to no person; of other names that is not known."""
    assert is_for_bot(text, "U1", thread(), NOW, frozenset({"kafka"}))
    assert not is_for_bot(text, "U1", thread(), NOW, frozenset({"rabbitmq"}))


def test_only_threads_that_the_bot_was_asked_in():
    """Elsewhere it was not invited."""
    assert not is_for_bot("and for data processing?", "U1", None, NOW)


@pytest.mark.parametrize(("since", "expected"), [("", True), ("U1", True), ("U2", False), ("*", False)])
def test_people_talking_to_each_other_are_not_interrupted(since, expected):
    """Nobody or only the asker has spoken since the answer: fine. Anybody else has: not."""
    assert is_for_bot("and for data processing?", "U1", thread(since), NOW) is expected


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ({"answered": 3_600}, True),
        ({"answered": 3_601}, False),
        ({"started": 86_400}, True),
        ({"started": 86_401}, False),
        ({"messages": 39}, True),
        ({"messages": 40}, False),
    ],
)
def test_the_thread_is_young_and_short(state, expected):
    """An hour since the answer, a day since the start, forty messages."""
    assert is_for_bot("and for data processing?", "U1", thread(**state), NOW) is expected


def test_a_question_has_at_least_two_words():
    """ "Why?" between people is no question to a machine."""
    assert not looks_like_question("Why?")
    assert looks_like_question("But why?")
