"""Report -> rows of the tables. Nothing is decided here: what the record says, in columns."""

from __future__ import annotations

import hashlib
import zlib
from typing import Any, NamedTuple

from ..happenings import is_pronoun
from ..happenings.parties import party_code
from ..records import Attribution, Document, Event, Page, Party, Report, Span, decode_report, derive_id, encode_report

LEAD = 600
"""Characters of a text that lists show."""
_SENTENCE, _CONTENT, _WORDS = 1_000, 2_000, 300
Row = dict[str, Any]


class ActorRow(NamedTuple):
    """Who a party is, so that others who are the same share the row."""

    id: str
    name: str
    country: str | None
    sector: str | None
    entity: str | None


def actor_row(party: Party) -> ActorRow:
    """The entity of the actor table; else country, sector and name together.

    >>> actor_row(Party(span=(0, 4), name="them", country="KEN", sector="CVL")).name
    'somebody (KEN CVL)'
    >>> one = actor_row(Party(span=(0, 5), name="Kenya", country="KEN"))
    >>> one.id == actor_row(Party(span=(9, 14), name="KENYA", country="KEN")).id
    True
    """
    name = cut(party.name, _WORDS)
    if is_pronoun(name):  # "they" is nobody's name: who is meant is told by the country and sector as far as they are known
        name = " ".join(["somebody", *(f"({code})" for code in (party_code(party),) if code)])
    parts = (party.entity,) if party.entity else (party.country, party.sector, name.casefold())
    return ActorRow(derive_id("actor", *parts), name, party.country, party.sector, party.entity)


def document_row(report: Report) -> Row:
    """Columns of ``documents`` that the report decides."""
    document, published = report.document, report.document.published
    return {
        "id": document.id,
        "external_id": clean(document.external_id),
        "url": clean(document.url),
        "publisher": clean(document.publisher),
        "title": clean(document.title),
        "byline": clean(document.byline),
        "section": clean(document.section),
        "language": document.language,
        "published": published.start if published else None,
        "published_end": published.end if published else None,
        "published_precision": published.precision if published else None,
        "published_basis": published.basis if published else None,
        "lead": _lead(document),
        "characters": len(document.text),
        "n_events": len(report.events),
        "n_problems": len(report.problems),
    }


def event_row(report: Report, event: Event, ordinal: int) -> Row:
    """Columns of ``events`` but for keys and revision."""
    text, time = report.document.text, event.time
    published = report.document.published
    return {
        "id": event.id,
        "ordinal": ordinal,
        "event_type": event.event_type,
        "cameo": event.cameo,
        "quad_code": event.quad_code,
        "score": event.score,
        "standing": event.standing,
        "modes": " ".join(event.modes),
        "contexts": " ".join(event.contexts),
        "auxiliary": " ".join(event.auxiliary),
        "day": (time.start if time else None) or (published.start if published else None),
        "time_start": time.start if time else None,
        "time_end": time.end if time else None,
        "time_precision": time.precision if time else None,
        "anchor": cut(text[slice(*event.anchor)], _WORDS),
        "anchor_start": event.anchor[0],
        "anchor_end": event.anchor[1],
        "sentence": cut(text[slice(*event.sentence)], _SENTENCE),
        "confidence": event.confidence,
        "why": clean(event.why),
    }


def party_rows(event: Event) -> list[tuple[ActorRow, Row]]:
    """Who the parties are, and their rows but for keys."""
    return [
        (
            actor_row(party),
            {
                "role": role,
                "ordinal": ordinal,
                "name": cut(party.name, _WORDS),
                "country": party.country,
                "sector": party.sector,
                "basis": party.basis,
                "span_start": party.span[0],
                "span_end": party.span[1],
            },
        )
        for role, parties in (("actor", event.actors), ("recipient", event.recipients))
        for ordinal, party in enumerate(parties)
    ]


def place_rows(report: Report, event: Event) -> list[Row]:
    """The gazetteer rows of an event's places."""
    found = [report.toponyms[index].place for index in event.places if 0 <= index < len(report.toponyms)]
    return [
        {
            "ordinal": ordinal,
            "geonameid": place.geonameid,
            "name": cut(place.name, _WORDS),
            "lat": place.lat,
            "lon": place.lon,
            "country": place.country,
            "precision": _precision(place.feature),
        }
        for ordinal, place in enumerate(place for place in found if place)
    ]


def quantity_rows(event: Event) -> list[Row]:
    """Numbers bound to an event."""
    return [
        {"ordinal": ordinal, "kind": q.kind, "low": q.low, "high": q.high, "unit": clean(q.unit)}
        for ordinal, q in enumerate(event.quantities)
    ]


def attribution_row(report: Report, attribution: Attribution, ordinal: int) -> Row:
    """Columns of ``attributions`` but for keys."""
    text = report.document.text
    return {
        "id": attribution.id,
        "ordinal": ordinal,
        "source": _join(text, attribution.source, _WORDS) or None,
        "source_kind": attribution.source_kind,
        "cue": _join(text, attribution.cue, _WORDS),
        "content": _join(text, attribution.content, _CONTENT),
        "kind": attribution.kind,
        "act": attribution.act,
        "hedged": attribution.hedged,
        "anonymous": attribution.anonymous,
    }


def dispute_rows(report: Report) -> list[Row]:
    """Claims and what answers them, in the document's words."""
    words = {a.id: cut(report.document.text[slice(*_hull(a))], _CONTENT) for a in report.attributions}
    speakers = {a.id: a.source_party.name for a in report.attributions if a.source_party}
    words |= {event.id: cut(report.document.text[slice(*event.sentence)], _SENTENCE) for event in report.events}
    by_event = {event.id: [speakers[a] for a in event.attributions if a in speakers] for event in report.events}

    def told(ids: tuple[str, ...]) -> tuple[str, str]:
        names = [name for id in ids for name in ([speakers[id]] if id in speakers else by_event.get(id, []))]
        told = list(dict.fromkeys(words[id] for id in ids if id in words))
        whole = [one for one in told if not any(one != other and one in other for other in told)]
        return " … ".join(whole), "\n".join(dict.fromkeys(cut(n, _WORDS) for n in names))

    rows = []
    for dispute in report.disputes:
        (claim, claimants), (denial, deniers) = told(dispute.claim), told(dispute.denial)
        rows.append({"id": dispute.id, "claim": claim, "denial": denial, "claimants": claimants, "deniers": deniers})
    return rows


def searched_event(event: Event, row: Row) -> str:
    """What a search over events looks into: the sentence and the names of the parties."""
    return "\n".join([row["sentence"], *(cut(party.name, _WORDS) for party in (*event.actors, *event.recipients))])


def searched_document(document: Document) -> str:
    """What a search over documents looks into."""
    return clean("\n".join(part for part in (None if document.title_span else document.title, document.text) if part)) or ""


def pack_report(report: Report) -> bytes:
    """The whole record, deflated."""
    return zlib.compress(encode_report(report), 6)


def unpack_report(packed: bytes) -> Report:
    """The record again."""
    return decode_report(zlib.decompress(packed))


def pack_page(page: Page) -> bytes:
    """The page as it was received, deflated."""
    return zlib.compress(page.content.encode("utf-8", "surrogatepass"), 6)


def unpack_page(packed: bytes) -> str:
    """The page again."""
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")


def digest(report: Report) -> str:
    """SHA-256 of a record, hexadecimal."""
    return hashlib.sha256(encode_report(report)).hexdigest()


def cut(text: str, limit: int) -> str:
    """On one line, and no longer than ``limit`` characters."""
    line = " ".join((clean(text[: 2 * limit]) or "").split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


def clean(text: str | None) -> str | None:
    """Without what databases refuse: the character zero and lone surrogates."""
    return text if text is None else text.replace("\x00", " ").encode("utf-8", "replace").decode("utf-8")


def _hull(attribution: Attribution) -> Span:
    """From the first to the last of its words: "The government has denied this", not "this"."""
    spans = [*attribution.source, *attribution.cue, *attribution.content]
    return min(start for start, _ in spans), max(end for _, end in spans)


def _lead(document: Document) -> str:
    text = document.text
    start = document.title_span[1] if document.title_span else 0
    return cut(text[start : start + 2 * LEAD], LEAD)


def _join(text: str, spans: tuple[Span, ...], limit: int) -> str:
    return cut(" … ".join(text[start:end] for start, end in spans), limit)


def _precision(feature: str | None) -> str:
    """
    >>> [_precision(code) for code in ("A.PCLI", "A.ADM1", "P.PPLC", "S.AIRP", None)]
    ['country', 'region', 'city', 'site', 'site']
    """
    code = feature or ""
    if code.startswith("A.PCL") or code == "A.TERR":
        return "country"
    return "region" if code[:2] in ("A.", "L.") else "city" if code.startswith("P.") else "site"
