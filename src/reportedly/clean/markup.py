"""HTML -> its visible text as one Stretch, with the place of every run in the page.

No extraction happens here: trafilatura says which paragraphs are the article, this says where they stood. Written as a
scan for ``<`` that never looks back, so that broken or hostile markup costs linear time.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from .stretch import Piece, Stretch

_TAG = re.compile(
    r"<(?P<comment>!--)|<(?P<raw>script|style|noscript|template|svg|iframe|textarea)\b[^<>]*>"
    r"|<(?P<tag>/?[a-zA-Z][\w:-]*)[^<>]*>|<[!?/][^<>]*>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_BLOCK = frozenset([
    "address", "article", "aside", "blockquote", "body", "br", "button", "caption", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "label", "legend",
    "li", "main", "nav", "ol", "option", "p", "pre", "section", "select", "summary", "table", "tbody", "td", "th", "title", "tr", "ul",
])  # fmt: skip


# In the visible text a line break means a block; one inside a run of text means no more than a blank. Same length, so offsets hold.
_BLANKS = str.maketrans("\n\r", "  ")


class Run(NamedTuple):
    """Text between two tags, and the name of the tag before it (``/p`` closes a paragraph)."""

    start: int
    end: int
    tag: str


def text_runs(page: str) -> Iterator[Run]:
    """Every run of visible text.

    >>> [("<p>A<!-- x --><b>B</b>"[run.start:run.end], run.tag) for run in text_runs("<p>A<!-- x --><b>B</b>")]
    [('A', 'p'), ('B', 'b')]
    """
    at, tag = 0, ""
    unclosed: set[str] = set()
    while at < len(page):
        found = _TAG.search(page, at)
        end = found.start() if found else len(page)
        if end > at:
            yield Run(at, end, tag)
        if not found:
            return
        at = found.end()
        if found["comment"]:
            at = _after(page, "-->", at, unclosed)
        elif found["raw"] and not found.group().endswith("/>"):
            at = _after(page, f"</{found['raw'].lower()}", at, unclosed)
        elif found["tag"]:
            tag = found["tag"].lower()


def _after(page: str, closing: str, at: int, unclosed: set[str]) -> int:
    """Where reading goes on after something closed; what never closes hides nothing (browsers do the same to comments)."""
    if closing in unclosed:
        return at
    found = re.compile(re.escape(closing) + r"(?:\s*>)?", re.I).search(page, at)
    if found:
        return found.end()
    unclosed.add(closing)
    return at


def visible_text(page: str) -> Stretch:
    """All visible text, a line for each block, entities read.

    >>> visible_text("<p>Oil &amp; gas</p>").text.strip()
    'Oil & gas'
    """
    parts: list[str] = []
    pieces: list[Piece] = []
    size = 0
    for run in text_runs(page):
        if run.tag.lstrip("/") in _BLOCK:
            parts.append("\n")
            size += 1
        for text, start, end in _decoded(page, run):
            parts.append(text.translate(_BLANKS))
            pieces.append((size, size + len(text), start, end))
            size += len(text)
    return Stretch("".join(parts), tuple(pieces))


def _decoded(page: str, run: Run) -> Iterator[tuple[str, int, int]]:
    at = run.start
    for entity in _ENTITY.finditer(page, run.start, run.end):
        text = html.unescape(entity.group())
        if text == entity.group():
            continue
        if entity.start() > at:
            yield page[at : entity.start()], at, entity.start()
        yield text, entity.start(), entity.end()
        at = entity.end()
    if run.end > at:
        yield page[at : run.end], at, run.end
