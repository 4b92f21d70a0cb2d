"""Starting and stopping the whole Slack side in the right order."""

from __future__ import annotations

import logging
import signal
import threading
from typing import TYPE_CHECKING

from slack_sdk.errors import SlackApiError

from bot.errors import UsageError
from bot.operating.health import HealthServer
from bot.operating.metrics import Metrics
from bot.slack.app import build_app
from bot.slack.clients import ManyWorkspaces, OneWorkspace, new_client
from bot.slack.desk import new_desk
from bot.slack.http import HttpServer
from bot.slack.identity import Fixed, Installed, who_am_i
from bot.slack.oauth import SealedInstallations, new_flow
from bot.slack.socket import WatchedSocket

if TYPE_CHECKING:
    from collections.abc import Callable

    from slack_bolt import App

    from bot.slack.desk import Desk
    from bot.slack.ports import Advisor
    from bot.slack.settings import SlackSettings
    from bot.store import Store

log = logging.getLogger(__name__)

PURGE_SECONDS = 3_600.0


class Service:
    """The running bot. ``start`` returns when questions can arrive, ``stop`` when none is lost."""

    def __init__(self, settings: SlackSettings, store: Store, advisor: Advisor) -> None:
        settings.check_startable()
        self.metrics = Metrics()
        self.app, self.desk = _assemble(settings, store, advisor, self.metrics)
        self._settings = settings
        self._ended = threading.Event()
        self._purger = threading.Thread(target=self._purge, name="purge", daemon=True)
        self.http = (
            HttpServer(self.app, settings.host, settings.port, self.metrics) if settings.uses_http else None
        )
        self.health = self._new_health() if settings.health_port else None
        # Last, since its client has threads from the first: a port that is taken leaves none behind.
        self.socket = self._new_socket() if settings.uses_sockets else None

    def start(self) -> None:
        self.desk.outbox.start()
        self.desk.workers.start(self.desk.handle)
        self._purger.start()
        for part in (self.health, self.http):
            if part is not None:
                part.start()
        if self.socket is not None:
            _connect(self.socket)
        log.info("serving", extra={"socket": self.socket is not None, "http": self.http is not None})

    def stop(self) -> bool:
        """Take nothing more, finish what is in hand, hand back the rest; True when all was finished."""
        self._ended.set()
        for entrance in (self.socket, self.http):
            if entrance is not None:
                entrance.stop()
        finished = self.desk.workers.drain(self._settings.stop_seconds)
        self.desk.errands.stop()
        finished = self.desk.outbox.drain(1.0) and finished
        self.desk.outbox.stop()
        left = self.desk.workers.stop()
        self._purger.join(5)
        if self.health is not None:
            self.health.stop()
        log.info("stopped", extra={"finished": finished, "handed_back": left})
        return finished

    def checks(self) -> dict[str, Callable[[], bool]]:
        """What has to hold for questions to be answered."""
        store, advisor = self.desk.store, self.desk.advisor
        return {
            "index": lambda: bool(advisor.index_id),
            "slack": lambda: self.socket is None or self.socket.is_connected(),
            "store": store.is_writable,
        }

    def _new_socket(self) -> WatchedSocket:
        settings = self._settings
        return WatchedSocket(self.app, settings.app_token, self.metrics, deaf_seconds=settings.deaf_seconds)

    def _new_health(self) -> HealthServer:
        return HealthServer(self._settings.host, self._settings.health_port, self.checks(), self.metrics)

    def _purge(self) -> None:
        """Enforce the retention: at the start and every hour."""
        while True:
            try:
                gone = self.desk.store.upkeep.purge(self._settings.retention_days)
                log.info("purged", extra={"rows": gone})
            except Exception:
                self.metrics.failed("purge")
                log.exception("purging failed")
            if self._ended.wait(PURGE_SECONDS):
                return


def serve(settings: SlackSettings, store: Store, advisor: Advisor) -> int:
    """Run until SIGTERM or SIGINT; the exit code."""
    asked_to_stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: asked_to_stop.set())
    store.check_key()
    service = Service(settings, store, advisor)
    try:
        service.start()
        asked_to_stop.wait()
    finally:
        service.stop()
    return 0


def _assemble(settings: SlackSettings, store: Store, advisor: Advisor, metrics: Metrics) -> tuple[App, Desk]:
    if settings.uses_oauth:
        installations = SealedInstallations(settings.client_id, store)
        desk = new_desk(settings, store, advisor, ManyWorkspaces(installations, settings.api_url), metrics)
        return build_app(desk, Installed(installations), new_flow(settings, store, installations)), desk
    identity = who_am_i(settings.bot_token, settings.api_url)
    clients = OneWorkspace(new_client(settings.bot_token, settings.api_url))
    desk = new_desk(settings, store, advisor, clients, metrics)
    return build_app(desk, Fixed(settings.bot_token, identity)), desk


def _connect(socket: WatchedSocket) -> None:
    try:
        socket.start()
    except SlackApiError as error:
        name = error.response.get("error")
        raise UsageError(
            f"Slack opens no socket for SLACK_APP_TOKEN ({name}): it needs the scope connections:write, "
            "and Socket Mode switched on in the app's settings"
        ) from None
    except OSError:
        raise UsageError(
            "Slack cannot be reached: check the network, and SLACK_API_URL if it is set"
        ) from None
