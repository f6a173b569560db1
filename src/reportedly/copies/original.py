"""Which member of a group of copies is likely the original: the earliest where dates are known, else the one that explains the others."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

from .linkage import Cover
from .records import Basis

_WITNESSES = 8
_FOREIGN = 0.75
"""Less than one, so that of two texts the fuller is the original."""


class Member(NamedTuple):
    """A document of a group; ``number`` is that of its text."""

    number: int
    id: str
    published: str | None


def choose_original(members: list[Member], cover: Cover) -> tuple[Member, Basis]:
    """The earliest of the members with a date; among several or without dates, the most complete without foreign matter.

    Days are compared where a time of day is not known of all. A single date tells nothing about the others, so it does not count.
    """
    earliest = _earliest(members)
    chosen = min(earliest, key=lambda m: (-_completeness(m, members, cover), m.number, m.id))
    return chosen, "published" if len(earliest) < len(members) else "completeness"


def _earliest(members: list[Member]) -> list[Member]:
    dated = [(m, moment) for m in members if (moment := _moment(m.published))]
    if len(dated) < 2:
        return members
    timed = all(len(m.published or "") > len("2026-11-26") for m, _ in dated)
    moments = [(m, moment if timed else moment.date()) for m, moment in dated]
    first = min(moment for _, moment in moments)
    return [m for m, moment in moments if moment == first]


def _moment(published: str | None) -> datetime | None:
    """A full date with or without time, in UTC; a month or a year alone orders nothing."""
    try:
        moment = datetime.fromisoformat(published or "")
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _completeness(member: Member, members: list[Member], cover: Cover) -> float:
    """How much of the others it holds, and how much of it the others hold: furniture and inserted words lower the second."""
    numbers = sorted({m.number for m in members} - {member.number})[:_WITNESSES]
    shares = [cover(*sorted((member.number, n))) for n in numbers]
    others = sum(s.of_second if member.number < n else s.of_first for s, n in zip(shares, numbers, strict=True))
    own = sum(s.of_first if member.number < n else s.of_second for s, n in zip(shares, numbers, strict=True))
    return others + _FOREIGN * own
