"""``/audit``: who signed in, who was refused, who changed what, for admins."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from ...people import read_audit
from ..access import Admin
from ..rendering import render
from ..stores import StoreHere

router = APIRouter()
EXAMPLES = ("/audit",)
_LINES = 100


@router.get("/audit")
def audit(request: Request, store: StoreHere, user: Admin, before: Annotated[int | None, Query(ge=0, lt=2**63)] = None) -> Response:
    """The log, the newest line first."""
    with store.read() as connection:
        lines = read_audit(connection, before, _LINES + 1)
    older = f"/audit?before={lines[_LINES - 1].key}" if len(lines) > _LINES else None
    page = render(request, "audit.html", lines=lines[:_LINES], older=older, newest="/audit" if before is not None else None)
    page.headers["Cache-Control"] = "no-store"
    return page
