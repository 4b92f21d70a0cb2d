"""The server itself: a thread with its own event loop, bound to this machine only."""

from __future__ import annotations

import asyncio
import contextlib
import json
import threading
from typing import TYPE_CHECKING, Self
from urllib.parse import urlencode

from aiohttp import web

from bot.playground.slackserver.looks import Looks
from bot.playground.slackserver.responses import Responses
from bot.playground.slackserver.signed_http import signature_headers
from bot.playground.slackserver.webapi import WebApi

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from types import TracebackType

    from bot.playground.slackserver.delivery import Delivery
    from bot.playground.slackserver.records import Json

LARGEST_REQUEST = 8 * 1024 * 1024


class SlackServer(Looks):
    """A Slack on 127.0.0.1 with one workspace in it; `port=0` takes a free one."""

    def __init__(self, port: int = 0, *, seed: int = 0) -> None:
        super().__init__(port, seed)
        self.extend: list[Callable[[web.Application], None]] = []  # the playground adds its page here
        self._furnish()
        self._ready = threading.Event()
        self._failure: BaseException | None = None
        self._stopping: asyncio.Event | None = None
        self._thread = threading.Thread(target=self._run, name="slack-server", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self._ready.wait()
        if self._failure is not None:
            self._thread.join()
            raise self._failure
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.courier.loop is not None and self._stopping is not None:
            self.courier.loop.call_soon_threadsafe(self._stopping.set)
        self._thread.join()

    def disconnect(self, reason: str = "refresh_requested") -> None:
        """Tell the app to reconnect, as Slack does now and then."""
        self._do(self.sockets.disconnect(reason))

    def drop_sockets(self) -> None:
        self._do(self.sockets.drop())

    def deafen(self) -> None:
        """The open connections stay open and say nothing any more."""
        for connection in self.sockets.open:
            connection.deaf = True

    def redeliver(self, delivery: Delivery) -> None:
        """Send an event a second time, with the same event_id."""
        self.courier.repeat(delivery)

    def signed(
        self, body: Json | str, timestamp: int | None = None, secret: str | None = None
    ) -> dict[str, str]:
        """The headers of a request from Slack; an old timestamp or another secret makes a forged one."""
        text = body if isinstance(body, str) else json.dumps(body)
        return signature_headers(secret or self.signing_secret, text, timestamp)

    def _furnish(self) -> None:
        team = self.add_team("Playground")
        self.team, self.bot, self.bot_token = team.id, team.bot_user, team.token
        self.alice = self.add_user("Alice Adams", team.id)
        self.bob = self.add_user("Bob Brown", team.id)
        self.carol = self.add_user("Carol Chen", team.id)
        self.guest = self.add_user("Gus Guest", team.id, guest=True)
        self.other_bot = self.add_user("Deploy Bot", team.id, is_bot=True)
        everybody = [self.alice, self.bob, self.carol, self.other_bot]
        self.general = self.add_channel("general", [*everybody, self.guest])
        self.random = self.add_channel("random", everybody)
        self.private = self.add_channel("architecture", [self.alice, self.bob], private=True)

    def _do(self, work: Coroutine[None, None, None]) -> None:
        if self.courier.loop is None:
            raise RuntimeError("start the server first: with SlackServer() as slack")
        asyncio.run_coroutine_threadsafe(work, self.courier.loop).result(timeout=5)

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except (OSError, OverflowError) as error:  # the port is taken, forbidden or no port at all
            self._failure = error
        finally:
            self._ready.set()

    async def _serve(self) -> None:
        self._stopping = asyncio.Event()
        runner = web.AppRunner(
            self._application(), shutdown_timeout=0.2, access_log=None, handler_cancellation=True
        )
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", self.port).start()
            self.port = runner.addresses[0][1]
            self.courier.loop = asyncio.get_running_loop()
            self._ready.set()
            await self._until_stopped()
        finally:
            await runner.cleanup()

    async def _until_stopped(self) -> None:
        drops = asyncio.create_task(self.sockets.drop_now_and_then())
        try:
            await self._stopping.wait() if self._stopping else None
        finally:
            drops.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await drops
            self.courier.loop = None
            await self.courier.stop()
            await self.sockets.close()

    def _application(self) -> web.Application:
        app = web.Application(client_max_size=LARGEST_REQUEST)
        app.router.add_post("/api/{method}", WebApi(self).serve)
        app.router.add_get("/api/{method}", WebApi(self).serve)
        app.router.add_post("/response/{key}", Responses(self).serve)
        app.router.add_get("/link/", self.sockets.serve)
        app.router.add_post("/upload/{file_id}", self._receive_file)
        app.router.add_get("/oauth/v2/authorize", self._authorize)
        for extend in self.extend:
            extend(app)
        return app

    async def _receive_file(self, request: web.Request) -> web.Response:
        record = self.workspace.files.get(request.match_info["file_id"])
        if record is None:
            return web.Response(status=404)
        record["content"] = await request.read()
        return web.Response(text=f"OK - {len(record['content'])}")

    async def _authorize(self, request: web.Request) -> web.Response:
        """Slack's install page, with Allow already pressed."""
        code = self.oauth_code(request.query.get("team", self.team), self.alice)
        query = urlencode({"code": code, "state": request.query.get("state", "")})
        raise web.HTTPFound(f"{request.query['redirect_uri']}?{query}")
