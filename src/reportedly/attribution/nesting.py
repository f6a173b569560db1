"""Readings -> which attribution stands inside which: BELTA reports that Volfovich said that ..."""

from __future__ import annotations

from collections.abc import Sequence

from .layout import Range


def find_parents(cues: Sequence[int], contents: Sequence[tuple[Range, ...]]) -> list[int | None]:
    """For each attribution the narrowest other one whose content holds its cue and begins no later than its own content.

    >>> find_parents([1, 4], [((2, 9),), ((5, 9),)])
    [None, 0]
    """
    sizes = [sum(b - a for a, b in content) for content in contents]
    order = sorted(range(len(cues)), key=lambda k: (sizes[k], -cues[k]))
    rank = {k: n for n, k in enumerate(order)}
    parents: list[int | None] = []
    for k, cue in enumerate(cues):
        around = (n for n in order[rank[k] + 1 :] if _holds(contents[n], cue))
        parents.append(next(around, None))
    return parents


def _holds(content: tuple[Range, ...], i: int) -> bool:
    return any(a <= i < b for a, b in content)
