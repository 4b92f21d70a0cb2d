"""From a stored question to its one visible outcome."""

from __future__ import annotations

import hashlib
import json
import logging
import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from bot.answer import Answer, Inquiry
from bot.blocks import answer_message, notice, record_messages, verdict_sentence
from bot.blocks.answer import question_line
from bot.blocks.message import Message
from bot.slack import conversation, words
from bot.slack.delivery import Delivery
from bot.slack.desk import reference, respond
from bot.slack.intake import PRIVATE
from bot.slack.threads import earlier_turns
from bot.store import PostedAnswer

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.answer import Turn
    from bot.slack.desk import Desk
    from bot.store import Job

log = logging.getLogger(__name__)

MOST_ATTEMPTS = 3
_GONE = {"expired_url", "used_url", "no_service", "no_team", "404"}


@dataclass(frozen=True)
class Outcome:
    """What is shown, what to call it in the metrics, and what to note once it stands there."""

    message: Message
    name: str
    then: tuple[Callable[[str], None], ...] = field(default=())


def run(desk: Desk, job: Job) -> None:
    """Work on a job and hand its outcome to the outbox; never raises for what an advisor may do."""
    if not desk.store.jobs.advance(job.id, "running", desk.workers.owner):
        desk.workers.done(job.id)
        return
    try:
        outcome = _outcome(desk, job)
    except Exception:
        ref = reference()
        desk.metrics.failed(job.kind)
        log.exception("no answer", extra={"kind": job.kind, "reference": ref})
        outcome = Outcome(notice(words.failed(ref)), "failed")
    _deliver(desk, job, outcome)


def _outcome(desk: Desk, job: Job) -> Outcome:
    if job.payload["refusal"]:
        return Outcome(notice(str(job.payload["refusal"])), "refused")
    if job.attempts > MOST_ATTEMPTS:
        # Whatever this question does to the process, it is not tried for ever.
        return Outcome(notice(words.gave_up(reference())), "gave_up")
    if job.kind == "share":
        return _shared(desk, job)
    if job.kind == "decision":
        return _recorded(desk, job)
    if job.kind == "direct":
        reply = conversation.reply(desk, job)
        if reply is not None:
            return Outcome(reply.message, "profile", (reply.then,))
    return _answered(desk, job)


def _answered(desk: Desk, job: Job) -> Outcome:
    question = str(job.payload["question"])
    if not question:
        return Outcome(notice(words.HELP), "help")
    answer = desk.advisor.answer(
        Inquiry(question=question, context=_context(desk, job), project=project_of(desk, job))
    )
    stored = keep(desk, job, answer, private=job.kind in PRIVATE)
    message = answer_message(answer, stored.id, private=stored.private)
    if answer.abstained:
        desk.metrics.abstained(answer.abstain_reason or "not_covered")
    if job.kind in {"command", "shortcut", "tailored"}:
        message = Message(message.text, (question_line(question), *message.blocks))
    then = [lambda ts: desk.store.answers.posted(stored.id, ts)]
    if job.kind == "direct":
        then.append(lambda _: conversation.remember(desk, job, question, verdict_sentence(answer)))
    return Outcome(message, "abstained" if answer.abstained else "answered", tuple(then))


def keep(desk: Desk, job: Job, answer: Answer, *, private: bool) -> PostedAnswer:
    """Store an answer under an id that the same job always gets, so a second run adds nothing."""
    stored = PostedAnswer(
        id=hashlib.sha256(f"answer:{job.id}".encode()).hexdigest()[:24],
        person=job.person,
        surface=job.kind,
        channel=job.channel,
        thread=job.thread,
        private=private,
        body=body_of(answer),
        index_id=answer.index.id,
    )
    desk.store.answers.save(stored)
    return stored


def project_of(desk: Desk, job: Job) -> str | None:
    """The asker's profile, on private surfaces only and for members only."""
    if job.kind not in PRIVATE or job.payload["external"]:
        return None
    return desk.store.profiles.get(job.person)


def _context(desk: Desk, job: Job) -> tuple[Turn, ...]:
    if job.kind == "direct":
        return conversation.recall(desk, job)
    client = desk.client(job.person)
    # A question that opened its thread has nothing before it.
    if job.kind != "channel" or client is None or job.thread == job.payload["ts"]:
        return ()
    ts, bot_user = str(job.payload["ts"]), str(job.payload["bot_user"])
    return earlier_turns(client, job.channel, job.thread, ts, bot_user)


def _shared(desk: Desk, job: Job) -> Outcome:
    """Post exactly what the preview showed, with the buttons of a public answer."""
    stored = desk.store.answers.get(str(job.payload["answer_id"]))
    if stored is None:
        return Outcome(notice(words.EXPIRED), "expired")
    answer = parse(stored.body)

    def published(ts: str) -> None:
        public = {**vars(stored), "private": False, "channel": job.channel, "thread": job.thread, "ts": ts}
        desk.store.answers.save(PostedAnswer(**public))
        if url := str(job.payload["response_url"]):
            respond(desk, url, words.SHARED, replace=True)

    return Outcome(public_message(answer, stored.id), "shared", (published,))


def public_message(answer: Answer, answer_id: str, *, buttons: bool = True) -> Message:
    """An answer that stands alone in a channel, so it repeats the question."""
    message = answer_message(answer, answer_id, private=False, buttons=buttons)
    return Message(message.text, (question_line(answer.question), *message.blocks))


def _recorded(desk: Desk, job: Job) -> Outcome:
    stored = desk.store.answers.get(str(job.payload["answer_id"]))
    if stored is None:
        return Outcome(notice(words.EXPIRED), "expired")
    pages = record_messages(desk.advisor.record(parse(stored.body)))

    def rest(_: str) -> None:
        for page in pages[1:]:
            desk.outbox.put(_place(desk, job, page))

    return Outcome(pages[0], "recorded", (rest,))


def body_of(answer: Answer) -> str:
    """As stored: in ASCII, since half a character in an article must not cost an answer."""
    return json.dumps(answer.model_dump(by_alias=True))


def parse(body: str) -> Answer:
    return Answer.model_validate(json.loads(body))


def _deliver(desk: Desk, job: Job, outcome: Outcome) -> None:
    delivery = _place(desk, job, outcome.message, quietly=bool(job.payload["refusal"]))
    if delivery.client is None and delivery.how != "respond":
        _finish(desk, job, "uninstalled")
        return
    if outcome.name == "answered" and desk.workers.is_behind():
        log.info("answering late", extra={"kind": job.kind, "depth": desk.workers.depth()})
    delivery.job_id = job.id
    delivery.doubtful = job.state == "posting"
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


def _place(desk: Desk, job: Job, message: Message, *, quietly: bool = False) -> Delivery:
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
    for step in outcome.then:
        step(ts)
    asked_at: Any = job.payload.get("asked_at") or time.time()
    desk.metrics.answered(job.kind, max(0.0, time.time() - asked_at))
    _finish(desk, job, outcome.name)


def _refused(desk: Desk, job: Job, outcome: Outcome, error: str) -> None:
    log.warning("not posted", extra={"kind": job.kind, "why": error})
    if error in _GONE and job.kind in PRIVATE and job.payload["response_url"]:
        # The address for the answer lives half an hour; after a longer outage it comes as a direct message.
        job.payload["response_url"] = ""
        job = replace(job, channel=job.person.user, thread="")
        _deliver(desk, job, replace(outcome, then=()))
        return
    if job.kind == "share" and error != "cancelled":
        _sharing_failed(desk, job)
    _finish(desk, job, "stopped" if error == "cancelled" else "undeliverable")
    if job.kind == "share":
        desk.store.jobs.forget_attempt(job.id)


def _sharing_failed(desk: Desk, job: Job) -> None:
    url = str(job.payload["response_url"])
    if url:
        respond(desk, url, words.INVITE)
    elif (client := desk.client(job.person)) is not None:
        desk.outbox.put(Delivery("post", notice(words.INVITE), client=client, channel=job.person.user))


def _finish(desk: Desk, job: Job, outcome: str) -> None:
    desk.store.jobs.finish(job.id, outcome, desk.workers.owner)
    desk.metrics.question(job.kind, outcome)
    desk.workers.done(job.id)
