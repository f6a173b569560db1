"""Two rows of words -> which words of one are which of the other, in order, in time that grows little faster than the texts.

Runs of words that both texts have once are anchors (patience diff); between anchors the longest common subsequence is found where
the gap is small, and nothing is matched where it is large and has no anchors.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

Match = tuple[int, int]

_RUNS = (4, 2, 1)
"""Words of an anchor: long ones first, shorter ones in the gaps between."""
_CELLS = 40_000
"""Words times words of a gap in which the longest common subsequence is looked for: some milliseconds."""


def align(a: Sequence[str], b: Sequence[str]) -> list[Match]:
    """Positions of the same word in both, both ascending.

    >>> align("he had no doubt about it".split(), "he has no question about it".split())
    [(0, 0), (2, 2), (4, 4), (5, 5)]
    """
    found: list[Match] = []
    gaps = [(0, len(a), 0, len(b), 0)]
    while gaps:
        a0, a1, b0, b1, level = gaps.pop()
        while a0 < a1 and b0 < b1 and a[a0] == b[b0]:
            found.append((a0, b0))
            a0, b0 = a0 + 1, b0 + 1
        while a0 < a1 and b0 < b1 and a[a1 - 1] == b[b1 - 1]:
            a1, b1 = a1 - 1, b1 - 1
            found.append((a1, b1))
        if a0 == a1 or b0 == b1:
            continue
        if (a1 - a0) * (b1 - b0) <= _CELLS:
            found += [(a0 + i, b0 + j) for i, j in _common(a[a0:a1], b[b0:b1])]
        elif level < len(_RUNS):
            before_a, before_b = a0, b0
            for i, j in [*_anchors(a, b, (a0, a1), (b0, b1), _RUNS[level]), (a1, b1)]:
                gaps.append((before_a, i, before_b, j, level + 1))
                if i < a1:
                    found.append((i, j))
                before_a, before_b = i + 1, j + 1
    return sorted(found)


def _anchors(a: Sequence[str], b: Sequence[str], in_a: Match, in_b: Match, run: int) -> list[Match]:
    """First words of the runs that stand once in each gap, as many as keep their order."""
    at_a, at_b = _once(a, *in_a, run), _once(b, *in_b, run)
    both = [(i, at_b[words]) for words, i in at_a.items() if words in at_b]
    return _ascending(sorted(both))


def _once(words: Sequence[str], start: int, end: int, run: int) -> dict[tuple[str, ...], int]:
    runs = [tuple(words[i : i + run]) for i in range(start, end - run + 1)]
    counts = Counter(runs)
    return {words: start + i for i, words in enumerate(runs) if counts[words] == 1}


def _ascending(matches: list[Match]) -> list[Match]:
    """The longest part of these, sorted by their first position, whose second positions ascend too."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for n, (_, j) in enumerate(matches):
        length = bisect_left(ends, j)
        if length == len(ends):
            ends.append(j)
            last.append(n)
        else:
            ends[length], last[length] = j, n
        before.append(last[length - 1] if length else -1)
    kept: list[Match] = []
    n = last[-1] if last else -1
    while n >= 0:
        kept.append(matches[n])
        n = before[n]
    return kept[::-1]


def _common(a: Sequence[str], b: Sequence[str]) -> list[Match]:
    """The longest common subsequence; of several, the one whose words come first."""
    longest = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        row, below = longest[i], longest[i + 1]
        for j in range(len(b) - 1, -1, -1):
            row[j] = below[j + 1] + 1 if a[i] == b[j] else max(below[j], row[j + 1])
    found: list[Match] = []
    i = j = 0
    while i < len(a) and j < len(b):
        if a[i] == b[j]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif longest[i + 1][j] >= longest[i][j + 1]:
            i += 1
        else:
            j += 1
    return found
