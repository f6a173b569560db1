"""Events and what can be counted of them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query
from starlette.responses import Response

from ...store import EventLine, find_event, read_events
from ..filters import LEVELS
from ..stores import IndexHere, StoreHere
from .answers import PREFIX, EventPage, FacetCount, Facets, PairCount, Pairs, TimeCount, Times, answer, answers
from .asking import DocumentId, EventId, EventsAsked, FacetsAsked, Filters, PairsAsked

router = APIRouter(prefix=PREFIX, tags=["events"])


@router.get("/events", responses=answers(EventPage))
def events(store: StoreHere, index: IndexHere, asked: Annotated[EventsAsked, Query()]) -> Response:
    """Events that fit all filters."""
    query = asked.query()
    found = index.search(query)
    hits = found.page(asked.limit, asked.after)
    following = f"{PREFIX}/events?{query.encode(limit=asked.limit, after=hits.next)}" if hits.next else None
    return answer(EventPage(events=read_events(store, hits.keys), total=len(found), next=following))


@router.get("/events/facets", responses=answers(Facets))
def facets(index: IndexHere, asked: Annotated[FacetsAsked, Query()]) -> Response:
    """How many events have which values."""
    found = index.search(asked.query())
    counted = {name: [FacetCount(value=c.value, events=c.events) for c in found.facet(name, asked.limit)] for name in asked.facet}
    return answer(Facets(total=len(found), facets=counted))


@router.get("/events/times", responses=answers(Times))
def times(index: IndexHere, asked: Annotated[Filters, Query()]) -> Response:  # type: ignore[valid-type]
    """How many events there are at which time."""
    found = index.search(asked.query())  # type: ignore[attr-defined]
    listed = [TimeCount(start=t.start, end=t.end, quad=t.quad, events=t.events) for t in found.times()]
    return answer(Times(times=listed, undated=found.undated()))


@router.get("/events/pairs", responses=answers(Pairs))
def pairs(index: IndexHere, asked: Annotated[PairsAsked, Query()]) -> Response:
    """Who acts on whom: actors by id, countries and sectors by code."""
    found = index.search(asked.query()).pairs(*LEVELS[asked.level], limit=asked.limit)
    return answer(Pairs(pairs=[PairCount(by=p.row, on=p.column, events=p.events, score=p.score) for p in found]))


@router.get("/documents/{document}/events/{event}", responses=answers(EventLine, 404))
def event(store: StoreHere, document: DocumentId, event: EventId) -> Response:
    """One event."""
    found = find_event(store, document, event)
    if found is None:
        raise HTTPException(404, f"{event}: no such event in {document}")
    return answer(found)
