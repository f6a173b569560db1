"""A text with spans -> HTML in which every span is marked, however they nest or cross.

The text is cut wherever a span begins or ends; each piece lies in one element per span around it, the widest outside. Of the spans that
lead somewhere, the innermost is the piece's link. The first piece of a span bears its id, so that a list beside the text can lead there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup, escape

from ..records import Span
from .rendering import harmless

_DEEPEST = 16
"""Of more spans around one piece the widest are left out: a record from elsewhere may hold thousands."""


class Mark(NamedTuple):
    """One span: CSS classes, and where wanted an id, the address its words lead to, and a title."""

    span: Span
    classes: str
    id: str = ""
    href: str = ""
    title: str = ""


_PARAGRAPH = Markup("<p>{}</p>\n")


def highlight(text: str, marks: Iterable[Mark], window: Span | None = None) -> Markup:
    """Paragraphs with the marks. ``window`` shows only that part of the text.

    >>> print(highlight("Mali denied it.", [Mark((5, 14), "said"), Mark((5, 11), "event", "e1", "#l1")]))
    <p>Mali <mark class="said"><a class="event" id="e1" href="#l1">denied</a></mark><mark class="said"> it</mark>.</p>
    <BLANKLINE>
    """
    first, last = window or (0, len(text))
    cut = (mark._replace(span=(max(first, mark.span[0]), min(last, mark.span[1]))) for mark in marks)
    listed = sorted((mark for mark in cut if mark.span[0] < mark.span[1]), key=lambda m: (m.span[0], -m.span[1], m.classes, m.id))
    begun: set[int] = set()
    made, reaching, following = [], list[tuple[int, Mark]](), 0
    for start, end in _lines(text, first, last):
        while following < len(listed) and listed[following].span[0] < end:
            reaching.append((following, listed[following]))
            following += 1
        reaching = [one for one in reaching if one[1].span[1] > start]
        made.append(_PARAGRAPH.format(Markup("").join(_pieces(text, start, end, reaching, begun))))
    return Markup("").join(made)


def _lines(text: str, first: int, last: int) -> Iterator[Span]:
    start = first
    while start < last:
        end = text.find("\n", start, last)
        end = last if end < 0 else end
        if text[start:end].strip():
            yield start, end
        start = end + 1


def _pieces(text: str, start: int, end: int, inside: list[tuple[int, Mark]], begun: set[int]) -> Iterator[Markup]:
    cuts = sorted({start, end, *(at for _, mark in inside for at in mark.span if start < at < end)})
    starts = sorted(inside, key=lambda one: one[1].span[0])
    active: list[tuple[int, Mark]] = []
    following = 0
    for left, right in pairwise(cuts):
        active = [one for one in active if one[1].span[1] > left]
        while following < len(starts) and starts[following][1].span[0] <= left:
            if starts[following][1].span[1] > left:
                active.append(starts[following])
            following += 1
        widest_first = sorted(active, key=lambda one: (one[1].span[0] - one[1].span[1], one[0]))
        yield _piece(text[left:right], widest_first[-_DEEPEST:], begun)


def _piece(words: str, around: list[tuple[int, Mark]], begun: set[int]) -> Markup:
    linked = next((n for n, mark in reversed(around) if mark.href), None)
    made = escape(harmless(words))
    for n, mark in reversed(around):
        attributes = Markup(' id="{}"').format(mark.id) if mark.id and n not in begun else Markup("")
        attributes += Markup(' href="{}"').format(mark.href) if n == linked else Markup("")
        attributes += Markup(' title="{}"').format(harmless(mark.title)) if mark.title else Markup("")
        begun.add(n)
        tag = "a" if n == linked else "mark"
        made = Markup('<{0} class="{1}"{2}>{3}</{0}>').format(Markup(tag), mark.classes, attributes, made)
    return made
