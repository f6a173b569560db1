"""Page text -> its lines, with their place in the page and what can be measured on each alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..records import Span

MEASURED = 2_000
"""Code points of a line that are measured; what follows in a longer line is more of the same."""

_BREAK = re.compile(r"\r\n|\n|\r")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
BULLET = re.compile(r"(?:[*•·▪●◦‣–—►▶➤+]|o(?= [A-ZÀ-Þ0-9\"“])|-(?= ))\s*")
NUMBERED = re.compile(r"\(?\d{1,3}[.)]\s+(?=\S)")


@dataclass(frozen=True)
class Line:
    """A line that is not blank. ``span`` is its place in the page, white space around it left out."""

    text: str
    span: Span
    words: int
    row: int
    """Its number among all lines of the page, blank ones counted."""


def page_lines(content: str) -> list[Line]:
    """The lines of a page that hold anything.

    >>> [(line.text, line.span, line.words) for line in page_lines("Talks end\\n\\n  No deal. ")]
    [('Talks end', (0, 9), 2), ('No deal.', (13, 21), 2)]
    >>> wrapped = "Talks ended on Monday without\\na deal. Officials said they\\nwould meet again in May."
    >>> [line.text for line in page_lines(wrapped)]
    ['Talks ended on Monday without a deal. Officials said they would meet again in May.']
    """
    lines = [line for line in _lines(content) if line.text]
    return _unwrapped(content, lines) if is_hard_wrapped(lines) else lines


def is_hard_wrapped(lines: Sequence[Line]) -> bool:
    """True when line breaks stand inside sentences, as in telegrams, old newswire and mail."""
    if len(lines) < 3 or max(len(line.text) for line in lines) > 120:
        return False
    inside = sum(1 for a, b in pairwise(lines) if b.row == a.row + 1 and a.text[-1:].isalnum() and b.text[:1].islower())
    return inside >= 0.25 * len(lines)


def _unwrapped(content: str, lines: Sequence[Line]) -> list[Line]:
    """Lines that follow one another without a blank line, put together into paragraphs.

    A line much shorter than the wrapping width ends its paragraph: a headline over its story, the last line of a telegram.
    """
    width = sorted(len(line.text) for line in lines)[len(lines) * 3 // 4]
    groups: list[list[Line]] = []
    for line in lines:
        last = groups[-1][-1] if groups else None
        ends = last is None or line.row > last.row + 1 or (len(last.text) < 0.6 * width and not line.text[0].islower())
        if ends:
            groups.append([])
        groups[-1].append(line)
    return [_joined(group) for group in groups]


def _joined(group: Sequence[Line]) -> Line:
    return Line(
        " ".join(line.text for line in group), (group[0].span[0], group[-1].span[1]), sum(line.words for line in group), group[0].row
    )


def _lines(content: str) -> Iterator[Line]:
    at = 0
    for row, gap in enumerate([*_BREAK.finditer(content), None]):
        end = gap.start() if gap else len(content)
        raw = content[at:end]
        text = raw.strip()
        start = at + len(raw) - len(raw.lstrip())
        yield Line(text, (start, start + len(text)), count_words(text), row)
        at = gap.end() if gap else end


def count_words(text: str) -> int:
    """Words of a line; in scripts that write none apart, two characters count as a word.

    >>> count_words("Kenya's minister said"), count_words("会谈结束了")
    (3, 3)
    """
    head = text[:MEASURED]
    apart = len(_CJK.findall(head))
    return len(_WORD.findall(head)) if apart * 3 < len(head) else (apart + 1) // 2


def words_of(text: str) -> list[str]:
    """The words of the measured part of a line."""
    return _WORD.findall(text[:MEASURED])
