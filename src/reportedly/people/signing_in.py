"""Name and password -> a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, update

from ..store.rows import clean
from .audit import record
from .errors import SignInRefused
from .passwords import LONGEST, fits, hash_password, is_outdated
from .schema import users
from .sessions import start_session
from .throttle import begin_attempt, succeeded, wait_before_next

if TYPE_CHECKING:
    from ..store import Store

_WRONG = "Name and password do not fit together."


def sign_in(store: Store, name: str, password: str, address: str = "", agent: str = "") -> str:
    """The token of a new session.

    Whether the name exists shows neither in the message nor in the time it takes.

    Raises:
        SignInRefused: they do not fit, or too many tries have failed.
    """
    name = (clean(name) or "").strip().lower()
    attempt = _admit(store, name, address)
    with store.read() as connection:
        user = connection.execute(select(users).where(users.c.name == name, users.c.removed.is_(None))).first()
    if len(password) > LONGEST or not fits(user.password if user else None, password):
        with store.write() as connection:
            record(connection, "", "sign-in refused", name if user else "a name that nobody has", address)
        raise SignInRefused(_WRONG)
    assert user is not None
    with store.write() as connection:
        succeeded(connection, attempt)
        if is_outdated(user.password):
            connection.execute(update(users).where(users.c.key == user.key).values(password=hash_password(password)))
        record(connection, name, "signed in", "", address)
        return start_session(connection, user.key, address, agent)


def _admit(store: Store, name: str, address: str) -> int:
    with store.write() as connection:
        wait = wait_before_next(connection, name, address)
        if not wait:
            return begin_attempt(connection, name, address)
    raise SignInRefused(f"Too many tries have failed. Wait {wait} seconds, then try again.", wait)
