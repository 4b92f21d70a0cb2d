"""The workspace as one person sees it: nothing that is private to somebody else is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.playground.slackserver import SlackServer
    from bot.playground.slackserver.records import Channel, Json

# The message menu's entry, as the app's manifest names it.
SHORTCUT = {"callback_id": "ask_about_message", "name": "Ask Stack Advisor about this message"}
COMMAND = "/stack"


def seen_by(slack: SlackServer, user: str) -> Json:
    """Everything the page needs to draw, for one person."""
    workspace = slack.workspace
    with workspace.changed:
        channels = [c for c in workspace.channels.values() if user in c.members and c.kind != "im"]
        dm = workspace.dm(user, workspace.teams[slack.team])
        rooms = [*channels, dm]
        return {
            "me": user,
            "bot": slack.bot,
            "team": workspace.teams[slack.team].name,
            "people": _people(slack),
            "channels": [{"id": c.id, "name": c.name, "kind": c.kind} for c in channels],
            "dm": dm.id,
            "messages": {room.id: _messages(slack, user, room) for room in rooms},
            "modal": slack.modal(user),
            "home": slack.home(user),
            "statuses": _statuses(slack, rooms),
            "prompts": slack.prompts(dm.id),
            "connected": bool(slack.sockets.open),
            "shortcut": SHORTCUT,
        }


def readable_file(slack: SlackServer, user: str, file_id: str) -> Json | None:
    """A file, if it was posted where this person is."""
    for channel, message in slack.workspace.all_messages():
        if user in channel.members and any(f["id"] == file_id for f in message.get("files", [])):
            return slack.workspace.files.get(file_id)
    return None


def find_message(slack: SlackServer, user: str, channel: str, ts: str) -> Json | None:
    """A message this person can see, public or meant for them."""
    place = slack.workspace.channels.get(channel)
    if place is None or user not in place.members:
        return None
    own = (m for m in slack.ephemerals(user, channel) if m["ts"] == ts)
    return place.find(ts) or next(own, None)


def _people(slack: SlackServer) -> dict[str, Json]:
    users = slack.workspace.users.values()
    found: dict[str, Json] = {
        u.id: {"name": u.real_name, "is_bot": u.is_bot, "is_guest": u.is_guest} for u in users
    }
    return found | {"USLACKBOT": {"name": "Slackbot", "is_bot": True, "is_guest": False}}


def _messages(slack: SlackServer, user: str, room: Channel) -> list[Json]:
    everything = [*room.messages, *slack.ephemerals(user, room.id)]
    return sorted(everything, key=lambda message: float(message["ts"]))


def _statuses(slack: SlackServer, rooms: list[Channel]) -> list[Json]:
    shown = {room.id for room in rooms}
    found = slack.workspace.statuses.items()
    return [{"channel": c, "thread_ts": ts, "status": text} for (c, ts), text in found if c in shown]
