"""HTTP mode: Bolt's WSGI adapter on the standard library's server.

The adapter is the part that may differ between set-ups: behind another WSGI server it is the same object.
The standard library's is enough here because an acknowledgement takes milliseconds and the work is done
elsewhere; Bolt's own development server answers one request at a time and would not do.
"""

from __future__ import annotations

import io
import logging
import threading
import time
from socketserver import ThreadingMixIn
from typing import TYPE_CHECKING, Any, TextIO
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from slack_bolt.adapter.wsgi import SlackRequestHandler

from bot.operating.listening import listening
from bot.slack.manifest import EVENTS_PATH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from slack_bolt import App

    from bot.operating.metrics import Metrics

    Environ = dict[str, Any]
    Wsgi = Callable[[Environ, Any], Iterable[bytes]]

log = logging.getLogger(__name__)

# Slack's own payloads are far smaller; anything larger is not from Slack.
MOST_BYTES = 1_000_000
IDLE_SECONDS = 10


class HttpServer:
    def __init__(self, app: App, host: str, port: int, metrics: Metrics) -> None:
        handler = _guarded(SlackRequestHandler(app, path=EVENTS_PATH), metrics)
        with listening(host, port, "PORT"):
            self._server = make_server(host, port, handler, _Threading, _Quiet)
        self.port: int = self._server.server_port
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.1}, name="http", daemon=True
        )

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)


def _guarded(app: Wsgi, metrics: Metrics) -> Wsgi:
    """Refuse what is too large or not text, and let no error show itself to whoever sent the request."""

    def guarded(environ: Environ, start_response: Any) -> Iterable[bytes]:
        started = time.perf_counter()
        length = str(environ.get("CONTENT_LENGTH") or "0")
        if not length.isdigit() or int(length) > MOST_BYTES:
            return _plain(start_response, "413 Content Too Large")
        try:
            return app(environ, start_response)
        except UnicodeDecodeError:
            return _plain(start_response, "400 Bad Request")
        except Exception:
            log.exception("a request failed")
            return _plain(start_response, "500 Internal Server Error")
        finally:
            metrics.acknowledged("http", time.perf_counter() - started)

    return guarded


def _plain(start_response: Any, status: str) -> list[bytes]:
    start_response(status, [("Content-Type", "text/plain"), ("Content-Length", "0")])
    return [b""]


class _Threading(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002
        """The default prints a traceback; somebody hanging up half-way is not worth one."""
        log.info("a connection broke")


class _Quiet(WSGIRequestHandler):
    timeout = IDLE_SECONDS

    def get_stderr(self) -> TextIO:
        # Where the server would print a traceback with the request in it.
        return io.StringIO()

    def log_message(self, *_: object) -> None:
        """Requests are counted, not written down."""
