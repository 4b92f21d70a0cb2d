"""Questions in flight: each ends in one outcome, also when a process dies over it.

A job belongs to the process that leases it. A lease that runs out says that its owner is gone, and the job
goes to whoever asks next. The private payload is dropped as soon as the outcome is known.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Connection, Row, Update, delete, func, select, update

from bot.store.database import Database
from bot.store.profiles import owned_by
from bot.store.records import Job, JobState, Person
from bot.store.sealing import Box
from bot.store.tables import events, jobs

_OPEN = ("waiting", "running", "posting")


class Jobs:
    def __init__(self, database: Database, box: Box) -> None:
        self._database = database
        self._box = box

    def add(self, job: Job, *, event_id: str, owner: str, lease: float) -> bool:
        """Keep a new job; False when its event or its message was seen before.

        Both are noted in one transaction, so a crash between them cannot lose the question.
        """
        now = time.time()
        with self._database.writing() as connection:
            if event_id and not self._first(connection, event_id, now):
                return False
            row = self._row(job) | {
                "owner": owner,
                "lease_until": now + lease,
                "created_at": now,
                "outcome": "",
            }
            insert = self._database.insert(jobs).values(**row).on_conflict_do_nothing().returning(jobs.c.id)
            return connection.execute(insert).first() is not None

    def first_time(self, event_id: str) -> bool:
        """Whether this event was never seen before; it is seen from now on."""
        with self._database.writing() as connection:
            return self._first(connection, event_id, time.time())

    def advance(self, job_id: str, state: JobState, owner: str) -> bool:
        """Move one's own open job on; False when it was cancelled, finished or taken over meanwhile."""
        with self._database.writing() as connection:
            query = update(jobs).where(*_held(job_id, owner)).values(state=state)
            return bool(connection.execute(query).rowcount)

    def was_dropped(self, job_id: str) -> bool:
        """Whether nobody is to answer it any more: it was cancelled, or deleted with its workspace."""
        with self._database.reading() as connection:
            state = connection.execute(select(jobs.c.state).where(jobs.c.id == job_id)).scalar()
        return state in {None, "cancelled"}

    def finish(self, job_id: str, outcome: str, owner: str) -> None:
        """Note the outcome, unless the job is somebody else's by now."""
        with self._database.writing() as connection:
            connection.execute(_closing("done", outcome).where(*_held(job_id, owner)))

    def cancel_thread(self, team: str, channel: str, thread: str) -> list[str]:
        """Stop what is not yet being posted in a thread; the ids of the stopped jobs."""
        here = (jobs.c.team == team, jobs.c.channel == channel, jobs.c.thread == thread)
        return self._cancel(*here, jobs.c.state != "posting")

    def cancel_person(self, person: Person, kinds: Iterable[str], but: str = "") -> None:
        """Stop what of these kinds somebody asked, ``but`` one job. What is being posted may still appear;
        nothing of it is kept.
        """
        self._cancel(*owned_by(jobs, person), jobs.c.kind.in_(list(kinds)), jobs.c.id != but)

    def _cancel(self, *which: ColumnElement[bool]) -> list[str]:
        with self._database.writing() as connection:
            query = select(jobs.c.id).where(*which, jobs.c.state.in_(_OPEN))
            ids = list(connection.execute(query).scalars())
            for job_id in ids:
                connection.execute(_closing("cancelled", "stopped").where(jobs.c.id == job_id))
        return ids

    def forget_attempt(self, job_id: str) -> None:
        """Let the same job be asked for again, after a failure that the person can mend."""
        with self._database.writing() as connection:
            connection.execute(delete(jobs).where(jobs.c.id == job_id))

    def renew(self, ids: Sequence[str], owner: str, lease: float) -> None:
        if not ids:
            return
        with self._database.writing() as connection:
            query = update(jobs).where(jobs.c.id.in_(list(ids)), jobs.c.owner == owner)
            connection.execute(query.values(lease_until=time.time() + lease))

    def release(self, owner: str) -> int:
        """Hand back everything this process still holds, to be taken up at once."""
        with self._database.writing() as connection:
            query = update(jobs).where(jobs.c.owner == owner, jobs.c.state.in_(_OPEN))
            return int(connection.execute(query.values(lease_until=0.0, owner="")).rowcount)

    def take_over(self, owner: str, lease: float, limit: int) -> list[Job]:
        """Lease what nobody works on any more, oldest first."""
        now = time.time()
        with self._database.writing() as connection:
            query = select(jobs).where(jobs.c.state.in_(_OPEN), jobs.c.lease_until < now)
            query = query.order_by(jobs.c.created_at).limit(limit).with_for_update(skip_locked=True)
            taken = [self._job(row) for row in connection.execute(query)]
            mine = {"owner": owner, "lease_until": now + lease, "attempts": jobs.c.attempts + 1}
            connection.execute(update(jobs).where(jobs.c.id.in_([job.id for job in taken])).values(**mine))
        return taken

    def states(self) -> dict[str, int]:
        with self._database.reading() as connection:
            rows = connection.execute(select(jobs.c.state, func.count().label("n")).group_by(jobs.c.state))
            return {row.state: row.n for row in rows}

    def outcomes(self) -> dict[str, str]:
        """Every finished job's outcome by its id, for checks after a run."""
        with self._database.reading() as connection:
            rows = connection.execute(
                select(jobs.c.id, jobs.c.outcome).where(jobs.c.state.in_(("done", "cancelled")))
            )
            return {row.id: row.outcome for row in rows}

    def _first(self, connection: Connection, event_id: str, now: float) -> bool:
        # RETURNING, because a row count is not reported alike by the two databases for an INSERT.
        insert = self._database.insert(events).values(id=event_id, seen_at=now).on_conflict_do_nothing()
        return connection.execute(insert.returning(events.c.id)).first() is not None

    def _row(self, job: Job) -> dict[str, object]:
        return {
            "id": job.id,
            "enterprise": job.person.enterprise,
            "team": job.person.team,
            "user_id": job.person.user,
            "channel": job.channel,
            "thread": job.thread,
            "kind": job.kind,
            "payload": self._box.seal(json.dumps(job.payload)),
            "state": job.state,
            "attempts": job.attempts,
        }

    def _job(self, row: Row[tuple[object, ...]]) -> Job:
        return Job(
            id=row.id,
            person=Person(row.enterprise, row.team, row.user_id),
            channel=row.channel,
            thread=row.thread,
            kind=row.kind,
            payload=json.loads(self._box.open(row.payload)),
            state=row.state,
            attempts=row.attempts + 1,
            created_at=row.created_at,
        )


def _held(job_id: str, owner: str) -> tuple[ColumnElement[bool], ...]:
    return (jobs.c.id == job_id, jobs.c.owner == owner, jobs.c.state.in_(_OPEN))


def _closing(state: JobState, outcome: str) -> Update:
    return update(jobs).values(state=state, outcome=outcome, payload="")
