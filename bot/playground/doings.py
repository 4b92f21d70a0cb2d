"""What a person does on the page, carried out as the same acts that tests use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground.seen import COMMAND, SHORTCUT, find_message

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.playground.slackserver import SlackServer
    from bot.playground.slackserver.records import Json


def say(slack: SlackServer, user: str, body: Json) -> Json:
    """Send what was typed: a message, or a command when it begins with a slash."""
    channel, text, thread_ts = str(body["channel"]), str(body["text"]), body.get("thread_ts")
    if user not in slack.workspace.channel(channel).members:
        raise ValueError("you are not in this channel")
    if text.startswith("/"):
        return _run_command(slack, user, channel, text, in_thread=bool(thread_ts))
    return {"ts": slack.message(user, channel, text, thread_ts)["ts"]}


def press(slack: SlackServer, user: str, body: Json) -> Json:
    slack.click(
        user,
        _holder(slack, user, body),
        str(body["action_id"]),
        body.get("value"),
        block_id=body.get("block_id"),
        form=body.get("form") or {},
    )
    return {}


def submit(slack: SlackServer, user: str, body: Json) -> Json:
    slack.submit(_view(slack, user, body), body.get("values") or {})
    return {}


def close(slack: SlackServer, user: str, body: Json) -> Json:
    slack.close(_view(slack, user, body))
    return {}


def shortcut(slack: SlackServer, user: str, body: Json) -> Json:
    slack.shortcut(user, _message(slack, user, body), SHORTCUT["callback_id"])
    return {}


def open_home(slack: SlackServer, user: str, _: Json) -> Json:
    slack.open_home(user)
    return {}


def open_messages_tab(slack: SlackServer, user: str, _: Json) -> Json:
    slack.open_messages_tab(user)
    return {}


def stop(slack: SlackServer, user: str, body: Json) -> Json:
    slack.stop_session(user, str(body["channel"]), str(body["thread_ts"]))
    return {}


DOINGS: dict[str, Callable[[SlackServer, str, Json], Json]] = {
    "say": say,
    "press": press,
    "submit": submit,
    "close": close,
    "shortcut": shortcut,
    "open_home": open_home,
    "open_messages_tab": open_messages_tab,
    "stop": stop,
}


def _run_command(slack: SlackServer, user: str, channel: str, text: str, *, in_thread: bool) -> Json:
    name, _, rest = text.partition(" ")
    if in_thread:
        slack.tell(user, channel, f"{name} is not supported in threads. Sorry!")
    elif name != COMMAND:
        slack.tell(user, channel, f"{name} is not a valid command. Try {COMMAND} help.")
    else:
        slack.command(user, channel, name, rest.strip())
    return {}


def _holder(slack: SlackServer, user: str, body: Json) -> Json:
    return _view(slack, user, body) if body.get("view_id") else _message(slack, user, body)


def _view(slack: SlackServer, user: str, body: Json) -> Json:
    shown = [*slack.workspace.modals.get(user, []), slack.home(user)]
    found = next((view for view in shown if view and view["id"] == body.get("view_id")), None)
    if found is None:
        raise LookupError("this view is no longer open")
    return found


def _message(slack: SlackServer, user: str, body: Json) -> Json:
    found = find_message(slack, user, str(body.get("channel")), str(body.get("ts")))
    if found is None:
        raise LookupError("this message is gone")
    return found
