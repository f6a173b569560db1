"""Light, dark, or as the system has it."""

from __future__ import annotations

from starlette.requests import Request

THEMES = ("auto", "light", "dark")
COOKIE = "desk_theme"


def theme_of(request: Request) -> str:
    """One of ``THEMES``."""
    chosen = request.cookies.get(COOKIE, "auto")
    return chosen if chosen in THEMES else "auto"
