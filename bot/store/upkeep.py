"""Forgetting: on request, after the time that was promised, and when a workspace leaves."""

from __future__ import annotations

import time

from sqlalchemy import Connection, Table, delete, update

from bot.store.database import Database
from bot.store.profiles import owned_by
from bot.store.records import Person
from bot.store.tables import (
    answers,
    events,
    feedback,
    interviews,
    jobs,
    limits,
    profiles,
    threads,
    turns,
)

DAY = 86_400.0
_OF_A_PERSON: tuple[Table, ...] = (profiles, interviews, turns, feedback)
_OF_A_TEAM: tuple[Table, ...] = (profiles, interviews, turns, feedback, answers, jobs, threads)
_AGED: tuple[tuple[Table, str], ...] = (
    (profiles, "updated_at"),
    (interviews, "updated_at"),
    (turns, "created_at"),
    (answers, "created_at"),
    (feedback, "created_at"),
    (threads, "answered_at"),
    (jobs, "created_at"),
)
# Slack sends an event again within hours at most; nothing is gained by remembering it for a month.
EVENT_DAYS = 3.0


class Upkeep:
    def __init__(self, database: Database) -> None:
        self._database = database

    def forget(self, person: Person) -> None:
        """Delete a person's profile, conversations, private answers and feedback at once.

        An answer that stands in a channel stays usable there, without the name of who asked.
        """
        with self._database.writing() as connection:
            for table in _OF_A_PERSON:
                connection.execute(delete(table).where(*owned_by(table, person)))
            connection.execute(delete(answers).where(*owned_by(answers, person), answers.c.private == 1))
            connection.execute(update(answers).where(*owned_by(answers, person)).values(user_id=""))
            finished = jobs.c.state.in_(("done", "cancelled"))
            connection.execute(update(jobs).where(*owned_by(jobs, person), finished).values(user_id=""))

    def forget_team(self, team: str) -> None:
        """Delete everything of a workspace that has removed the app."""
        with self._database.writing() as connection:
            for table in _OF_A_TEAM:
                connection.execute(delete(table).where(table.c.team == team))

    def purge(self, days: float) -> int:
        """Delete what is older than the retention allows; the number of rows."""
        now = time.time()
        with self._database.writing() as connection:
            _older(connection, events, "seen_at", now - min(days, EVENT_DAYS) * DAY)
            gone = sum(_older(connection, table, column, now - days * DAY) for table, column in _AGED)
            connection.execute(delete(limits).where(limits.c.slot < int((now - DAY) // 60)))
        return gone


def _older(connection: Connection, table: Table, column: str, before: float) -> int:
    return int(connection.execute(delete(table).where(table.c[column] < before)).rowcount)
