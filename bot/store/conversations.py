"""Threads: which ones the bot takes part in, and the private turns of direct conversations."""

from __future__ import annotations

import time
import uuid
from typing import Literal

from sqlalchemy import ColumnElement, case, select, update

from bot.store.database import Database
from bot.store.profiles import owned_by, owner_columns
from bot.store.records import Engagement, Person
from bot.store.sealing import Box
from bot.store.tables import threads, turns


class Threads:
    """No text is kept here: only who spoke last and how long the thread is."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, team: str, channel: str, thread: str) -> Engagement | None:
        with self._database.reading() as connection:
            row = connection.execute(select(threads).where(*_at(team, channel, thread))).first()
        if row is None:
            return None
        return Engagement(team, channel, thread, row.started_at, row.answered_at, row.messages, row.since)

    def answered(self, team: str, channel: str, thread: str) -> None:
        """The bot has spoken here: it takes part from now on, and nobody has spoken since."""
        now = time.time()
        key = {"team": team, "channel": channel, "thread": thread}
        new = {"started_at": now, "answered_at": now, "messages": 2, "since": ""}
        insert = self._database.insert(threads).values(**key, **new)
        again = {"answered_at": now, "messages": threads.c.messages + 2, "since": ""}
        with self._database.writing() as connection:
            connection.execute(insert.on_conflict_do_update(index_elements=list(key), set_=again))

    def overheard(self, team: str, channel: str, thread: str, user: str) -> None:
        """Somebody spoke here to somebody else."""
        since = case((threads.c.since.in_(("", user)), user), else_="*")
        query = update(threads).where(*_at(team, channel, thread))
        with self._database.writing() as connection:
            connection.execute(query.values(messages=threads.c.messages + 1, since=since))


class Turns:
    """What was said in a direct conversation, so that follow-ups are read with it."""

    def __init__(self, database: Database, box: Box) -> None:
        self._database = database
        self._box = box

    def add(
        self, person: Person, channel: str, thread: str, role: Literal["user", "advisor"], text: str
    ) -> None:
        place = {"channel": channel, "thread": thread, "role": role}
        row = {"id": uuid.uuid4().hex, **place, "body": self._box.seal(text), "created_at": time.time()}
        with self._database.writing() as connection:
            connection.execute(turns.insert().values(**row, **owner_columns(person)))

    def last(self, person: Person, channel: str, thread: str, limit: int) -> list[tuple[str, str]]:
        """The latest turns, oldest first, as (role, text)."""
        query = select(turns.c.role, turns.c.body).where(*owned_by(turns, person))
        query = query.where(turns.c.channel == channel, turns.c.thread == thread)
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(turns.c.created_at.desc()).limit(limit)).all()
        return [(role, self._box.open(body)) for role, body in reversed(rows)]


def _at(team: str, channel: str, thread: str) -> tuple[ColumnElement[bool], ...]:
    return (threads.c.team == team, threads.c.channel == channel, threads.c.thread == thread)
