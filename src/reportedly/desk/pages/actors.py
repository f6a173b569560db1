"""Actors: who they are, what they did, what was done to them, what they say, and who contradicts them."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from markupsafe import Markup
from sqlalchemy import or_
from starlette.responses import Response

from ...store import (
    EventQuery,
    actors_named,
    find_actor,
    names_of_actor,
    read_actors,
    read_disputes,
    read_events,
    said_by,
)
from ...store.schema import disputes
from .. import charts
from ..filters import address_of
from ..navigation import Nav
from ..rendering import render
from ..stores import IndexHere, StoreHere

router = APIRouter()
NAV = Nav("Actors", "/actors", "a")
EXAMPLES = ("/actors", "/actors?q=police", "/actors?q=nosuchactor")
_LISTED, _SHOWN = 100, 8


@router.get("/actors")
def actors(request: Request, store: StoreHere, index: IndexHere, q: str = "") -> Response:
    """The busiest, or those with a name."""
    if words := q.strip()[:200]:
        found = actors_named(store, words, _LISTED)
    else:
        counts = index.search(EventQuery()).facet("actor", _LISTED)
        known = read_actors(store, (count.value for count in counts))
        found = [(known[count.value], count.events) for count in counts if count.value in known]
    return render(request, "actors.html", actors=found, words=words)


@router.get("/actors/{id}")
def actor(request: Request, id: str, store: StoreHere, index: IndexHere) -> Response:
    """One actor."""
    who = find_actor(store, id)
    if who is None:
        raise HTTPException(404)
    did, suffered = (index.search(EventQuery(filters={side: (id,)})) for side in ("by", "on"))
    both = index.search(EventQuery(filters={"actor": (id,)}))
    aliases = names_of_actor(store, id)
    dated = [charts.dated(span.start, span.end, span.quad, span.events) for span in both.times()]
    names = [name for name, _ in aliases] or [who.name]
    with_name = or_(
        *(column.contains(name, autoescape=True) for name in names[:5] for column in (disputes.c.claimants, disputes.c.deniers))
    )
    return render(
        request,
        "actor.html",
        who=who,
        aliases=aliases,
        total=len(both),
        sides=[
            ("What they did", len(did), read_events(store, did.page(_SHOWN).keys), address_of("/events", did.query)),
            ("What was done to them", len(suffered), read_events(store, suffered.page(_SHOWN).keys), address_of("/events", suffered.query)),
        ],
        partners=_partners(store, did.pairs(limit=12), suffered.pairs(limit=12), id),
        sayings=said_by(store, id, 12),
        contradicted=[line for line in read_disputes(store, with_name, limit=40) if _takes_part(line.claimants + line.deniers, names)][:10],
        chart=Markup(charts.chart_patterns()) + Markup(charts.timeline(charts.bin_events(dated))) if dated else "",
        chosen=address_of("/events", both.query),
    )


def _takes_part(people: tuple[str, ...], names: list[str]) -> bool:
    """One of the names itself, not a part of another."""
    return bool({name.casefold() for name in people} & {name.casefold() for name in names})


def _partners(store: StoreHere, did: list, suffered: list, id: str) -> dict[str, list[tuple[str, str, int, str]]]:  # type: ignore[type-arg]
    """Whom they act on and who acts on them: name, id, events, address."""
    rows = {"on": [(p.column, p.events) for p in did if p.row == id], "by": [(p.row, p.events) for p in suffered if p.column == id]}
    known = read_actors(store, {other for listed in rows.values() for other, _ in listed})
    other_side = {"on": "by", "by": "on"}
    return {
        side: [
            (known[other].name, other, n, address_of("/events", EventQuery(filters={side: (other,), other_side[side]: (id,)})))
            for other, n in listed
            if other in known
        ]
        for side, listed in rows.items()
    }
