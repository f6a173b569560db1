"""Short citations: enough to find the very words again."""

from __future__ import annotations

from ..export.visual import event_words, shorten
from ..store import DocumentLine, EventLine
from .formats import day


def cite_document(document: DocumentLine) -> str:
    """``Steppe Courier, "Guards deny shelling", 3 May 2021``; what is unknown is left out."""
    title = f'"{shorten(document.heading, 120)}"'
    parts = [document.publisher, title, day(document.published) if document.published else None, document.url]
    return ", ".join(part for part in parts if part)


def deed(event: EventLine) -> str:
    """Who did what to whom."""
    actors = " and ".join(actor.name for actor in event.actors[:3]) or "Somebody"
    recipients = " and ".join(actor.name for actor in event.recipients[:3])
    return " ".join(part for part in (actors, event_words(event.event_type, event.modes), recipients) if part)  # type: ignore[arg-type]


def cite_event(event: EventLine, document: DocumentLine) -> str:
    """The deed, how firmly it is told, and where that stands."""
    return f"{deed(event)} ({event.event_type}; {told_as(event)}). {cite_document(document)}. Record {event.id}."


def told_as(event: EventLine) -> str:
    """How firmly it is told, by whom, and that people rejected it where they did: ``denied, Ministry of Fisheries``."""
    sources = dict.fromkeys(said.source for said in event.said if said.source)
    return ", ".join([event.standing, *sources, *(["rejected by reviewers"] if event.verdict == "rejected" else [])])
