"""Events: a list, a timeline, a map and a network of the same query, with facets. The address holds the whole query."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from markupsafe import Markup
from starlette.responses import Response

from ...store import EventQuery, Found, Store, places_by_id, read_actors, read_events
from .. import charts
from ..filters import LEVELS, address_of, chips, facets, query_of
from ..navigation import Nav
from ..rendering import render
from ..stores import IndexHere, StoreHere
from ..words import country_name, sector_name

router = APIRouter()
NAV = Nav("Events", "/events", "e")
EXAMPLES = (
    "/events", "/events?type=ASSAULT&standing=attributed", "/events?q=nosuchword", "/events/timeline", "/events/map",
    "/events/network", "/events/network?level=country", "/events?facet=country",
)  # fmt: skip
PAGE = 50
_VIEWS = (("List", "/events"), ("Timeline", "/events/timeline"), ("Map", "/events/map"), ("Who acts on whom", "/events/network"))
_MOST_PLACES = 2_000


@router.get("/events")
def events(request: Request, store: StoreHere, index: IndexHere, after: str | None = None, facet: str | None = None) -> Response:
    """The list."""
    query = query_of(request, "facet")
    found = index.search(query)
    hits = found.page(PAGE, after)
    following = address_of("/events", query, after=hits.next) if hits.next else None
    return _render(
        request, store, found, "events.html", facet, rows=read_events(store, hits.keys), following=following, first=after is None
    )


@router.get("/events/timeline")
def timeline(request: Request, store: StoreHere, index: IndexHere, unit: str | None = None, facet: str | None = None) -> Response:
    """When."""
    query = query_of(request, "facet", "unit")
    found = index.search(query)
    if unit not in (None, "", "day", "week", "month", "year"):
        raise HTTPException(400, f"unit={unit}: there are day, week, month and year")

    def link(start: date, end: date) -> str:
        changed: EventQuery = query.replace(since=start.isoformat(), until=end.isoformat())
        return address_of("/events", changed)

    dated = [charts.dated(span.start, span.end, span.quad, span.events) for span in found.times()]
    dated += [charts.dated(None, None, 1, found.undated())] if found.undated() else []
    drawn = charts.timeline(charts.bin_events(dated, unit=unit or None, link=link))  # type: ignore[arg-type]
    return _render(request, store, found, "timeline.html", facet, chart=_chart(drawn), unit=unit or "", more={"unit": unit or None})


@router.get("/events/map")
def map_(request: Request, store: StoreHere, index: IndexHere, facet: str | None = None) -> Response:
    """Where."""
    query = query_of(request, "facet")
    found = index.search(query)
    points, countries = _places(store, found)
    context: dict[str, Any] = {
        "chart": _chart(charts.world_map(points, countries)),
        "table": Markup(charts.map_table(points[:300], countries[:100])),
    }
    return _render(request, store, found, "map.html", facet, unplaced=_unplaced(found), **context)


@router.get("/events/network")
def network(request: Request, store: StoreHere, index: IndexHere, level: str = "actor", facet: str | None = None) -> Response:
    """Who acts on whom."""
    query = query_of(request, "facet", "level")
    if level not in LEVELS:
        raise HTTPException(400, f"level={level}: there are {', '.join(LEVELS)}")
    found = index.search(query)
    edges = _edges(store, found, level)
    context: dict[str, Any] = {
        "graph": _chart(charts.network(edges)),
        "matrix": Markup(charts.matrix(edges)),
        "level": level,
        "levels": tuple(LEVELS),
    }
    return _render(request, store, found, "network.html", facet, more={"level": level if level != "actor" else None}, **context)


def _render(
    request: Request, store: Store, found: Found, template: str, opened: str | None, more: dict[str, Any] | None = None, **context: Any
) -> Response:
    path, more = request.url.path, more or {}
    kept: EventQuery = found.query
    return render(
        request,
        template,
        query=kept,
        total=len(found),
        facets=facets(store, found, path, opened, **more),
        chips=chips(store, kept, path, **more),
        views=[(word, address_of(address, kept), address == path) for word, address in _VIEWS],
        hidden=[(name, value) for name, values in kept.filters.items() for value in values] + [(n, v) for n, v in more.items() if v],
        path=path,
        list_address=address_of("/events", kept),
        encoded=kept.encode(),
        sorts=[(word, key, address_of(path, kept.replace(sort=key))) for word, key in _SORTS],
        **context,
    )


_SORTS = (("newest first", "newest"), ("oldest first", "oldest"), ("least certain first", "unsure"))


def _chart(drawn: str) -> Markup:
    return Markup(charts.chart_patterns()) + Markup(drawn)


def _places(store: Store, found: Found) -> tuple[list[charts.MapPoint], list[charts.MapCountry]]:
    counts = found.facet("place", _MOST_PLACES)
    known = places_by_id(store, (count.value for count in counts))
    points, countries = [], []
    for count in counts:
        place = known.get(count.value)
        if place is None or place.lat is None or place.lon is None:
            continue
        href = address_of("/events", found.query.without("place").with_value("place", count.value))
        if place.precision == "country":
            countries.append(charts.MapCountry(code=place.country or "", name=place.name, count=count.events, href=href))
        else:
            precision = place.precision if place.precision in ("site", "city", "region") else "region"
            points.append(
                charts.MapPoint(
                    name=place.name,
                    lat=place.lat,
                    lon=place.lon,
                    count=count.events,
                    precision=precision,  # type: ignore[arg-type]
                    country=country_name(place.country),
                    href=href,
                )
            )
    return points, countries


def _unplaced(found: Found) -> int:
    """Events without a place."""
    placed = found.mask.copy()
    placed[:] = False
    placed[found.columns.multi["place"].at] = True
    return int((found.mask & ~placed).sum())


def _edges(store: Store, found: Found, level: str) -> list[charts.Edge]:
    left, right = LEVELS[level]
    pairs = found.pairs(left, right)
    node = _nodes(store, {value for pair in pairs for value in (pair.row, pair.column)}, level, found.query)
    return [
        charts.Edge(
            actor=node(pair.row),
            recipient=node(pair.column),
            count=pair.events,
            score=pair.score,
            href=address_of("/events", found.query.with_value(left, pair.row).with_value(right, pair.column)),
        )
        for pair in pairs
    ]


def _nodes(store: Store, values: set[str], level: str, query: EventQuery) -> Callable[[str], charts.Actor]:
    if level == "actor":
        known = read_actors(store, values)

        def who(id: str) -> charts.Actor:
            line = known[id]
            return charts.Actor(id=id, name=line.name, group=line.country and country_name(line.country), href=f"/actors/{id}")

        return who
    words = country_name if level == "country" else sector_name
    return lambda code: charts.Actor(id=code, name=words(code), group=None, href=address_of("/events", query.with_value(level, code)))
