"""Report -> its events, each with all that a happening needs of it and no more, so that texts need not be kept."""

from __future__ import annotations

from ..records import Event, Record, Report
from .parties import Parties, make_parties
from .speakers import Speaker, find_speakers, name_speaker

_QUOTED = 400
"""Characters kept of a sentence, for people to read."""


class Told(Record, frozen=True, kw_only=True):
    """One event as one document tells it."""

    document: str
    published: str | None
    event: Event
    actors: Parties
    recipients: Parties
    speaker: Speaker | None
    """Who says so, where that is named."""
    deniers: tuple[tuple[str, Speaker | None], ...]
    """Who denies it, by name, and who that is."""
    sites: frozenset[int]
    """GeoNames ids of its towns."""
    words: str
    """The words that name the event."""
    sentence: str
    """The beginning of its sentence."""


def tell(report: Report) -> tuple[Told, ...]:
    """The events of a report."""
    speakers = find_speakers(report)
    document, text = report.document, report.document.text
    return tuple(
        Told(
            document=document.id,
            published=document.published.start if document.published else None,
            event=event,
            actors=make_parties(event.actors),
            recipients=make_parties(event.recipients),
            speaker=next((speakers[id] for id in reversed(event.attributions) if id in speakers), None),
            deniers=_deniers(report, event, speakers),
            sites=_sites(report, event),
            words=" ".join(text[slice(*event.anchor)].split()),
            sentence=" ".join(text[slice(*event.sentence)][:_QUOTED].split()),
        )
        for event in report.events
    )


def _sites(report: Report, event: Event) -> frozenset[int]:
    places = (report.toponyms[index].place for index in event.places if 0 <= index < len(report.toponyms))
    return frozenset(place.geonameid for place in places if place and place.geonameid and (place.feature or "").startswith("P."))


def _deniers(report: Report, event: Event, speakers: dict[str, Speaker]) -> tuple[tuple[str, Speaker | None], ...]:
    """Speakers of denials that answer the event, and of attributions that deny it themselves."""
    claims = {event.id, *event.attributions}
    denials = {id for dispute in report.disputes if claims & set(dispute.claim) for id in dispute.denial}
    if event.standing == "denied":
        denials |= set(event.attributions)
    return tuple(
        (party.name, speakers.get(attribution.id) or name_speaker(party.name, party.country))
        for attribution in report.attributions
        if attribution.id in denials and attribution.act == "deny" and (party := attribution.source_party)
    )
