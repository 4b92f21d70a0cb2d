"""The tables as SQLAlchemy reads them; a test compares them with what the migrations make."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Double, Integer, MetaData, Table, Text

metadata = MetaData()


def _text(*names: str, key: bool = False) -> list[Column[str]]:
    return [Column(name, Text, primary_key=key, nullable=False) for name in names]


def _when(name: str) -> Column[float]:
    return Column(name, Double, nullable=False)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


_PERSON = ("enterprise", "team", "user_id")

events = Table("events", metadata, *_text("id", key=True), _when("seen_at"))
jobs = Table(
    "jobs",
    metadata,
    *_text("id", key=True),
    *_text(*_PERSON, "channel", "thread", "kind", "payload", "state", "outcome", "owner"),
    _when("lease_until"),
    _number("attempts"),
    _when("created_at"),
)
profiles = Table("profiles", metadata, *_text(*_PERSON, key=True), *_text("body"), _when("updated_at"))
interviews = Table(
    "interviews",
    metadata,
    *_text(*_PERSON, key=True),
    *_text("channel", "thread", "body"),
    _when("updated_at"),
)
threads = Table(
    "threads",
    metadata,
    *_text("team", "channel", "thread", key=True),
    _when("started_at"),
    _when("answered_at"),
    _number("messages"),
    *_text("since"),
)
turns = Table(
    "turns",
    metadata,
    *_text("id", key=True),
    *_text(*_PERSON, "channel", "thread", "role", "body"),
    _when("created_at"),
)
answers = Table(
    "answers",
    metadata,
    *_text("id", key=True),
    *_text(*_PERSON, "surface", "channel", "thread", "ts"),
    _number("private"),
    *_text("body", "index_id"),
    _when("created_at"),
)
feedback = Table(
    "feedback",
    metadata,
    *_text(*_PERSON, "answer_id", key=True),
    *_text("value"),
    _number("private"),
    *_text("index_id", "body"),
    _when("created_at"),
)
limits = Table(
    "limits",
    metadata,
    *_text("name", key=True),
    Column("slot", BigInteger, primary_key=True, nullable=False),
    _number("used"),
)
