"""Installing, connecting, uninstalling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground.slackserver.methods.registry import Call, method
from bot.playground.slackserver.records import ApiError, Json

if TYPE_CHECKING:
    from bot.playground.slackserver.records import Team


@method("apps.connections.open", caller="app", scope="connections:write")
def connections_open(call: Call) -> Json:
    address = call.server.url.replace("http://", "ws://")
    return {"url": f"{address}/link/?ticket={call.server.sockets.new_ticket()}&app_id={call.server.app_id}"}


@method("oauth.v2.access", caller="none")
def oauth_v2_access(call: Call) -> Json:
    found = call.server.oauth_codes.pop(str(call.args.get("code")), None)
    if found is None:
        raise ApiError("invalid_code")  # a code works once
    team, installer = found
    team.installed = True
    return _granted(call, team, installer)


@method("auth.revoke")
def auth_revoke(call: Call) -> Json:
    call.caller.installed = False
    return {"revoked": True}


@method("apps.uninstall")
def apps_uninstall(call: Call) -> Json:
    call.server.forget_app(call.caller)
    return {}


def _granted(call: Call, team: Team, installer: str) -> Json:
    enterprise = {"id": team.enterprise_id, "name": "Enterprise"} if team.enterprise_id else None
    return {
        "app_id": call.server.app_id,
        "authed_user": {"id": installer},
        "scope": ",".join(sorted(team.scopes)),
        "token_type": "bot",
        "access_token": team.token,
        "bot_user_id": team.bot_user,
        "team": {"id": team.id, "name": team.name},
        "enterprise": enterprise,
        "is_enterprise_install": False,
    }
