"""Taking a question: once, if there is room, and remembered before it is acknowledged.

Runs before the acknowledgement and therefore does nothing but a few small writes. Only when the question is
stored is Slack told that it arrived, so a crash on either side of that moment loses nothing.
"""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from bot.slack import words
from bot.store import Job

if TYPE_CHECKING:
    from bot.slack.desk import Desk
    from bot.slack.incoming import Spoken
    from bot.store import Person

Kind = Literal["channel", "direct", "command", "shortcut", "tailored", "share", "decision", "notice"]
PRIVATE: frozenset[str] = frozenset({"direct", "command", "shortcut", "tailored"})


@dataclass(frozen=True)
class Asked:
    """A question with where its answer goes; ``key`` names it across redeliveries."""

    key: str
    kind: Kind
    person: Person
    channel: str
    thread: str = ""
    ts: str = ""
    question: str = ""
    response_url: str = ""
    bot_user: str = ""
    external: bool = False
    answer_id: str = ""
    event_id: str = ""
    refusal: str = ""


def asked_in(message: Spoken, kind: Kind, refusal: str = "") -> Asked:
    """What somebody said, as a question whose answer goes into the same thread."""
    return Asked(
        key=message.key,
        kind=kind,
        person=message.person,
        channel=message.channel,
        thread=message.thread,
        ts=message.ts,
        question=message.question,
        bot_user=message.bot_user,
        external=message.external,
        event_id=message.event_id,
        refusal=refusal,
    )


def job_of(asked: Asked) -> Job:
    payload: dict[str, object] = {
        "question": asked.question,
        "ts": asked.ts,
        "response_url": asked.response_url,
        "bot_user": asked.bot_user,
        "external": asked.external,
        "answer_id": asked.answer_id,
        "refusal": asked.refusal,
        "asked_at": time.time(),
    }
    return Job(
        asked.key, asked.person, asked.channel, asked.thread, asked.kind, payload, created_at=time.time()
    )


def answer_id_of(job: Job) -> str:
    """The same for every attempt at a job, so a second run stores nothing more."""
    return hashlib.sha256(f"answer:{job.id}".encode()).hexdigest()[:24]


def key_of(kind: str, *parts: str) -> str:
    """A short name for something that has no id of its own that may be stored, such as a trigger."""
    return f"{kind}:{hashlib.sha256(chr(31).join(parts).encode()).hexdigest()[:32]}"


def take(desk: Desk, asked: Asked) -> bool:
    """Remember a question and set it going; False when it had been taken before."""
    job = job_of(asked)
    if not desk.store.jobs.add(
        job, event_id=asked.event_id, owner=desk.workers.owner, lease=desk.workers.lease
    ):
        desk.metrics.question(asked.kind, "duplicate")
        return False
    refusal = asked.refusal or _over_limit(desk, asked)
    if refusal or not desk.workers.offer(job):
        desk.workers.hold(job.id)
        refused = replace(job, payload={**job.payload, "refusal": refusal or words.BUSY})
        if not desk.errands.run("refuse", lambda: desk.handle(refused)):
            desk.workers.done(job.id)  # its lease runs out, and it is taken up when there is room again
    return True


def _over_limit(desk: Desk, asked: Asked) -> str:
    if asked.kind in {"share", "decision", "notice"}:
        return ""
    person = asked.person
    limits = desk.store.limits
    mine = f"person:{person.enterprise}:{person.team}:{person.user}"
    if not limits.allows(mine, desk.settings.person_limit):
        return words.LIMITED
    if asked.kind == "channel" and not limits.allows(
        f"channel:{person.team}:{asked.channel}", desk.settings.channel_limit
    ):
        return words.LIMITED
    return ""


def forget(desk: Desk, person: Person, asked_in: str = "") -> None:
    """Delete what is stored of somebody at once, and drop their private questions that are not answered yet
    and what of them is about to be shared; ``asked_in`` is the one that asks for it.
    """
    desk.store.jobs.cancel_person(person, PRIVATE | {"share"}, but=asked_in)
    desk.store.upkeep.forget(person)
