"""Actors: who they are and what they are called."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException
from starlette.responses import Response

from ...store import EventQuery, actors_named, find_actor, names_of_actor, read_actors
from ..stores import IndexHere, StoreHere
from .answers import PREFIX, ActorCount, ActorPage, ActorWhole, answer, answers
from .asking import ActorId, Limit, Words

router = APIRouter(prefix=PREFIX, tags=["actors"])


@router.get("/actors", responses=answers(ActorPage))
def actors(store: StoreHere, index: IndexHere, q: Words = "", limit: Limit = 50) -> Response:
    """The busiest actors, or those whose name holds ``q``. Their events: ``/events?actor=ID`` (``by``, ``on``, ``source``)."""
    if q.strip():
        found = actors_named(store, q.strip(), limit)
    else:
        counts = index.search(EventQuery()).facet("actor", limit)
        known = read_actors(store, (count.value for count in counts))
        found = [(known[count.value], count.events) for count in counts if count.value in known]
    return answer(ActorPage(actors=[ActorCount(actor=who, events=n) for who, n in found]))


@router.get("/actors/{id}", responses=answers(ActorWhole, 404))
def actor(store: StoreHere, id: ActorId) -> Response:
    """One actor."""
    found = find_actor(store, id)
    if found is None:
        raise HTTPException(404, f"{id}: no such actor")
    return answer(ActorWhole(actor=found, names=dict(names_of_actor(store, id))))
