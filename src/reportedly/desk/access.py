"""Who is asking, what they may do, and whether they meant to: dependencies for pages and API.

    @router.post("/events/{event}/verdict")
    def judge(event: str, user: Annotated[User, Depends(require("reviewer"))]) -> Response: ...

Every router is included with ``current_user`` (unless its module says ``PUBLIC = True``) and ``csrf_protected``; nobody can forget them.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, HTTPException, Request

from ..people import LOCAL, Role, User
from .problems import wants_problem

CSRF_COOKIE = "desk_csrf"
_SAFE = ("GET", "HEAD", "OPTIONS")


def user_of(request: Request) -> User | None:
    """Who is asking; None for somebody who has not signed in."""
    return LOCAL if not request.app.state.settings.sign_in else None


def current_user(request: Request) -> User:
    """Who is asking. Somebody who has not signed in is sent to do so.

    Raises:
        HTTPException: 401, or 303 to the page where one signs in.
    """
    user = user_of(request)
    if user is None:
        raise HTTPException(401, "Sign in, or send an API token: `Authorization: Bearer …`.", {"WWW-Authenticate": "Bearer"})
    return user


CurrentUser = Annotated[User, Depends(current_user)]


def require(role: Role) -> Callable[[User], User]:
    """A dependency that gives the user, and refuses those whose role does not include ``role``."""

    def with_role(user: CurrentUser) -> User:
        if not user.may(role):
            raise HTTPException(403, f"This needs the role {role}; {user.name} is {user.role}. An admin can change it.")
        return user

    return with_role


Reviewer = Annotated[User, Depends(require("reviewer"))]
Admin = Annotated[User, Depends(require("admin"))]


async def csrf_protected(request: Request) -> None:
    """Refuse what another site has had the browser send.

    A form carries ``csrf_field()``; a script sends ``X-CSRF-Token`` (from ``<meta name="csrf-token">``). Programs that are no
    browsers and carry no cookies need neither.

    Raises:
        HTTPException: 403.
    """
    if request.method in _SAFE or "authorization" in request.headers:
        return
    if not _comes_from_here(request):
        raise HTTPException(403, "This was sent by another site.")
    if wants_problem(request) and not request.cookies:
        return
    given = request.headers.get("x-csrf-token") or await _in_form(request)
    if not _fits(given, request.cookies.get(CSRF_COOKIE, "")):
        raise HTTPException(403, "This form is too old, or cookies are off. Go back, load the page again and send it once more.")


def _comes_from_here(request: Request) -> bool:
    """By the two headers with which browsers tell where a request comes from, and which no page can forge."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    if origin is None:
        return True
    return urlsplit(origin).netloc == request.headers.get("host") and origin != "null"


async def _in_form(request: Request) -> str:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in ("application/x-www-form-urlencoded", "multipart/form-data"):
        return ""
    value = (await request.form()).get("csrf")
    return value if isinstance(value, str) else ""


def csrf_cookie(request: Request) -> tuple[str, bool]:
    """The secret that this browser's forms are signed with, and whether it is new. A new one goes into a cookie with the answer."""
    known = request.scope.get("csrf") or request.cookies.get(CSRF_COOKIE, "")
    if 20 <= len(known) <= 100:
        return known, False
    request.scope["csrf"] = secrets.token_urlsafe(32)
    return request.scope["csrf"], True


def form_token(request: Request, secret: str) -> str:
    """The token for forms of this page.

    It is the same each time the page is asked for, so that ETags hold, and another one for another address: whoever can have
    guesses reflected in a compressed page (BREACH) learns nothing from one guess to the next.
    """
    asked = request.scope["path"].encode() + b"?" + request.scope.get("query_string", b"")
    nonce = hashlib.sha256(asked).hexdigest()[:16]
    return f"{nonce}.{_signed(nonce, secret)}"


def _signed(nonce: str, secret: str) -> str:
    return hmac.new(secret.encode(), nonce.encode(), hashlib.sha256).hexdigest()


def _fits(token: str, secret: str) -> bool:
    nonce, _, signature = token.partition(".")
    return len(secret) >= 20 and hmac.compare_digest(_signed(nonce, secret).encode(), signature.encode())
