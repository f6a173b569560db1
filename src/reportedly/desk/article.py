"""A record -> the marks of its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from ..export.visual import event_words
from ..records import Event, Report
from .highlights import Mark, highlight

KINDS = {"events": "events", "said": "who says so", "times": "times", "places": "places"}


def marks_of(report: Report, kinds: Iterable[str] = KINDS) -> list[Mark]:
    """All marks of these kinds. Events lead to ``#EVENT`` beside the text, attributions to ``#ATTRIBUTION``."""
    makers = {"events": _events, "said": _attributions, "times": _times, "places": _places}
    return [*_about_text(report), *(mark for kind in kinds if kind in makers for mark in makers[kind](report))]


def marks_of_event(report: Report, event: Event) -> list[Mark]:
    """The marks that one event was read from: its words, parties, time, place, numbers, and who says so."""
    found = [Mark(event.anchor, f"m-event quad-{event.quad_code}", title=event_words(event.event_type, event.modes))]
    sides = (("m-actor", "actor", event.actors), ("m-recipient", "recipient", event.recipients))
    found += [Mark(party.span, classes, title=f"{role}: {party.name}") for classes, role, parties in sides for party in parties]
    found += [Mark(quantity.span, "m-number", title=quantity.kind) for quantity in event.quantities]
    if event.time and event.time.timex is not None and event.time.timex < len(report.timexes):
        found.append(Mark(report.timexes[event.time.timex].span, "m-time", title="when"))
    if event.location:
        found.append(Mark(event.location.span, "m-place", title="where"))
    around = {a.id: a for a in report.attributions}
    for id in event.attributions:
        if id in around:
            found += [Mark(span, "m-source", title="who says so") for span in around[id].source]
            found += [Mark(span, "m-cue") for span in around[id].cue]
            found += [Mark(span, "m-said") for span in around[id].content]
    return found


def _about_text(report: Report) -> Iterator[Mark]:
    """Corrections and the times of a live blog's entries, which are always marked."""
    for n, note in enumerate(report.document.corrections, 1):
        yield Mark(note.span, "m-correction", f"note-{n}", title=note.kind)
    for item in report.document.items:
        yield Mark(item.stamp, "m-stamp", title=f"{item.day or 'day unknown'}, {item.time}")


def paragraph_of(report: Report, event: Event) -> Markup:
    """The paragraph of an event and those beside it."""
    text = report.document.text
    start = text.rfind("\n", 0, max(0, text.rfind("\n", 0, event.sentence[0])))
    end = text.find("\n", text.find("\n", event.sentence[1]) + 1) if "\n" in text[event.sentence[1] :] else -1
    return highlight(text, marks_of_event(report, event), (start + 1, len(text) if end < 0 else end))


def _events(report: Report) -> Iterator[Mark]:
    for event in report.events:
        words = f"{event.event_type}: {event_words(event.event_type, event.modes)}"
        yield Mark(event.anchor, f"m-event quad-{event.quad_code} is-{event.standing}", f"t-{event.id}", f"#{event.id}", words)


def _attributions(report: Report) -> Iterator[Mark]:
    for attribution in report.attributions:
        target = f"#{attribution.id}"
        for n, span in enumerate(attribution.cue):
            yield Mark(span, "m-cue", f"t-{attribution.id}" if n == 0 else "", target, attribution.act)
        yield from (Mark(span, "m-source", title="who says so") for span in attribution.source)
        yield from (Mark(span, f"m-said m-{attribution.kind}") for span in attribution.content)


def _times(report: Report) -> Iterator[Mark]:
    for timex in report.timexes:
        told = timex.start if timex.start == timex.end else f"{timex.start} to {timex.end}"
        yield Mark(timex.span, "m-time", title=f"{timex.value}: {told}" if timex.start else timex.value)


def _places(report: Report) -> Iterator[Mark]:
    for toponym in report.toponyms:
        if toponym.kind == "name":
            place = toponym.place
            known = f"{place.name}, {place.admin1 or ''} {place.country or ''}".strip() if place else "in no gazetteer"
            yield Mark(toponym.span, "m-place" if place else "m-place unknown", title=known)
