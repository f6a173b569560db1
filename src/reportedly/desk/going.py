"""Answers that lead on to another page."""

from __future__ import annotations

from starlette.responses import RedirectResponse

from .addresses import inside
from .flash import Kind, say


def go_to(address: str | None, saying: str = "", kind: Kind = "done") -> RedirectResponse:
    """Lead on to a page of the desk, which says ``saying``. What would lead elsewhere leads to the front page."""
    response = RedirectResponse(inside(address), 303)
    if saying:
        say(response, saying, kind)
    return response
