"""Questions in hand: a bounded number, worked on by a few threads, each leased until its outcome is known."""

from __future__ import annotations

import logging
import queue
import threading
import uuid
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.operating.metrics import Metrics
    from bot.store import Job, Store

log = logging.getLogger(__name__)


class Workers:
    """``run`` gets one job at a time; whoever finishes a job calls ``done`` with its id."""

    def __init__(self, store: Store, metrics: Metrics, *, threads: int, capacity: int, lease: float) -> None:
        self.owner = uuid.uuid4().hex
        self.lease = lease
        self._store = store
        self._metrics = metrics
        self._capacity = capacity
        self._queue: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._open: set[str] = set()
        self._changed = threading.Condition()
        self._stopped = threading.Event()
        self._run: Callable[[Job], None] = _unset
        self._threads = [
            threading.Thread(target=self._work, name=f"work-{n}", daemon=True) for n in range(threads)
        ]
        self._keeper = threading.Thread(target=self._keep, name="keeper", daemon=True)
        metrics.watch_queue(self.depth)

    def start(self, run: Callable[[Job], None]) -> None:
        self._run = run
        self._recover()
        for thread in (*self._threads, self._keeper):
            thread.start()

    def depth(self) -> int:
        return len(self._open)

    def is_behind(self) -> bool:
        """Whether a new question will have to wait for a worker."""
        return len(self._open) > len(self._threads)

    def offer(self, job: Job) -> bool:
        """Take a job that the store holds for us; False when there are too many in hand."""
        with self._changed:
            if len(self._open) >= self._capacity:
                return False
            self._open.add(job.id)
        self._queue.put(job)
        return True

    def hold(self, job_id: str) -> None:
        """Keep a job leased that needs no worker, only its delivery; it is not refused for lack of room."""
        with self._changed:
            self._open.add(job_id)

    def done(self, job_id: str) -> None:
        with self._changed:
            self._open.discard(job_id)
            self._changed.notify_all()

    def drain(self, seconds: float) -> bool:
        with self._changed:
            return self._changed.wait_for(lambda: not self._open, seconds)

    def stop(self) -> int:
        """Stop the threads and hand back what is unfinished, for the next process; how many that were."""
        self._stopped.set()
        for _ in self._threads:
            self._queue.put(None)
        for thread in (*self._threads, self._keeper):
            if thread.is_alive():
                thread.join(15)
        return self._store.jobs.release(self.owner)

    def _work(self) -> None:
        while (job := self._queue.get()) is not None:
            if self._stopped.is_set():
                return
            try:
                self._run(job)
            except Exception:
                self._metrics.failed("work")
                log.exception("a job failed", extra={"kind": job.kind})
                self._store.jobs.finish(job.id, "failed", self.owner)
                self.done(job.id)

    def _keep(self) -> None:
        """Renew our leases and take over what other processes have left, until stopped."""
        while not self._stopped.wait(self.lease / 3):
            try:
                with self._changed:
                    mine = list(self._open)
                self._store.jobs.renew(mine, self.owner, self.lease)
                self._recover()
            except Exception:
                self._metrics.failed("keeper")
                log.exception("keeping leases failed")

    def _recover(self) -> None:
        room = self._capacity - len(self._open)
        if room <= 0:
            return
        for job in self._store.jobs.take_over(self.owner, self.lease, room):
            if job.id not in self._open:  # or it is our own, after the machine had been asleep
                log.info("took over a job", extra={"kind": job.kind, "attempts": job.attempts})
                self.offer(job)


def _unset(job: Job) -> None:
    raise RuntimeError(f"no handler yet for a {job.kind} job")
