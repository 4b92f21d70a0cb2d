"""Who is who: auth.test, users, bots, teams."""

from __future__ import annotations

from bot.playground.slackserver.methods.registry import Call, method
from bot.playground.slackserver.records import ApiError, Json


@method("api.test", caller="none")
def api_test(call: Call) -> Json:
    return {"args": call.args}


@method("auth.test")
def auth_test(call: Call) -> Json:
    team = call.caller
    return {
        "url": f"https://{team.domain}.slack.example/",
        "team": team.name,
        "user": call.server.workspace.users[team.bot_user].name,
        "team_id": team.id,
        "user_id": team.bot_user,
        "bot_id": team.bot_id,
        "enterprise_id": team.enterprise_id,
        "is_enterprise_install": False,
    }


@method("users.info", scope="users:read")
def users_info(call: Call) -> Json:
    user = call.server.workspace.users.get(str(call.need("user")))
    if user is None:
        raise ApiError("user_not_found")
    return {
        "user": {
            "id": user.id,
            "team_id": user.team_id,
            "name": user.name,
            "real_name": user.real_name,
            "profile": {"real_name": user.real_name, "display_name": user.name},
            "is_bot": user.is_bot,
            "is_restricted": user.is_guest,
            "is_ultra_restricted": False,
            "is_stranger": user.team_id != call.caller.id,
        }
    }


@method("bots.info", scope="users:read")
def bots_info(call: Call) -> Json:
    if call.need("bot") != call.caller.bot_id:
        raise ApiError("bot_not_found")
    name = call.server.workspace.users[call.caller.bot_user].real_name
    return {"bot": {"id": call.caller.bot_id, "app_id": call.server.app_id, "name": name, "deleted": False}}


@method("team.info", scope="team:read")
def team_info(call: Call) -> Json:
    team = call.caller
    return {
        "team": {"id": team.id, "name": team.name, "domain": team.domain, "enterprise_id": team.enterprise_id}
    }
