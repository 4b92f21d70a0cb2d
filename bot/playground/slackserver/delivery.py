"""From the workspace to the app: once, again when it is not acknowledged, twice when told to."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from bot.playground.slackserver.faults import Faults
    from bot.playground.slackserver.records import Json
    from bot.playground.slackserver.workspace import Workspace

ACK_SECONDS = 3.0
NOBODY = "connection_failed"


@dataclass
class Ack:
    """When and with what the app acknowledged one envelope."""

    envelope_id: str
    kind: str
    seconds: float
    attempt: int
    payload: Json | None = None


@dataclass
class Delivery:
    """One thing that the app has to be told, however often that takes."""

    kind: str  # events_api | slash_commands | interactive
    payload: Json
    workspace: Workspace = field(repr=False)
    acks: list[Ack] = field(default_factory=list)
    attempts: int = 0
    error: str | None = None  # what a person would be told: dispatch_failed, operation_timeout
    on_ack: Callable[[Ack], None] | None = field(default=None, repr=False)
    on_failure: Callable[[str], None] | None = field(default=None, repr=False)
    answered: asyncio.Event = field(default_factory=asyncio.Event, repr=False)

    @property
    def ack(self) -> Ack | None:
        return self.acks[0] if self.acks else None

    def wait(self, timeout: float = 10.0) -> Ack:
        self.workspace.wait_for(lambda: self.acks or self.error, timeout)
        if self.ack is None:
            raise TimeoutError(f"no acknowledgement: {self.error or 'still waiting'}")
        return self.ack


class Carrier(Protocol):
    """Socket Mode or signed HTTP."""

    async def carry(self, delivery: Delivery, attempt: int, reason: str | None) -> str | None:
        """Send one attempt; why it did not arrive (nobody there, refused), or None."""


class Courier:
    """Keeps a delivery going until it is acknowledged or given up."""

    def __init__(self, workspace: Workspace, faults: Faults) -> None:
        self.workspace = workspace
        self.faults = faults
        self.loop: asyncio.AbstractEventLoop | None = None
        self.carrier: Carrier | None = None
        self.deliveries: list[Delivery] = []
        self.ack_seconds = ACK_SECONDS
        # Slack retries an event at once, after one minute and after five; nobody waits that long here.
        self.retry_pauses = (0.0, 2.0, 5.0, 10.0)
        self._running: set[asyncio.Future[None]] = set()

    def send(self, delivery: Delivery) -> Delivery:
        with self.workspace.changed:
            self.deliveries.append(delivery)
        self._spawn(self._carry(delivery))
        if delivery.kind == "events_api" and self.faults.strikes("redeliver"):
            self._spawn(self._carry_again(delivery))
        return delivery

    def repeat(self, delivery: Delivery) -> None:
        """Send the same once more, as Slack does when it missed the acknowledgement."""
        self._spawn(self._hand_over_again(delivery))

    def acknowledge(self, delivery: Delivery, ack: Ack) -> None:
        """Called on the server's own thread, by whoever carried it."""
        with self.workspace.changed:
            first = not delivery.acks
            delivery.acks.append(ack)
            delivery.answered.set()
            if first and delivery.on_ack:
                delivery.on_ack(ack)
            self.workspace.touch()

    async def stop(self) -> None:
        for task in list(self._running):
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    def _spawn(self, work: Coroutine[None, None, None]) -> None:
        if self.loop is None:
            work.close()  # the server is not running: nobody is told
        else:
            self.loop.call_soon_threadsafe(self._start, work)

    def _start(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.ensure_future(work)
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _carry(self, delivery: Delivery) -> None:
        reason: str | None = None
        # Only events are tried again; a person who ran a command is told that it failed.
        pauses = (0.0, *self.retry_pauses) if delivery.kind == "events_api" else (0.0,)
        for number, pause in enumerate(pauses):
            await asyncio.sleep(pause)
            reason = await self._attempt(delivery, number, reason)
            if reason is None:
                return
        self._give_up(delivery, reason or "")

    async def _attempt(self, delivery: Delivery, number: int, reason: str | None) -> str | None:
        """Try once; the reason why that was not enough, or None."""
        if delivery.answered.is_set():
            return None
        failure = await self._hand_over(delivery, number, reason)
        if failure is not None:
            return failure
        try:
            await asyncio.wait_for(delivery.answered.wait(), self.ack_seconds)
        except TimeoutError:
            return "timeout"
        return None

    async def _hand_over(self, delivery: Delivery, number: int, reason: str | None) -> str | None:
        delivery.attempts += 1
        self.workspace.touch()
        return await self.carrier.carry(delivery, number, reason) if self.carrier else NOBODY

    async def _carry_again(self, delivery: Delivery) -> None:
        """The duplicate that Slack sends although the first one arrived: at once or after the first ack."""
        if self.faults.rng.random() < 0.5:
            await delivery.answered.wait()
        await self._hand_over_again(delivery)

    async def _hand_over_again(self, delivery: Delivery) -> None:
        await self._hand_over(delivery, max(1, delivery.attempts), "timeout")

    def _give_up(self, delivery: Delivery, reason: str) -> None:
        with self.workspace.changed:
            delivery.error = "dispatch_failed" if reason == NOBODY else "operation_timeout"
            if delivery.on_failure:
                delivery.on_failure(delivery.error)
            self.workspace.touch()
