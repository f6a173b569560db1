"""Flattened page text (lines of article and furniture) -> title, paragraphs, byline, section."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .byline import find_byline
from .classify import is_article
from .found import Found
from .furniture import load_furniture
from .headline import find_headline
from .lines import Line, page_lines
from .stretch import Stretch, join, stretch_of_page

PASSES = 8
MAX_LINES = 10_000
"""A long page has 2,000 lines; five times as many take the classifier a few seconds."""


def find_in_text(content: str, title: str | None = None) -> Found:
    """The article among the page's lines.

    Repeated until nothing changes, so that cleaning a cleaned text leaves it as it is: without the furniture a line
    may stand out that was hidden in it. One pass and a look are usual.
    """
    found = _pass(content, title)
    for _ in range(PASSES):
        whole = found_text(found)
        again = _pass(whole.text, title)
        if found_text(again).text == whole.text:
            break
        found = again.through(whole.pieces, replace(found, problems=again.problems or found.problems))
    return found


def found_text(found: Found) -> Stretch:
    """Title and paragraphs as one text."""
    return join([*([found.title] if found.title else []), *found.paragraphs], "\n\n")


def _pass(content: str, title: str | None) -> Found:
    lines = page_lines(content)
    if not lines:
        return Found(problems=("the page holds no text; give the article's own page",))
    too_long = len(lines) > MAX_LINES
    lines = lines[:MAX_LINES]
    kept = [True] * len(lines) if is_plain_article(lines) else is_article(lines)
    if not any(kept):
        kept = told_in_few(lines)
    headline = find_headline(lines, kept, title)
    top = headline.index if headline else -1
    body = [line for i, line in enumerate(lines) if kept[i] and i != top and not is_interruption(line)]
    found = Found(
        title=stretch_of_page(content, headline.span) if headline else None,
        paragraphs=tuple(stretch_of_page(content, line.span) for line in body),
        section=headline.section if headline else None,
        byline=find_byline(lines, kept),
    )
    problems = notices(lines, body)
    if too_long:
        problems = (*problems, f"the page has more than {MAX_LINES:,} lines; only the first were read")
    return replace(found, problems=problems)


def is_interruption(line: Line) -> bool:
    """True for a line that stands inside articles and is never part of one: "Advertisement", "Read more: Five charts"."""
    kinds = load_furniture().kinds(line.text, line.words)
    if "inline_link" in kinds and not line.text.endswith("."):
        return True
    return ("advert" in kinds and line.words <= 6) or ("paywall" in kinds and line.words < 16)


_SIGNS = frozenset(["share", "comments", "subscribe", "related", "navigation", "legal", "cookie", "paywall", "advert", "tags"])


FEW_LINES = 3
"""A text of so few lines without a sign of furniture is a headline or a sentence somebody sent, not a page."""


def is_plain_article(lines: Sequence[Line]) -> bool:
    """True when a text shows no furniture at all and is mostly sentences: then every line stays.

    A file somebody saved as text may be one sentence, or a telegram with odd headings; nothing in it asks for cutting.
    """
    furniture = load_furniture()
    if any(_SIGNS.intersection(furniture.kinds(line.text, line.words)) for line in lines):
        return False
    prose = sum(line.words for line in lines if line.words >= 16 or line.text.rstrip("\"”’»')]").endswith((".", "!", "?", "。")))
    return len(lines) <= FEW_LINES or prose >= 0.6 * sum(line.words for line in lines)


_BARS = frozenset(["paywall", "cookie"])
_SENTENCE_WORDS = 10


def told_in_few(lines: Sequence[Line]) -> list[bool]:
    """Of a handful of lines those without a sign of furniture, where one is a sentence; nothing of a page that keeps its reader out.

    A story of one paragraph with "Subscribe to our newsletter" below it has no core by which the lines could be told apart.
    """
    said = [load_furniture().kinds(line.text, line.words) for line in lines]
    kept = [not _SIGNS.intersection(kinds) for kinds in said]
    told = [line for line, keep in zip(lines, kept, strict=True) if keep]
    is_story = any(line.words >= _SENTENCE_WORDS and line.text.endswith((".", "!", "?")) for line in told)
    few = len(lines) <= FEW_LINES + 1 and not any(_BARS.intersection(kinds) for kinds in said)
    return kept if few and is_story else [False] * len(lines)


def notices(lines: Sequence[Line], body: Sequence[Line]) -> tuple[str, ...]:
    """What to tell of a page that holds no article, or only the beginning of one.

    Few words and a request to sign in, or to accept cookies: the reader was kept out, and the text is the notice.
    """
    if sum(line.words for line in body) >= 80:
        return ()
    said = {kind for line in lines for kind in load_furniture().kinds(line.text, line.words)}
    if "paywall" in said:
        return ("the page asks to sign in or subscribe and shows little or nothing of the article; give the whole article",)
    if "cookie" in said:
        return ("the page shows a cookie or browser notice and little or nothing of an article; give the whole article",)
    return () if body else ('no article was found on the page; give the article\'s own page, or its text with "clean": true',)
