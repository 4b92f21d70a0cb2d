"""What all parts of the server share: the state, the way to the app, and how a thing becomes an event."""

from __future__ import annotations

import random
import time
import uuid
from typing import TYPE_CHECKING

from bot.playground.slackserver.delivery import Courier, Delivery
from bot.playground.slackserver.faults import Faults
from bot.playground.slackserver.records import Channel, Json, Team, User
from bot.playground.slackserver.signed_http import SignedHttp
from bot.playground.slackserver.sockets import Sockets
from bot.playground.slackserver.tickets import ResponseUrl, Triggers
from bot.playground.slackserver.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable

CHANNEL_TYPES = {"channel": "channel", "group": "group", "im": "im"}
# What an app must have asked for, to be told.
EVENT_SCOPES = {
    "app_mention": "app_mentions:read",
    "message.channel": "channels:history",
    "message.group": "groups:history",
    "message.im": "im:history",
}


class Core:
    def __init__(self, port: int, seed: int) -> None:
        self.port = port
        self.rng = random.Random(seed)  # noqa: S311 - repeatable, not secret
        self.workspace = Workspace(self.rng)
        self.faults = Faults(rng=random.Random(seed))  # noqa: S311 - repeatable, not secret
        self.courier = Courier(self.workspace, self.faults)
        self.app_id = self.workspace.new_id("A")
        self.app_token = f"xapp-1-{self.app_id}-playground"
        self.signing_secret = uuid.UUID(int=self.rng.getrandbits(128)).hex
        self.sockets = Sockets(self.courier, self.faults, self.app_id)
        self.courier.carrier = self.sockets
        self.triggers = Triggers()
        self.response_urls: dict[str, ResponseUrl] = {}
        self.oauth_codes: dict[str, tuple[Team, str]] = {}
        self.unsubscribed: set[str] = set()  # events the app did not subscribe to, for example "message.im"
        self.echoes = True  # an app that reads a channel is told of its own messages too

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def api_url(self) -> str:
        return f"{self.url}/api/"

    @property
    def request_url(self) -> str | None:
        carrier = self.courier.carrier
        return carrier.url if isinstance(carrier, SignedHttp) else None

    @request_url.setter
    def request_url(self, url: str | None) -> None:
        """Deliver by signed HTTP POST to this address; None: by Socket Mode."""
        http = SignedHttp(self.courier, url, self.signing_secret) if url else None
        self.courier.carrier = http or self.sockets

    def add_team(self, name: str, enterprise: str | None = None) -> Team:
        """A workspace with the app installed, its bot user in it."""
        new_id = self.workspace.new_id
        token = f"xoxb-{self.rng.randrange(10**11, 10**12)}-playground"
        team = Team(new_id("T"), name, new_id("U"), new_id("B"), token, enterprise)
        self.workspace.teams[team.id] = team
        bot = User(team.bot_user, "stackadvisor", "Stack Advisor", team.id, is_bot=True)
        self.workspace.users[bot.id] = bot
        return team

    def add_user(self, name: str, team: str, *, guest: bool = False, is_bot: bool = False) -> str:
        user = User(self.workspace.new_id("U"), name.split(maxsplit=1)[0].lower(), name, team, is_bot, guest)
        self.workspace.users[user.id] = user
        return user.id

    def add_channel(
        self, name: str, members: list[str], *, private: bool = False, shared: bool = False, bot: bool = True
    ) -> str:
        """A channel of the first member's team; the app is in it unless `bot` is false."""
        team = self.workspace.teams[self.workspace.users[members[0]].team_id]
        everybody = {*members, team.bot_user} if bot else set(members)
        kind = "group" if private else "channel"
        channel = Channel(self.workspace.new_id("C"), name, kind, team.id, everybody, shared)
        self.workspace.channels[channel.id] = channel
        self.workspace.touch()
        return channel.id

    def set_scopes(self, *scopes: str, team: str | None = None) -> None:
        chosen = self.workspace.teams[team] if team else next(iter(self.workspace.teams.values()))
        chosen.scopes = set(scopes)

    def oauth_code(self, team: str, installer: str) -> str:
        """What the browser brings back from Slack's page after somebody pressed Allow."""
        code = uuid.uuid4().hex
        self.oauth_codes[code] = (self.workspace.teams[team], installer)
        return code

    def forget_app(self, team: Team) -> None:
        """The app is taken out of a workspace: its token dies and it is told, as Slack tells it."""
        self.event(team, {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [team.bot_user]}})
        self.event(team, {"type": "app_uninstalled"})
        team.installed = False

    def event(self, team: Team, event: Json, channel: Channel | None = None) -> Delivery | None:
        """Tell the app; None when it is not subscribed or has no right to know."""
        name = event["type"] if event["type"] != "message" or channel is None else f"message.{channel.kind}"
        scope = EVENT_SCOPES.get(name)
        if name in self.unsubscribed or not team.installed or (scope and scope not in team.scopes):
            return None
        return self.deliver("events_api", self._wrapped(team, event, channel))

    def deliver(
        self,
        kind: str,
        payload: Json,
        on_ack: Callable[..., None] | None = None,
        on_failure: Callable[[str], None] | None = None,
    ) -> Delivery:
        delivery = Delivery(kind, payload, self.workspace, on_ack=on_ack, on_failure=on_failure)
        return self.courier.send(delivery)

    def echo(self, channel: Channel, message: Json) -> None:
        """A message event for whoever reads the channel, the app's own messages included."""
        team = self.workspace.teams[channel.team_id]
        if team.bot_user not in channel.members:
            return
        if message.get("bot_id") != team.bot_id or self.echoes:
            self.event(team, self._message_event(channel, message), channel)

    def echo_change(self, channel: Channel, message: Json, before: Json) -> None:
        changed = {"message": message, "previous_message": before}
        self._echo_subtype(channel, "message_changed", changed)

    def remove(self, channel: Channel, message: Json) -> None:
        with self.workspace.changed:
            channel.messages.remove(message)
            self.workspace.touch()
        gone = {"previous_message": message, "deleted_ts": message["ts"]}
        self._echo_subtype(channel, "message_deleted", gone)

    def new_response_url(self, user: str, channel: Channel, source: Json | None) -> str:
        key = uuid.uuid4().hex
        self.response_urls[key] = ResponseUrl(user, channel.id, channel.team_id, source)
        return f"{self.url}/response/{key}"

    def _echo_subtype(self, channel: Channel, subtype: str, content: Json) -> None:
        team = self.workspace.teams[channel.team_id]
        own = next(iter(content.values())).get("bot_id") == team.bot_id
        if own and not self.echoes:
            return
        base = {"type": "message", "subtype": subtype, "channel": channel.id, "hidden": True}
        stamps = {"ts": self.workspace.new_ts(), "channel_type": CHANNEL_TYPES[channel.kind]}
        self.event(team, {**base, **stamps, "event_ts": stamps["ts"], **content}, channel)

    def _message_event(self, channel: Channel, message: Json) -> Json:
        extra = {"channel_type": CHANNEL_TYPES[channel.kind], "event_ts": message["ts"]}
        return {**message, "channel": channel.id, **extra}

    def _wrapped(self, team: Team, event: Json, channel: Channel | None) -> Json:
        # In a shared channel an event bears the team of whoever acts; the app's is in the authorizations.
        actor = self.workspace.users.get(str(event.get("user") or ""))
        where = self.workspace.teams[actor.team_id] if channel and channel.is_shared and actor else team
        return {
            "token": "playground",
            "team_id": where.id,
            "enterprise_id": where.enterprise_id,
            "context_team_id": team.id,
            "context_enterprise_id": team.enterprise_id,
            "api_app_id": self.app_id,
            "event": {"event_ts": self.workspace.new_ts(), **event},
            "type": "event_callback",
            "event_id": self.workspace.new_id("Ev"),
            "event_time": int(time.time()),
            "authorizations": [
                {
                    "enterprise_id": team.enterprise_id,
                    "team_id": team.id,
                    "user_id": team.bot_user,
                    "is_bot": True,
                    "is_enterprise_install": False,
                }
            ],
            "is_ext_shared_channel": bool(channel and channel.is_shared),
            "event_context": f"4-{uuid.uuid4().hex}",
        }
