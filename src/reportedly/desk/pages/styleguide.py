"""``/styleguide``: every part of the design on one page, for those who work on it and for tests."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from ..rendering import render

router = APIRouter()
FOR_DESIGNERS = True
EXAMPLES = ("/styleguide",)

HOSTILE = (
    "<script>alert('title')</script> \u202eevil\u202c & \"quoted\" averyveryveryveryveryveryveryveryveryveryverylongwordwithoutanybreakinit"
)


@router.get("/styleguide")
def styleguide(request: Request) -> HTMLResponse:
    """All parts, with plain, empty, long and hostile content."""
    return render(request, "styleguide.html", hostile=HOSTILE)
