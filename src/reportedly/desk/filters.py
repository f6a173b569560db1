"""A query of events -> what a page shows of it: facets to choose from, chips to take back, addresses that keep the rest."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import msgspec
from fastapi import Request
from markupsafe import Markup

from ..store import LISTS, EventQuery, Found, Store, find_document, find_story, parse_query, places_by_id, read_actors
from .marks import standing_mark
from .words import FILTER_WORDS, value_words

IDS = ("actor", "by", "on", "source", "place", "story", "document", "happening")
SHOWN = (
    ("type", 16, True), ("standing", 5, True), ("country", 10, True), ("actor", 10, True), ("sector", 10, False), ("mode", 12, False),
    ("quad", 4, False), ("context", 12, False), ("actor_country", 10, False), ("recipient_country", 10, False), ("source", 10, False),
    ("place_country", 10, False), ("place", 10, False), ("publisher", 10, False), ("auxiliary", 4, False), ("verdict", 4, False),
)  # fmt: skip
"""Facets in their order, values shown, and whether they stand open when nothing is chosen in them."""
MORE = 200
LEVELS = {
    "actor": ("by", "on"), "country": ("actor_country", "recipient_country"), "sector": ("actor_sector", "recipient_sector"),
}  # fmt: skip
"""At which level one looks at who acts on whom, and the two filters of each."""


class Entry(msgspec.Struct, frozen=True):
    """A value to choose or take back."""

    label: str | Markup
    address: str
    count: int
    on: bool


class Facet(NamedTuple):
    """One filter with its values."""

    name: str
    title: str
    entries: list[Entry]
    open: bool
    more: str | None


class Chip(NamedTuple):
    """A filter that is set, and the address without it."""

    label: str
    address: str


def query_of(request: Request, *ignored: str) -> EventQuery:
    """What the address asks for; ``ignored`` are its words that are not about events."""
    return parse_query(request.query_params.multi_items(), ("after", *ignored))


def address_of(path: str, query: EventQuery, **more: Any) -> str:
    """``path`` with the query."""
    asked = query.encode(**more)
    return f"{path}?{asked}" if asked else path


def facets(store: Store, found: Found, path: str, opened: str | None = None, **more: Any) -> list[Facet]:
    """All facets of what was found. ``opened`` is shown with many more values."""
    counted = [(name, found.facet(name, MORE if name == opened else limit), limit, is_open) for name, limit, is_open in SHOWN]
    names = _names(store, ((name, count.value) for name, counts, _, _ in counted for count in counts))
    result = []
    for name, counts, limit, is_open in counted:
        entries = [
            Entry(
                standing_mark(c.value) if name == "standing" else names.get((name, c.value)) or value_words(name, c.value),
                address_of(path, found.query.without(name, c.value) if c.is_chosen else found.query.with_value(name, c.value), **more),
                c.events,
                c.is_chosen,
            )
            for c in counts
        ]
        is_full = name != opened and len(counts) >= limit and limit >= 10
        wider = address_of(path, found.query, **more, facet=name) if is_full else None
        chosen = bool(found.query.values(name))
        if entries:
            result.append(Facet(name, FILTER_WORDS[name], entries, is_open or chosen or name == opened, wider))
    return result


def chips(store: Store, query: EventQuery, path: str, **more: Any) -> list[Chip]:
    """Every filter that is set."""
    set_ = [(name, value) for name in LISTS for value in query.values(name)]
    names = _names(store, set_)
    found = [
        Chip(
            f"{FILTER_WORDS[name]}: {names.get((name, value)) or value_words(name, value)}",
            address_of(path, query.without(name, value), **more),
        )
        for name, value in set_
    ]
    plain = (("text", query.text), ("since", query.since), ("until", query.until))
    found += [Chip(f"{FILTER_WORDS[name]}: {value}", address_of(path, query.without(name), **more)) for name, value in plain if value]
    return found


def rejected_among(found: Found) -> int:
    """How many of the events people rejected."""
    return next((count.events for count in found.facet("verdict") if count.value == "rejected"), 0)


def describe(store: Store, query: EventQuery) -> str:
    """The query in words, for titles and feeds."""
    return " · ".join(chip.label for chip in chips(store, query, "")) or "all events"


def _names(store: Store, pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """What ids stand for."""
    listed = [(name, value) for name, value in pairs if name in IDS]
    actors = read_actors(store, {value for name, value in listed if name in ("actor", "by", "on", "source")})
    places = places_by_id(store, {value for name, value in listed if name == "place"})
    found: dict[tuple[str, str], str] = {}
    for name, value in listed:
        if name == "place":
            found[name, value] = places[value].name if value in places else value
        elif name == "story":
            story = find_story(store, value)
            found[name, value] = story.title if story else value
        elif name == "document":
            document = find_document(store, value)
            found[name, value] = document.heading if document else value
        elif name == "happening":
            found[name, value] = "one happening"
        else:
            found[name, value] = actors[value].name if value in actors else value
    return found
