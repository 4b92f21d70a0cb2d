"""What the agent pane adds to direct messages, and what is left of it where the server knows no such pane."""

from __future__ import annotations

import pytest

from .fake_advisor import SlowAdvisor
from .stage import FOREIGN, on_both_servers, running
from .talk import QUESTION, direct, settled


def test_suggested_prompts_come_without_a_thread(slack, bot):
    """Opening the conversation offers four prompts and posts nothing."""
    slack.open_messages_tab(slack.alice)
    place = slack.dm(slack.alice)
    slack.wait_for(lambda: slack.prompts(place))
    (call,) = slack.calls("assistant.threads.setSuggestedPrompts")
    assert "thread_ts" not in call["args"]
    assert [prompt["message"] for prompt in call["args"]["prompts"]] == [
        *bot.advisor.examples(),
        "Set up my project",
        "What are your sources?",
    ]
    assert not slack.posts()


@on_both_servers
def test_stopping_a_session_sets_it_active_again(slack, bot):
    """The stop button is confirmed by the session's status; nothing was running, so nothing is said."""
    said = slack.direct(slack.alice, QUESTION)
    slack.wait_for(lambda: slack.replies(said))
    settled(bot)
    slack.stop_session(slack.alice, slack.dm(slack.alice), said["ts"])
    slack.wait_for(lambda: slack.calls("agents.sessions.setStatus"))
    assert len(slack.replies(said)) == 1


@pytest.mark.parametrize("slack", [FOREIGN], indirect=True)
def test_without_the_pane_the_conversation_is_the_same(slack, bot):
    """No prompts and no status: the answer comes all the same, and the log says what was not to be had."""
    slack.open_messages_tab(slack.alice)
    assert direct(slack, QUESTION)["text"].startswith("Node.js:")
    settled(bot)
    assert "not available" in bot.log


@on_both_servers
def test_who_has_to_wait_sees_that_the_question_is_queued(slack, tmp_path):
    """With every worker busy a status stands in the thread until the answer does; where there is none, the answer
    comes without."""
    advisor = SlowAdvisor()
    with running(slack, tmp_path, advisor=advisor, workers=1) as bot:
        slack.mention(slack.bob, slack.general, QUESTION)
        assert advisor.started.wait(5)
        said = slack.direct(slack.alice, QUESTION)
        slack.wait_for(lambda: slack.calls("assistant.threads.setStatus"))
        (call,) = slack.calls("assistant.threads.setStatus")
        assert (call["args"]["thread_ts"], call["args"]["status"]) == (
            said["ts"],
            "has this question in the queue…",
        )
        advisor.go_on.set()
        slack.wait_for(lambda: slack.replies(said))
        settled(bot)
