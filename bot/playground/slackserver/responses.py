"""The addresses an app may answer an interaction at: five times in half an hour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

from bot.playground.slackserver.limits import refuse_bad_message
from bot.playground.slackserver.methods.chat import change, post, whisper
from bot.playground.slackserver.records import ApiError, Json

if TYPE_CHECKING:
    from bot.playground.slackserver.core import Core
    from bot.playground.slackserver.tickets import ResponseUrl


class Responses:
    def __init__(self, server: Core) -> None:
        self.server = server

    async def serve(self, request: web.Request) -> web.Response:
        found = self.server.response_urls.get(request.match_info["key"])
        if found is None:
            return web.Response(status=404, text="no_service")
        body: Json = await request.json()
        if self.server.faults.strikes("rate_limited", "response_url"):
            headers = {"Retry-After": str(self.server.faults.retry_after)}
            return web.Response(status=429, text="rate_limited", headers=headers)
        return self._used(found, body)

    def _used(self, found: ResponseUrl, body: Json) -> web.Response:
        workspace = self.server.workspace
        error = None
        with workspace.changed:
            try:
                found.use()
                self._apply(found, body)
            except ApiError as refused:
                error = refused.error
            workspace.calls.append(
                {"method": "response_url", "args": body, "team": found.team, "ok": not error, "error": error}
            )
            workspace.touch()
        if error is None:
            return web.Response(text="ok")
        return web.Response(status=404 if error.endswith("_url") else 400, text=error)

    def _apply(self, found: ResponseUrl, body: Json) -> None:
        if body.get("delete_original"):
            self._delete(found)
            return
        refuse_bad_message(self.server.workspace, "response_url", body)
        if body.get("replace_original") and found.source is not None:
            change(self.server, found.source, body)
            return
        channel = self.server.workspace.channel(found.channel)
        team = self.server.workspace.teams[found.team]
        if body.get("response_type") == "in_channel":
            post(self.server, team, channel, body)
        else:
            whisper(self.server, team, channel, {**body, "user": found.user})

    def _delete(self, found: ResponseUrl) -> None:
        source = found.source
        if source is None:
            raise ApiError("no_original")
        if source.get("is_ephemeral"):
            self.server.workspace.ephemerals.remove(source)
        else:
            self.server.remove(self.server.workspace.channel(found.channel), source)
