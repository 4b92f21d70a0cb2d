"""assistant.threads.*: the status line, suggested prompts and a thread's title."""

from __future__ import annotations

from bot.playground.slackserver.methods.registry import Call, method
from bot.playground.slackserver.records import ApiError, Json

MOST_PROMPTS = 4


@method("assistant.threads.setStatus", scope="assistant:write")
def set_status(call: Call) -> Json:
    key = (call.channel("channel_id").id, str(call.need("thread_ts")))
    statuses = call.server.workspace.statuses
    if call.args.get("status"):
        statuses[key] = str(call.args["status"])
    else:
        statuses.pop(key, None)
    call.server.workspace.touch()
    return {}


@method("assistant.threads.setSuggestedPrompts", scope="assistant:write")
def set_suggested_prompts(call: Call) -> Json:
    channel = call.channel("channel_id")
    prompts = call.need("prompts")
    if not all(isinstance(p, dict) and p.get("title") and p.get("message") for p in prompts):
        raise ApiError("invalid_arguments")
    if len(prompts) > MOST_PROMPTS:
        call.server.workspace.violate(call.method, f"{len(prompts)} prompts, at most {MOST_PROMPTS}")
        raise ApiError("invalid_arguments")
    # In an app with an agent view, a call with thread_ts is accepted and shows nothing.
    if not call.args.get("thread_ts"):
        call.server.workspace.prompts[channel.id] = {"title": call.args.get("title"), "prompts": prompts}
        call.server.workspace.touch()
    return {}


@method("assistant.threads.setTitle", scope="assistant:write")
def set_title(call: Call) -> Json:
    key = (call.channel("channel_id").id, str(call.need("thread_ts")))
    call.server.workspace.titles[key] = str(call.need("title"))
    return {}
