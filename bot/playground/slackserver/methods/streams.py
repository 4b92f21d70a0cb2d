"""chat.startStream, appendStream, stopStream: a message that grows, for a few minutes at most."""

from __future__ import annotations

import time

from bot.playground.slackserver.limits import STREAM_LIMIT, refuse_bad_message
from bot.playground.slackserver.methods.chat import name_blocks, own_message, post, public
from bot.playground.slackserver.methods.registry import Call, method
from bot.playground.slackserver.records import ApiError, Channel, Json


@method("chat.startStream", scope="chat:write")
def start(call: Call) -> Json:
    channel = call.joined_channel()
    call.need("thread_ts")
    if channel.kind != "im":
        for name in ("recipient_user_id", "recipient_team_id"):
            if not call.args.get(name):
                raise ApiError(f"missing_{name}")
    message = post(call.server, call.caller, channel, {"thread_ts": call.args["thread_ts"], "text": ""})
    with call.server.workspace.changed:
        call.server.workspace.streams[channel.id, message["ts"]] = time.monotonic()
        _grow(call, message)
    return {"channel": channel.id, "ts": message["ts"]}


@method("chat.appendStream", scope="chat:write")
def append(call: Call) -> Json:
    channel = call.channel()
    message = _streaming(call, channel)
    _grow(call, message)
    return {"channel": channel.id, "ts": message["ts"]}


@method("chat.stopStream", scope="chat:write")
def stop(call: Call) -> Json:
    channel = call.channel()
    message = _streaming(call, channel)
    if call.args.get("blocks"):
        refuse_bad_message(call.server.workspace, call.method, call.args, streamed=True)
    _grow(call, message)
    with call.server.workspace.changed:
        call.server.workspace.streams.pop((channel.id, message["ts"]))
        message["blocks"] = [{"type": "markdown", "text": message["text"]}, *(call.args.get("blocks") or [])]
        name_blocks(call.server, message)
        call.server.workspace.touch()
    return {"channel": channel.id, "ts": message["ts"], "message": public(message)}


def _streaming(call: Call, channel: Channel) -> Json:
    message = own_message(call, channel)
    started = call.server.workspace.streams.get((channel.id, message["ts"]))
    if started is None or time.monotonic() - started >= call.server.faults.stream_seconds:
        call.server.workspace.streams.pop((channel.id, message["ts"]), None)
        call.server.faults.counts["stream_seconds"] += 1
        raise ApiError("message_not_in_streaming_state")
    return message


def _grow(call: Call, message: Json) -> None:
    chunks = call.args.get("chunks") or []
    added = str(call.args.get("markdown_text") or "")
    added += "".join(str(c.get("text", "")) for c in chunks if c.get("type") == "markdown_text")
    text = message["text"] + added
    if len(text) > STREAM_LIMIT:
        call.server.workspace.violate(call.method, f"{len(text)} characters, at most {STREAM_LIMIT}")
        raise ApiError("msg_too_long")
    message["text"] = text
    call.server.workspace.touch()
