"""The same against a Slack that knows neither assistant.* nor streaming nor feedback buttons."""

from __future__ import annotations

import pytest

from bot.playground.slackserver import blockrules

from .stage import running
from .talk import QUESTION, ask, buttons, command, direct, settled, texts, whispered


@pytest.fixture
def foreign(slack, tmp_path):
    slack.faults.unknown_methods = {
        "assistant.*",
        "agents.*",
        "chat.startStream",
        "chat.appendStream",
        "chat.stopStream",
    }
    with running(slack, tmp_path) as bot:
        yield bot
        slack.wait_for(lambda: not slack.unacked())
        assert not slack.violations


def test_mentions_and_follow_ups(slack, foreign):
    """A whole post each."""
    asked = ask(slack)
    slack.message(slack.bob, slack.general, "And what about machine learning?", asked["ts"])
    slack.wait_for(lambda: len(slack.replies(asked)) == 2)


def test_direct_messages_and_prompts(slack, foreign):
    """Without prompts and status the conversation is the same."""
    slack.open_messages_tab(slack.alice)
    assert direct(slack, QUESTION)["text"].startswith("Node.js:")
    settled(foreign)
    assert "not available" in foreign.log


def test_commands(slack, foreign):
    """The command knows no difference."""
    assert command(slack, QUESTION)["text"].startswith("Node.js:")


def test_stopping(slack, foreign):
    """The stop button's event is taken although the session cannot be set."""
    said = slack.direct(slack.alice, QUESTION)
    slack.wait_for(lambda: slack.replies(said))
    slack.stop_session(slack.alice, slack.dm(slack.alice), said["ts"])
    slack.wait_for(lambda: slack.calls("agents.sessions.setStatus"))


def test_a_server_without_feedback_buttons_gets_plain_ones(slack, bot, monkeypatch):
    """Refused blocks are replaced by ordinary buttons, and the sources stay."""
    rules = {name: rule for name, rule in blockrules.BLOCKS.items() if name != "context_actions"}
    monkeypatch.setattr("bot.playground.slackserver.limits.BLOCKS", rules)
    ask(slack)
    (post,) = slack.posts(slack.general)
    assert buttons(post)[-2:] == ["feedback_up", "feedback_down"]
    assert "*Sources*" in texts(post)
    whispered(slack, slack.bob, lambda: slack.click(slack.bob, post, "feedback_down").wait())
    assert [row.value for row in bot.store.feedback.rows()] == ["down"]
    ask(slack, user=slack.bob)
    assert len(slack.violations) == 1  # tried once, remembered since
    slack.violations.clear()


def test_a_server_that_refuses_blocks_gets_text_with_the_sources(slack, bot):
    """The last resort still carries every source."""
    slack.faults.failing = {}
    refuse = {"chat.postMessage": "invalid_blocks"}
    slack.faults.failing = refuse
    asked = slack.mention(slack.alice, slack.general, QUESTION)
    slack.wait_for(lambda: len(slack.calls("chat.postMessage")) >= 2)
    slack.faults.failing = {}
    settled(bot)
    last = slack.calls("chat.postMessage")[-1]["args"]
    assert "blocks" not in last or not last["blocks"]
    assert "*Sources*" in last["text"]
    assert not slack.replies(asked) or "*Sources*" in slack.replies(asked)[-1]["text"]
