"""What a test or the page looks at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground.slackserver.clicks import Clicks

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.playground.slackserver.delivery import Ack, Delivery
    from bot.playground.slackserver.records import Json


class Looks(Clicks):
    def wait_for(self, predicate: Callable[[], object], timeout: float = 10.0) -> None:
        """Return as soon as the predicate holds; it is tried whenever anything changes."""
        if not self.workspace.wait_for(predicate, timeout):
            raise TimeoutError(f"not within {timeout} s; violations: {self.violations[-3:]}")

    def posts(self, channel: str | None = None, thread_ts: str | None = None) -> list[Json]:
        """What the app said in public or in a DM, oldest first."""
        with self.workspace.changed:
            bots = {team.bot_id for team in self.workspace.teams.values()}
            found = [
                m
                for c, m in self.workspace.all_messages()
                if channel in (None, c.id) and m.get("bot_id") in bots
            ]
        return [m for m in found if thread_ts in (None, m.get("thread_ts"))]

    def replies(self, message: Json) -> list[Json]:
        """What the app answered in the thread of a message."""
        return self.posts(message["channel"], message.get("thread_ts", message["ts"]))

    def ephemerals(self, user: str, channel: str | None = None) -> list[Json]:
        with self.workspace.changed:
            own = [m for m in self.workspace.ephemerals if m["ephemeral_to"] == user]
        return [m for m in own if channel in (None, m["channel"])]

    def modal(self, user: str) -> Json | None:
        """The modal on top, if one is open."""
        stack = self.workspace.modals.get(user)
        return stack[-1] if stack else None

    def home(self, user: str) -> Json | None:
        return self.workspace.homes.get(user)

    def status(self, channel: str, thread_ts: str) -> str | None:
        return self.workspace.statuses.get((channel, thread_ts))

    def prompts(self, channel: str) -> Json | None:
        return self.workspace.prompts.get(channel)

    def files(self) -> list[Json]:
        return list(self.workspace.files.values())

    def calls(self, method: str | None = None) -> list[Json]:
        """Calls of the Web API, oldest first: method, args (without the token), team, ok, error."""
        with self.workspace.changed:
            return [c for c in self.workspace.calls if method in (None, c["method"])]

    @property
    def violations(self) -> list[Json]:
        return self.workspace.violations

    @property
    def deliveries(self) -> list[Delivery]:
        return self.courier.deliveries

    @property
    def acks(self) -> list[Ack]:
        with self.workspace.changed:
            return [ack for delivery in self.courier.deliveries for ack in delivery.acks]

    def forget(self) -> None:
        """Drop what was recorded so far (calls, deliveries, private messages): for runs of many minutes."""
        with self.workspace.changed:
            self.workspace.calls.clear()
            self.workspace.ephemerals.clear()
            self.response_urls.clear()
            self.courier.deliveries[:] = [d for d in self.courier.deliveries if not d.acks]

    def unacked(self) -> list[Delivery]:
        with self.workspace.changed:
            return [delivery for delivery in self.courier.deliveries if not delivery.acks]

    def delivered(self, message: Json, kind: str | None = None) -> list[Delivery]:
        """The events about a message: `kind` is app_mention or message."""
        with self.workspace.changed:
            events = [(d, d.payload.get("event", {})) for d in self.courier.deliveries]
        return [d for d, e in events if e.get("ts") == message["ts"] and kind in (None, e["type"])]
