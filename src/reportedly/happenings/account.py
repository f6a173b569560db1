"""Told event -> its account: what decides whether it is the same as another."""

from __future__ import annotations

from typing import NamedTuple

from .parties import Parties
from .told import Told


class Account(NamedTuple):
    """All of an event that decides whether it is the same as another."""

    event_type: str
    quad_code: int
    mood: frozenset[str]
    actors: Parties
    recipients: Parties
    start: str | None
    end: str | None
    is_day: bool
    sites: frozenset[int]
    is_asserted: bool


def make_account(one: Told) -> Account:
    """What the event tells."""
    event, time = one.event, one.event.time
    return Account(
        event_type=event.event_type,
        quad_code=event.quad_code,
        mood=frozenset(event.auxiliary) - {"negated"},
        actors=one.actors,
        recipients=one.recipients,
        start=time.start if time else None,
        end=(time.end or time.start) if time else None,
        is_day=bool(time and time.start and time.precision == "day"),
        sites=one.sites,
        is_asserted=event.standing == "asserted",
    )
