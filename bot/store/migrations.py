"""The schema as an ordered list of steps.

A tool for migrations would bring a configuration file, a folder of scripts and a dependency for what is a
handful of statements that both databases read alike; the list is short enough to be read in one go.
"""

from __future__ import annotations

import time

from sqlalchemy import Connection, inspect, text

from bot.store.errors import StoreError

_TIME = "DOUBLE PRECISION NOT NULL"
_PERSON = "enterprise TEXT NOT NULL, team TEXT NOT NULL, user_id TEXT NOT NULL"
_PERSON_KEY = "PRIMARY KEY (enterprise, team, user_id)"
_PLACE = "channel TEXT NOT NULL, thread TEXT NOT NULL"

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        f"CREATE TABLE events (id TEXT PRIMARY KEY, seen_at {_TIME})",
        "CREATE INDEX events_seen ON events (seen_at)",
        f"""CREATE TABLE jobs (
            id TEXT PRIMARY KEY, {_PERSON}, {_PLACE}, kind TEXT NOT NULL, payload TEXT NOT NULL,
            state TEXT NOT NULL, outcome TEXT NOT NULL, owner TEXT NOT NULL, lease_until {_TIME},
            attempts INTEGER NOT NULL, created_at {_TIME})""",
        "CREATE INDEX jobs_open ON jobs (state, lease_until)",
        f"CREATE TABLE profiles ({_PERSON}, body TEXT NOT NULL, updated_at {_TIME}, {_PERSON_KEY})",
        f"""CREATE TABLE interviews (
            {_PERSON}, {_PLACE}, step INTEGER NOT NULL, body TEXT NOT NULL, updated_at {_TIME},
            {_PERSON_KEY})""",
        f"""CREATE TABLE threads (
            team TEXT NOT NULL, {_PLACE}, started_at {_TIME}, answered_at {_TIME}, messages INTEGER NOT NULL,
            since TEXT NOT NULL, PRIMARY KEY (team, channel, thread))""",
        f"""CREATE TABLE turns (
            id TEXT PRIMARY KEY, {_PERSON}, {_PLACE}, role TEXT NOT NULL, body TEXT NOT NULL,
            created_at {_TIME})""",
        "CREATE INDEX turns_thread ON turns (team, user_id, channel, thread)",
        f"""CREATE TABLE answers (
            id TEXT PRIMARY KEY, {_PERSON}, surface TEXT NOT NULL, {_PLACE}, ts TEXT NOT NULL,
            private INTEGER NOT NULL, body TEXT NOT NULL, index_id TEXT NOT NULL, created_at {_TIME})""",
        f"""CREATE TABLE feedback (
            {_PERSON}, answer_id TEXT NOT NULL, value TEXT NOT NULL, private INTEGER NOT NULL,
            index_id TEXT NOT NULL, body TEXT NOT NULL, created_at {_TIME},
            PRIMARY KEY (enterprise, team, user_id, answer_id))""",
        """CREATE TABLE limits (
            name TEXT NOT NULL, slot BIGINT NOT NULL, used INTEGER NOT NULL, PRIMARY KEY (name, slot))""",
    ),
    # How far somebody is, their answers say.
    ("ALTER TABLE interviews DROP COLUMN step",),
)


def migrate(connection: Connection) -> None:
    """Bring the schema up to date inside the caller's transaction."""
    if connection.dialect.name == "postgresql":
        # Replicas that start together must not create the same tables twice; any agreed number will do.
        connection.execute(text("SELECT pg_advisory_xact_lock(734001)"))
    done = _version(connection)
    if done > len(MIGRATIONS):
        raise StoreError(
            f"the database is at version {done} and this program knows {len(MIGRATIONS)}: "
            "install the newer stack-advisor"
        )
    for number, statements in enumerate(MIGRATIONS[done:], start=done + 1):
        for statement in statements:
            connection.execute(text(statement))
        noted = text("INSERT INTO schema_versions (number, applied_at) VALUES (:number, :at)")
        connection.execute(noted, {"number": number, "at": time.time()})


def _version(connection: Connection) -> int:
    if not inspect(connection).has_table("schema_versions"):
        connection.execute(
            text(f"CREATE TABLE schema_versions (number INTEGER PRIMARY KEY, applied_at {_TIME})")
        )
    return int(connection.execute(text("SELECT COALESCE(MAX(number), 0) FROM schema_versions")).scalar_one())
