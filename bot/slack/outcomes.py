"""What becomes of a question: shown in its place once, and noted when it stands there."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from bot.blocks import notice
from bot.blocks.message import Message
from bot.slack import words
from bot.slack.delivery import Delivery
from bot.slack.desk import respond
from bot.slack.intake import PRIVATE, answer_id_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.slack.desk import Desk
    from bot.store import Job

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Outcome:
    """What is shown, what to call it in the metrics, and what to note once it stands there.

    ``in_doubt`` is shown instead when the message may have been sent before and cannot be looked up.
    """

    message: Message
    name: str
    then: tuple[Callable[[str], None], ...] = field(default=())
    in_doubt: Message | None = None


def deliver(desk: Desk, job: Job, outcome: Outcome) -> None:
    delivery = place(desk, job, outcome.message, quietly=bool(job.payload["refusal"]))
    if delivery.client is None and delivery.how != "respond":
        _finish(desk, job, "uninstalled")
        return
    if outcome.name == "answered" and desk.workers.is_behind():
        log.info("answering late", extra={"kind": job.kind, "depth": desk.workers.depth()})
    delivery.job_id = job.id
    delivery.doubtful = job.state == "posting"
    delivery.in_doubt = outcome.in_doubt
    delivery.before = lambda: _about_to_post(desk, job, outcome)
    delivery.on_wait = lambda: _back_to_running(desk, job)
    delivery.on_posted = lambda ts: _posted(desk, job, outcome, ts)
    delivery.on_refused = lambda error: _refused(desk, job, outcome, error)
    desk.outbox.put(delivery)


def _about_to_post(desk: Desk, job: Job, outcome: Outcome) -> bool:
    if not desk.store.jobs.advance(job.id, "posting", desk.workers.owner):
        return False
    if job.kind == "channel" and outcome.name in {"answered", "abstained", "help"}:
        # Before the answer can be seen, so that the quickest follow-up finds the thread known.
        desk.store.threads.answered(job.person.team, job.channel, job.thread)
    return True


def _back_to_running(desk: Desk, job: Job) -> None:
    # Certainly not posted: were we to die while waiting, there would be nothing to look up.
    desk.store.jobs.advance(job.id, "running", desk.workers.owner)


def place(desk: Desk, job: Job, message: Message, *, quietly: bool = False) -> Delivery:
    """Where a job's outcome belongs: private ones whisper, the rest goes into the thread."""
    url = str(job.payload["response_url"])
    if url and job.kind in PRIVATE:
        return Delivery("respond", message, response_url=url)
    client = desk.client(job.person)
    whispers = job.kind == "tailored" or (quietly and job.kind == "channel")
    # A whisper into a thread that does not exist yet is shown to nobody.
    thread = "" if quietly and job.thread == job.payload["ts"] else job.thread
    return Delivery(
        "whisper" if whispers else "post",
        message,
        client=client,
        channel=job.channel,
        thread=thread if whispers else job.thread,
        user=job.person.user,
    )


def _posted(desk: Desk, job: Job, outcome: Outcome, ts: str) -> None:
    if not desk.store.jobs.advance(job.id, "posting", desk.workers.owner):
        desk.workers.done(job.id)  # whoever asked was forgotten meanwhile, or another process has taken over
        return
    for step in outcome.then:
        step(ts)
    asked_at: Any = job.payload.get("asked_at") or time.time()
    desk.metrics.answered(job.kind, max(0.0, time.time() - asked_at))
    _finish(desk, job, outcome.name)


def _refused(desk: Desk, job: Job, outcome: Outcome, error: str) -> None:
    log.warning("not posted", extra={"kind": job.kind, "why": error})
    if error == "cancelled":
        _let_go(desk, job)
    elif job.kind == "share":
        _sharing_failed(desk, job)
    elif job.kind == "direct":
        _finish(desk, job, "undeliverable")
    else:
        _elsewhere(desk, job, outcome)


def _let_go(desk: Desk, job: Job) -> None:
    """Whoever asked has stopped it; or another process has it by now, and what is stored is that one's."""
    if desk.store.jobs.was_dropped(job.id):
        desk.store.answers.delete(answer_id_of(job))  # nobody was shown it
    desk.workers.done(job.id)


def _elsewhere(desk: Desk, job: Job, outcome: Outcome) -> None:
    """What cannot be shown where it was asked comes as a direct message: itself if it is private (its address
    lives half an hour only), a word about it if it belongs into a channel.
    """
    if job.kind not in PRIVATE and not job.payload["refusal"]:
        outcome = Outcome(notice(words.NOT_POSTED), "undeliverable")
    payload = {**job.payload, "response_url": ""}
    moved = replace(job, kind="direct", channel=job.person.user, thread="", payload=payload)
    deliver(desk, moved, replace(outcome, then=()))


def _sharing_failed(desk: Desk, job: Job) -> None:
    desk.store.answers.delete(answer_id_of(job))
    url = str(job.payload["response_url"])
    if url:
        respond(desk, url, words.INVITE)
    elif (client := desk.client(job.person)) is not None:
        desk.outbox.put(Delivery("post", notice(words.INVITE), client=client, channel=job.person.user))
    _finish(desk, job, "undeliverable")


def _finish(desk: Desk, job: Job, outcome: str) -> None:
    desk.store.jobs.finish(job.id, outcome, desk.workers.owner)
    if outcome == "undeliverable" and job.payload["answer_id"]:
        desk.store.jobs.forget_attempt(job.id)  # what came of a button may be pressed for again
    desk.metrics.question(job.kind, outcome)
    desk.workers.done(job.id)
