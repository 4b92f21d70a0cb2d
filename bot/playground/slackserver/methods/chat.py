"""chat.*: posting, privately posting, changing, deleting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground.slackserver.limits import refuse_bad_message
from bot.playground.slackserver.methods.registry import Call, method
from bot.playground.slackserver.records import ApiError, Channel, Json

if TYPE_CHECKING:
    from bot.playground.slackserver.core import Core
    from bot.playground.slackserver.records import Team

CONTENT = ("text", "blocks", "attachments", "metadata", "markdown_text")


def compose(server: Core, team: Team, args: Json) -> Json:
    """A message of the app, as Slack stores it."""
    message: Json = {
        "type": "message",
        "user": team.bot_user,
        "bot_id": team.bot_id,
        "app_id": server.app_id,
        "team": team.id,
        "text": args.get("text") or args.get("markdown_text") or "",
        "ts": server.workspace.new_ts(),
    }
    message |= {key: args[key] for key in CONTENT[1:4] if args.get(key)}
    if args.get("markdown_text"):
        message["blocks"] = [{"type": "markdown", "text": args["markdown_text"]}]
    if args.get("thread_ts"):
        message["thread_ts"] = str(args["thread_ts"])
    name_blocks(server, message)
    return message


def name_blocks(server: Core, holder: Json) -> None:
    """Slack gives every block without an id one of its own, and every element too."""
    for block in holder.get("blocks", []):
        block.setdefault("block_id", server.workspace.new_id("b"))
        for element in [*block.get("elements", []), block.get("element"), block.get("accessory")]:
            if isinstance(element, dict) and block["type"] not in ("context", "rich_text"):
                element.setdefault("action_id", server.workspace.new_id("a"))


def public(message: Json) -> Json:
    """A message as the API gives it out: without what only the server knows."""
    return {k: v for k, v in message.items() if k not in ("channel", "ephemeral_to")}


def post(server: Core, team: Team, channel: Channel, args: Json) -> Json:
    message = compose(server, team, args)
    message["channel"] = channel.id
    server.workspace.add(channel, message)
    _clear_status(server, channel, message)
    server.echo(channel, message)
    return message


def whisper(server: Core, team: Team, channel: Channel, args: Json) -> Json:
    """A message for one person; it lives outside the channel and nobody else can load it."""
    message = compose(server, team, args)
    message |= {"channel": channel.id, "ephemeral_to": args["user"], "is_ephemeral": True}
    with server.workspace.changed:
        server.workspace.ephemerals.append(message)
        _clear_status(server, channel, message)
        server.workspace.touch()
    return message


@method("chat.postMessage", scope="chat:write")
def post_message(call: Call) -> Json:
    channel = call.joined_channel()
    refuse_bad_message(call.server.workspace, call.method, call.args)
    message = post(call.server, call.caller, channel, call.args)
    return {"channel": channel.id, "ts": message["ts"], "message": public(message)}


@method("chat.postEphemeral", scope="chat:write")
def post_ephemeral(call: Call) -> Json:
    channel = call.joined_channel()
    if call.need("user") not in channel.members:
        raise ApiError("user_not_in_channel")
    refuse_bad_message(call.server.workspace, call.method, call.args)
    message = whisper(call.server, call.caller, channel, call.args)
    return {"message_ts": message["ts"]}


@method("chat.update", scope="chat:write")
def update(call: Call) -> Json:
    channel = call.channel()
    message = own_message(call, channel)
    refuse_bad_message(call.server.workspace, call.method, call.args)
    before = dict(message)
    with call.server.workspace.changed:
        change(call.server, message, call.args)
        call.server.workspace.streams.pop((channel.id, message["ts"]), None)
    call.server.echo_change(channel, message, before)
    return {"channel": channel.id, "ts": message["ts"], "text": message["text"], "message": public(message)}


@method("chat.delete", scope="chat:write")
def delete(call: Call) -> Json:
    channel = call.channel()
    message = own_message(call, channel)
    call.server.remove(channel, message)
    return {"channel": channel.id, "ts": message["ts"]}


@method("chat.getPermalink")
def get_permalink(call: Call) -> Json:
    channel = call.channel()
    ts = str(call.need("message_ts"))
    message = call.server.workspace.message(channel.id, ts)
    link = f"https://{call.caller.domain}.slack.example/archives/{channel.id}/p{ts.replace('.', '')}"
    if message.get("thread_ts", ts) != ts:
        link += f"?thread_ts={message['thread_ts']}&cid={channel.id}"
    return {"channel": channel.id, "permalink": link}


def own_message(call: Call, channel: Channel) -> Json:
    message = call.server.workspace.message(channel.id, str(call.need("ts")))
    if message.get("bot_id") != call.caller.bot_id:
        raise ApiError("cant_update_message" if call.method == "chat.update" else "cant_delete_message")
    return message


def change(server: Core, message: Json, args: Json) -> None:
    """Blocks that are not given again go when the text changes, as in Slack."""
    for key in ("text", "blocks", "attachments"):
        message.pop(key, None)
    message["text"] = args.get("text") or args.get("markdown_text") or ""
    message |= {key: args[key] for key in CONTENT[1:4] if args.get(key)}
    message["edited"] = {"user": message.get("user"), "ts": server.workspace.new_ts()}
    if args.get("markdown_text"):
        message["blocks"] = [{"type": "markdown", "text": args["markdown_text"]}]
    name_blocks(server, message)
    server.workspace.touch()


def _clear_status(server: Core, channel: Channel, message: Json) -> None:
    """Slack takes "is thinking" away as soon as the app says something in the thread."""
    server.workspace.statuses.pop((channel.id, message.get("thread_ts", "")), None)
