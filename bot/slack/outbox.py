"""Posting without losing, doubling or holding anybody up.

Each channel is a lane: one message at a time, in order. A lane that Slack slows down waits by itself
while the others go on; nobody sleeps for it. What may or may not have arrived is looked up before it is
sent again; a private answer, which cannot be looked up, is offered instead of sent twice.
"""

from __future__ import annotations

import logging
import random
import threading
import time
from collections import deque
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from slack_sdk.errors import SlackApiError

from bot.blocks import as_plain_message, with_plain_feedback
from bot.slack.clients import BROKEN
from bot.slack.delivery import Delivery, Posted, Refused, Unclear, Wait, find_posted, judged, send

if TYPE_CHECKING:
    from bot.operating.metrics import Metrics
    from bot.slack.delivery import Result

log = logging.getLogger(__name__)

MOST_SECONDS = 900.0


@dataclass
class _Lane:
    waiting: deque[Delivery] = field(default_factory=deque)
    ready_at: float = 0.0
    busy: bool = False


class Outbox:
    def __init__(self, metrics: Metrics, *, senders: int = 4, first_pause: float = 1.0) -> None:
        self._metrics = metrics
        self._first_pause = first_pause
        self._lanes: dict[str, _Lane] = {}
        self._changed = threading.Condition()
        self._stopping = False
        self._plain_feedback: set[str] = set()
        self._threads = [
            threading.Thread(target=self._run, name=f"outbox-{n}", daemon=True) for n in range(senders)
        ]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def put(self, delivery: Delivery) -> None:
        with self._changed:
            self._lanes.setdefault(delivery.lane, _Lane()).waiting.append(delivery)
            self._changed.notify()

    def drain(self, seconds: float) -> bool:
        """Wait until everything is delivered; False when time ran out before."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._lanes, seconds)

    def stop(self) -> None:
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
        for thread in self._threads:
            if thread.is_alive():
                thread.join(15)

    def _run(self) -> None:
        while (taken := self._take()) is not None:
            name, delivery = taken
            pause: float | None = None
            try:
                pause = self._deliver(delivery)
            except Exception:
                log.exception("delivery failed")
                _settle(delivery.on_refused, "internal")
            self._give_back(name, delivery, pause)

    def _take(self) -> tuple[str, Delivery] | None:
        """The next message whose lane is free and ready; None when told to stop."""
        with self._changed:
            while not self._stopping:
                now = time.monotonic()
                soonest = self._soonest()
                if soonest is not None and soonest[0] <= now:
                    lane = self._lanes[soonest[1]]
                    lane.busy = True
                    return soonest[1], lane.waiting.popleft()
                self._changed.wait(None if soonest is None else soonest[0] - now)
            return None

    def _soonest(self) -> tuple[float, str] | None:
        free = ((name, lane) for name, lane in self._lanes.items() if lane.waiting and not lane.busy)
        return min(((lane.ready_at, name) for name, lane in free), default=None)

    def _give_back(self, name: str, delivery: Delivery, pause: float | None) -> None:
        with self._changed:
            lane = self._lanes[name]
            lane.busy = False
            if pause is not None:
                lane.waiting.appendleft(delivery)
                lane.ready_at = time.monotonic() + pause
            elif not lane.waiting:
                del self._lanes[name]
            self._changed.notify_all()

    def _deliver(self, delivery: Delivery) -> float | None:
        """Try once more; the pause until the next try, or None when it is over one way or the other."""
        delivery.first_tried = delivery.first_tried or time.monotonic()
        if delivery.doubtful and delivery.how != "post":
            delivery.message = delivery.in_doubt or delivery.message
        elif delivery.doubtful:
            found = _look_up(delivery)
            if isinstance(found, Posted):
                _settle(delivery.on_posted, found.ts)
                return None
            if found is not None:
                return self._retry(delivery, found)
        delivery.doubtful = False
        if not delivery.before():
            _settle(delivery.on_refused, "cancelled")
            return None
        self._adapt(delivery)
        return self._follow(delivery, send(delivery))

    def _follow(self, delivery: Delivery, result: Result) -> float | None:
        if isinstance(result, Posted):
            _settle(delivery.on_posted, result.ts)
            return None
        if isinstance(result, Refused):
            return self._simpler(delivery, result)
        if isinstance(result, Wait):
            self._metrics.rate_limited()
        if isinstance(result, Unclear):
            delivery.doubtful = True
        else:
            delivery.on_wait()
        return self._retry(delivery, result)

    def _retry(self, delivery: Delivery, result: Result) -> float | None:
        """The pause before the next try, unless this has gone on for too long."""
        delivery.attempts += 1
        if time.monotonic() - delivery.first_tried > MOST_SECONDS:
            _settle(delivery.on_refused, "timeout")
            return None
        return self._pause(delivery.attempts, result)

    def _pause(self, attempts: int, result: Result) -> float:
        """As long as Slack asks for, else 1, 2, 4 … at most 30 seconds, a little scattered so that many do
        not return together.
        """
        if isinstance(result, Wait) and result.seconds is not None:
            return result.seconds
        return min(30.0, self._first_pause * 2.0 ** (attempts - 1)) * (1 + random.random() / 4)  # noqa: S311

    def _simpler(self, delivery: Delivery, result: Refused) -> float | None:
        """A server that refuses the blocks gets plain buttons, then text; the sources stay in each."""
        blocks = delivery.message.blocks
        if not result.mends_with_simpler_blocks or not blocks:
            _settle(delivery.on_refused, result.error)
            return None
        plainer = with_plain_feedback(delivery.message)
        if plainer != delivery.message and not result.error.startswith("msg_"):
            self._plain_feedback.add(_server(delivery))
            delivery.message = plainer
        else:
            delivery.message = as_plain_message(delivery.message)
        return 0.0

    def _adapt(self, delivery: Delivery) -> None:
        if _server(delivery) in self._plain_feedback:
            delivery.message = replace(with_plain_feedback(delivery.message))


def _look_up(delivery: Delivery) -> Result | None:
    """What was posted, None when it is not there, or why that cannot be told yet."""
    try:
        ts = find_posted(delivery)
    except SlackApiError as error:
        result = judged(error)
        # Without the history scope: silence would be worse than a repeat.
        return None if isinstance(result, Refused) else result
    except BROKEN:
        return Unclear()
    return None if ts is None else Posted(ts)


def _server(delivery: Delivery) -> str:
    return delivery.client.base_url if delivery.client is not None else ""


def _settle(callback: object, value: str) -> None:
    """What follows a delivery must not bring down the sender that others depend on."""
    try:
        callback(value)  # type: ignore[operator]
    except Exception:
        log.exception("noting a delivery failed")
