"""Was it this desk's own page that had the browser send a form? Otherwise any page on the web could act in the user's name."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from urllib.parse import urlsplit

from fastapi import HTTPException, Request

from .access import SAFE, bearer, session_token

COOKIE = "desk_csrf"


async def csrf_protected(request: Request) -> None:
    """Refuse what another site has had the browser send.

    A form carries ``csrf_field()``; a script sends ``X-CSRF-Token`` (from ``<meta name="csrf-token">``). Programs that carry a token
    of the API, or no cookies at all, need neither.

    Raises:
        HTTPException: 403.
    """
    if request.method in SAFE or bearer(request) is not None:
        return
    if not _comes_from_here(request):
        raise HTTPException(403, "This was sent by another site.")
    if request.scope["path"].startswith("/api/") and not request.cookies:
        return
    given = request.headers.get("x-csrf-token") or await _in_form(request)
    if not _fits(given, session_token(request) or request.cookies.get(COOKIE, "")):
        raise HTTPException(403, "This form is too old, or cookies are off. Go back, load the page again and send it once more.")


def _comes_from_here(request: Request) -> bool:
    """By the two headers with which browsers tell where a request comes from, and which no page can forge."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")


async def _in_form(request: Request) -> str:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in ("application/x-www-form-urlencoded", "multipart/form-data"):
        return ""
    value = (await request.form()).get("csrf")
    return value if isinstance(value, str) else ""


def form_secret(request: Request) -> tuple[str, bool]:
    """What this browser's forms are signed with, and whether it is new and must go into a cookie with the answer.

    Who has signed in has the session's token for it; others get a cookie of its own.
    """
    known = session_token(request) or request.scope.get("desk_csrf") or request.cookies.get(COOKIE, "")
    if 20 <= len(known) <= 100:
        return known, False
    request.scope["desk_csrf"] = secrets.token_urlsafe(32)
    return request.scope["desk_csrf"], True


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
