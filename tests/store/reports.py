"""Reports made by hand."""

from __future__ import annotations

from typing import Any

from reportedly.records import (
    Attribution,
    Dispute,
    Document,
    Event,
    EventTime,
    Party,
    Place,
    Published,
    Quantity,
    Report,
    Toponym,
    derive_id,
)

TEXT = "Gunmen killed 12 villagers near Gao. Mali's army said the gunmen had fled. A spokesman denied the claim."


def party(name: str, country: str | None = None, sector: str | None = None, start: int = 0) -> Party:
    """A party whose span begins at ``start``."""
    return Party(span=(start, start + len(name)), name=name, country=country, sector=sector)


def event(text: str = TEXT, **fields: Any) -> Event:
    """An attack by gunmen on villagers, with some fields otherwise."""
    kind = fields.get("event_type", "ASSAULT")
    values: dict[str, Any] = {
        "id": derive_id("event", text, fields.get("anchor", (7, 13)), kind),
        "sentence": (0, min(36, len(text))),
        "anchor": (7, 13),
        "event_type": kind,
        "modes": ("firearms",),
        "quad_code": 4,
        "score": -9.0,
        "actors": (party("Gunmen", "MLI", "UAF"),),
        "recipients": (party("villagers", "MLI", "CVL", 17),),
        "standing": "asserted",
        "quantities": (Quantity(kind="dead", low=12, high=12, unit="villagers", span=(14, 26)),),
        "why": "frame.kill",
        "confidence": 0.8,
        "time": EventTime(start="2026-03-02", end="2026-03-02", precision="day", timex=None),
        "places": (0,),
    }
    return Event(**{**values, **fields})


def report(
    text: str = TEXT,
    *events: Event,
    publisher: str | None = "Sahel Courier",
    day: str | None = "2026-03-03",
    title: str | None = None,
    **more: Any,
) -> Report:
    """A report of one event (or those given), one attribution and one dispute."""
    saying = Attribution(
        id=derive_id("attribution", text),
        source=((37, 48),),
        source_party=party("Mali's army", "MLI", "MIL", 37),
        cue=((49, 53),),
        content=((54, 73),),
        kind="indirect",
        act="assert",
        why="cue.said",
    )
    gao = Place(geonameid=2457161, name="Gao", lat=16.27, lon=-0.04, country="MLI", feature="P.PPLA")
    published = Published(start=day, end=day, basis="given") if day else None
    told = events or (event(text, attributions=(saying.id,)),)
    values: dict[str, Any] = {
        "attributions": (saying,),
        "disputes": (Dispute(id=derive_id("dispute", text), claim=(saying.id,), denial=(told[0].id,)),),
        "toponyms": (Toponym(span=(32, 35), name="Gao", place=gao, candidates=1),),
    }
    document = Document(id=derive_id("doc", text), text=text, title=title, publisher=publisher, published=published, language="en")
    return Report(document=document, events=told, **{**values, **more})
