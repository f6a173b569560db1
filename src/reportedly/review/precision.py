"""How often the machine is right, from a random sample that people have judged: a share and what it may well be (Wilson, 95 %).

Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from math import sqrt

from ..records import Record
from .verdict import State

_Z = 1.959964


class Share(Record, frozen=True, kw_only=True):
    """``right`` of ``judged``, from 0 to 1 with the interval around it."""

    right: int
    judged: int
    share: float | None
    low: float
    high: float


class Precision(Record, frozen=True, kw_only=True):
    """Of one event type as the machine has it (or of ``all``): ``exact`` accepted as it is, ``real`` accepted or corrected."""

    event_type: str
    exact: Share
    real: Share


def wilson(right: int, judged: int) -> Share:
    """
    >>> told = wilson(9, 10)
    >>> told.share, round(told.low, 3), round(told.high, 3)
    (0.9, 0.596, 0.982)
    >>> wilson(0, 0).share is None
    True
    """
    if not judged:
        return Share(right=0, judged=0, share=None, low=0.0, high=1.0)
    p, z2 = right / judged, _Z * _Z
    middle = (p + z2 / (2 * judged)) / (1 + z2 / judged)
    half = _Z * sqrt(p * (1 - p) / judged + z2 / (4 * judged * judged)) / (1 + z2 / judged)
    return Share(right=right, judged=judged, share=p, low=max(0.0, middle - half), high=min(1.0, middle + half))


def estimate_precision(judged: Iterable[tuple[str, State]]) -> list[Precision]:
    """From the machine's type and what holds of each event of the sample; ``all`` first, then types by how many were judged."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for kind, state in judged:
        if state.verdict is None:
            continue
        for name in ("all", kind):
            counts[name][0] += 1
            counts[name][1] += state.verdict == "accepted"
            counts[name][2] += state.verdict in ("accepted", "corrected")
    order = sorted(counts, key=lambda name: (name != "all", -counts[name][0], name))
    return [
        Precision(event_type=name, exact=wilson(counts[name][1], counts[name][0]), real=wilson(counts[name][2], counts[name][0]))
        for name in order
    ]
