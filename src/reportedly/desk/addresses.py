"""Addresses inside the desk."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

_INSIDE = re.compile(r"/(?![/\\])[^\x00-\x20\\\x7f]*")


def inside(address: str | None, otherwise: str = "/") -> str:
    """The address where it stays on this desk, else ``otherwise``: a link to sign in must not lead on to a stranger's page.

    >>> inside("/events?type=AID"), inside("//evil.example"), inside("/\\\\evil.example"), inside("https://evil.example")
    ('/events?type=AID', '/', '/', '/')
    """
    if not address or len(address) > 2000 or not _INSIDE.fullmatch(address):
        return otherwise
    try:
        parts = urlsplit(address)
    except ValueError:
        return otherwise
    return address if not parts.scheme and not parts.netloc else otherwise


def with_next(path: str, following: str) -> str:
    """``path`` with the address to go on to.

    >>> with_next("/sign-in", "/events?type=AID")
    '/sign-in?next=%2Fevents%3Ftype%3DAID'
    """
    return f"{path}?next={quote(following, safe='')}"
