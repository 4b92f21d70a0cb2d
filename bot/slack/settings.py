"""Every setting of the Slack side, with its default and what it is for.

The environment itself is read elsewhere; a mapping is handed in. README's table is compared with ``TABLE``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.errors import UsageError
from bot.settings import Setting

if TYPE_CHECKING:
    from collections.abc import Mapping


TABLE: tuple[Setting, ...] = (
    Setting("SLACK_BOT_TOKEN", "", "bot token of one workspace (xoxb-…), from OAuth & Permissions"),
    Setting("SLACK_APP_TOKEN", "", "app-level token (xapp-…) with connections:write: starts Socket Mode"),
    Setting("SLACK_SIGNING_SECRET", "", "signing secret, from Basic Information: starts HTTP mode"),
    Setting(
        "SLACK_CLIENT_ID", "", "client id, for several workspaces through OAuth (instead of a bot token)"
    ),
    Setting("SLACK_CLIENT_SECRET", "", "client secret that goes with the client id"),
    Setting("SLACK_API_URL", "https://slack.com/api/", "another Slack server's Web API, such as GovSlack"),
    Setting("PORT", "3000", "port of HTTP mode"),
    Setting("STACK_ADVISOR_PORT", "", "the same; goes before PORT"),
    Setting("STACK_ADVISOR_HOST", "0.0.0.0", "address that HTTP mode and the health server listen on"),  # noqa: S104
    Setting("STACK_ADVISOR_HEALTH_PORT", "8090", "port of /healthz, /readyz and /metrics; 0 for none"),
    Setting("STACK_ADVISOR_CHANNELS", "", "ids of the channels to answer in, with commas; empty for all"),
    Setting(
        "STACK_ADVISOR_EXTERNAL", "answer", "answer or ignore people of other organisations (Slack Connect)"
    ),
    Setting("DATABASE_URL", "", "postgresql://… for several replicas; empty for one SQLite file"),
    Setting("STACK_ADVISOR_SECRET_KEY", "", "encrypts private text in the store; any long secret"),
    Setting("STACK_ADVISOR_RETENTION_DAYS", "30", "days after which stored text is deleted"),
    Setting("STACK_ADVISOR_WORKERS", "4", "threads that work on questions"),
    Setting("STACK_ADVISOR_QUEUE_SIZE", "200", "questions in hand at most; further ones are told so"),
    Setting("STACK_ADVISOR_PERSON_LIMIT", "10", "questions a person and minute"),
    Setting("STACK_ADVISOR_CHANNEL_LIMIT", "60", "questions a channel and minute"),
    Setting(
        "STACK_ADVISOR_LEASE_SECONDS", "30", "after which another process takes over a dead one's questions"
    ),
    Setting("STACK_ADVISOR_DEAF_SECONDS", "300", "of silence after which a socket is replaced"),
    Setting("STACK_ADVISOR_STOP_SECONDS", "20", "to finish what is in hand when told to stop"),
)
_DEFAULTS = {setting.name: setting.default for setting in TABLE}


@dataclass(frozen=True)
class SlackSettings:
    bot_token: str = field(default="", repr=False)
    app_token: str = field(default="", repr=False)
    signing_secret: str = field(default="", repr=False)
    client_id: str = ""
    client_secret: str = field(default="", repr=False)
    api_url: str = _DEFAULTS["SLACK_API_URL"]
    host: str = _DEFAULTS["STACK_ADVISOR_HOST"]
    port: int = 3000
    port_given: bool = False
    health_port: int = 8090
    channels: frozenset[str] = frozenset()
    answers_externals: bool = True
    database_url: str = field(default="", repr=False)
    secret_key: str = field(default="", repr=False)
    retention_days: float = 30
    workers: int = 4
    queue_size: int = 200
    person_limit: int = 10
    channel_limit: int = 60
    lease_seconds: float = 30
    deaf_seconds: float = 300
    stop_seconds: float = 20

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> SlackSettings:
        """Read and check all settings; the error names the variable and what it should be."""
        given = {name: env.get(name, "").strip() or default for name, default in _DEFAULTS.items()}
        _check_tokens(given)
        return cls(
            bot_token=given["SLACK_BOT_TOKEN"],
            app_token=given["SLACK_APP_TOKEN"],
            signing_secret=given["SLACK_SIGNING_SECRET"],
            client_id=given["SLACK_CLIENT_ID"],
            client_secret=given["SLACK_CLIENT_SECRET"],
            api_url=_url(given, "SLACK_API_URL"),
            host=given["STACK_ADVISOR_HOST"],
            port=_port(given, "STACK_ADVISOR_PORT" if given["STACK_ADVISOR_PORT"] else "PORT"),
            port_given=any(env.get(name, "").strip() for name in ("PORT", "STACK_ADVISOR_PORT")),
            health_port=_port(given, "STACK_ADVISOR_HEALTH_PORT"),
            channels=_channels(given["STACK_ADVISOR_CHANNELS"]),
            answers_externals=_choice(given, "STACK_ADVISOR_EXTERNAL", ("answer", "ignore")) == "answer",
            database_url=given["DATABASE_URL"],
            secret_key=given["STACK_ADVISOR_SECRET_KEY"],
            retention_days=_number(given, "STACK_ADVISOR_RETENTION_DAYS", 0.01),
            workers=int(_number(given, "STACK_ADVISOR_WORKERS", 1)),
            queue_size=int(_number(given, "STACK_ADVISOR_QUEUE_SIZE", 1)),
            person_limit=int(_number(given, "STACK_ADVISOR_PERSON_LIMIT", 1)),
            channel_limit=int(_number(given, "STACK_ADVISOR_CHANNEL_LIMIT", 1)),
            lease_seconds=_number(given, "STACK_ADVISOR_LEASE_SECONDS", 1),
            deaf_seconds=_number(given, "STACK_ADVISOR_DEAF_SECONDS", 1),
            stop_seconds=_number(given, "STACK_ADVISOR_STOP_SECONDS", 0),
        )

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must never be written anywhere."""
        every = (self.bot_token, self.app_token, self.signing_secret, self.client_secret, self.secret_key)
        return tuple(secret for secret in every if secret)

    @property
    def uses_oauth(self) -> bool:
        return bool(self.client_id)

    @property
    def uses_sockets(self) -> bool:
        return bool(self.app_token)

    @property
    def uses_http(self) -> bool:
        """With an app token too, only when a port was named: one way to be reached is enough."""
        return bool(self.signing_secret) and (self.port_given or not self.app_token or self.uses_oauth)

    def check_startable(self) -> None:
        """Raise what to set, and where to get it, when there is no way to reach Slack."""
        missing = []
        if not (self.bot_token or self.uses_oauth):
            missing.append(
                "SLACK_BOT_TOKEN (xoxb-…; app settings, OAuth & Permissions, Install to Workspace)"
            )
        if not (self.app_token or self.signing_secret):
            missing.append(
                "SLACK_APP_TOKEN (xapp-…; app settings, Basic Information, App-Level Tokens, scope "
                "connections:write), or for HTTP SLACK_SIGNING_SECRET (same page, App Credentials)"
            )
        if missing:
            raise UsageError(
                f"cannot reach Slack yet, set {' and '.join(missing)}. Create the app at "
                "https://api.slack.com/apps from the manifest that “stack-advisor manifest” prints"
            )

    def allows(self, channel: str) -> bool:
        return not self.channels or channel in self.channels


def _check_tokens(given: Mapping[str, str]) -> None:
    for name, prefix in (("SLACK_BOT_TOKEN", "xoxb-"), ("SLACK_APP_TOKEN", "xapp-")):
        if given[name] and not given[name].startswith(prefix):
            raise UsageError(f"{name} starts with {prefix}: another kind of token was given")
    if bool(given["SLACK_CLIENT_ID"]) != bool(given["SLACK_CLIENT_SECRET"]):
        raise UsageError("SLACK_CLIENT_ID and SLACK_CLIENT_SECRET go together: set both or neither")
    if given["SLACK_CLIENT_ID"] and given["SLACK_BOT_TOKEN"]:
        raise UsageError(
            "set SLACK_BOT_TOKEN for one workspace, or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET for several: "
            "not both"
        )
    if given["SLACK_CLIENT_ID"] and not given["SLACK_SIGNING_SECRET"]:
        raise UsageError("installing by OAuth needs HTTP: set SLACK_SIGNING_SECRET too (Basic Information)")


def _url(given: Mapping[str, str], name: str) -> str:
    url = given[name].rstrip("/") + "/"
    parts = urlsplit(url)
    local = parts.hostname in {"localhost", "127.0.0.1", "::1"}
    if parts.scheme == "https" or (parts.scheme == "http" and local):
        return url
    raise UsageError(
        f"{name} is an https address (http only on this machine), such as https://slack.com/api/"
    )


def _port(given: Mapping[str, str], name: str) -> int:
    if given[name].isdigit() and int(given[name]) < 65_536:
        return int(given[name])
    raise UsageError(f"{name} is a port number between 0 and 65535")


def _number(given: Mapping[str, str], name: str, least: float) -> float:
    try:
        value = float(given[name])
    except ValueError:
        value = least - 1
    if not least <= value < 10**9:
        raise UsageError(f"{name} is a number of at least {least:g}")
    return value


def _choice(given: Mapping[str, str], name: str, allowed: tuple[str, ...]) -> str:
    if given[name] in allowed:
        return given[name]
    raise UsageError(f"{name} is one of: {', '.join(allowed)}")


def _channels(text: str) -> frozenset[str]:
    ids = frozenset(part.strip() for part in text.split(",") if part.strip())
    wrong = sorted(name for name in ids if name[0] not in "CG" or not name.isalnum())
    if wrong:
        raise UsageError(
            f"STACK_ADVISOR_CHANNELS holds channel ids such as C0123ABCD (channel details, at the bottom), "
            f"not {wrong[0]!r}"
        )
    return ids
