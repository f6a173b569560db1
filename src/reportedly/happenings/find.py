"""Reports, their stories and copies -> happenings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import combinations

from ..records import Event, Party, Report, Standing, derive_id
from .group import group_told
from .parties import is_known, party_key
from .records import Claimed, Contested, Figure, Happening, Mention
from .speakers import Speaker, name_sources
from .told import Told, tell

CAREFUL: tuple[Standing, ...] = ("denied", "disputed", "unconfirmed", "attributed", "asserted")


def find_happenings(
    reports: Iterable[Report], stories: Mapping[str, str], originals: Mapping[str, str | None] | None = None
) -> tuple[Happening, ...]:
    """The happenings of all reports, by story and first mention.

    Args:
        stories: the story id of every document id, as ``group_stories`` gives it.
        originals: of a copy's document id, the id of its original; a document that is no copy may be left out.
    """
    index = HappeningIndex()
    for report in reports:
        index.add(report)
    return index.find(stories, originals or {})


class HappeningIndex:
    """Takes reports one by one and keeps their events, not their texts."""

    def __init__(self) -> None:
        self._told: dict[str, tuple[Told, ...]] = {}
        self._publishers: dict[str, str | None] = {}

    def add(self, report: Report) -> None:
        """Take a report in; the same document again changes nothing."""
        self.add_told(report.document.id, report.document.publisher, tell(report))

    def add_told(self, document: str, publisher: str | None, told: tuple[Told, ...]) -> None:
        """Take in a document whose events are known already."""
        self._told.setdefault(document, told)
        self._publishers.setdefault(document, publisher)

    def told(self) -> dict[tuple[str, str], Told]:
        """All events, by document id and event id."""
        return {(one.document, one.event.id): one for listed in self._told.values() for one in listed}

    def find(self, stories: Mapping[str, str], originals: Mapping[str, str | None]) -> tuple[Happening, ...]:
        """The happenings so far, by story and first mention."""
        by_story: dict[str, list[Told]] = defaultdict(list)
        for document, listed in self._told.items():
            by_story[stories[document]] += listed

        def root(document: str) -> str:
            return originals.get(document) or document

        def outlet(document: str) -> str:
            publisher = self._publishers.get(root(document), self._publishers.get(document))
            return f"outlet {' '.join(publisher.casefold().split())}" if publisher else f"document {root(document)}"

        return tuple(_happening(story, group, outlet, root) for story in sorted(by_story) for group in group_told(by_story[story]))


def _happening(story: str, group: list[Told], outlet: Callable[[str], str], root: Callable[[str], str]) -> Happening:
    published = sorted(one.published for one in group if one.published)
    sources = _sources(group, outlet)
    standings = _claimed((one.event.standing, "", one.event.id) for one in group)
    denied_by = _deniers(group)
    return Happening(
        id=derive_id("happening", *min((one.event.id, one.document) for one in group)),
        story=story,
        types=_claimed((one.event.event_type, one.words, one.event.id) for one in group),
        actors=_claimed_parties(group, lambda event: event.actors),
        recipients=_claimed_parties(group, lambda event: event.recipients),
        days=_claimed((_days(one.event), "", one.event.id) for one in group if _days(one.event)),
        contested=_contested(group),
        standing=_standing(group, sources, bool(denied_by)),
        standings=standings,
        auxiliary=tuple(sorted({word for one in group for word in one.event.auxiliary})),
        figures=_figures(group, root),
        first_reported=published[0] if published else None,
        last_reported=published[-1] if published else None,
        independent_sources=len({source for one, source in zip(group, sources, strict=True) if one.event.standing != "denied"}),
        denied_by=denied_by,
        mentions=tuple(
            Mention(document=one.document, event=one.event.id, anchor=one.event.anchor, published=one.published, source=source)
            for one, source in zip(group, sources, strict=True)
        ),
    )


def _figures(group: list[Told], root: Callable[[str], str]) -> tuple[Figure, ...]:
    """What a copy only repeats is not a number of its day."""
    told = {
        (root(one.document), q.kind, q.low, q.high) for one in group if root(one.document) == one.document for q in one.event.quantities
    }
    return tuple(
        Figure(kind=q.kind, low=q.low, high=q.high, unit=q.unit, published=one.published, document=one.document, span=q.span)
        for one in group
        for q in one.event.quantities
        if root(one.document) == one.document or (root(one.document), q.kind, q.low, q.high) not in told
    )


def _sources(group: list[Told], outlet: Callable[[str], str]) -> list[str]:
    """Whom each event goes back to: who says so where that is named there or elsewhere in the document ("Three killed in Osh", says the
    headline, and the ministry below it), else the outlet, for a copy its original's."""
    names = name_sources(one.speaker for one in group if one.speaker)
    of_document: dict[str, Speaker] = {}
    for one in group:
        if one.speaker and one.event.standing != "denied":
            of_document.setdefault(one.document, one.speaker)
    speakers = [one.speaker or of_document.get(one.document) for one in group]
    return [
        outlet(one.document) if speaker is None else names[speaker] if speaker.is_outlet else f"says {names[speaker]}"
        for one, speaker in zip(group, speakers, strict=True)
    ]


def _standing(group: list[Told], sources: list[str], denied: bool) -> Standing:
    found = {one.event.standing for one in group}
    if found == {"denied"}:
        return "denied"
    if denied or found & {"denied", "disputed"}:
        return "disputed"
    votes: dict[Standing, set[str]] = defaultdict(set)
    for one, source in zip(group, sources, strict=True):
        votes[one.event.standing].add(source)
    return min(votes, key=lambda standing: (-len(votes[standing]), CAREFUL.index(standing)))


def _contested(group: list[Told]) -> tuple[Contested, ...]:
    types = {one.event.event_type for one in group}
    shared = all(a.meet(b) is not False for a, b in combinations({one.actors for one in group}, 2))
    found: list[tuple[Contested, bool]] = [("types", len(types) > 1), ("actors", not shared)]
    return tuple(field for field, is_contested in found if is_contested)


def _days(event: Event) -> str:
    if event.time is None or event.time.start is None:
        return ""
    end = event.time.end or event.time.start
    return event.time.start if end == event.time.start else f"{event.time.start}/{end}"


def _claimed_parties(group: list[Told], role: Callable[[Event], tuple[Party, ...]]) -> tuple[Claimed, ...]:
    return _claimed((party_key(party), party.name, one.event.id) for one in group for party in role(one.event) if is_known(party))


def _claimed(values: Iterable[tuple[str, str, str]]) -> tuple[Claimed, ...]:
    """Values with their words and the events that tell them, the most told first."""
    events: dict[str, set[str]] = defaultdict(set)
    words: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for value, worded, event in values:
        events[value].add(event)
        if worded:
            words[value].add((worded, event))
    listed = sorted(events.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(Claimed(value=value, words=_most_frequent(words[value]), events=tuple(sorted(ids))) for value, ids in listed)


def _most_frequent(words: set[tuple[str, str]]) -> tuple[str, ...]:
    counts = Counter(worded for worded, _ in words)
    return tuple(sorted(counts, key=lambda worded: (-counts[worded], worded)))


def _deniers(group: list[Told]) -> tuple[str, ...]:
    """Each denier once, by the fullest of its names."""
    told = {denier for one in group for denier in one.deniers}
    names = name_sources(speaker for _, speaker in told if speaker)
    fullest: dict[str, str] = {}
    for name, speaker in sorted(told, key=lambda denier: (len(denier[0]), denier[0])):
        fullest[names[speaker] if speaker else name.casefold()] = name
    return tuple(sorted(fullest.values()))
