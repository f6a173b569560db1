"""An original and its copy -> what the copy added, dropped and changed, and which quotations drifted."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reportedly.records import Span

from .alignment import Match, align
from .quotes import find_quotes
from .records import Comparison, Difference, QuoteDrift
from .words import SPACELESS

_WORD = re.compile(rf"[{SPACELESS}]|\d+(?:[.,]\d+)*|[^\W{SPACELESS}]+(?:['’][^\W{SPACELESS}]+)*")
_LONE = 3
"""A word of so many letters that alone stayed the same between two changes ("the", "of") does not part them."""
_DROWNED = 8
"""Nor do words between two changes that are so many times as long: they are the same by chance."""
_SAME = 0.5
"""Two quotations are one when so many of the words of the shorter stand in the other, in order."""
_AROUND = 2
"""... or when they stand between the same words, but for so many."""
_MOST_NEAR = 30
"""Of a copy's quotations between the words that stand around one of the original so many are looked at."""
_LEAST_MOVED, _MOST_QUOTES = 4, 200
"""A quotation that moved elsewhere is known again from four words on; only so many are looked at, and of each so many words."""
_MOST_SAID = 200
_SAME_MOVED = 0.6
"""As other words around it do not speak for it, it has to have more in common."""


class _Words(NamedTuple):
    spans: list[Span]
    folded: list[str]


class _Quote(NamedTuple):
    """Span in the text, and in words (half open)."""

    span: Span
    start: int
    end: int


def compare(original: str, copy: str) -> Comparison:
    """What is different, in words: case, marks and spaces are not compared. What only moved is dropped in one place and added in another.

    >>> found = compare('She had "no doubt" about it.', 'She had "no question" about it, she said.')
    >>> [(d.kind, d.original, d.copy) for d in found.differences]
    [('changed', (12, 17), (12, 20)), ('added', None, (32, 40))]
    >>> [(q.original, q.copy) for q in found.quote_drift]
    [((9, 17), (9, 20))]
    """
    a, b = _words(original), _words(copy)
    matches = align(a.folded, b.folded)
    return Comparison(
        differences=tuple(
            Difference(original=_span(a, i0, i1), copy=_span(b, j0, j1))
            for i0, i1, j0, j1 in _gaps(_without_lone(matches, a, b), (0, 0), (len(a.spans), len(b.spans)))
        ),
        quote_drift=tuple(_drift(_quotes(original, a), _quotes(copy, b), matches, a, b)),
    )


def _words(text: str) -> _Words:
    found = list(_WORD.finditer(text))
    return _Words([word.span() for word in found], [word.group().casefold().replace("’", "'") for word in found])


def _gaps(matches: Sequence[Match], start: Match, end: Match) -> Iterator[tuple[int, int, int, int]]:
    """The words between matches: where they begin and end in the one and in the other."""
    i0, j0 = start
    for i, j in [*matches, end]:
        if (i, j) != (i0, j0):
            yield i0, i, j0, j
        i0, j0 = i + 1, j + 1


def _span(words: _Words, start: int, end: int) -> Span | None:
    return (words.spans[start][0], words.spans[end - 1][1]) if start < end else None


def _without_lone(matches: list[Match], a: _Words, b: _Words) -> list[Match]:
    kept: list[Match] = []
    runs = _runs(matches)
    for n, run in enumerate(runs):
        i0, j0 = kept[-1] if kept else (-1, -1)
        i1, j1 = runs[n + 1][0] if n + 1 < len(runs) else (len(a.spans), len(b.spans))
        (i, j), (k, m) = run[0], run[-1]
        before, after = (i - i0 - 1, j - j0 - 1), (i1 - k - 1, j1 - m - 1)
        lone = len(run) == 1 and len(a.folded[i]) <= _LONE and a.folded[i].isalpha()
        if not (min(*before, *after) > 0 and (lone or len(run) * _DROWNED <= min(sum(before), sum(after)))):
            kept += run
    return kept


def _runs(matches: list[Match]) -> list[list[Match]]:
    """Matches that follow each other without a gap."""
    found: list[list[Match]] = []
    for i, j in matches:
        if found and found[-1][-1] == (i - 1, j - 1):
            found[-1].append((i, j))
        else:
            found.append([(i, j)])
    return found


def _quotes(text: str, words: _Words) -> list[_Quote]:
    starts = [start for start, _ in words.spans]
    found = [_Quote(span, bisect_left(starts, span[0]), bisect_left(starts, span[1])) for span in find_quotes(text)]
    return [quote for quote in found if quote.start < quote.end]


def _drift(ours: list[_Quote], theirs: list[_Quote], matches: list[Match], a: _Words, b: _Words) -> list[QuoteDrift]:
    at_a = [i for i, _ in matches]
    found: list[QuoteDrift] = []
    lost: list[_Quote] = []
    met: set[_Quote] = set()
    ends = [quote.end for quote in theirs]
    for quote in ours:
        low, high = bisect_left(at_a, quote.start), bisect_left(at_a, quote.end)
        before = matches[low - 1] if low else (-1, -1)
        after = matches[high] if high < len(matches) else (len(a.spans), len(b.spans))
        within = matches[low:high]
        near = list(_overlapping(theirs, ends, before[1] + 1, after[1]))
        same = [sum(other.start <= j < other.end for _, j in within) for other in near]
        best = max(range(len(near)), key=lambda n: (same[n], -n), default=None)
        if best is None or not (_shares(quote, near[best], same[best]) or _stands_between(quote, near[best], before, after)):
            lost.append(quote)
            continue
        met.update(other for other, n in zip(near, same, strict=True) if n or other is near[best])
        gaps = _gaps(within, (quote.start, before[1] + 1), (quote.end, after[1]))
        found += _by_quote(quote, near, near[best], gaps, a, b)
    return sorted(
        [*found, *_moved(lost, [quote for quote in theirs if quote not in met], a, b)], key=lambda drift: (drift.original, drift.copy)
    )


def _by_quote(
    quote: _Quote, near: list[_Quote], best: _Quote, gaps: Iterable[tuple[int, int, int, int]], a: _Words, b: _Words
) -> Iterator[QuoteDrift]:
    """Each difference beside the quotation it stands in; a copy may have split one into two."""
    differences: dict[_Quote, list[Difference]] = defaultdict(list)
    for i0, i1, j0, j1 in gaps:
        there = next((other for other in near if other.start < j1 and j0 < other.end), None)
        copied = _span(b, max(j0, there.start), min(j1, there.end)) if there else None
        if i0 < i1 or copied:
            differences[there or best].append(Difference(original=_span(a, i0, i1), copy=copied))
    for other, found in differences.items():
        yield QuoteDrift(original=quote.span, copy=other.span, differences=tuple(found))


def _overlapping(quotes: list[_Quote], ends: list[int], begin: int, stop: int) -> Iterator[_Quote]:
    """The first of the quotations between two words."""
    first = bisect_left(ends, begin + 1)
    for quote in quotes[first : first + _MOST_NEAR]:
        if quote.start >= stop:
            return
        yield quote


def _shares(one: _Quote, other: _Quote, same: int) -> bool:
    return same > 0 and same >= _SAME * min(one.end - one.start, other.end - other.start)


def _stands_between(one: _Quote, other: _Quote, before: Match, after: Match) -> bool:
    """Between the same words in both texts."""
    spare = one.start - before[0] - 1, after[0] - one.end, other.start - before[1] - 1, after[1] - other.end
    return all(0 <= words <= _AROUND for words in spare)


def _moved(lost: list[_Quote], new: list[_Quote], a: _Words, b: _Words) -> Iterator[QuoteDrift]:
    """Quotations that stand elsewhere in the copy: those with most words in common, in order."""
    left = [(quote, b.folded[quote.start : quote.end][:_MOST_SAID]) for quote in new[:_MOST_QUOTES]]
    for quote in lost[:_MOST_QUOTES]:
        said = a.folded[quote.start : quote.end][:_MOST_SAID]
        known = set(said)
        hopeful = [n for n, (_, words) in enumerate(left) if len(known.intersection(words)) >= _least(said, words)]
        aligned = [(n, align(said, left[n][1])) for n in hopeful]
        aligned = [(n, matches) for n, matches in aligned if len(matches) >= _least(said, left[n][1])]
        if aligned:
            n, matches = max(aligned, key=lambda found: (len(found[1]), -found[0]))
            other, words = left.pop(n)
            gaps = _gaps(matches, (0, 0), (len(said), len(words)))
            differences = tuple(
                Difference(original=_span(a, quote.start + i0, quote.start + i1), copy=_span(b, other.start + j0, other.start + j1))
                for i0, i1, j0, j1 in gaps
            )
            if differences:
                yield QuoteDrift(original=quote.span, copy=other.span, differences=differences)


def _least(said: list[str], words: list[str]) -> float:
    return max(_LEAST_MOVED, _SAME_MOVED * max(len(set(said)), len(set(words))))
