"""Lines of a page -> its headline, without the section and publisher that pages hang on to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..records import Span
from .furniture import load_furniture
from .lines import BULLET, NUMBERED, Line, words_of

REACH = 60
"""Lines above the first paragraph that may hold the headline: menus and share buttons stand between them."""

_NO_HEADLINE = frozenset([
    "share", "comments", "subscribe", "related", "navigation", "legal", "cookie", "paywall", "credit", "advert", "tags", "byline",
    "dateline_furniture", "author_bio", "address",
])  # fmt: skip
_BAR = re.compile(r"\s+(?:[|¦•»›]|::)\s+|\s+\|+\s*")
_DASH = re.compile(r"\s+[-–—]\s+")
_PUBLISHER = re.compile(
    r"\b(?:news|times|post|daily|herald|tribune|guardian|telegraph|journal|gazette|observer|standard|express|mail|chronicle|star|sun"
    r"|press|agency|radio|tv|online|world|today|magazine|review|report|bbc|cnn|reuters|afp|npr|blog|network|media|voice)\b|\.\w{2,4}$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Headline:
    """``index`` of the line, ``span`` of the headline proper in the page, ``section`` cut off its end."""

    index: int
    span: Span
    section: str | None = None


def find_headline(lines: Sequence[Line], kept: Sequence[bool], title: str | None = None) -> Headline | None:
    """The line that is the headline: the given title where the page shows it, else the best candidate above the article."""
    first = next((i for i, keep in enumerate(kept) if keep), None)
    if first is None:
        return None
    given = _given(lines, first, title) if title else None
    if given or title:
        return given
    body = " ".join(line.text[:600] for line, keep in zip(lines[first : first + 12], kept[first : first + 12], strict=True) if keep)
    known = {w.lower() for w in words_of(body) if len(w) > 3}
    ranked = [(_rank(lines, i, first, known), -i) for i in range(max(0, first - REACH), min(first + 1, len(lines) - 1))]
    best = max(ranked, default=(0.0, 0))
    if best[0] <= 0:
        return None
    line = lines[-best[1]]
    proper, section = split_suffix(line.text)
    start = line.span[0] + line.text.index(proper)
    return Headline(-best[1], (start, start + len(proper)), section)


def _given(lines: Sequence[Line], first: int, title: str) -> Headline | None:
    wanted = " ".join(title.split())
    places = [i for i, line in enumerate(lines) if line.text.startswith(wanted) and len(line.text) < len(wanted) + 60]
    if not places:
        return None
    above = [i for i in places if i <= first]
    index = above[-1] if above else places[0]
    start = lines[index].span[0]
    return Headline(index, (start, start + len(wanted)))


def _rank(lines: Sequence[Line], i: int, first: int, known: set[str]) -> float:
    line = lines[i]
    if not _may_be_headline(line):
        return 0.0
    if i == first and lines[i + 1].words <= line.words:  # a short first line over a longer one, not the first of two sentences
        return 0.0
    proper, _ = split_suffix(line.text)
    content = [w.lower() for w in words_of(proper) if len(w) > 3]
    shared = sum(w in known for w in content) / max(3, len(content))
    # A page says its headline twice: in the window's title and over the article.
    twice = any(abs(k - i) > 0 and other.text.startswith(proper) for k, other in enumerate(lines[: first + 1]))
    near = 1.0 / (1 + 0.15 * (first - i))
    return shared + 0.6 * twice + 0.8 * near - 0.45


def _may_be_headline(line: Line) -> bool:
    if not 3 <= line.words <= 30 or len(line.text) > 220 or BULLET.match(line.text) or NUMBERED.match(line.text):
        return False
    if line.text.endswith((".", ":", ",", ";", "…")) and not line.text.endswith("U.S."):
        return False
    return not _NO_HEADLINE.intersection(load_furniture().kinds(line.text, line.words))


def split_suffix(text: str) -> tuple[str, str | None]:
    """The headline proper, and the section or publisher after it.

    >>> split_suffix("Chad and Niger reopen border post | Africa news")
    ('Chad and Niger reopen border post', 'Africa news')
    >>> split_suffix("Chad reopens border post - The Example Times")
    ('Chad reopens border post', 'The Example Times')
    >>> split_suffix("Chad reopens border - but not for trucks")
    ('Chad reopens border - but not for trucks', None)
    """
    parts = _BAR.split(text)
    if len(parts) > 1:
        proper = next((part for part in parts if len(part.split()) >= 3), parts[0]).strip()
        rest = [part.strip() for part in parts if part.strip() and part.strip() != proper]
        return proper, rest[0] if rest else None
    dashes = list(_DASH.finditer(text))
    if dashes:
        proper, last = text[: dashes[-1].start()].strip(), text[dashes[-1].end() :].strip()
        if len(proper.split()) >= 3 and 0 < len(last.split()) <= 4 and last[0].isupper() and _PUBLISHER.search(last):
            return proper, last
    return text, None
