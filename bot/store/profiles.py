"""Project profiles and the short questions that collect them."""

from __future__ import annotations

import json
import time

from sqlalchemy import ColumnElement, Table, delete, select

from bot.store.database import Database
from bot.store.records import Interview, Person
from bot.store.sealing import Box
from bot.store.tables import interviews, profiles


def owned_by(table: Table, person: Person) -> tuple[ColumnElement[bool], ...]:
    """The tenant is part of every look-up: nobody reaches a row through a user id alone."""
    return (
        table.c.enterprise == person.enterprise,
        table.c.team == person.team,
        table.c.user_id == person.user,
    )


def owner_columns(person: Person) -> dict[str, str]:
    return {"enterprise": person.enterprise, "team": person.team, "user_id": person.user}


class Profiles:
    def __init__(self, database: Database, box: Box) -> None:
        self._database = database
        self._box = box

    def get(self, person: Person) -> str | None:
        with self._database.reading() as connection:
            body = connection.execute(select(profiles.c.body).where(*owned_by(profiles, person))).scalar()
        return None if body is None else self._box.open(body)

    def save(self, person: Person, text: str) -> None:
        self._put(profiles, person, {"body": self._box.seal(text)})

    def delete(self, person: Person) -> None:
        with self._database.writing() as connection:
            connection.execute(delete(profiles).where(*owned_by(profiles, person)))

    def interview(self, person: Person) -> Interview | None:
        with self._database.reading() as connection:
            row = connection.execute(select(interviews).where(*owned_by(interviews, person))).first()
        if row is None:
            return None
        answers = tuple(json.loads(self._box.open(row.body)))
        return Interview(row.channel, row.thread, answers, row.updated_at)

    def save_interview(self, person: Person, interview: Interview) -> None:
        body = self._box.seal(json.dumps(list(interview.answers)))
        place = {"channel": interview.channel, "thread": interview.thread}
        self._put(interviews, person, {**place, "body": body})

    def end_interview(self, person: Person) -> None:
        with self._database.writing() as connection:
            connection.execute(delete(interviews).where(*owned_by(interviews, person)))

    def _put(self, table: Table, person: Person, values: dict[str, object]) -> None:
        values = {**values, "updated_at": time.time()}
        insert = self._database.insert(table).values(**owner_columns(person), **values)
        with self._database.writing() as connection:
            connection.execute(
                insert.on_conflict_do_update(index_elements=["enterprise", "team", "user_id"], set_=values)
            )
