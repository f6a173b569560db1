"""Links by which somebody without an account sees one thing, for some time, in the fields that were chosen."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String, Table, Text

from ..store.schema import metadata

share_links = Table(
    "share_links",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=True),
    Column("token_hash", String, nullable=False, unique=True, comment="SHA-256 of the secret part of the address, which is not kept"),
    Column("kind", String, nullable=False, comment="event, document, story or query"),
    Column("target", Text, nullable=False, comment="the id, DOCUMENT/EVENT, or the query"),
    Column("fields", Text, nullable=False, comment="blank-separated; what may be seen"),
    Column("title", Text, nullable=False),
    Column("who", String, nullable=False),
    Column("created", String, nullable=False, comment="UTC"),
    Column("expires", String, comment="UTC; null: never"),
    Column("revoked", String, comment="UTC; null: it holds"),
    Column("seen", Integer, nullable=False, default=0, comment="how often it was opened"),
    sqlite_autoincrement=True,
)
