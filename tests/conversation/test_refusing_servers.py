"""Servers that refuse what is sent: less is sent, and nothing of the answer is lost."""

from __future__ import annotations

from bot.playground.slackserver import blockrules

from .talk import QUESTION, ask, buttons, settled, texts, whispered


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
