"""Socket Mode: the connections of the app, and what travels on them."""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aiohttp import WSMsgType, web

from bot.playground.slackserver.delivery import NOBODY, Ack

if TYPE_CHECKING:
    from bot.playground.slackserver.delivery import Courier, Delivery
    from bot.playground.slackserver.faults import Faults
    from bot.playground.slackserver.records import Json

# More often than Slack: a client that closes notices it only when something arrives on its socket.
PING_SECONDS = 0.3
# How long to wait for the other side to say goodbye too; one that was killed never does.
CLOSE_SECONDS = 0.5


@dataclass
class Sent:
    delivery: Delivery
    attempt: int
    at: float


@dataclass(eq=False)
class Connection:
    socket: web.WebSocketResponse
    transport: asyncio.BaseTransport | None
    deaf: bool
    leaving: bool = False  # told to go: nothing new is sent on it


class Sockets:
    def __init__(self, courier: Courier, faults: Faults, app_id: str) -> None:
        self.courier = courier
        self.faults = faults
        self.app_id = app_id
        self.open: list[Connection] = []
        self.opened = 0
        self.dropped = 0
        # How long an event waits for an app that is away, before the attempt counts as failed.
        self.hold_seconds = 60.0
        self.tickets: set[str] = set()
        self._arrival = asyncio.Event()
        self._sent: dict[str, Sent] = {}

    def new_ticket(self) -> str:
        ticket = uuid.uuid4().hex
        self.tickets.add(ticket)
        return ticket

    async def serve(self, request: web.Request) -> web.StreamResponse:
        ticket = request.query.get("ticket", "")
        if ticket not in self.tickets:
            raise web.HTTPForbidden(text="this link was used already or is unknown")
        self.tickets.discard(ticket)  # a connection address works once
        deaf = self.faults.deaf
        socket = web.WebSocketResponse(autoping=False, timeout=CLOSE_SECONDS)
        await socket.prepare(request)
        connection = Connection(socket, request.transport, deaf)
        await self._converse(connection)
        return socket

    async def carry(self, delivery: Delivery, attempt: int, reason: str | None) -> str | None:
        connection = await self._pick(wait=delivery.kind == "events_api")
        if connection is None:
            return NOBODY
        envelope = self._envelope(delivery, attempt, reason)
        self._sent[envelope["envelope_id"]] = Sent(delivery, attempt, time.monotonic())
        if connection.deaf:
            return None  # it goes into the void, as from a real deaf socket
        with contextlib.suppress(ConnectionError, RuntimeError):
            await connection.socket.send_json(envelope)
        return None

    async def disconnect(self, reason: str = "refresh_requested") -> None:
        """Ask the app to come back on a new connection, then close the old one."""
        for connection in list(self.open):
            connection.leaving = True
            with contextlib.suppress(ConnectionError, RuntimeError):
                message = {"type": "disconnect", "reason": reason, "debug_info": {"host": "playground"}}
                await connection.socket.send_json(message)

    async def drop(self) -> None:
        """Cut the connections without a word."""
        for connection in list(self.open):
            self.dropped += 1
            if isinstance(connection.transport, asyncio.Transport):
                connection.transport.abort()

    async def close(self) -> None:
        for connection in list(self.open):
            await connection.socket.close(code=1001)

    async def drop_now_and_then(self) -> None:
        politely = False
        while True:
            every = self.faults.drop_sockets_every
            await asyncio.sleep(every or 0.2)
            if every:
                self.faults.counts["drop_sockets_every"] += 1
                await (self.disconnect() if politely else self.drop())
                politely = not politely

    def _envelope(self, delivery: Delivery, attempt: int, reason: str | None) -> Json:
        envelope: Json = {
            "envelope_id": str(uuid.uuid4()),
            "type": delivery.kind,
            "payload": delivery.payload,
            "accepts_response_payload": delivery.kind != "events_api",
        }
        if delivery.kind == "events_api":
            envelope |= {"retry_attempt": attempt, "retry_reason": reason or ""}
        return envelope

    async def _pick(self, *, wait: bool) -> Connection | None:
        """Slack spreads what it sends over the open connections."""
        if not self._staying():
            self._arrival.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._arrival.wait(), self.hold_seconds if wait else 1.0)
        staying = self._staying()
        return self.faults.rng.choice(staying) if staying else None

    def _staying(self) -> list[Connection]:
        return [connection for connection in self.open if not connection.leaving]

    async def _converse(self, connection: Connection) -> None:
        await self._hello(connection)
        with self.courier.workspace.changed:
            self.open.append(connection)
            self.opened += 1
            self._arrival.set()
            self.courier.workspace.touch()
        pings = asyncio.create_task(self._ping(connection))
        try:
            async for message in connection.socket:
                await self._hear(connection, message.type, message.data)
        finally:
            pings.cancel()
            self.open.remove(connection)
            self.courier.workspace.touch()

    async def _hello(self, connection: Connection) -> None:
        await connection.socket.send_json(
            {
                "type": "hello",
                "num_connections": len(self.open) + 1,
                "debug_info": {"host": "playground", "build_number": 1, "approximate_connection_time": 18060},
                "connection_info": {"app_id": self.app_id},
            }
        )

    async def _ping(self, connection: Connection) -> None:
        while not connection.socket.closed:
            await asyncio.sleep(PING_SECONDS)
            if not connection.deaf:
                with contextlib.suppress(ConnectionError, RuntimeError):
                    await connection.socket.ping(b"Ping from the playground")

    async def _hear(self, connection: Connection, kind: WSMsgType, data: Any) -> None:
        if kind is WSMsgType.PING and not (connection.deaf and self.faults.silent):
            await connection.socket.pong(bytes(data))
        if kind is WSMsgType.TEXT:
            self._acknowledged(json.loads(data))

    def _acknowledged(self, answer: Json) -> None:
        sent = self._sent.pop(str(answer.get("envelope_id")), None)
        if sent is None:
            return
        seconds = time.monotonic() - sent.at
        ack = Ack(answer["envelope_id"], sent.delivery.kind, seconds, sent.attempt, answer.get("payload"))
        self.courier.acknowledge(sent.delivery, ack)
