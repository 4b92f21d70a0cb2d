"""One engine for both databases, with the few settings in which they differ."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, OperationalError, SQLAlchemyError
from sqlalchemy.sql.schema import Table

from bot.store.errors import StoreError
from bot.store.migrations import migrate

BUSY_MS = 10_000
_BUSY_AGAIN_SECONDS = 0.02


class Database:
    """Short transactions: ``writing`` for one that changes rows, ``reading`` for one that does not."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.is_sqlite = engine.dialect.name == "sqlite"
        # SQLite has one writer; queueing for it here is fair, its own busy handler sleeps and guesses.
        self._writer = threading.Lock() if self.is_sqlite else nullcontext()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        with self._writer, self.engine.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            yield connection

    def insert(self, table: Table) -> Any:
        """An INSERT that knows ``on_conflict_do_nothing`` and ``on_conflict_do_update``."""
        return sqlite.insert(table) if self.is_sqlite else postgresql.insert(table)

    def close(self) -> None:
        self.engine.dispose()


def connect(url: str) -> Database:
    """Open and migrate the database that ``url`` names."""
    try:
        database = Database(_engine(url))
        with database.writing() as connection:
            migrate(connection)
    except (ArgumentError, ModuleNotFoundError) as error:
        raise StoreError(
            "DATABASE_URL is not one that can be used: sqlite:///path/to/file.db or postgresql://user@host/name"
        ) from error
    except (OperationalError, OSError) as error:
        raise StoreError(
            "the database does not open: does DATABASE_URL name a reachable server or a writable folder?"
        ) from error
    except SQLAlchemyError as error:
        raise StoreError(
            "the database cannot be prepared: its user must be allowed to create tables"
        ) from error
    return database


def _engine(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _sqlite(parsed)
    # psycopg 3 is the driver that is installed; a bare postgresql:// would look for another one.
    if parsed.drivername in {"postgres", "postgresql"}:
        parsed = parsed.set(drivername="postgresql+psycopg")
    return create_engine(parsed, pool_pre_ping=True, pool_size=10, max_overflow=10, hide_parameters=True)


def _sqlite(url: URL) -> Engine:
    if not url.database or url.database == ":memory:":
        raise StoreError(
            "DATABASE_URL names no file: what is kept in memory is lost: sqlite:///path/to/file.db"
        )
    path = Path(url.database).expanduser()
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        path.touch(mode=0o600)  # what is kept is private; SQLite gives its log the same rights
    engine = create_engine(url.set(database=str(path)), pool_size=10, max_overflow=10, hide_parameters=True)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(raw: Any, _record: object) -> None:
    # The driver's own implicit BEGIN is deferred, and a deferred transaction that turns to writing can fail
    # at once with "database is locked": the transaction is begun below instead.
    raw.isolation_level = None
    raw.execute(f"PRAGMA busy_timeout={BUSY_MS}").close()
    _write_ahead(raw)
    for pragma in ("synchronous=NORMAL", "secure_delete=ON"):
        raw.execute(f"PRAGMA {pragma}").close()


def _write_ahead(raw: Any) -> None:
    """SQLite does not wait by itself when two processes turn a new file's journal into a log at once."""
    deadline = time.monotonic() + BUSY_MS / 1000
    while True:
        try:
            raw.execute("PRAGMA journal_mode=WAL").close()
        except sqlite3.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(_BUSY_AGAIN_SECONDS)
        else:
            return


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get("isolation_level") != "AUTOCOMMIT":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
