"""A small HTTP server for whoever runs the bot: is it alive, is it ready, what has it done."""

from __future__ import annotations

import json
import logging
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from bot.operating.listening import listening

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.operating.metrics import Metrics

log = logging.getLogger(__name__)


class HealthServer:
    """``/healthz``: the process answers. ``/readyz``: every check holds. ``/metrics``: for Prometheus."""

    def __init__(
        self, host: str, port: int, checks: Mapping[str, Callable[[], bool]], metrics: Metrics
    ) -> None:
        with listening(host, port, "STACK_ADVISOR_HEALTH_PORT"):
            self._server = ThreadingHTTPServer((host, port), _handler(checks, metrics))
        self._server.daemon_threads = True
        self.port: int = self._server.server_address[1]
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.1}, name="health", daemon=True
        )

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)


def readiness(checks: Mapping[str, Callable[[], bool]]) -> dict[str, bool]:
    return {name: _holds(check) for name, check in checks.items()}


def _holds(check: Callable[[], bool]) -> bool:
    try:
        return check()
    except Exception:
        log.exception("a readiness check failed")
        return False


def _handler(checks: Mapping[str, Callable[[], bool]], metrics: Metrics) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        timeout = 5

        def do_GET(self) -> None:
            path = self.path.split("?")[0]
            if path == "/healthz":
                self._send(200, b"ok\n", "text/plain")
            elif path == "/readyz":
                state = readiness(checks)
                body = json.dumps({"ready": all(state.values()), **state}).encode()
                self._send(200 if all(state.values()) else 503, body, "application/json")
            elif path == "/metrics":
                self._send(200, metrics.exposition(), "text/plain; version=0.0.4")
            else:
                self._send(404, b"not found\n", "text/plain")

        def _send(self, status: int, body: bytes, kind: str) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """A line for every probe would drown the rest."""

    return Handler
