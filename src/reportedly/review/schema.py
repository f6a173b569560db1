"""The tables of what people say. ``review_log`` only ever grows: who takes something back appends that it was taken back.

Documents and events are named by their derived ids, without foreign keys: what people said outlives the rows.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String, Table, Text

from ..store.schema import metadata

review_log = Table(
    "review_log",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=True, comment="the order of the log"),
    Column("id", String, nullable=False, unique=True, comment="derived from the entry; the same entry imported twice is one"),
    Column("at", String, nullable=False, index=True, comment="when, UTC"),
    Column("who", String, nullable=False, index=True),
    Column("document", String, nullable=False, index=True, comment="id of the document"),
    Column("event", String, comment="id of the event; null: about the document"),
    Column("action", String, nullable=False, comment="accept, reject, correct, clear; note, reply, edit, delete; undo"),
    Column("payload", Text, nullable=False, comment="JSON: the corrected fields, or the text of a note"),
    Column("reading", Text, comment="JSON: what the machine had read when it was judged"),
    Column("about", String, comment="id of the entry that is undone, replied to, edited or deleted"),
    Index("ix_review_log_document_event", "document", "event"),
    sqlite_autoincrement=True,
)

saved_searches = Table(
    "saved_searches",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=True),
    Column("who", String, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("query", Text, nullable=False, comment="as in the address of /events"),
    Column("created", String, nullable=False, comment="when, UTC"),
    Column("seen", Integer, nullable=False, comment="the largest key of an event when it was last looked at; events above it are new"),
    sqlite_autoincrement=True,
)

basket = Table(
    "basket",
    metadata,
    Column("who", String, primary_key=True),
    Column("document", String, primary_key=True),
    Column("event", String, primary_key=True),
    Column("added", String, nullable=False, comment="when, UTC"),
)
