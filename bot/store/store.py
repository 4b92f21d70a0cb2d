"""The parts of the store in one object, over one database."""

from __future__ import annotations

from pathlib import Path

import platformdirs
from sqlalchemy import select, text
from sqlalchemy.exc import SQLAlchemyError

from bot.store.answers import Answers, Feedback
from bot.store.conversations import Threads, Turns
from bot.store.database import Database, connect
from bot.store.jobs import Jobs
from bot.store.limits import Limits
from bot.store.profiles import Profiles
from bot.store.sealing import Box
from bot.store.tables import answers, jobs, profiles
from bot.store.upkeep import Upkeep


class Store:
    def __init__(self, database: Database, box: Box) -> None:
        self.database = database
        self.box = box
        self.jobs = Jobs(database, box)
        self.profiles = Profiles(database, box)
        self.threads = Threads(database)
        self.turns = Turns(database, box)
        self.answers = Answers(database, box)
        self.feedback = Feedback(database, box)
        self.limits = Limits(database)
        self.upkeep = Upkeep(database)

    def is_writable(self) -> bool:
        """Whether a row can be written; it is taken back at once."""
        try:
            with self.database.writing() as connection:
                connection.execute(text("DELETE FROM limits WHERE name = 'probe'"))
                connection.execute(text("INSERT INTO limits (name, slot, used) VALUES ('probe', 0, 0)"))
                connection.execute(text("DELETE FROM limits WHERE name = 'probe'"))
        except SQLAlchemyError:
            return False
        return True

    def check_key(self) -> None:
        """Raise what to set when the latest private text cannot be read with the key that is set now."""
        latest = (
            select(profiles.c.body).order_by(profiles.c.updated_at.desc()).limit(1),
            select(answers.c.body).order_by(answers.c.created_at.desc()).limit(1),
            select(jobs.c.payload).where(jobs.c.payload != "").order_by(jobs.c.created_at.desc()).limit(1),
        )
        with self.database.reading() as connection:
            for query in latest:
                body = connection.execute(query).scalar()
                if body is not None:
                    self.box.open(body)

    def close(self) -> None:
        self.database.close()


def default_url() -> str:
    """One SQLite file in the user's data folder."""
    folder = Path(platformdirs.user_data_dir("stack-advisor"))
    return f"sqlite:///{folder / 'stack-advisor.db'}"


def open_store(url: str, secret_key: str | None = None) -> Store:
    """The store behind ``url``, with its schema up to date; private text is sealed with ``secret_key``."""
    return Store(connect(url), Box(secret_key))
