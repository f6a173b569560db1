"""Jobs in the store: put in by the desk, taken by one worker at a time, kept until they are done whatever dies meanwhile."""

from __future__ import annotations

import zlib
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

import msgspec
from sqlalchemy import insert, select, update

from ..records import Page, Record
from ..store import Store
from ..store.clock import now
from .schema import jobs

State = Literal["waiting", "running", "grouping", "done", "failed"]
STALE = 120
"""Seconds without a sign after which a worker is taken for dead and its job is begun again."""
_MOST_TOLD = 50


class Given(Record, frozen=True, kw_only=True):
    """What to read: pages as they were sent, a file with its name, or an address to fetch."""

    pages: tuple[Page, ...] = ()
    name: str | None = None
    data: bytes = b""
    address: str | None = None


class Job(Record, frozen=True, kw_only=True):
    """How far a job is."""

    key: int
    who: str
    title: str
    state: State
    total: int | None
    done: int
    added: int
    last: str | None
    messages: tuple[str, ...]
    created: str

    @property
    def is_over(self) -> bool:
        """Nothing more will happen."""
        return self.state in ("done", "failed")


def put_job(store: Store, who: str, title: str, given: Given) -> int:
    """The key of the new job. It is on disk when this returns."""
    row = {"who": who, "title": title[:300], "state": "waiting", "total": len(given.pages) or None, "done": 0, "added": 0, "messages": ""}
    payload = zlib.compress(msgspec.json.encode(given), 6)
    with store.write() as connection:
        key = connection.execute(insert(jobs).values(**row, created=now(), payload=payload)).inserted_primary_key
    assert key is not None
    return int(key[0])


def find_job(store: Store, key: int) -> Job | None:
    """One job."""
    with store.read() as connection:
        row = connection.execute(select(jobs).where(jobs.c.key == key)).mappings().first()
    return _job(row) if row else None


def list_jobs(store: Store, limit: int = 50) -> list[Job]:
    """Jobs, those given last first."""
    with store.read() as connection:
        return [_job(row) for row in connection.execute(select(jobs).order_by(jobs.c.key.desc()).limit(limit)).mappings()]


def has_work(store: Store) -> bool:
    """True when a job waits, or its worker has died."""
    with store.read() as connection:
        return connection.execute(select(jobs.c.key).where(_free()).limit(1)).first() is not None


def take_job(store: Store) -> tuple[Job, Given] | None:
    """The job that waits longest, marked as running."""
    with store.write() as connection:
        row = connection.execute(select(jobs).where(_free()).order_by(jobs.c.key).limit(1)).mappings().first()
        if row is None:
            return None
        connection.execute(update(jobs).where(jobs.c.key == row["key"]).values(state="running", beat=now(), done=0, added=0))
    return _job(row), msgspec.json.decode(zlib.decompress(row["payload"]), type=Given)


def report_job(store: Store, key: int, *, message: str | None = None, **values: Any) -> None:
    """Write down how far it is, and that its worker lives. The payload goes when the job is over."""
    if values.get("state") in ("done", "failed"):
        values["payload"] = None
    with store.write() as connection:
        if message:
            told = (connection.execute(select(jobs.c.messages).where(jobs.c.key == key)).scalar() or "").splitlines()
            values["messages"] = "\n".join([*told, " ".join(message.split())][:_MOST_TOLD])
        connection.execute(update(jobs).where(jobs.c.key == key).values(beat=now(), **values))


def _free() -> Any:
    dead = (datetime.now(UTC) - timedelta(seconds=STALE)).isoformat(timespec="seconds")
    return (jobs.c.state == "waiting") | (jobs.c.state.in_(("running", "grouping")) & (jobs.c.beat < dead))


def _job(row: Any) -> Job:
    known = {name: row[name] for name in Job.__struct_fields__ if name != "messages"}
    return Job(**known, messages=tuple(row["messages"].splitlines()))
