"""The events to judge, in the order in which judging them is of most use.

``use`` mixes what the other orders look at: how unsure the machine is, whether the event is disputed or denied, and how many publishers
tell it. ``sample`` is a random order that stays: a number per event, derived from its row and the seed, so that new events step in
between and nobody's place changes.
"""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np
import numpy.typing as npt

from ..store import EventQuery, Found
from ..store.columns import UNREVIEWED, Columns, Keys

Order = Literal["use", "unsure", "disputed", "told", "sample"]
ORDERS: tuple[str, ...] = get_args(Order)
_UNKNOWN = 0.5
"""Stands for the confidence of an event that has none."""
_DISPUTED = ("disputed", "denied")

Floats = npt.NDArray[np.float64]


def waiting(query: EventQuery) -> EventQuery:
    """The query, for events that nobody judged, unless it asks for a verdict itself."""
    return query if query.values("verdict") else query.with_value("verdict", UNREVIEWED)


def queue_keys(found: Found, order: Order, seed: int = 1) -> Keys:
    """Keys of the events that fit, the one to judge first at the front."""
    columns, mask = found.columns, found.mask
    if order == "sample":
        rank: Floats = _scatter(columns.keys, seed).astype(np.float64)
    elif order == "unsure":
        rank = _confidence(columns)
    elif order == "disputed":
        rank = _confidence(columns) - 10.0 * _disputed(columns)
    elif order == "told":
        rank = -_publishers(columns) + _confidence(columns)
    else:
        rank = _confidence(columns) - 0.5 * _disputed(columns) - 0.25 * np.log2(np.maximum(_publishers(columns), 1.0))
    keys, ranks = columns.keys[mask], rank[mask]
    return keys[np.lexsort((keys, ranks))]


def _confidence(columns: Columns) -> Floats:
    known = columns.confidence.astype(np.float64)
    return np.where(known < 0, _UNKNOWN, known)


def _disputed(columns: Columns) -> Floats:
    return columns.single["standing"].mask(_DISPUTED, len(columns)).astype(np.float64)


def _publishers(columns: Columns) -> Floats:
    """By how many publishers the happening of each event is told; 1 where nothing is known of it."""
    happening, publisher = columns.single["happening"].codes, columns.single["publisher"].codes
    width = len(columns.single["publisher"].vocabulary.texts) + 1
    pairs = happening.astype(np.int64) * width + publisher + 1
    pairs = np.sort(pairs[happening >= 0])
    pairs = pairs[np.diff(pairs, prepend=-1) > 0]  # a tenth of the time that np.unique takes
    count = np.bincount(pairs // width, minlength=len(columns.single["happening"].vocabulary.texts) + 1)
    told: Floats = np.where(happening >= 0, count[happening], 1).astype(np.float64)
    return told


def _scatter(keys: Keys, seed: int) -> npt.NDArray[np.uint64]:
    """SplitMix64: a number per key that looks random and is always the same."""
    with np.errstate(over="ignore"):
        x = keys.astype(np.uint64) + np.uint64(seed) * np.uint64(0x9E3779B97F4A7C15)
        x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return x ^ (x >> np.uint64(31))
