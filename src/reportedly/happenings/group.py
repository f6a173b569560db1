"""Told events -> groups that are one happening.

An event belongs to a happening of its story when it contradicts none of the events there and shares a party with one of them, of the same
type or between the same two parties. A party is the same by its entity, by its country and sector, or where these are not known by
its head noun ("three police officers", "the officers"). Contradictions are other known parties, another town, another mood, another day.
Gunmen that nobody has identified contradict nobody. Who did it may be contested: then type, recipients, day and town must agree, and
one of the two must be no more than somebody's word. Events are taken in the order of publication, so that the order of the reports does
not matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ..records import Event
from .told import Told


def group_told(told: Iterable[Told]) -> list[list[Told]]:
    """The groups of one story, by first mention."""
    groups: list[list[Told]] = []
    holding: dict[tuple[str, str], list[int]] = defaultdict(list)  # groups by the parties in them
    for one in sorted(told, key=lambda t: (t.published or "9999", t.document, t.event.anchor, t.event.id)):
        roles = [("actor", key) for key in one.actors.words] + [("recipient", key) for key in one.recipients.words]
        near = sorted({number for role in roles for number in holding[role]})
        number = next((n for n in near if _belongs(one, groups[n])), len(groups))
        if number == len(groups):
            groups.append([])
        groups[number].append(one)
        for role in roles:
            if number not in holding[role][-1:]:
                holding[role].append(number)
    return groups


def _belongs(one: Told, group: list[Told]) -> bool:
    return not any(_contradict(one, other) for other in group) and any(_share(one, other) for other in group)


def _contradict(a: Told, b: Told) -> bool:
    return (
        set(a.event.auxiliary) - {"negated"} != set(b.event.auxiliary) - {"negated"}
        or a.recipients.meet(b.recipients) is False
        or not _days_meet(a.event, b.event)
        or bool(a.sites and b.sites and not a.sites & b.sites)
        or (a.actors.meet(b.actors) is False and not _is_blamed_on_another(a, b))
    )


def _share(a: Told, b: Told) -> bool:
    actors, recipients = a.actors.meet(b.actors), a.recipients.meet(b.recipients)
    if a.event.event_type == b.event.event_type:
        return bool(actors or recipients)
    return bool(actors and recipients and a.event.quad_code == b.event.quad_code)


def _is_blamed_on_another(a: Told, b: Told) -> bool:
    """Two sides each say that the other shelled the market of one town on one day."""
    days = [one.event.time.precision == "day" if one.event.time and one.event.time.start else False for one in (a, b)]
    claimed = a.event.standing != "asserted" or b.event.standing != "asserted"
    return a.event.event_type == b.event.event_type and claimed and all(days) and bool(a.sites & b.sites)


def _days_meet(a: Event, b: Event) -> bool:
    if not (a.time and b.time and a.time.start and b.time.start):
        return True
    return a.time.start <= (b.time.end or b.time.start) and b.time.start <= (a.time.end or a.time.start)
