"""Lines of a page -> its headline, without the section and publisher that pages hang on to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..records import Span
from .features import DAY
from .furniture import load_furniture
from .lines import BULLET, NUMBERED, Line, words_of

REACH = 60
"""Lines above the first paragraph that may hold the headline: menus and share buttons stand between them."""

_NO_HEADLINE = frozenset([
    "share", "comments", "subscribe", "related", "navigation", "legal", "cookie", "paywall", "credit", "advert", "tags", "byline",
    "dateline_furniture", "author_bio", "address", "caption",
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
    first = _main_run(lines, kept)
    if first is None:
        return None
    if title:
        return _given(lines, first, title)
    body = [line.text[:600] for line, keep in zip(lines[first : first + 12], kept[first : first + 12], strict=True) if keep]
    if kept[first] and _may_be_headline(lines[first]):
        body = body[1:]  # else a headline taken for text would agree with itself
    known = {stem for text in body for stem in _stems(text)}
    ranked = [(_rank(lines, i, first, known), -i) for i in range(max(0, first - REACH), min(first + 1, len(lines) - 1))]
    best, place = max(ranked, default=(0.0, 0))
    if best <= 0:
        return None
    line = lines[-place]
    proper, section = split_suffix(line.text)
    start = line.span[0] + line.text.index(proper)
    return Headline(-place, (start, start + len(proper)), section)


def _main_run(lines: Sequence[Line], kept: Sequence[bool]) -> int | None:
    """Where the longest run of kept lines begins: a stray line kept in a menu has no headline."""
    best: tuple[int, int | None] = (0, None)
    start = total = 0
    for i, line in enumerate(lines):
        if not kept[i]:
            start, total = i + 1, 0
            continue
        total += line.words
        if total > best[0]:
            best = (total, start)
    return best[1]


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
    """How much a line looks like the headline; not above 0 when it does not.

    A headline's words come back in the story ("Chad reopens border": Chad, border); a byline's and a menu's do not. A page
    says its headline twice, in the window's title and over the article, and a byline or date follows it.
    """
    line = lines[i]
    if not _may_be_headline(line):
        return 0.0
    if i == first and lines[i + 1].words <= line.words:  # a short first line over a longer one, not the first of two sentences
        return 0.0
    proper, _ = split_suffix(line.text)
    stems = _stems(proper)
    shared = sum(stem in known for stem in stems) / max(3, len(stems))
    twice = any(k != i and other.text.startswith(proper) for k, other in enumerate(lines[: first + 1]))
    signed = any(_SIGNATURE.intersection(load_furniture().kinds(other.text, other.words)) for other in lines[i + 1 : i + 5])
    near = 1.0 / (1 + 0.15 * (first - i))
    return 1.2 * shared + 0.5 * twice + 0.5 * near + 0.25 * signed - 0.3 * (line.words < 5) - 0.55


_SIGNATURE = frozenset(["byline", "dateline_furniture"])


def _stems(text: str) -> list[str]:
    return [w.lower()[:5] for w in words_of(text) if len(w) > 3]


def _may_be_headline(line: Line) -> bool:
    if not 3 <= line.words <= 30 or len(line.text) > 220 or BULLET.match(line.text) or NUMBERED.match(line.text):
        return False
    if line.text.rstrip("\"”’»')]").endswith((".", ":", ",", ";", "…")) and not line.text.endswith("U.S."):
        return False
    if DAY.search(line.text) and line.words <= 12:
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
