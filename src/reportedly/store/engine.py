"""Address -> an open store. ``FILE`` or ``sqlite:///FILE`` is one SQLite file, ``postgresql://...`` a server."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, insert, select, update
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError

from ..errors import ReportedlyError, UsageError
from .fulltext import FullText
from .migrate import migrate
from .schema import meta

DEFAULT = "reportedly.db"
_BUSY = 60.0
"""Seconds that one writer waits for another."""


_WRITERS = 7_264_002
"""Of PostgreSQL's advisory locks."""


class StoreError(ReportedlyError):
    """The store cannot be opened or written."""


class Store:
    """A database that has the tables of today. Reading and writing from many threads and processes at once is safe."""

    def __init__(self, engine: Engine, address: str) -> None:
        self.engine = engine
        self.address = address
        self.fulltext = FullText.of(engine)

    @property
    def is_sqlite(self) -> bool:
        """True for a file, False for a server."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One consistent look at the store: what others write meanwhile is not seen."""
        with self.engine.connect() as connection:
            yield connection if self.is_sqlite else connection.execution_options(isolation_level="REPEATABLE READ")

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction: all or nothing."""
        with self.engine.connect().execution_options(writes=True) as connection, connection.begin():
            if not self.is_sqlite:
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS})")  # one writer at a time, as SQLite has it
            yield connection

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()

    def revision(self, connection: Connection) -> int:
        """How often rows that pages count have changed."""
        found = connection.execute(select(meta.c.value).where(meta.c.name == "revision")).scalar()
        return int(found or 0)

    def next_revision(self, connection: Connection) -> int:
        """The revision for rows that this transaction changes."""
        number = self.revision(connection) + 1
        if connection.execute(update(meta).where(meta.c.name == "revision").values(value=str(number))).rowcount == 0:
            connection.execute(insert(meta).values(name="revision", value=str(number)))
        return number


def open_store(address: str | Path = DEFAULT, *, create: bool = True) -> Store:
    """The store at an address, brought up to today's tables.

    Raises:
        UsageError: the address makes no sense, or nothing is there and ``create`` is False.
        StoreError: the file is no store, was written by a newer version, or the server does not answer.
    """
    url = str(address) if "://" in str(address) else f"sqlite:///{address}"
    if url.startswith("sqlite:///") and not create and not Path(url.removeprefix("sqlite:///")).is_file():
        raise UsageError(f"{url.removeprefix('sqlite:///')}: no store there; make one with `reportedly add PATH --db FILE`")
    shown = _without_password(url)
    try:
        engine = _engine(url)
    except ModuleNotFoundError as error:
        raise UsageError(f"--db {shown}: {error}; pip install 'reportedly[postgresql]'") from error
    except ArgumentError as error:
        raise UsageError(f"--db {shown}: {error}; name a file, or postgresql://user:password@host/database") from error
    try:
        migrate(engine)
    except (OperationalError, DatabaseError) as error:
        engine.dispose()
        raise StoreError(f"{shown}: {_cause(error)}; name a file that is a store or not there yet, or a server that answers") from error
    return Store(engine, shown)


def _engine(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.drivername in ("postgresql", "postgres"):
        parsed = parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() not in ("sqlite", "postgresql"):
        raise ArgumentError(f"{parsed.get_backend_name()} is not supported")
    if parsed.get_backend_name() == "postgresql":
        return create_engine(parsed, pool_pre_ping=True)
    engine = create_engine(parsed, connect_args={"timeout": _BUSY, "check_same_thread": False})
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _: Any) -> None:
    connection.isolation_level = None  # transactions are begun by us, not by the driver's guess
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",  # in WAL mode NORMAL may lose what was accepted last when the power goes
        "foreign_keys=ON",
        "cache_size=-4000",  # each connection has its own, and the system keeps the file in memory anyway
        "mmap_size=0",
        "temp_store=MEMORY",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """A reader that turns writer midway would fail instead of waiting: who is going to write says so at once."""
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")


def _without_password(url: str) -> str:
    """
    >>> _without_password("postgresql://ann:secret@db/news"), _without_password("sqlite:///desk.db")
    ('postgresql://ann:***@db/news', 'desk.db')
    """
    return re.sub(r"(?<=://)([^:/@]+):[^@]+@", r"\1:***@", url.removeprefix("sqlite:///"))


def _cause(error: DatabaseError) -> str:
    return " ".join(str(error.orig or error).split())
