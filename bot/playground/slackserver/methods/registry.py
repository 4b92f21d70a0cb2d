"""How a method is registered, and what it is called with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.playground.slackserver.records import ApiError, Channel, Json, Team

if TYPE_CHECKING:
    from bot.playground.slackserver.core import Core


@dataclass
class Call:
    """One call of a method by the app."""

    server: Core
    method: str
    args: Json
    token: str
    team: Team | None = None

    @property
    def caller(self) -> Team:
        if self.team is None:
            raise ApiError("not_authed" if not self.token else "invalid_auth")
        return self.team

    def need(self, name: str) -> Any:
        value = self.args.get(name)
        if value in (None, ""):
            raise ApiError("invalid_arguments", response_metadata={"messages": [f"[ERROR] missing {name}"]})
        return value

    def channel(self, name: str = "channel") -> Channel:
        """The channel an argument names; a person's id means the conversation with that person."""
        channel_id = str(self.need(name))
        workspace = self.server.workspace
        if channel_id in workspace.users:
            return workspace.dm(channel_id, self.caller)
        found = workspace.channel(channel_id)
        if found.team_id != self.caller.id:
            raise ApiError("channel_not_found")
        if found.kind == "group" and self.caller.bot_user not in found.members:
            raise ApiError("channel_not_found")  # a private channel does not exist for outsiders
        return found

    def joined_channel(self, name: str = "channel") -> Channel:
        found = self.channel(name)
        if self.caller.bot_user not in found.members:
            raise ApiError("not_in_channel")
        return found

    def demand(self, scope: str) -> None:
        if scope not in self.caller.scopes:
            provided = ",".join(sorted(self.caller.scopes))
            raise ApiError("missing_scope", needed=scope, provided=provided)


Handler = Callable[[Call], Json]


@dataclass
class Method:
    handler: Handler
    scope: str | None
    asks_for: str  # whose token: bot, app or none


METHODS: dict[str, Method] = {}


def method(name: str, *, scope: str | None = None, caller: str = "bot") -> Callable[[Handler], Handler]:
    """Register a function under a Slack method name, with the scope and the kind of token it asks for."""

    def register(handler: Handler) -> Handler:
        METHODS[name] = Method(handler, scope, caller)
        return handler

    return register
