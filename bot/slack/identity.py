"""Who the bot is in each workspace, without asking Slack while an event waits for its acknowledgement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.authorize import Authorize
from slack_sdk.errors import SlackApiError

from bot.errors import UsageError
from bot.slack.clients import new_client

if TYPE_CHECKING:
    from slack_sdk.oauth.installation_store import InstallationStore

_REMEDIES = {
    "invalid_auth": "SLACK_BOT_TOKEN is not valid: copy it again from OAuth & Permissions",
    "not_authed": "SLACK_BOT_TOKEN is not valid: copy it again from OAuth & Permissions",
    "token_revoked": "SLACK_BOT_TOKEN was revoked: install the app again and copy the new one",
    "account_inactive": "the app was removed: install it again and copy the new SLACK_BOT_TOKEN",
    "token_expired": "SLACK_BOT_TOKEN has expired: switch token rotation off in the app settings",
}


class Fixed(Authorize):
    """One workspace: found out once, at the start."""

    def __init__(self, token: str, identity: dict[str, Any]) -> None:
        self._token = token
        self._identity = identity

    def __call__(self, **asked: Any) -> AuthorizeResult:
        return AuthorizeResult(
            enterprise_id=asked.get("enterprise_id"),
            team_id=asked.get("team_id") or self._identity.get("team_id"),
            user_id=asked.get("user_id"),
            bot_id=self._identity.get("bot_id"),
            bot_user_id=self._identity.get("user_id"),
            bot_token=self._token,
        )


class Installed(Authorize):
    """Several workspaces: from the stored installation, which knows the bot's ids."""

    def __init__(self, installations: InstallationStore) -> None:
        self._installations = installations

    def __call__(self, **asked: Any) -> AuthorizeResult | None:
        enterprise, team = asked.get("enterprise_id"), asked.get("team_id")
        bot = self._installations.find_bot(enterprise_id=enterprise, team_id=team)
        if bot is None and enterprise:
            bot = self._installations.find_bot(
                enterprise_id=enterprise, team_id=None, is_enterprise_install=True
            )
        if bot is None:
            return None
        return AuthorizeResult(
            enterprise_id=enterprise,
            team_id=team,
            user_id=asked.get("user_id"),
            bot_id=bot.bot_id,
            bot_user_id=bot.bot_user_id,
            bot_token=bot.bot_token,
        )


def who_am_i(token: str, api_url: str) -> dict[str, Any]:
    """``auth.test``, with a remedy instead of an error code."""
    try:
        answer = new_client(token, api_url).auth_test()
    except SlackApiError as error:
        name = str(error.response.get("error"))
        raise UsageError(_REMEDIES.get(name, f"Slack does not accept SLACK_BOT_TOKEN ({name})")) from None
    except OSError:
        raise UsageError(
            "Slack cannot be reached: check the network, and SLACK_API_URL if it is set"
        ) from None
    found: dict[str, Any] = dict(answer.data) if isinstance(answer.data, dict) else {}
    scopes = answer.headers.get("x-oauth-scopes") or answer.headers.get("X-OAuth-Scopes") or ""
    return {**found, "scopes": str(scopes)}
