"""``/appearance``: light or dark, kept in a cookie; works without JavaScript."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from ..going import go_to
from ..theme import COOKIE

router = APIRouter()
PUBLIC = True
_YEAR = 31_536_000


@router.post("/appearance")
def choose(request: Request, theme: Annotated[Literal["auto", "light", "dark"], Form()], next: Annotated[str, Form()] = "/") -> Response:
    """Keep the choice and go back."""
    response = go_to(next)
    response.set_cookie(COOKIE, theme, max_age=_YEAR, samesite="lax", httponly=True, secure=request.app.state.settings.https)
    return response
