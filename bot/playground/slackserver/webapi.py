"""The HTTP side of the Web API: reading a call, making its faults, answering as Slack does."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from aiohttp import web

from bot.playground.slackserver.methods import METHODS, Call
from bot.playground.slackserver.records import ApiError, Json

if TYPE_CHECKING:
    from bot.playground.slackserver.core import Core
    from bot.playground.slackserver.records import Team

# Sent as JSON text inside a form by some clients.
STRUCTURED = ("blocks", "attachments", "metadata", "view", "prompts", "files", "chunks")


class WebApi:
    def __init__(self, server: Core) -> None:
        self.server = server
        self.faults = server.faults

    async def serve(self, request: web.Request) -> web.Response:
        name = request.match_info["method"]
        try:
            args = await _read_args(request)
        except ValueError:
            return web.json_response({"ok": False, "error": "invalid_json"})
        token = str(args.pop("token", "")) or request.headers.get("Authorization", "").removeprefix("Bearer ")
        call = Call(self.server, name, args, token, self._team(token))
        if self.faults.strikes("slow", name):
            await asyncio.sleep(self.faults.slow_seconds)
        return self._refused_by_fault(call) or self._answer(call)

    def _team(self, token: str) -> Team | None:
        teams = self.server.workspace.teams.values()
        return next((t for t in teams if t.token == token and t.installed), None)

    def _refused_by_fault(self, call: Call) -> web.Response | None:
        name = call.method
        if self.faults.strikes("rate_limited", name):
            headers = {"Retry-After": str(self.faults.retry_after)}
            return self._say(call, {"ok": False, "error": "ratelimited"}, 429, headers)
        if self.faults.strikes("rate_limited_bare", name):
            status = self.faults.rng.choice([200, 429])
            return self._say(call, {"ok": False, "error": "ratelimited"}, status)
        if name == "chat.postMessage" and self.faults.too_fast(str(call.args.get("channel"))):
            return self._say(call, {"ok": False, "error": "ratelimited"}, 429, {"Retry-After": "1"})
        if self.faults.strikes("server_errors", name):
            return self._say(call, {"ok": False, "error": "internal_error"}, 500)
        return None

    def _answer(self, call: Call) -> web.Response:
        try:
            with self.server.workspace.changed:
                answer = {"ok": True, **self._run(call)}
        except ApiError as error:
            answer = {"ok": False, "error": error.error, **error.extra}
        if answer["ok"] and self.faults.strikes("lost_answers", call.method):
            return self._say(call, {"ok": False, "error": "internal_error"}, 500)
        return self._say(call, answer)

    def _run(self, call: Call) -> Json:
        method = METHODS.get(call.method)
        if method is None or self.faults.named("unknown_methods", call.method):
            raise ApiError("unknown_method", req_method=call.method)
        if error := self.faults.named("failing", call.method):
            raise ApiError(str(error))
        if method.asks_for == "app" and call.token != self.server.app_token:
            raise ApiError("not_allowed_token_type" if call.team else "invalid_auth")
        if method.asks_for == "bot":
            self._check_scope(call, method.scope)
        return method.handler(call)

    def _check_scope(self, call: Call, scope: str | None) -> None:
        provided = ",".join(sorted(call.caller.scopes))
        if needed := self.faults.named("missing_scopes", call.method):
            raise ApiError("missing_scope", needed=needed, provided=provided)
        if scope:
            call.demand(scope)

    def _say(
        self, call: Call, answer: Json, status: int = 200, headers: dict[str, str] | None = None
    ) -> web.Response:
        self._record(call, answer, status)
        known = METHODS.get(call.method)
        # In lower case as Slack sends them: Bolt looks them up in a dict.
        scopes = {"x-oauth-scopes": ",".join(sorted(call.team.scopes))} if call.team else {}
        accepted = {"x-accepted-oauth-scopes": known.scope} if known and known.scope else {}
        text = json.dumps(answer, default=str)
        return web.Response(
            text=text,
            status=status,
            content_type="application/json",
            headers={**scopes, **accepted, **(headers or {})},
        )

    def _record(self, call: Call, answer: Json, status: int) -> None:
        workspace = self.server.workspace
        with workspace.changed:
            entry = {"method": call.method, "args": call.args, "team": call.team.id if call.team else None}
            workspace.calls.append(
                {**entry, "ok": answer["ok"], "error": answer.get("error"), "status": status}
            )
            workspace.touch()


async def _read_args(request: web.Request) -> Json:
    args: Json = dict(request.query)
    if request.content_type == "application/json":
        # The Python SDK announces JSON for calls without arguments too, and sends nothing or a form.
        text = await request.text()
        return args | (json.loads(text) if text.startswith("{") else dict(parse_qsl(text)))
    form = await request.post()
    args |= {key: value for key, value in form.items() if isinstance(value, str)}
    for key in STRUCTURED:
        if isinstance(args.get(key), str) and args[key][:1] in "[{":
            args[key] = json.loads(args[key])
    return args
