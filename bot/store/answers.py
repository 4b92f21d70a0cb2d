"""Answers that somebody can see, and what people thought of them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Literal

from sqlalchemy import Row, delete, select, update

from bot.store.database import Database
from bot.store.profiles import owner_columns
from bot.store.records import FeedbackRow, Person, PostedAnswer
from bot.store.sealing import Box
from bot.store.tables import answers, feedback


class Answers:
    def __init__(self, database: Database, box: Box) -> None:
        self._database = database
        self._box = box

    def save(self, answer: PostedAnswer) -> None:
        """Keep an answer before it is posted; an attempt to post it again finds it there."""
        row = {
            **owner_columns(answer.person),
            "surface": answer.surface,
            "channel": answer.channel,
            "thread": answer.thread,
            "ts": answer.ts,
            "private": int(answer.private),
            "body": self._box.seal(answer.body),
            "index_id": answer.index_id,
        }
        insert = self._database.insert(answers).values(id=answer.id, created_at=time.time(), **row)
        with self._database.writing() as connection:
            connection.execute(insert.on_conflict_do_update(index_elements=["id"], set_=row))

    def get(self, answer_id: str) -> PostedAnswer | None:
        with self._database.reading() as connection:
            row = connection.execute(select(answers).where(answers.c.id == answer_id)).first()
        return None if row is None else self._answer(row)

    def posted(self, answer_id: str, ts: str) -> None:
        with self._database.writing() as connection:
            connection.execute(update(answers).where(answers.c.id == answer_id).values(ts=ts))

    def delete(self, answer_id: str) -> None:
        with self._database.writing() as connection:
            connection.execute(delete(answers).where(answers.c.id == answer_id))

    def _answer(self, row: Row[tuple[object, ...]]) -> PostedAnswer:
        return PostedAnswer(
            id=row.id,
            person=Person(row.enterprise, row.team, row.user_id),
            surface=row.surface,
            channel=row.channel,
            thread=row.thread,
            private=bool(row.private),
            body=self._box.open(row.body),
            index_id=row.index_id,
            ts=row.ts,
            created_at=row.created_at,
        )


class Feedback:
    def __init__(self, database: Database, box: Box) -> None:
        self._database = database
        self._box = box

    def record(self, person: Person, answer: PostedAnswer, value: Literal["up", "down"]) -> bool:
        """Keep one judgement a person and answer; True when it is new or another than before."""
        key = {**owner_columns(person), "answer_id": answer.id}
        with self._database.writing() as connection:
            same = [feedback.c[name] == part for name, part in key.items()]
            if connection.execute(select(feedback.c.value).where(*same)).scalar() == value:
                return False
            row: dict[str, object] = {"value": value, "private": int(answer.private)}
            row |= {
                "index_id": answer.index_id,
                "body": self._box.seal(answer.body),
                "created_at": time.time(),
            }
            insert = self._database.insert(feedback).values(**key, **row)
            connection.execute(insert.on_conflict_do_update(index_elements=list(key), set_=row))
        return True

    def rows(self) -> Iterator[FeedbackRow]:
        """All judgements, oldest first, without who gave them."""
        query = select(feedback).order_by(feedback.c.created_at, feedback.c.answer_id)
        with self._database.reading() as connection:
            found = connection.execute(query).all()
        for row in found:
            body = self._box.open(row.body)
            yield FeedbackRow(row.answer_id, row.value, bool(row.private), row.index_id, body, row.created_at)
