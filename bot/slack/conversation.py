"""A direct conversation: its memory, and what people say there about their project."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answer import Turn
from bot.blocks import notice
from bot.slack import interview, words
from bot.slack.followups import looks_like_question
from bot.slack.intake import forget
from bot.slack.profile import profile_view_message
from bot.store import Interview

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.blocks import Message
    from bot.slack.desk import Desk
    from bot.store import Job

MOST_TURNS = 12
INTERVIEW_SECONDS = 3_600.0


@dataclass(frozen=True)
class Reply:
    """A reply and what it changes; the change is made when the reply stands there, so that a message
    that is worked on twice is read the same way twice.
    """

    message: Message
    then: Callable[[str], None]


def recall(desk: Desk, job: Job) -> tuple[Turn, ...]:
    turns = desk.store.turns.last(job.person, job.channel, job.thread, MOST_TURNS)
    return tuple(Turn(role="advisor" if role == "advisor" else "user", text=text) for role, text in turns)


def remember(desk: Desk, job: Job, question: str, said: str) -> None:
    desk.store.turns.add(job.person, job.channel, job.thread, "user", question)
    desk.store.turns.add(job.person, job.channel, job.thread, "advisor", said)


def reply(desk: Desk, job: Job) -> Reply | None:
    """What to say to a message about the project; None when it is a question for the advisor."""
    text = str(job.payload["question"])
    if job.payload["external"]:
        return Reply(notice(words.MEMBERS_ONLY), _nothing) if interview.wish(text) else None
    asked = interview.wish(text)
    if asked is not None:
        return _WISHES[asked[0]](desk, job, asked[1])
    running = desk.store.profiles.interview(job.person)
    if running is None or not _is_current(running, job, text):
        return None
    return _advance(desk, job, running, text)


def _is_current(running: Interview, job: Job, text: str) -> bool:
    """An interview is answered within the hour; outside its thread only by what is no question."""
    fresh = time.time() - running.updated_at < INTERVIEW_SECONDS
    here = running.thread == job.thread or not looks_like_question(text)
    return fresh and running.channel == job.channel and here


def _advance(desk: Desk, job: Job, running: Interview, text: str) -> Reply:
    step = interview.advance(running.answers, text)
    if step.question is not None:
        onward = Interview(job.channel, job.thread, step.answers, 0.0)
        return Reply(notice(step.question), lambda _: desk.store.profiles.save_interview(job.person, onward))

    def end(_: str) -> None:
        if step.profile:
            desk.store.profiles.save(job.person, step.profile)
        desk.store.profiles.end_interview(job.person)

    return Reply(notice(words.SAVED if step.profile else words.INTERVIEW_STOPPED), end)


def _set(desk: Desk, job: Job, text: str) -> Reply:
    return Reply(notice(words.SAVED), lambda _: desk.store.profiles.save(job.person, text))


def _show(desk: Desk, job: Job, _: str) -> Reply:
    return Reply(profile_view_message(desk.store.profiles.get(job.person)), _nothing)


def _forget(desk: Desk, job: Job, _: str) -> Reply:
    # At once, not when the reply stands there: whoever asks to be forgotten does not wait for a queue.
    forget(desk, job.person, asked_in=job.id)
    return Reply(notice(words.FORGOTTEN), _nothing)


def _interview(desk: Desk, job: Job, _: str) -> Reply:
    start = Interview(job.channel, job.thread, (), 0.0)
    first = notice(interview.QUESTIONS[0])
    return Reply(first, lambda _: desk.store.profiles.save_interview(job.person, start))


def _help(desk: Desk, job: Job, _: str) -> Reply:  # noqa: ARG001 - one shape for all wishes
    return Reply(notice(words.help_text(desk.advisor.examples())), _nothing)


def _nothing(_: str) -> None:
    return


_WISHES: dict[str, Callable[[Desk, Job, str], Reply]] = {
    "set": _set,
    "show": _show,
    "forget": _forget,
    "interview": _interview,
    "help": _help,
}
