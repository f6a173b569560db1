"""Search: articles that hold the words, then events and actors."""

from __future__ import annotations

from fastapi import APIRouter, Request
from markupsafe import Markup, escape
from starlette.responses import Response

from ...store import EventQuery, actors_named, read_events, search_documents
from ..filters import address_of
from ..rendering import harmless, render
from ..stores import IndexHere, StoreHere

router = APIRouter()
EXAMPLES = ("/search?q=police", "/search?q=nosuchword", "/search")
_PAGE = 20


@router.get("/search")
def search(request: Request, store: StoreHere, index: IndexHere, q: str = "", page: int = 1) -> Response:
    """All that has to do with some words."""
    words, page = q.strip()[:500], min(max(page, 1), 500)
    found = search_documents(store, words, _PAGE + 1, (page - 1) * _PAGE) if words else []
    events = index.search(EventQuery(text=words)) if words and page == 1 else None
    return render(
        request,
        "search.html",
        words=words,
        page=page,
        has_more=len(found) > _PAGE,
        articles=[(line, _piece(piece)) for line, piece in found[:_PAGE]],
        events=read_events(store, events.page(6).keys) if events else [],
        n_events=len(events) if events else 0,
        event_address=address_of("/events", EventQuery(text=words)),
        actors=actors_named(store, words, 8) if words and page == 1 else [],
    )


def _piece(piece: str) -> Markup:
    """What was found, marked."""
    begun, *rest = piece.split("\x02")
    made = escape(harmless(begun))
    for part in rest:
        found, _, after = part.partition("\x03")
        made += Markup("<mark>{}</mark>{}").format(harmless(found), harmless(after))
    return made
