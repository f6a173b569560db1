"""Work that the desk was given: pages to read, and those who want to be told of new events."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, LargeBinary, String, Table, Text

from ..store.schema import metadata

jobs = Table(
    "jobs",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=True),
    Column("who", String, nullable=False),
    Column("title", Text, nullable=False),
    Column("state", String, nullable=False, index=True, comment="waiting, running, grouping, done or failed"),
    Column("total", Integer, comment="pages; null where only reading tells"),
    Column("done", Integer, nullable=False, default=0, comment="pages read, or found there already"),
    Column("added", Integer, nullable=False, default=0, comment="documents that are new or were read anew"),
    Column("last", String, comment="id of the document added last"),
    Column("messages", Text, nullable=False, default="", comment="what went wrong, a line each"),
    Column("created", String, nullable=False, comment="UTC"),
    Column("beat", String, comment="UTC, when its worker last gave a sign"),
    Column("payload", LargeBinary, comment="what to read, deflated JSON; gone when it is done"),
    sqlite_autoincrement=True,
)

webhooks = Table(
    "webhooks",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=True),
    Column("who", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("query", Text, nullable=False, comment="as in the address of the events page"),
    Column("address", Text, nullable=False),
    Column("secret", String, nullable=False, comment="signs what is sent: HMAC-SHA-256 in X-Reportedly-Signature"),
    Column("revision", Integer, nullable=False, comment="of the store up to which it was told"),
    Column("created", String, nullable=False, comment="UTC"),
    Column("told", String, comment="UTC, when it was last told successfully"),
    Column("failures", Integer, nullable=False, default=0, comment="in a row; after twenty it is put to rest"),
    Column("resting", Boolean, nullable=False, default=False),
    sqlite_autoincrement=True,
)
