"""Tokens with which programs use the API in a user's name: ``rpt_ID_SECRET``, shown once, kept as a hash."""

from __future__ import annotations

import hmac
import re
import secrets
from datetime import timedelta
from typing import Literal

import msgspec
from sqlalchemy import Connection, insert, select, update

from .audit import record
from .errors import PeopleError
from .moments import ago, now
from .schema import api_tokens, users
from .sessions import digest_of
from .user import ROLES, Role, User

Scope = Literal["read", "write", "admin"]
SCOPES: tuple[Scope, ...] = ("read", "write", "admin")
_AT_MOST: dict[str, Role] = {"read": "viewer", "write": "reviewer", "admin": "admin"}
_TOKEN = re.compile(r"rpt_([0-9a-f]{12})_[A-Za-z0-9_-]{43}")


class TokenLine(msgspec.Struct, frozen=True, kw_only=True):
    """A token as lists show it, without its secret."""

    id: str
    user: str
    label: str
    scope: Scope
    created: str
    used: str | None
    expires: str | None
    revoked: str | None


class TokenUser(msgspec.Struct, frozen=True, kw_only=True):
    """Whom a token stands for: the user, with no more than the token's scope allows."""

    id: str
    user: User
    scope: Scope
    is_stale: bool


def make_token(connection: Connection, name: str, label: str, scope: Scope, by: str, days: int | None = None, address: str = "") -> str:
    """A new token for a user. It cannot be shown again.

    Raises:
        PeopleError: no such user or scope.
    """
    if scope not in SCOPES:
        raise PeopleError(f"The scopes are {', '.join(SCOPES)}, not {scope[:40]}.")
    user = connection.execute(select(users.c.key).where(users.c.name == name, users.c.removed.is_(None))).scalar()
    if user is None:
        raise PeopleError(f"There is no user {name[:40]}; `reportedly users list` shows who there is.")
    token_id = secrets.token_hex(6)
    token = f"rpt_{token_id}_{secrets.token_urlsafe(32)}"
    expires = ago(-timedelta(days=days)) if days else None
    row = {"id": token_id, "digest": digest_of(token), "user": user, "label": label.strip()[:100], "scope": scope}
    connection.execute(insert(api_tokens).values(row | {"created": now(), "expires": expires}))
    record(connection, by, "token made", f"{token_id} for {name}, {scope}", address)
    return token


def find_token_user(connection: Connection, token: str) -> TokenUser | None:
    """Whom the token stands for; None where it is none, has been revoked or is too old."""
    form = _TOKEN.fullmatch(token)
    if form is None:
        return None
    query = select(api_tokens, users.c.name, users.c.role).join(users, users.c.key == api_tokens.c.user)
    row = connection.execute(query.where(api_tokens.c.id == form[1], users.c.removed.is_(None))).first()
    if row is None or not hmac.compare_digest(row.digest, digest_of(token)):
        return None
    if row.revoked or (row.expires and row.expires < now()):
        return None
    role = min(row.role, _AT_MOST[row.scope], key=ROLES.index)
    stale = row.used is None or row.used < ago(timedelta(hours=1))
    return TokenUser(id=row.id, user=User(name=row.name, role=role), scope=row.scope, is_stale=stale)


def note_token_use(connection: Connection, token_id: str) -> None:
    """Remember that a token is in use."""
    connection.execute(update(api_tokens).where(api_tokens.c.id == token_id).values(used=now()))


def list_tokens(connection: Connection, name: str | None = None) -> list[TokenLine]:
    """All tokens, or those of a user; the newest first."""
    query = (
        select(api_tokens, users.c.name.label("user_name"))
        .join(users, users.c.key == api_tokens.c.user)
        .order_by(api_tokens.c.created.desc())
    )
    if name is not None:
        query = query.where(users.c.name == name)
    return [
        TokenLine(
            id=row.id, user=row.user_name, label=row.label, scope=row.scope, created=row.created, used=row.used, expires=row.expires,
            revoked=row.revoked,
        )
        for row in connection.execute(query)
    ]  # fmt: skip


def revoke_token(connection: Connection, token_id: str, by: str, of: str | None = None, address: str = "") -> None:
    """Make a token void; with ``of``, only one of that user.

    Raises:
        PeopleError: there is no such token that is still good.
    """
    query = select(users.c.name).join(api_tokens, users.c.key == api_tokens.c.user)
    owner = connection.execute(query.where(api_tokens.c.id == token_id, api_tokens.c.revoked.is_(None))).scalar()
    if owner is None or (of is not None and owner != of):
        raise PeopleError(f"There is no token {token_id[:40]} that is still good; `reportedly tokens list` shows them.")
    connection.execute(update(api_tokens).where(api_tokens.c.id == token_id).values(revoked=now()))
    record(connection, by, "token revoked", f"{token_id} of {owner}", address)
