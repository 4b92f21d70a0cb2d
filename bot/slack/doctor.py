"""Checks of a set-up, each with its remedy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from slack_sdk.errors import SlackApiError

from bot.errors import StackAdvisorError
from bot.slack.clients import new_client
from bot.slack.identity import who_am_i
from bot.slack.manifest import bot_scopes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.slack.ports import Advisor
    from bot.slack.settings import SlackSettings
    from bot.store import Store


@dataclass(frozen=True)
class Checked:
    """``remedy`` is empty when all is well; ``serious`` when the bot does not work without it."""

    what: str
    state: str
    remedy: str = ""
    serious: bool = True


def examine(
    settings: SlackSettings, open_store: Callable[[], Store], load_advisor: Callable[[], Advisor]
) -> list[Checked]:
    """All checks, also after one that failed: a person mends several things in one go."""
    checks = (_settings, _bot, _socket)
    found = [checked for check in checks for checked in check(settings)]
    return [*found, _index(load_advisor), _store(open_store)]


def _settings(settings: SlackSettings) -> Iterator[Checked]:
    try:
        settings.check_startable()
    except StackAdvisorError as error:
        yield Checked("settings", "incomplete", str(error))
        return
    ways = [
        name for name, used in (("Socket Mode", settings.uses_sockets), ("HTTP", settings.uses_http)) if used
    ]
    yield Checked("settings", " and ".join(ways))
    if not settings.secret_key:
        remedy = "to encrypt private text in the store, set STACK_ADVISOR_SECRET_KEY to a long secret"
        yield Checked("encryption", "off", remedy, serious=False)


def _bot(settings: SlackSettings) -> Iterator[Checked]:
    if not settings.bot_token:
        return
    try:
        identity = who_am_i(settings.bot_token, settings.api_url)
    except StackAdvisorError as error:
        yield Checked("bot token", "refused", str(error))
        return
    yield Checked("bot token", f"works in {identity.get('team') or identity.get('team_id')}")
    granted = {scope.strip() for scope in identity["scopes"].split(",") if scope.strip()}
    missing = [scope for scope in bot_scopes() if scope not in granted]
    if granted and missing:
        yield Checked(
            "scopes",
            f"missing: {', '.join(missing)}",
            "add them under OAuth & Permissions and reinstall the app",
        )
    elif granted:
        yield Checked("scopes", "complete")


def _socket(settings: SlackSettings) -> Iterator[Checked]:
    if not settings.app_token:
        return
    try:
        new_client(None, settings.api_url).apps_connections_open(app_token=settings.app_token)
    except SlackApiError as error:
        remedy = (
            "create an app-level token with connections:write (Basic Information) and switch on Socket Mode"
        )
        yield Checked("app token", f"refused ({error.response.get('error')})", remedy)
    except OSError:
        yield Checked(
            "app token", "not checked", "Slack cannot be reached: check the network and SLACK_API_URL"
        )
    else:
        yield Checked("app token", "opens a socket")


def _index(load_advisor: Callable[[], Advisor]) -> Checked:
    try:
        advisor = load_advisor()
    except StackAdvisorError as error:
        return Checked("index", "not usable", str(error))
    return Checked("index", f"{advisor.index_id}, {len(advisor.sources())} articles")


def _store(open_store: Callable[[], Store]) -> Checked:
    try:
        store = open_store()
    except StackAdvisorError as error:
        return Checked("store", "not usable", str(error))
    try:
        store.check_key()
        if store.is_writable():
            return Checked("store", "writable")
        return Checked("store", "read-only", "give this user write access to what DATABASE_URL names")
    except StackAdvisorError as error:
        return Checked("store", "not readable", str(error))
    finally:
        store.close()
