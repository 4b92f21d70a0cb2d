"""Rows as the rest of the program sees them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

JobState = Literal["waiting", "running", "posting", "done", "cancelled"]


@dataclass(frozen=True)
class Person:
    """Who asks. All three parts are the key: a user id alone says nothing about the tenant."""

    enterprise: str
    team: str
    user: str


@dataclass(frozen=True)
class Job:
    """One question on its way to one visible outcome; ``payload`` is what is needed to start over."""

    id: str
    person: Person
    channel: str
    thread: str
    kind: str
    payload: dict[str, object]
    state: JobState = "waiting"
    attempts: int = 0
    created_at: float = 0.0


@dataclass(frozen=True)
class PostedAnswer:
    """An answer that somebody can see, kept so that its buttons still mean something later."""

    id: str
    person: Person
    surface: str
    channel: str
    thread: str
    private: bool
    body: str
    index_id: str
    ts: str = ""
    created_at: float = 0.0


@dataclass(frozen=True)
class Engagement:
    """A channel thread that the bot was asked in.

    ``since`` names who has spoken to others since the bot last did: "" nobody, a user id, "*" several.
    """

    team: str
    channel: str
    thread: str
    started_at: float
    answered_at: float
    messages: int
    since: str


@dataclass(frozen=True)
class Interview:
    """Where somebody is in the questions about their project: after as many as there are answers."""

    channel: str
    thread: str
    answers: tuple[str, ...]
    updated_at: float


@dataclass(frozen=True)
class FeedbackRow:
    """One person's judgement of one answer; ``body`` is the answer as it was shown."""

    answer_id: str
    value: Literal["up", "down"]
    private: bool
    index_id: str
    body: str
    created_at: float
