"""The tables of people. They hold no password and no token, only hashes."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, String, Table, Text

from ..store.schema import metadata

users = Table(
    "users",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=True),
    Column("name", String, nullable=False, unique=True, comment="stands beside verdicts and notes, so it is never given to somebody else"),
    Column("role", String, nullable=False, comment="viewer, reviewer or admin"),
    Column("password", String, nullable=False, comment="Argon2id"),
    Column("created", String, nullable=False),
    Column("removed", String, comment="when, UTC; null: may sign in"),
    sqlite_autoincrement=True,
)

sessions = Table(
    "sessions",
    metadata,
    Column("digest", String, primary_key=True, comment="SHA-256 of the token in the cookie"),
    Column("user", Integer, ForeignKey("users.key", ondelete="CASCADE"), nullable=False, index=True),
    Column("created", String, nullable=False),
    Column("seen", String, nullable=False, comment="to the hour"),
    Column("address", String, nullable=False),
    Column("agent", String, nullable=False),
)

api_tokens = Table(
    "api_tokens",
    metadata,
    Column("id", String, primary_key=True, comment="the part of the token that may be shown"),
    Column("digest", String, nullable=False, comment="SHA-256 of the whole token"),
    Column("user", Integer, ForeignKey("users.key", ondelete="CASCADE"), nullable=False, index=True),
    Column("label", String, nullable=False),
    Column("scope", String, nullable=False, comment="read, write or admin"),
    Column("created", String, nullable=False),
    Column("used", String, comment="to the hour"),
    Column("expires", String),
    Column("revoked", String),
)

login_attempts = Table(
    "login_attempts",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=True),
    Column("at", Float, nullable=False, index=True, comment="seconds since 1970"),
    Column("name", String, nullable=False, comment="hashed: people type passwords into the wrong field"),
    Column("address", String, nullable=False),
    Column("succeeded", Boolean, nullable=False),
    Index("ix_login_attempts_name_at", "name", "at"),
    Index("ix_login_attempts_address_at", "address", "at"),
    sqlite_autoincrement=True,
)

audit_log = Table(
    "audit_log",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=True),
    Column("at", String, nullable=False, comment="UTC"),
    Column("who", String, nullable=False, comment="a user's name; empty: nobody who has signed in"),
    Column("act", String, nullable=False),
    Column("subject", Text, nullable=False),
    Column("address", String, nullable=False),
    sqlite_autoincrement=True,
)
