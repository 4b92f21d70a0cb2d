"""Mentions and follow-ups in channels."""

from __future__ import annotations

QUESTION = "Should we use Node.js or Python for streaming?"


def texts(message):
    """Everything that is to be read in a message's blocks."""
    return "\n".join(
        part["text"]["text"] if "text" in part else " ".join(e.get("text", "") for e in part["elements"])
        for part in message["blocks"]
        if part["type"] in {"section", "context"}
    )


def ask(slack, text=QUESTION, user=None, channel=None, **more):
    asked = slack.mention(user or slack.alice, channel or slack.general, text, **more)
    slack.wait_for(lambda: slack.replies(asked))
    return asked


def test_a_mention_is_answered_in_its_thread(slack, bot):
    """A mention gets one answer in its thread, with the verdict as the notification's text."""
    asked = ask(slack)
    (answer,) = slack.replies(asked)
    assert answer["thread_ts"] == asked["ts"]
    assert answer["text"] == "Node.js: it fits (turns before: 0)."
    assert "*Node.js* (clear, 86 % sure)" in texts(answer)
