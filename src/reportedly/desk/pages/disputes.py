"""Disputes: claims against what answers them, side by side."""

from __future__ import annotations

from fastapi import APIRouter, Request
from sqlalchemy import ColumnElement, or_
from starlette.responses import Response

from ...store import read_disputes
from ...store.schema import disputes, documents
from ..navigation import Nav
from ..rendering import render
from ..stores import StoreHere

router = APIRouter()
NAV = Nav("Disputes", "/disputes", "d")
EXAMPLES = ("/disputes", "/disputes?q=nosuchword")
_PAGE = 40


@router.get("/disputes")
def disputes_page(request: Request, store: StoreHere, q: str = "", story: str = "", page: int = 1) -> Response:
    """All, or those that hold some words, or of one story."""
    page = min(max(page, 1), 10_000)
    where: list[ColumnElement[bool]] = []
    if words := q.strip()[:200]:
        columns = (disputes.c.claim, disputes.c.denial, disputes.c.claimants, disputes.c.deniers)
        where.append(or_(*(column.icontains(words, autoescape=True) for column in columns)))
    if story:
        where.append(documents.c.story == story)
    found = read_disputes(store, *where, limit=_PAGE + 1, offset=(page - 1) * _PAGE)
    return render(request, "disputes.html", disputes=found[:_PAGE], words=words, story=story, page=page, has_more=len(found) > _PAGE)
