"""Socket Mode with somebody who watches the socket.

A connection can look open and deliver nothing. Three things are noticed: it is closed, its pings are not
answered, or it has been silent for long. In each case it is replaced; Slack sends again what was not
acknowledged, so a replacement too many costs nothing.
"""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from socket import SHUT_RDWR
from typing import TYPE_CHECKING, Any

from slack_bolt.adapter.socket_mode import SocketModeHandler

if TYPE_CHECKING:
    from slack_bolt import App
    from slack_sdk.socket_mode.builtin import SocketModeClient
    from slack_sdk.socket_mode.request import SocketModeRequest

    from bot.operating.metrics import Metrics

log = logging.getLogger(__name__)

PING_SECONDS = 5.0
PONG_SECONDS = 20.0
CHECK_SECONDS = 0.5


class WatchedSocket:
    def __init__(self, app: App, token: str, metrics: Metrics, *, deaf_seconds: float) -> None:
        self._metrics = metrics
        self._deaf_seconds = deaf_seconds
        self._pong_seconds = min(PONG_SECONDS, deaf_seconds)
        self._heard_at = time.monotonic()
        self._connected_at = time.time()
        self._stopped = threading.Event()
        self._handler = _Timed(app, token, metrics)
        self._handler.client.on_message_listeners.append(self._heard)
        self._thread = threading.Thread(target=self._watch, name="socket-watch", daemon=True)

    def start(self) -> None:
        """Connect; a first failure is raised, with later ones the watch goes on trying."""
        self._handler.client.connect()
        self._connected_at = time.time()
        self._thread.start()

    def stop(self) -> None:
        """Take nothing more in; what was taken is acknowledged."""
        self._stopped.set()
        if self._thread.is_alive():  # not when the first connection failed
            self._thread.join(15)
        client = self._handler.client
        client.closed = True
        client.current_app_monitor.shutdown()  # type: ignore[no-untyped-call]  # the library's
        client.auto_reconnect_enabled = False
        client.message_queue.put(None)  # ends the wait for the next message
        client.message_workers.shutdown(wait=True)
        _end_reader(client)
        client.close()

    def is_connected(self) -> bool:
        return bool(self._handler.client.is_connected()) and not self._pings_unanswered()

    def _heard(self, _: str) -> None:
        self._heard_at = time.monotonic()

    def _watch(self) -> None:
        pause = CHECK_SECONDS
        while not self._stopped.wait(pause):
            why = self._why_replace()
            pause = CHECK_SECONDS if why is None or self._replace(why) else min(30.0, pause * 2)

    def _why_replace(self) -> str | None:
        if not self._handler.client.is_connected() or not self._ping():
            return "closed"
        if self._pings_unanswered():
            return "no pong"
        if time.monotonic() - self._heard_at > self._deaf_seconds:
            return "silent"
        return None

    def _ping(self) -> bool:
        """Whether something can still be sent. The client itself asks this only now and then, and until it
        does, its reader takes a connection that the other side has dropped for a silent one.
        """
        session = self._handler.client.current_session
        try:
            if session is not None:
                session.ping(f"{session.session_id}:{time.time()}")
        except OSError:
            return False
        return True

    def _pings_unanswered(self) -> bool:
        session = self._handler.client.current_session
        pong = session.last_ping_pong_time if session is not None else None
        return time.time() - max(pong or 0.0, self._connected_at) > self._pong_seconds

    def _replace(self, why: str) -> bool:
        try:
            self._handler.client.connect_to_new_endpoint(force=True)
        except Exception as error:  # noqa: BLE001 - whatever it was: a watch that ends leaves a deaf bot
            log.warning("no new socket", extra={"why": why, "error_kind": type(error).__name__})
            return False
        self._heard_at = time.monotonic()
        self._connected_at = time.time()
        self._metrics.reconnected(why.replace(" ", "_"))
        log.info("socket replaced", extra={"why": why})
        return True


def _end_reader(client: SocketModeClient) -> None:
    """Before the connection is closed: its reader closes it too, and the library lets one run into the other.

    The reader waits for bytes unless its socket is shut down, and one that is only starting takes back that
    it should end: it is told until it has.
    """
    reader = client.current_session_runner
    reader.event.set()
    while reader.is_alive():
        client.current_session_state.terminated = True
        session = client.current_session
        sock = session.sock if session is not None else None
        if sock is not None:
            with contextlib.suppress(OSError):
                sock.shutdown(SHUT_RDWR)
        reader.thread.join(0.05)


class _Timed(SocketModeHandler):
    """Measures what Slack measures: from the arrival of a request to its acknowledgement."""

    def __init__(self, app: App, token: str, metrics: Metrics) -> None:
        super().__init__(app, token, ping_interval=PING_SECONDS, receive_buffer_size=16_384)
        self._metrics = metrics

    def handle(self, client: Any, req: SocketModeRequest) -> None:
        started = time.perf_counter()
        super().handle(client, req)
        self._metrics.acknowledged(req.type or "other", time.perf_counter() - started)
