"""Users: who there is, and changes to them. Every change is logged with who made it."""

from __future__ import annotations

import re

import msgspec
from sqlalchemy import Connection, Row, delete, func, insert, select, update

from .audit import record
from .errors import PeopleError
from .moments import now
from .passwords import check_password, fits, hash_password
from .schema import api_tokens, sessions, users
from .user import LOCAL, ROLES, Role

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")


class UserLine(msgspec.Struct, frozen=True, kw_only=True):
    """A user as lists show them."""

    name: str
    role: Role
    created: str
    seen: str | None


def add_user(connection: Connection, name: str, role: Role, password: str, by: str, address: str = "") -> str:
    """The name of the new user.

    Raises:
        PeopleError: the name, role or password is not one, or the name is taken.
    """
    name = normal_name(name)
    _check_role(role)
    check_password(password, name)
    if name == LOCAL.name or connection.execute(select(users.c.key).where(users.c.name == name)).first():
        raise PeopleError(f"The name {name} is taken, perhaps by somebody who has been removed; take another.")
    connection.execute(insert(users).values(name=name, role=role, password=hash_password(password), created=now()))
    record(connection, by, "user added", f"{name} as {role}", address)
    return name


def normal_name(name: str) -> str:
    """The name as it is kept.

    Raises:
        PeopleError: it is no name for a user.

    >>> normal_name(" Ann.Lee ")
    'ann.lee'
    """
    name = name.strip().lower()
    if not _NAME.fullmatch(name):
        raise PeopleError("A user's name has up to 40 letters a-z, digits, dots, dashes or underscores, and begins with a letter or digit.")
    return name


def list_users(connection: Connection) -> list[UserLine]:
    """All who may sign in, by name, with when they were last here."""
    seen = select(func.max(sessions.c.seen)).where(sessions.c.user == users.c.key).scalar_subquery()
    query = select(users.c.name, users.c.role, users.c.created, seen.label("seen")).where(users.c.removed.is_(None)).order_by(users.c.name)
    return [UserLine(**row) for row in connection.execute(query).mappings()]


def has_admin(connection: Connection) -> bool:
    """True when somebody can keep the users."""
    return _admins(connection) > 0


def change_role(connection: Connection, name: str, role: Role, by: str, address: str = "") -> None:
    """Give a user another role; it holds from their next click.

    Raises:
        PeopleError: no such user or role, or nobody would be left to keep the users.
    """
    _check_role(role)
    user = _find(connection, name)
    if role != "admin":
        _keep_an_admin(connection, user)
    connection.execute(update(users).where(users.c.key == user.key).values(role=role))
    record(connection, by, "role changed", f"{user.name}: {user.role} to {role}", address)


def set_password(connection: Connection, name: str, password: str, by: str, address: str = "") -> None:
    """Give a user another password, and end all their sessions.

    Raises:
        PeopleError: no such user, or no such password.
    """
    user = _find(connection, name)
    check_password(password, user.name)
    connection.execute(update(users).where(users.c.key == user.key).values(password=hash_password(password)))
    connection.execute(delete(sessions).where(sessions.c.user == user.key))
    record(connection, by, "password changed", user.name, address)


def change_password(connection: Connection, name: str, old: str, new: str, address: str = "") -> None:
    """As ``set_password``, by a user who knows the old one.

    Raises:
        PeopleError: the old password is another.
    """
    user = _find(connection, name)
    if not fits(user.password, old):
        raise PeopleError("The old password is another.")
    set_password(connection, user.name, new, user.name, address)


def remove_user(connection: Connection, name: str, by: str, address: str = "") -> None:
    """Sign a user out for good and make their tokens void. What they said stays, under their name.

    Raises:
        PeopleError: no such user, or nobody would be left to keep the users.
    """
    user = _find(connection, name)
    _keep_an_admin(connection, user)
    connection.execute(update(users).where(users.c.key == user.key).values(removed=now(), password="-"))
    connection.execute(delete(sessions).where(sessions.c.user == user.key))
    connection.execute(update(api_tokens).where(api_tokens.c.user == user.key, api_tokens.c.revoked.is_(None)).values(revoked=now()))
    record(connection, by, "user removed", user.name, address)


def _find(connection: Connection, name: str) -> Row[tuple[object, ...]]:
    found = connection.execute(select(users).where(users.c.name == name.strip().lower(), users.c.removed.is_(None))).first()
    if found is None:
        raise PeopleError(f"There is no user {name.strip()[:40]}; `reportedly users list` shows who there is.")
    return found


def _check_role(role: str) -> None:
    if role not in ROLES:
        raise PeopleError(f"The roles are {', '.join(ROLES)}, not {role[:40]}.")


def _admins(connection: Connection) -> int:
    return connection.execute(select(func.count()).where(users.c.role == "admin", users.c.removed.is_(None))).scalar_one()


def _keep_an_admin(connection: Connection, user: Row[tuple[object, ...]]) -> None:
    if user.role == "admin" and _admins(connection) == 1:
        raise PeopleError(f"{user.name} is the only admin; make somebody else one first.")
