"""reactions.*"""

from __future__ import annotations

from bot.playground.slackserver.methods.registry import Call, method
from bot.playground.slackserver.records import ApiError, Json


@method("reactions.add", scope="reactions:write")
def add(call: Call) -> Json:
    users = _users(call)
    if call.caller.bot_user in users:
        raise ApiError("already_reacted")
    users.append(call.caller.bot_user)
    call.server.workspace.touch()
    return {}


@method("reactions.remove", scope="reactions:write")
def remove(call: Call) -> Json:
    users = _users(call)
    if call.caller.bot_user not in users:
        raise ApiError("no_reaction")
    users.remove(call.caller.bot_user)
    call.server.workspace.touch()
    return {}


def _users(call: Call) -> list[str]:
    message = call.server.workspace.message(call.channel().id, str(call.need("timestamp")))
    reactions: list[Json] = message.setdefault("reactions", [])
    name = call.need("name")
    found = next((r for r in reactions if r["name"] == name), None)
    if found is None:
        found = {"name": name, "users": []}
        reactions.append(found)
    users: list[str] = found["users"]
    return users
