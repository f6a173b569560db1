"""Mentions of one happening in a document lend each other what they leave out.

"Gunmen killed a judge in Oran. ... The killing was condemned": the bare noun means the same killing, so its actor is the gunmen.
A mention that names a party of its own on a side keeps it; two mentions that name different parties are two happenings.
"""

from __future__ import annotations

from ..parse import Parse
from ..records import Event, Party

BASIS = "event-coreference"
_DEEDS = frozenset({"ASSAULT", "COERCE", "PROTEST", "AID", "RETREAT"})
_STEMS = {
    "killing": "kill",
    "bombing": "bomb",
    "shooting": "shoot",
    "shelling": "shell",
    "murder": "kill",
    "slaying": "kill",
    "death": "kill",
    "arrest": "arrest",
    "attack": "attack",
}


_POINTING = frozenset({"the", "this", "that", "these", "those"})
_ANYBODY = frozenset(
    "people person man woman officer civilian other member one resident soldier child boy girl house home building school church embassy "
    "town city country area place".split()
)
"""Words for what suffered that say too little to tell one happening from another."""


def share_actors(events: list[Event], parse: Parse) -> list[Event]:
    """Events without an actor given that of the nearest earlier mention, else of the first later one, of the same happening."""
    return [e if e.actors else _with_borrowed(e, [*reversed(events[:i]), *events[i + 1 :]], parse) for i, e in enumerate(events)]


def share_circumstances(events: list[Event], parse: Parse) -> list[Event]:
    """Events without a time or place given that of the other mentions of the same happening, with the basis ``story``.

    Only what all the mentions that have one agree on, and only between deeds done to the same sufferers: talk has no place to lend.
    """
    shared = []
    for event in events:
        others = [e for e in events if e is not event and _is_surely_same(event, e, parse)] if not (event.time and event.location) else []
        if event.time is None:
            times = {(e.time.start, e.time.end): e.time for e in others if e.time is not None and e.time.start}
            if len(times) == 1:
                event = event.replace(time=next(iter(times.values())).replace(basis="story"))
        if event.location is None and not event.places:
            places = {e.places: e.location for e in others if e.location is not None and e.places}
            if len(places) == 1:
                indexes, location = next(iter(places.items()))
                event = event.replace(places=indexes, location=location.replace(basis="story") if location else None)
        shared.append(event)
    return shared


def _with_borrowed(event: Event, others: list[Event], parse: Parse) -> Event:
    taken = {p.span for p in event.recipients}
    for other in others:
        if other.actors and not taken & {p.span for p in other.actors} and _is_same_happening(event, other, parse):
            borrowed: Event = event.replace(actors=tuple(p.replace(basis=BASIS) for p in other.actors))
            return borrowed
    return event


def _is_same_happening(a: Event, b: Event, parse: Parse) -> bool:
    """Same type and same sufferers, or the same word for it with no sufferer that speaks against it."""
    if a.event_type != b.event_type or {"negated", "hypothetical"} & (set(a.auxiliary) ^ set(b.auxiliary)):
        return False
    mine, theirs = _names(a.recipients, parse), _names(b.recipients, parse)
    if mine and theirs:
        return bool(mine & theirs) and (_is_definite(a, parse) or bool({n for n in mine & theirs if n not in _ANYBODY}))
    return _is_definite(a, parse) and _word(a, parse) == _word(b, parse) and not (mine or theirs)


def _is_definite(event: Event, parse: Parse) -> bool:
    """True for a noun that points back: "*the* killing", "*this* attack", "*their* trial"."""
    head = parse.tokens_in(event.anchor)[0]
    return head.pos in ("NOUN", "PROPN") and any(c.dep == "poss" or c.lower in _POINTING for c in head.children)


def _is_surely_same(a: Event, b: Event, parse: Parse) -> bool:
    """One deed, told of the same sufferers and in the same mood."""
    if a.event_type != b.event_type or a.event_type not in _DEEDS or set(a.auxiliary) != set(b.auxiliary):
        return False
    return bool(_names(a.recipients, parse) & _names(b.recipients, parse)) and _word(a, parse) == _word(b, parse)


def _names(parties: tuple[Party, ...], parse: Parse) -> set[str]:
    """The last name words of the parties, or their entity ids: what two mentions of one party share."""
    found = set()
    for party in parties:
        tokens = [t for t in parse.tokens_in(party.span) if t.tag.startswith("NN")]
        if party.entity:
            found.add(party.entity)
        if tokens:
            found.add(tokens[-1].lemma.lower())
    return found


def _word(event: Event, parse: Parse) -> str:
    lemma = parse.tokens_in(event.anchor)[0].lemma.lower()
    return _STEMS.get(lemma, lemma)
