"""Reports, their stories and copies -> happenings.

Two events are one happening when they belong to one story, are of one type or between the same two parties, share a party, and contradict
each other in no known party, mood or day. A happening takes an event only if this holds with all that it holds already; events are taken
in the order of publication, so that the order of the reports does not matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..records import Attribution, Document, Event, Party, Report, derive_id
from .records import Claimed, Figure, Happening, Mention


@dataclass(frozen=True)
class _Told:
    document: Document
    report: Report
    event: Event
    source: str
    story: str

    @property
    def published(self) -> str | None:
        return self.document.published.start if self.document.published else None


def find_happenings(
    reports: Iterable[Report], stories: Mapping[str, str], originals: Mapping[str, str | None] | None = None
) -> tuple[Happening, ...]:
    """The happenings of all reports, by story and first mention.

    Args:
        stories: the story id of every document id, as ``group_stories`` gives it.
        originals: of a copy's document id, the id of its original; a document that is no copy may be left out.
    """
    by_id = {report.document.id: report for report in reports}
    told = [
        _Told(report.document, report, event, _source(report, event, by_id, originals or {}), stories[report.document.id])
        for report in by_id.values()
        for event in report.events
    ]
    groups: dict[str, list[list[_Told]]] = defaultdict(list)
    for one in sorted(told, key=lambda t: (t.published or "9999", t.document.id, t.event.anchor, t.event.id)):
        for group in groups[one.story]:
            if all(_is_same(one.event, other.event) for other in group):
                group.append(one)
                break
        else:
            groups[one.story].append([one])
    return tuple(_happening(group) for story in sorted(groups) for group in groups[story])


def _is_same(a: Event, b: Event) -> bool:
    if set(a.auxiliary) - {"negated"} != set(b.auxiliary) - {"negated"}:
        return False
    actors, recipients = _meeting(a.actors, b.actors), _meeting(a.recipients, b.recipients)
    if actors is False or recipients is False or not (actors or recipients):
        return False
    return (a.event_type == b.event_type or bool(actors and recipients and a.quad_code == b.quad_code)) and _days_meet(a, b)


def _meeting(a: tuple[Party, ...], b: tuple[Party, ...]) -> bool | None:
    """True where a party is in both, False where all are known and none is, ``None`` where one side is not known."""
    mine, theirs = {_key(p) for p in a if _is_known(p)}, {_key(p) for p in b if _is_known(p)}
    return bool(mine & theirs) if mine and theirs else None


def _is_known(party: Party) -> bool:
    return bool(party.entity or party.country) and party.basis != "focus"


def _key(party: Party) -> str:
    return party.entity or f"{party.country} {party.sector or ''}".strip()


def _days_meet(a: Event, b: Event) -> bool:
    if not (a.time and b.time and a.time.start and b.time.start):
        return True
    return a.time.start <= (b.time.end or b.time.start) and b.time.start <= (a.time.end or a.time.start)


def _source(report: Report, event: Event, by_id: Mapping[str, Report], originals: Mapping[str, str | None]) -> str:
    """Whom the event goes back to: who says so where that is named, else the outlet, for a copy its original's."""
    known = {attribution.id: attribution for attribution in report.attributions}
    for attribution in (known[id] for id in reversed(event.attributions) if id in known):
        speaker = _speaker(report, attribution)
        if speaker:
            return f"says {speaker}"
    document = report.document
    root = by_id.get(originals.get(document.id) or document.id, report).document
    return f"outlet {root.publisher.casefold()}" if root.publisher else f"document {root.id}"


def _speaker(report: Report, attribution: Attribution) -> str | None:
    party = attribution.source_party
    if attribution.anonymous:
        return None
    if party and _is_known(party) and (party.entity or party.sector):
        return _key(party)
    if party:
        return party.name.casefold()
    return " ".join(report.document.text[start:end] for start, end in attribution.source).casefold() or None


def _happening(group: list[_Told]) -> Happening:
    days = sorted(one.published for one in group if one.published)
    figures = [
        Figure(kind=q.kind, low=q.low, high=q.high, published=one.published, document=one.document.id, span=q.span)
        for one in group
        for q in one.event.quantities
    ]
    mentions = tuple(
        Mention(document=one.document.id, event=one.event.id, anchor=one.event.anchor, published=one.published, source=one.source)
        for one in group
    )
    return Happening(
        id=derive_id("happening", min(one.event.id for one in group)),
        story=group[0].story,
        types=_claimed((one.event.event_type, one.event.id) for one in group),
        actors=_claimed((_key(p), one.event.id) for one in group for p in one.event.actors if _is_known(p)),
        recipients=_claimed((_key(p), one.event.id) for one in group for p in one.event.recipients if _is_known(p)),
        figures=tuple(figures),
        first_reported=days[0] if days else None,
        last_reported=days[-1] if days else None,
        independent_sources=len({mention.source for mention in mentions}),
        denied_by=tuple(sorted({name for one in group for name in _deniers(one)})),
        mentions=mentions,
    )


def _claimed(values: Iterable[tuple[str, str]]) -> tuple[Claimed, ...]:
    """Values with the events that tell them, the most told first."""
    events: dict[str, set[str]] = defaultdict(set)
    for value, event in values:
        events[value].add(event)
    listed = sorted(events.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(Claimed(value=value, events=tuple(sorted(ids))) for value, ids in listed)


def _deniers(one: _Told) -> set[str]:
    """Names of those who deny the event: speakers of denials that answer it, and of attributions that deny it themselves."""
    claims = {one.event.id, *one.event.attributions}
    denials = {id for dispute in one.report.disputes if claims & set(dispute.claim) for id in dispute.denial}
    if one.event.standing == "denied":
        denials |= set(one.event.attributions)
    return {
        attribution.source_party.name
        for attribution in one.report.attributions
        if attribution.id in denials and attribution.act == "deny" and attribution.source_party
    }
