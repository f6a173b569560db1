"""Readings -> readings without rivals: the same words are said by one mouth, unless one report stands inside another."""

from __future__ import annotations

from collections.abc import Iterable

from .firm import is_firm
from .judge import Reading
from .layout import Layout

ALIKE = 0.75
"""Share of common words from which two contents, neither holding the other's cue, cannot both be meant."""
NESTED_ALIKE = 0.95
"""The same where one cue stands inside the other's content: "he answered by saying that ..."."""
ONE_ACT = 0.7
"""The same where one source does both: "issued a statement saying that ..."."""


def resolve(layout: Layout, readings: Iterable[Reading]) -> list[Reading]:
    """In text order; where two cues claim nearly the same content, the better one keeps it."""
    listed = list(readings)
    told = [r for r, inner in zip(listed, _same_act(layout, listed), strict=True) if not inner]
    kept: list[Reading] = []
    holders: dict[int, list[Reading]] = {}
    for reading in sorted(told, key=lambda r: (-r.score, r.candidate.cue.i)):
        words = _words(reading)
        if any(_are_rivals(reading, k) for k in _holding(words, holders)):
            continue
        kept.append(reading)
        for i in words:
            holders.setdefault(i, []).append(reading)
    return sorted(kept, key=lambda r: r.candidate.cue.i)


def _words(reading: Reading) -> list[int]:
    return [i for a, b in reading.candidate.content for i in range(a, b)]


def _holding(words: list[int], holders: dict[int, list[Reading]]) -> Iterable[Reading]:
    return {id(r): r for i in words for r in holders.get(i, ())}.values()


def _are_rivals(a: Reading, b: Reading) -> bool:
    nested = _holds(a, b.candidate.cue.i) or _holds(b, a.candidate.cue.i)
    return _alike(a, b) >= (NESTED_ALIKE if nested else ALIKE)


def _same_act(layout: Layout, readings: list[Reading]) -> list[bool]:
    """For each reading whether the same source goes on to say it in other words: "released *a letter that says he is well*"."""
    by_cue = {r.candidate.cue.i: r for r in readings}
    return [any(_is_act_of(layout, by_cue[i], outer) for i in _words(outer) if i in by_cue) for outer in readings]


def _is_act_of(layout: Layout, inner: Reading, outer: Reading) -> bool:
    whose, thing = outer.candidate.source, outer.candidate.head
    if whose is None or inner.candidate.source not in (whose, thing) or thing.pos not in ("NOUN", "PROPN"):
        return False  # "refused to say whether ...": there the outer verb is the act
    if is_firm(layout, outer.candidate) or not is_firm(layout, inner.candidate):
        return False
    return _alike(inner, outer) >= ONE_ACT


def _holds(reading: Reading, i: int) -> bool:
    return any(a <= i < b for a, b in reading.candidate.content)


def _alike(a: Reading, b: Reading) -> float:
    """Dice of the contents."""
    mine, theirs = a.candidate.content, b.candidate.content
    shared = sum(max(0, min(e, f) - max(s, t)) for s, e in mine for t, f in theirs)
    return 2 * shared / sum(e - s for s, e in (*mine, *theirs))
