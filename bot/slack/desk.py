"""What every listener is handed: the settings, the store, the advisor, and the hands that do the work."""

from __future__ import annotations

import logging
import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from slack_sdk.errors import SlackApiError

from bot.blocks import notice
from bot.slack.delivery import Delivery
from bot.slack.outbox import Outbox
from bot.slack.work import Workers

if TYPE_CHECKING:
    from collections.abc import Callable

    from slack_sdk.web import WebClient

    from bot.operating.metrics import Metrics
    from bot.slack.clients import Clients
    from bot.slack.ports import Advisor
    from bot.slack.settings import SlackSettings
    from bot.store import Job, Person, Store

log = logging.getLogger(__name__)

MOST_ERRANDS = 200


def _no_excuse() -> None:
    return


def _nobody(job: Job) -> None:
    raise RuntimeError(f"nobody handles {job.kind} jobs yet")


@dataclass
class Desk:
    settings: SlackSettings
    store: Store
    advisor: Advisor
    clients: Clients
    metrics: Metrics
    outbox: Outbox
    workers: Workers
    errands: Errands
    handle: Callable[[Job], None] = _nobody

    def client(self, person: Person) -> WebClient | None:
        return self.clients.of(person.enterprise, person.team)


class Errands:
    """Small things that must not hold up an acknowledgement and are gone with the process: opening a
    modal, drawing the Home tab. Whoever pressed a button can press it again; ``excuse`` says so to them.
    """

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=3, thread_name_prefix="errand")
        self._room = threading.BoundedSemaphore(MOST_ERRANDS)

    def run(self, name: str, work: Callable[[], None], excuse: Callable[[], None] = _no_excuse) -> bool:
        if not self._room.acquire(blocking=False):
            log.warning("too many errands", extra={"errand": name})
            excuse()
            return False
        self._pool.submit(self._guarded, name, work, excuse)
        return True

    def stop(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _guarded(self, name: str, work: Callable[[], None], excuse: Callable[[], None]) -> None:
        try:
            work()
        except SlackApiError as error:
            log.warning("slack refused", extra={"errand": name, "why": str(error.response.get("error"))})
            excuse()
        except Exception:
            log.exception("errand failed", extra={"errand": name})
            excuse()
        finally:
            self._room.release()


def new_desk(
    settings: SlackSettings, store: Store, advisor: Advisor, clients: Clients, metrics: Metrics
) -> Desk:
    workers = Workers(
        store,
        metrics,
        threads=settings.workers,
        capacity=settings.queue_size,
        lease=settings.lease_seconds,
    )
    return Desk(settings, store, advisor, clients, metrics, Outbox(metrics), workers, Errands())


def respond(desk: Desk, response_url: str, sentence: str, *, replace: bool = False) -> None:
    """One sentence to whoever pressed or ran something."""
    desk.outbox.put(Delivery("respond", notice(sentence), response_url=response_url, replace=replace))


def reference() -> str:
    """What a person can quote and the log can be searched for."""
    return uuid.uuid4().hex[:8]
