"""How often something happened lately, counted across replicas."""

from __future__ import annotations

import time

from sqlalchemy import delete, select

from bot.store.database import Database
from bot.store.tables import limits


class Limits:
    """Fixed windows: simple, one row a name and window, and the same on both databases."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def allows(self, name: str, most: int, seconds: int = 60) -> bool:
        """Count one more use of ``name``; False when it is more than ``most`` in this window."""
        slot = int(time.time() // seconds)
        insert = self._database.insert(limits).values(name=name, slot=slot, used=1)
        more = insert.on_conflict_do_update(index_elements=["name", "slot"], set_={"used": limits.c.used + 1})
        with self._database.writing() as connection:
            connection.execute(more)
            here = (limits.c.name == name, limits.c.slot == slot)
            used = connection.execute(select(limits.c.used).where(*here)).scalar_one()
            connection.execute(delete(limits).where(limits.c.name == name, limits.c.slot < slot))
        return int(used) <= most
