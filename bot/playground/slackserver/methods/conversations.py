"""conversations.*: reading channels and threads, page by page."""

from __future__ import annotations

import base64
import binascii

from bot.playground.slackserver.methods.chat import public
from bot.playground.slackserver.methods.registry import Call, method
from bot.playground.slackserver.records import ApiError, Channel, Json

HISTORY_SCOPES = {"channel": "channels:history", "group": "groups:history", "im": "im:history"}


@method("conversations.replies")
def replies(call: Call) -> Json:
    channel = _readable(call)
    thread = call.server.workspace.thread(channel, str(call.need("ts")))
    if not thread:
        raise ApiError("thread_not_found")
    return _page(call, [thread[0], *_between(call, thread[1:])])


@method("conversations.history")
def history(call: Call) -> Json:
    channel = _readable(call)
    top = [m for m in channel.messages if m.get("thread_ts", m["ts"]) == m["ts"]]
    return _page(call, _between(call, top)[::-1])  # newest first, unlike a thread


@method("conversations.open", scope="im:write")
def open_conversation(call: Call) -> Json:
    users = str(call.need("users")).split(",")
    if users[0] not in call.server.workspace.users:
        raise ApiError("user_not_found")
    return {"channel": {"id": call.server.workspace.dm(users[0], call.caller).id}}


@method("conversations.info", scope="channels:read")
def info(call: Call) -> Json:
    return {"channel": describe(call, call.channel())}


@method("conversations.members", scope="channels:read")
def members(call: Call) -> Json:
    return {"members": sorted(call.channel().members), "response_metadata": {"next_cursor": ""}}


@method("users.conversations", scope="channels:read")
def users_conversations(call: Call) -> Json:
    user = call.args.get("user") or call.caller.bot_user
    found = [c for c in call.server.workspace.channels.values() if user in c.members]
    return {"channels": [describe(call, c) for c in found], "response_metadata": {"next_cursor": ""}}


def describe(call: Call, channel: Channel) -> Json:
    return {
        "id": channel.id,
        "name": channel.name,
        "is_channel": channel.kind == "channel",
        "is_group": channel.kind == "group",
        "is_im": channel.kind == "im",
        "is_private": channel.kind != "channel",
        "is_ext_shared": channel.is_shared,
        "is_member": call.caller.bot_user in channel.members,
        "context_team_id": channel.team_id,
    }


def _readable(call: Call) -> Channel:
    channel = call.channel()
    call.demand(HISTORY_SCOPES[channel.kind])
    if call.caller.bot_user not in channel.members:
        raise ApiError("not_in_channel")
    return channel


def _between(call: Call, messages: list[Json]) -> list[Json]:
    oldest, latest = str(call.args.get("oldest") or "0"), str(call.args.get("latest") or "9" * 17)
    if str(call.args.get("inclusive")).lower() in ("1", "true"):
        return [m for m in messages if float(oldest) <= float(m["ts"]) <= float(latest)]
    return [m for m in messages if float(oldest) < float(m["ts"]) < float(latest)]


def _page(call: Call, messages: list[Json]) -> Json:
    size = min(int(call.args.get("limit") or 1000), call.server.faults.page_size)
    start = _position(str(call.args.get("cursor") or ""))
    following = start + size
    more = following < len(messages)
    cursor = base64.b64encode(f"next:{following}".encode()).decode() if more else ""
    return {
        "messages": [public(m) for m in messages[start:following]],
        "has_more": more,
        "response_metadata": {"next_cursor": cursor},
    }


def _position(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        return int(base64.b64decode(cursor).decode().removeprefix("next:"))
    except (ValueError, binascii.Error):
        raise ApiError("invalid_cursor") from None
