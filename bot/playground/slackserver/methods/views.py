"""views.*: modals, at most three deep, and the Home tab."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.playground.slackserver.limits import refuse_bad_view
from bot.playground.slackserver.methods.chat import name_blocks
from bot.playground.slackserver.methods.registry import Call, method
from bot.playground.slackserver.records import ApiError, Json

if TYPE_CHECKING:
    from bot.playground.slackserver.core import Core
    from bot.playground.slackserver.records import Team

DEEPEST = 3


@method("views.open")
def open_view(call: Call) -> Json:
    user = call.server.triggers.redeem(str(call.need("trigger_id")), call.caller.id)
    view = create(call.server, call.caller, user, _given(call))
    with call.server.workspace.changed:
        call.server.workspace.modals[user] = [view]
        call.server.workspace.touch()
    return {"view": view}


@method("views.push")
def push_view(call: Call) -> Json:
    user = call.server.triggers.redeem(str(call.need("trigger_id")), call.caller.id)
    stack = call.server.workspace.modals.get(user, [])
    if not stack:
        raise ApiError("not_found")
    if len(stack) >= DEEPEST:
        raise ApiError("push_limit_reached")
    view = create(call.server, call.caller, user, _given(call), below=stack[-1])
    stack.append(view)
    call.server.workspace.touch()
    return {"view": view}


@method("views.update")
def update_view(call: Call) -> Json:
    old = _existing(call)
    if call.args.get("hash") and call.args["hash"] != old["hash"]:
        raise ApiError("hash_conflict")
    given = _given(call)
    return {"view": renew(call.server, old, given)}


@method("views.publish")
def publish_view(call: Call) -> Json:
    user = str(call.need("user_id"))
    if user not in call.server.workspace.users:
        raise ApiError("user_not_found")
    given = _given(call, "home")
    view = create(call.server, call.caller, user, given)
    with call.server.workspace.changed:
        call.server.workspace.homes[user] = view
        call.server.workspace.touch()
    return {"view": view}


def create(server: Core, team: Team, user: str, given: Json, below: Json | None = None) -> Json:
    view_id = server.workspace.new_id("V")
    view: Json = {"callback_id": "", "private_metadata": "", "external_id": "", **given}
    view |= {
        "id": view_id,
        "team_id": team.id,
        "app_id": server.app_id,
        "bot_id": team.bot_id,
        "app_installed_team_id": team.id,
        "root_view_id": below["root_view_id"] if below else view_id,
        "previous_view_id": below["id"] if below else None,
        "state": {"values": {}},
        "hash": server.workspace.new_id("h"),
        "shown_to": user,
    }
    name_blocks(server, view)
    return view


def renew(server: Core, view: Json, given: Json) -> Json:
    """The same view with new content, in place: whoever holds its id still finds it."""
    with server.workspace.changed:
        view |= {"callback_id": "", "private_metadata": "", **given, "hash": server.workspace.new_id("h")}
        name_blocks(server, view)
        server.workspace.touch()
    return view


def _given(call: Call, kind: str = "modal") -> Json:
    given = call.need("view")
    view: Json = json.loads(given) if isinstance(given, str) else given
    refuse_bad_view(call.server.workspace, call.method, view, kind)
    return view


def _existing(call: Call) -> Json:
    wanted, external = call.args.get("view_id"), call.args.get("external_id")
    shown = [*call.server.workspace.homes.values()]
    shown += [view for stack in call.server.workspace.modals.values() for view in stack]
    for view in shown:
        if view["id"] == wanted or (external and view["external_id"] == external):
            return view
    raise ApiError("not_found")
