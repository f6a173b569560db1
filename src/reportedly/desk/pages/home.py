"""The front page: the latest stories, what happened in them, and how firmly it is told."""

from __future__ import annotations

from itertools import groupby

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from ...store import EventQuery, find_story, happenings_of_stories, read_disputes, read_stories, totals
from ..filters import address_of, rejected_among
from ..navigation import Nav
from ..rendering import render
from ..stores import IndexHere, StoreHere
from ..telling import best_told, read_told

router = APIRouter()
NAV = Nav("Today", "/", "t")
EXAMPLES = ("/",)
_STORIES, _HAPPENINGS, _CHOICE = 18, 3, 10


@router.get("/")
def home(request: Request, store: StoreHere, index: IndexHere, after: str | None = None) -> Response:
    """Stories by day, the latest first."""
    if after is not None and find_story(store, after) is None:
        raise HTTPException(404)
    found = read_stories(store, _STORIES + 1, after)
    listed = found[:_STORIES]
    happened = {id: best_told(most, _HAPPENINGS) for id, most in happenings_of_stories(store, [s.id for s in listed], _CHOICE).items()}
    shown = [one for story in listed for one in happened.get(story.id, [])]
    told = {one.happening.id: one for one in read_told(store, shown, 5)}
    days = [
        (day, [(story, [told[one.id] for one in happened.get(story.id, [])]) for story in stories])
        for day, stories in groupby(listed, key=lambda story: story.last)
    ]
    everything = index.search(EventQuery())
    rejected = rejected_among(everything)
    held = index.search(EventQuery().held()) if rejected else everything
    return render(
        request,
        "home.html",
        days=days,
        following=f"/?after={listed[-1].id}" if len(found) > _STORIES else None,
        is_first=after is None,
        totals=totals(store) if after is None else {},
        standings=[(count, address_of("/events", held.query.with_value("standing", count.value))) for count in held.facet("standing")],
        rejected=rejected,
        disputes=read_disputes(store, limit=3) if after is None else [],
    )
