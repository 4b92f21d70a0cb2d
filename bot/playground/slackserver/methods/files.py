"""Uploading a file in three steps, as files_upload_v2 does."""

from __future__ import annotations

import json

from bot.playground.slackserver.methods.chat import post
from bot.playground.slackserver.methods.registry import Call, method
from bot.playground.slackserver.records import ApiError, Json


@method("files.getUploadURLExternal", scope="files:write")
def get_upload_url(call: Call) -> Json:
    file_id = call.server.workspace.new_id("F")
    name, length = str(call.need("filename")), int(call.need("length"))
    record = {"id": file_id, "name": name, "length": length, "content": None, "team": call.caller.id}
    call.server.workspace.files[file_id] = record
    return {"file_id": file_id, "upload_url": f"{call.server.url}/upload/{file_id}"}


@method("files.completeUploadExternal", scope="files:write")
def complete_upload(call: Call) -> Json:
    given = call.need("files")
    entries: list[Json] = json.loads(given) if isinstance(given, str) else given
    files = [_finished(call, entry) for entry in entries]
    if call.args.get("channel_id"):
        channel = call.joined_channel("channel_id")
        text = str(call.args.get("initial_comment") or "")
        message = post(
            call.server, call.caller, channel, {"text": text, "thread_ts": call.args.get("thread_ts")}
        )
        message |= {"subtype": "file_share", "files": [public(f) for f in files]}
        call.server.workspace.touch()
    return {"files": [public(f) for f in files]}


def public(file: Json) -> Json:
    """A file as messages carry it: without its content."""
    size = len(file["content"] or b"")
    return {"id": file["id"], "name": file["name"], "title": file.get("title"), "size": size}


def _finished(call: Call, entry: Json) -> Json:
    record = call.server.workspace.files.get(str(entry.get("id")))
    if record is None or record["team"] != call.caller.id:
        raise ApiError("file_not_found")
    if record["content"] is None or len(record["content"]) != record["length"]:
        raise ApiError("file_upload_size_mismatch")
    record["title"] = entry.get("title") or record["name"]
    return record
