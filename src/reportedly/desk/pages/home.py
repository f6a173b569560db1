"""``/``: the front page."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from ..navigation import Nav
from ..rendering import render

router = APIRouter()
NAV = Nav("Today", "/", "t")
EXAMPLES = ("/",)


@router.get("/")
def home(request: Request) -> HTMLResponse:
    """What the store holds of today."""
    return render(request, "home.html")
