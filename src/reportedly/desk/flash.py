"""One sentence that the next page shows: what was done, or why not."""

from __future__ import annotations

import base64
import json
from typing import Literal

from starlette.requests import Request
from starlette.responses import Response

COOKIE = "desk_flash"
Kind = Literal["done", "problem", "note"]
_LONGEST = 400


def say(response: Response, text: str, kind: Kind = "done") -> None:
    """Have the page that comes after ``response`` (a redirect, usually) say ``text``."""
    value = base64.urlsafe_b64encode(json.dumps([kind, text[:_LONGEST]]).encode()).decode()
    response.set_cookie(COOKIE, value, max_age=60, httponly=True, samesite="strict")


def said(request: Request) -> list[tuple[str, str]]:
    """Kind and text of what the page before wanted said; nothing where the cookie is not ours."""
    try:
        kind, text = json.loads(base64.urlsafe_b64decode(request.cookies.get(COOKIE, "")))
    except ValueError:
        return []
    return [(kind, text[:_LONGEST])] if kind in ("done", "problem", "note") and isinstance(text, str) else []


def forget(response: Response) -> None:
    """It has been said."""
    response.delete_cookie(COOKIE, httponly=True, samesite="strict")
