"""From a stored question to its one visible outcome."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

from bot.answer import Answer, Inquiry
from bot.blocks import answer_message, notice, record_messages, verdict_sentence
from bot.blocks.answer import question_line
from bot.blocks.message import Message, actions, button
from bot.slack import conversation, outcomes, words
from bot.slack.desk import reference, respond
from bot.slack.intake import PRIVATE, answer_id_of
from bot.slack.outcomes import Outcome
from bot.slack.threads import earlier_turns
from bot.store import PostedAnswer

if TYPE_CHECKING:
    from bot.answer import Turn
    from bot.slack.desk import Desk
    from bot.store import Job, JobState

log = logging.getLogger(__name__)

MOST_ATTEMPTS = 3


def run(desk: Desk, job: Job) -> None:
    """Work on a job and hand its outcome to the outbox; never raises for what an advisor may do."""
    # One that was being posted when its process died stays so: it may stand there already.
    state: JobState = "posting" if job.state == "posting" else "running"
    if not desk.store.jobs.advance(job.id, state, desk.workers.owner):
        desk.workers.done(job.id)
        return
    try:
        outcome = _outcome(desk, job)
    except Exception:
        ref = reference()
        desk.metrics.failed(job.kind)
        log.exception("no answer", extra={"kind": job.kind, "reference": ref})
        outcome = Outcome(notice(words.failed(ref)), "failed")
    outcomes.deliver(desk, job, outcome)


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
        return Outcome(notice(words.help_text(desk.advisor.examples())), "help")
    answer = desk.advisor.answer(
        Inquiry(question=question, context=_context(desk, job), project=project_of(desk, job))
    )
    stored = keep(desk, job, answer, private=job.kind in PRIVATE)
    message = answer_message(answer, stored.id, private=stored.private)
    if answer.abstained:
        desk.metrics.abstained(answer.abstain_reason or "not_covered")
    in_doubt = None
    if job.kind in {"command", "shortcut", "tailored"}:
        message = with_question(message, question)
        in_doubt = with_question(_offer(stored.id), question)
    then = [lambda ts: desk.store.answers.posted(stored.id, ts)]
    if job.kind == "direct":
        then.append(lambda _: conversation.remember(desk, job, question, verdict_sentence(answer)))
    return Outcome(message, "abstained" if answer.abstained else "answered", tuple(then), in_doubt)


def _offer(answer_id: str) -> Message:
    """For an answer that may have arrived: sent again it could stand there twice, kept back not at all."""
    return notice(words.IN_DOUBT, actions(button("again", "Show the answer", answer_id)))


def keep(desk: Desk, job: Job, answer: Answer, *, private: bool) -> PostedAnswer:
    """Store an answer before it is shown, so that its buttons work from the first moment."""
    stored = PostedAnswer(
        id=answer_id_of(job),
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
    ts = str(job.payload["ts"])
    # A question that opened its thread has nothing before it.
    if job.kind not in {"channel", "tailored"} or client is None or ts in {"", job.thread}:
        return ()
    turns = earlier_turns(client, job.channel, job.thread, ts, str(job.payload["bot_user"]))
    if job.kind == "tailored":  # its ts is that of the public answer, which stands below the question
        asked = [place for place, turn in enumerate(turns) if turn.text == job.payload["question"]]
        return turns[: asked[-1]] if asked else turns
    return turns


def _shared(desk: Desk, job: Job) -> Outcome:
    """Post exactly what the preview showed, as an answer of its own: it may be shared more than once."""
    preview = desk.store.answers.get(str(job.payload["answer_id"]))
    if preview is None:
        return Outcome(notice(words.EXPIRED), "expired")
    answer = parse(preview.body)
    stored = keep(desk, job, answer, private=False)

    def published(ts: str) -> None:
        desk.store.answers.posted(stored.id, ts)
        if url := str(job.payload["response_url"]):
            respond(desk, url, words.SHARED, replace=True)

    return Outcome(public_message(answer, stored.id), "shared", (published,))


def public_message(answer: Answer, answer_id: str, *, buttons: bool = True) -> Message:
    """An answer that stands alone in a channel, so it repeats the question."""
    return with_question(answer_message(answer, answer_id, private=False, buttons=buttons), answer.question)


def with_question(message: Message, question: str) -> Message:
    """For where the question does not stand above its answer."""
    return Message(message.text, (question_line(question), *message.blocks))


def _recorded(desk: Desk, job: Job) -> Outcome:
    stored = desk.store.answers.get(str(job.payload["answer_id"]))
    if stored is None:
        return Outcome(notice(words.EXPIRED), "expired")
    pages = record_messages(desk.advisor.record(parse(stored.body)))

    def rest(_: str) -> None:
        for page in pages[1:]:
            desk.outbox.put(outcomes.place(desk, job, page))

    return Outcome(pages[0], "recorded", (rest,))


def body_of(answer: Answer) -> str:
    """As stored: in ASCII, since half a character in an article must not cost an answer."""
    return json.dumps(answer.model_dump(by_alias=True))


def parse(body: str) -> Answer:
    return Answer.model_validate(json.loads(body))
