"""The state of the stand-in: teams, people, channels, messages, views."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from bot.playground.slackserver.records import ApiError, Channel, Json, Team, User

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator

ID_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789"


class Workspace:
    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        # One condition guards everything and wakes whoever waits for a change.
        self.changed = threading.Condition()
        self.version = 0
        self.listeners: set[Callable[[], None]] = set()
        self.teams: dict[str, Team] = {}
        self.users: dict[str, User] = {}
        self.channels: dict[str, Channel] = {}
        self.ephemerals: list[Json] = []
        self.modals: dict[str, list[Json]] = {}
        self.homes: dict[str, Json] = {}
        self.statuses: dict[tuple[str, str], str] = {}
        self.titles: dict[tuple[str, str], str] = {}
        self.prompts: dict[str, Json] = {}
        self.streams: dict[tuple[str, str], float] = {}
        self.files: dict[str, Json] = {}
        self.calls: list[Json] = []
        self.violations: list[Json] = []
        self._last_ts = 0

    def new_id(self, prefix: str) -> str:
        return prefix + "0" + "".join(self.rng.choices(ID_LETTERS, k=9))

    def new_ts(self) -> str:
        with self.changed:
            self._last_ts = max(self._last_ts + 1, time.time_ns() // 1000)
            return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def touch(self) -> None:
        with self.changed:
            self.version += 1
            self.changed.notify_all()
            for tell in list(self.listeners):
                tell()

    def wait_for(self, predicate: Callable[[], object], timeout: float = 10.0) -> bool:
        with self.changed:
            return self.changed.wait_for(lambda: bool(predicate()), timeout)

    def channel(self, channel_id: str) -> Channel:
        found = self.channels.get(channel_id)
        if found is None:
            raise ApiError("channel_not_found")
        return found

    def message(self, channel_id: str, ts: str) -> Json:
        found = self.channel(channel_id).find(ts)
        if found is None:
            raise ApiError("message_not_found")
        return found

    def dm(self, user_id: str, team: Team) -> Channel:
        """The conversation of a person with the app; it exists from the first time anybody asks."""
        with self.changed:
            members = {user_id, team.bot_user}
            ims = (c for c in self.channels.values() if c.kind == "im" and c.members == members)
            found = next(ims, None)
            if found is None:
                found = Channel(self.new_id("D"), "directmessage", "im", team.id, members)
                self.channels[found.id] = found
            return found

    def team_of(self, channel_id: str) -> Team:
        return self.teams[self.channel(channel_id).team_id]

    def add(self, channel: Channel, message: Json) -> Json:
        with self.changed:
            message.setdefault("ts", self.new_ts())
            channel.messages.append(message)
            self._count_reply(channel, message)
            self.touch()
            return message

    def thread(self, channel: Channel, thread_ts: str) -> list[Json]:
        return [m for m in channel.messages if thread_ts in (m["ts"], m.get("thread_ts"))]

    def all_messages(self) -> Iterator[tuple[Channel, Json]]:
        for channel in self.channels.values():
            for message in channel.messages:
                yield channel, message

    def violate(self, method: str, reason: str) -> None:
        with self.changed:
            self.violations.append({"method": method, "reason": reason})

    def _count_reply(self, channel: Channel, message: Json) -> None:
        parent = channel.find(message.get("thread_ts", ""))
        if parent is None or parent is message:
            return
        parent["thread_ts"] = parent["ts"]
        parent["reply_count"] = parent.get("reply_count", 0) + 1
        parent["latest_reply"] = message["ts"]
