"""What anybody may see who has the address: shared links, and cards of events for other sites where the desk needs no sign-in."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from ...share import open_link
from ...store import EventLine, EventQuery, events_of_document, find_document, find_event, parse_kept, read_events
from ..access import user_of
from ..citing import cite_document, deed
from ..guard import allow_embedding
from ..rendering import render
from ..stores import IndexHere, StoreHere

router = APIRouter()
PUBLIC = True
_MOST = 100


@router.get("/s/{token}")
def shared(request: Request, token: str, store: StoreHere, index: IndexHere) -> Response:
    """What was shared, in the fields that were chosen."""
    link = open_link(store, token)
    if link is None:
        raise HTTPException(410, "This link leads nowhere: it has run out, was taken back, or was never made.")
    events: Sequence[EventLine]
    if link.kind == "event":
        document, _, event = link.target.partition("/")
        found = find_event(store, document, event)
        events = [found] if found else []
    elif link.kind == "document":
        events = events_of_document(store, link.target)
    else:
        query = parse_kept(link.target) if link.kind == "query" else EventQuery(filters={"story": (link.target,)}).held()
        events = read_events(store, index.search(query).page(_MOST).keys)
    return render(request, "shared.html", link=link, events=[(event, deed(event)) for event in events], may=link.fields)


@router.get("/embed/documents/{document}/events/{event}")
def card(request: Request, document: str, event: str, store: StoreHere) -> Response:
    """One event as a card for a frame on another site."""
    if user_of(request) is None:
        raise HTTPException(403, "Cards are for desks without sign-in; make a share link instead.")
    found, line = find_event(store, document, event), find_document(store, document)
    if found is None or line is None:
        raise HTTPException(404)
    allow_embedding(request)
    return render(request, "card.html", event=found, words=deed(found), citation=cite_document(line))
