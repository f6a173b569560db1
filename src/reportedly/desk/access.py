"""Who is asking, what they may do, and whether they meant to: dependencies for pages and API.

    @router.post("/events/{event}/verdict")
    def judge(event: str, user: Reviewer) -> Response: ...

Every router is included with ``current_user`` (unless its module says ``PUBLIC = True``) and ``csrf_protected``; nobody can forget them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, HTTPException, Request
from sqlalchemy import Connection
from starlette.responses import Response

from ..people import LOCAL, Role, User, find_session, find_token_user, record
from ..people.sessions import LASTS, note_use
from ..people.tokens import note_token_use
from .settings import Settings

SAFE = ("GET", "HEAD", "OPTIONS")


def user_of(request: Request) -> User | None:
    """Who is asking; None for somebody who has not signed in. Asks the store once per request; not for ``async`` functions."""
    if "desk_user" not in request.scope:
        request.scope["desk_user"] = _identify(request)
    user: User | None = request.scope["desk_user"]
    return user


def current_user(request: Request) -> User:
    """Who is asking. Somebody who has not signed in is sent to do so.

    Raises:
        HTTPException: 401; of people a page makes a way to ``/sign-in``.
    """
    user = user_of(request)
    if user is None:
        raise HTTPException(401, "Sign in, or send an API token: `Authorization: Bearer rpt_…`.", {"WWW-Authenticate": "Bearer"})
    return user


CurrentUser = Annotated[User, Depends(current_user)]


def require(role: Role) -> Callable[[Request, User], User]:
    """A dependency that gives the user, and refuses those whose role does not include ``role``. Refusals are logged."""

    def with_role(request: Request, user: CurrentUser) -> User:
        if not user.may(role):
            with request.app.state.store.write() as connection:
                record(connection, user.name, "refused", f"{request.method} {request.scope['path']}", client_address(request))
            raise HTTPException(403, f"This needs the role {role}; {user.name} is here as {user.role}. An admin can change it.")
        return user

    return with_role


Reviewer = Annotated[User, Depends(require("reviewer"))]
Admin = Annotated[User, Depends(require("admin"))]


def audited(request: Request, user: User, act: str) -> Callable[[Connection, str], None]:
    """For what the store does inside a transaction of its own: ``then=audited(request, user, "story split")`` logs who did it."""

    def log(connection: Connection, subject: str) -> None:
        record(connection, user.name, act, subject, client_address(request))

    return log


def client_address(request: Request) -> str:
    """The internet address that asks; empty where there is none."""
    return request.client.host if request.client else ""


def bearer(request: Request) -> str | None:
    """The API token that came along; None where none did."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def session_cookie(settings: Settings) -> str:
    """Its name. Over https browsers see to it that no other host of the domain sets it."""
    return "__Host-desk_session" if settings.https else "desk_session"


def session_token(request: Request) -> str | None:
    """The token in the cookie of a browser that has signed in, whether it still holds or not."""
    settings: Settings = request.app.state.settings
    return request.cookies.get(session_cookie(settings)) if settings.sign_in else None


def keep_session(response: Response, token: str, settings: Settings) -> None:
    """Have the browser stay signed in."""
    response.set_cookie(
        session_cookie(settings), token, max_age=int(LASTS.total_seconds()), httponly=True, samesite="lax", secure=settings.https, path="/"
    )


def drop_session(response: Response, settings: Settings) -> None:
    """Have the browser forget it."""
    response.delete_cookie(session_cookie(settings), httponly=True, samesite="lax", secure=settings.https, path="/")


def _identify(request: Request) -> User | None:
    token = bearer(request)
    if token is not None:
        return _with_token(request, token)
    if not request.app.state.settings.sign_in:
        return LOCAL
    cookie = session_token(request)
    return _with_session(request, cookie) if cookie else None


def _with_session(request: Request, token: str) -> User | None:
    store = request.app.state.store
    with store.read() as connection:
        session = find_session(connection, token)
    if session is None:
        return None
    if session.is_stale:
        with store.write() as connection:
            note_use(connection, session)
    return session.user


def _with_token(request: Request, token: str) -> User | None:
    store = request.app.state.store
    with store.read() as connection:
        found = find_token_user(connection, token)
    if found is None:
        return None
    if found.scope == "read" and request.method not in SAFE:
        raise HTTPException(403, "This token may only read. Make one with the scope write.")
    if found.is_stale:
        with store.write() as connection:
            note_token_use(connection, found.id)
    return found.user
