"""What the page talks to: its files, a stream of what one person sees, and what that person does."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import TYPE_CHECKING

from aiohttp import web

from bot.playground.doings import DOINGS
from bot.playground.seen import readable_file, seen_by

if TYPE_CHECKING:
    from aiohttp.typedefs import Handler

    from bot.playground.slackserver import SlackServer

PAGE = Path(__file__).parent / "page"
TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
# Nothing is loaded from, or sent to, anywhere but this server.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
# Changes within this time are drawn together.
SETTLE_SECONDS = 0.03


class Live:
    def __init__(self, slack: SlackServer) -> None:
        self.slack = slack

    def extend(self, app: web.Application) -> None:
        app.middlewares.append(self._only_this_machine)
        app.router.add_get("/", self._to_the_page)
        app.router.add_get("/playground/", self._front)
        app.router.add_get("/playground/live", self._stream)
        app.router.add_post("/playground/do", self._do)
        app.router.add_get("/playground/file/{file_id}", self._file)
        app.router.add_get("/playground/{name}", self._asset)

    @web.middleware
    async def _only_this_machine(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Refuse what a foreign page could send here through the browser of whoever tries the bot."""
        here = {f"127.0.0.1:{self.slack.port}", f"localhost:{self.slack.port}"}
        origin = request.headers.get("Origin", "").removeprefix("http://")
        foreign = request.host not in here or (origin != "" and origin not in here)
        if foreign and not request.path.startswith(("/api/", "/link/", "/response/", "/upload/")):
            raise web.HTTPForbidden(text="this page is for this machine only")
        return await handler(request)

    async def _to_the_page(self, _: web.Request) -> web.Response:
        raise web.HTTPFound("/playground/")

    async def _front(self, _: web.Request) -> web.Response:
        return self._page_file("index.html")

    async def _asset(self, request: web.Request) -> web.Response:
        return self._page_file(request.match_info["name"])

    def _page_file(self, name: str) -> web.Response:
        files = {path.name: path for path in PAGE.iterdir() if path.suffix in TYPES}
        if name not in files:
            raise web.HTTPNotFound
        text = files[name].read_text(encoding="utf-8")
        return web.Response(text=text, content_type=TYPES[files[name].suffix], headers=HEADERS)

    async def _stream(self, request: web.Request) -> web.StreamResponse:
        user = self._person(request.query.get("user", self.slack.alice))
        response = web.StreamResponse(headers={**HEADERS, "Content-Type": "text/event-stream"})
        await response.prepare(request)
        changed, loop = asyncio.Event(), asyncio.get_running_loop()

        def tell() -> None:
            loop.call_soon_threadsafe(changed.set)

        self.slack.workspace.listeners.add(tell)
        try:
            while True:
                changed.clear()
                view = json.dumps(seen_by(self.slack, user), default=str)
                await response.write(f"data: {view}\n\n".encode())
                await changed.wait()
                await asyncio.sleep(SETTLE_SECONDS)
        except ConnectionError:
            return response  # the page was closed
        finally:
            self.slack.workspace.listeners.discard(tell)

    async def _do(self, request: web.Request) -> web.Response:
        body = await request.json()
        doing = DOINGS.get(str(body.get("do")))
        if doing is None:
            raise web.HTTPBadRequest(text="unknown action")
        try:
            answer = doing(self.slack, self._person(str(body.get("user"))), body)
        except (LookupError, ValueError) as error:
            raise web.HTTPConflict(text=str(error)) from None
        return web.json_response(answer)

    async def _file(self, request: web.Request) -> web.Response:
        user = self._person(request.query.get("user", ""))
        found = readable_file(self.slack, user, request.match_info["file_id"])
        if found is None:
            raise web.HTTPNotFound
        return web.Response(
            body=found["content"], content_type="text/plain", charset="utf-8", headers=HEADERS
        )

    def _person(self, user: str) -> str:
        found = self.slack.workspace.users.get(user)
        if found is None or found.is_bot:
            raise web.HTTPNotFound(text="no such person")
        return user
