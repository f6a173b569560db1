"""Signed-in browsers. The cookie holds a random token; the store only its hash, so whoever reads the store cannot sign in with it."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

import msgspec
from sqlalchemy import Connection, delete, insert, or_, select, update

from .moments import ago, now
from .schema import sessions, users
from .user import User

LASTS = timedelta(days=30)
IDLE = timedelta(days=7)
_NOTED = timedelta(hours=1)  # a look at a page must not cost a write each time


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """Who a cookie belongs to."""

    digest: str
    user: User
    is_stale: bool
    """True when the store should be told that it is still in use."""


def digest_of(token: str) -> str:
    """How tokens are kept. They are long and random: a plain hash cannot be guessed back."""
    return hashlib.sha256(token.encode()).hexdigest()


def start_session(connection: Connection, user_key: int, address: str = "", agent: str = "") -> str:
    """A new token for the cookie."""
    connection.execute(delete(sessions).where(or_(sessions.c.created < ago(LASTS), sessions.c.seen < ago(IDLE))))
    token = secrets.token_urlsafe(32)
    moment = now()
    row = {"digest": digest_of(token), "user": user_key, "created": moment, "seen": moment, "address": address[:100], "agent": agent[:200]}
    connection.execute(insert(sessions).values(row))
    return token


def find_session(connection: Connection, token: str) -> Session | None:
    """Who has signed in with this token, with the role they have today; None where it has ended."""
    query = (
        select(sessions.c.digest, sessions.c.seen, users.c.name, users.c.role)
        .join(users, users.c.key == sessions.c.user)
        .where(sessions.c.digest == digest_of(token), sessions.c.created >= ago(LASTS), sessions.c.seen >= ago(IDLE))
        .where(users.c.removed.is_(None))
    )
    row = connection.execute(query).first()
    if row is None:
        return None
    return Session(digest=row.digest, user=User(name=row.name, role=row.role), is_stale=row.seen < ago(_NOTED))


def note_use(connection: Connection, session: Session) -> None:
    """Remember that a session is in use."""
    connection.execute(update(sessions).where(sessions.c.digest == session.digest).values(seen=now()))


def end_session(connection: Connection, token: str) -> None:
    """Sign out here."""
    connection.execute(delete(sessions).where(sessions.c.digest == digest_of(token)))


def end_other_sessions(connection: Connection, name: str, token: str) -> int:
    """Sign out everywhere else; how many sessions that were."""
    mine = select(users.c.key).where(users.c.name == name).scalar_subquery()
    return connection.execute(delete(sessions).where(sessions.c.user == mine, sessions.c.digest != digest_of(token))).rowcount
