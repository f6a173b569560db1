"""Lines around the article -> the date a reader sees there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..records import Document
from .written import Day, find_date

BEFORE, INTO, AFTER = 25, 4, 6
"""Lines looked at above the article's first line, into it (a byline and date may have been taken for text), and below it."""
MAX_LINE = 160

_PUBLISHED = re.compile(r"\b(?:first )?(?:published|posted|created|issued|aired|date|filed|released)\b", re.IGNORECASE)
_CHANGED = re.compile(r"\b(?:updated?|modified|edited|revised)\b", re.IGNORECASE)
# Dates that say nothing of this story: other stories' dates in lists, founding years, dates of the data shown.
_OTHER = re.compile(r"©|copyright|\bsince\b|\bborn\b|\bexpires?\b|\baccessed\b|\bretrieved\b|\bjoined\b", re.IGNORECASE)
_REST = re.compile(r"[^\W\d_]+")


def visible_date(lines: Sequence[str], first: int, last: int) -> Day | None:
    """The date of publication among the lines above ``first`` and below ``last``, the article's first and last line.

    "Published ..." before a date that stands alone, that before "Updated ..."; nearest to the article first.
    """
    top = min(first + INTO, len(lines) - 1)
    near = [*range(top, max(-1, first - BEFORE), -1), *range(max(top, last) + 1, min(len(lines), last + 1 + AFTER))]
    ranked: list[tuple[int, int, Day]] = []
    for distance, i in enumerate(near):
        day, rank = _dated(lines[i], alone=i <= top)
        if day:
            ranked.append((rank, distance, day))
    return min(ranked)[2] if ranked else None


def visible_update(lines: Sequence[str], first: int, last: int) -> Day | None:
    """The date after "Updated" in a short line near the article, nearest to its first line."""
    top = min(first + INTO, len(lines) - 1)
    for i in [*range(top, max(-1, first - BEFORE), -1), *range(max(top, last) + 1, min(len(lines), last + 1 + AFTER))]:
        line = lines[i]
        changed = _CHANGED.search(line) if len(line) <= MAX_LINE and not _OTHER.search(line) else None
        if changed and not line.rstrip().endswith((".", "!", "?")):
            day = find_date(line[changed.start() :])
            if day:
                return day
    return None


def _dated(line: str, alone: bool) -> tuple[Day | None, int]:
    """The date in a short line, and how well it is labelled (0 best)."""
    if len(line) > MAX_LINE or _OTHER.search(line):
        return None, 9
    day = find_date(line)
    if not day:
        return None, 9
    published, changed = _PUBLISHED.search(line), _CHANGED.search(line)
    if published and (own := find_date(line[published.start() :])):
        return own, 0
    if changed:
        # "18 January 2020, updated 19 January": the first date is the publication's
        before = find_date(line[: changed.start()])
        return (before, 1) if before else (day, 2)
    # A date alone, or with a name and an hour; a sentence that holds a date is a sentence.
    is_label = len(_REST.findall(line)) <= 10 and not line.rstrip().endswith((".", "!", "?"))
    return (day, 1) if alone and is_label else (None, 9)


def lines_around(content: str, document: Document) -> tuple[list[str], int, int]:
    """The page's lines and the numbers of the article's first and last one (its title left out)."""
    body = [piece for piece in document.origin if not (document.title_span and piece[1] <= document.title_span[1])]
    start = min((piece[2] for piece in body), default=0)
    end = max((piece[3] for piece in body), default=0)
    lines: list[str] = []
    first = last = at = 0
    for raw in content.splitlines(keepends=True):
        if raw.strip():
            if at <= start:
                first = len(lines)
            if at < end:
                last = len(lines)
            lines.append(raw.strip())
        at += len(raw)
    return lines, first, last
