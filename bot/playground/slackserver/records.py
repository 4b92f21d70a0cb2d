"""What a workspace is made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

# A Slack object as it travels: messages, views, blocks and payloads keep Slack's own shape.
Json = dict[str, Any]

# What the bot asks for when it is installed, and nothing beyond.
BOT_SCOPES = frozenset(
    {
        "app_mentions:read",
        "assistant:write",
        "channels:history",
        "chat:write",
        "commands",
        "groups:history",
        "im:history",
    }
)


@dataclass
class Team:
    id: str
    name: str
    bot_user: str
    bot_id: str
    token: str
    enterprise_id: str | None = None
    scopes: set[str] = field(default_factory=lambda: set(BOT_SCOPES))
    installed: bool = True

    @property
    def domain(self) -> str:
        return self.name.lower().replace(" ", "-")


@dataclass
class User:
    id: str
    name: str
    real_name: str
    team_id: str
    is_bot: bool = False
    is_guest: bool = False


@dataclass
class Channel:
    id: str
    name: str
    kind: str  # channel | group | im
    team_id: str
    members: set[str]
    is_shared: bool = False  # Slack Connect: people of another organisation are in it
    messages: list[Json] = field(default_factory=list)

    def find(self, ts: str) -> Json | None:
        # From the end: whoever looks up a message nearly always means a recent one.
        return next((m for m in reversed(self.messages) if m["ts"] == ts), None)


class ApiError(Exception):
    """A call that Slack answers with `ok: false`."""

    def __init__(self, error: str, **extra: Any) -> None:
        super().__init__(error)
        self.error = error
        self.extra = extra
