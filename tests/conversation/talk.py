"""What tests do and look at again and again."""

from __future__ import annotations

QUESTION = "Should we use Node.js or Python for streaming?"


def ask(slack, text=QUESTION, user=None, channel=None, thread_ts=None, *, raw=False):
    """Mention the bot and wait for the answer to this very message."""
    before = len(slack.posts(channel or slack.general))
    asked = slack.mention(user or slack.alice, channel or slack.general, text, thread_ts, raw=raw)
    slack.wait_for(lambda: len(slack.posts(channel or slack.general)) > before)
    return asked


def command(slack, text, user=None, channel=None, *, raw=False):
    """Run /stack and return what only this person is shown for it."""
    person = user or slack.alice
    before = len(slack.ephemerals(person))
    slack.command(person, channel or slack.general, "/stack", text, raw=raw).wait()
    slack.wait_for(lambda: len(slack.ephemerals(person)) > before)
    return slack.ephemerals(person)[-1]


def whispered(slack, user, act):
    """What ``act`` makes the bot show to one person."""
    before = len(slack.ephemerals(user))
    act()
    slack.wait_for(lambda: len(slack.ephemerals(user)) > before)
    return slack.ephemerals(user)[-1]


def direct(slack, text, user=None, thread_ts=None):
    """Write to the bot privately and return its reply."""
    person = user or slack.alice
    said = slack.direct(person, text, thread_ts)
    count = len(slack.replies(said))
    slack.wait_for(
        lambda: len(slack.replies(said)) > 0 if thread_ts is None else len(slack.replies(said)) > count
    )
    return slack.replies(said)[-1]


def texts(message):
    """Everything that is to be read in a message's or view's blocks."""
    parts = []
    for block in message["blocks"]:
        if block["type"] == "section":
            parts.append(block["text"]["text"])
        elif block["type"] == "context":
            parts += [element["text"] for element in block["elements"]]
    return "\n".join(parts)


def buttons(message):
    rows = [block["elements"] for block in message["blocks"] if block["type"] == "actions"]
    return [element["action_id"] for row in rows for element in row]


def settled(bot):
    """Wait until the bot has nothing in hand any more."""
    assert bot.service.desk.workers.drain(10)
    assert bot.service.desk.outbox.drain(10)
