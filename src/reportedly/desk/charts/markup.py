"""The few ways a chart writes text, numbers and links: everything escaped, because names come from hostile pages."""

from __future__ import annotations

import math
import re
from html import escape

from ...export.visual import shorten

_OWN = re.compile(r"[/?#](?![/\\])[^\s\\]*|[?#/]", re.ASCII)
NAME_LIMIT = 120
"""Characters of a name in a title or a table; a longer one ends in an ellipsis."""


def text(value: object, limit: int = NAME_LIMIT) -> str:
    """The value on one line, without control characters, escaped for HTML and for attributes.

    >>> text('<b>"R&D"')
    '&lt;b&gt;&quot;R&amp;D&quot;'
    """
    words = str(value)
    if len(words) <= limit and words.isprintable() and "  " not in words:  # most names: a map has thousands
        return escape(words.strip())
    return escape(shorten(words, limit))


def own_address(href: str | None) -> str | None:
    """The address escaped, if it leads to this desk (``/…``, ``?…``, ``#…``); else ``None``.

    >>> own_address("/events?type=AID&page=2"), own_address("//else.where/"), own_address("javascript:alert(1)")
    ('/events?type=AID&amp;page=2', None, None)
    """
    return escape(href) if href and _OWN.fullmatch(href) else None


def linked(inner: str, href: str | None, title: str, classes: str = "") -> str:
    """SVG that shows ``title`` (raw text) and leads to ``href``, or only shows it where the address is not our own."""
    address, words = own_address(href), text(title, 3 * NAME_LIMIT)
    of_class = f' class="{classes}"' if classes else ""
    if address is None:
        return f"<g{of_class}><title>{words}</title>{inner}</g>"
    return f'<a href="{address}"{of_class}><title>{words}</title>{inner}</a>'


def html_link(value: str, href: str | None, limit: int = NAME_LIMIT) -> str:
    """The text as HTML, a link where the address is our own."""
    address = own_address(href)
    return text(value, limit) if address is None else f'<a href="{address}">{text(value, limit)}</a>'


def number(value: float | None) -> str:
    """A number as people write it.

    >>> number(12.0), number(1234567), number(2.5), number(float("inf")), number(None)
    ('12', '1,234,567', '2.5', '?', '?')
    """
    if value is None or not math.isfinite(value):
        return "?"
    if abs(value) >= 1e15:
        return f"{value:.3g}"
    return f"{round(value):,}" if value == round(value) else f"{value:,.4g}" if abs(value) < 1000 else f"{value:,.0f}"


def at(value: float) -> str:
    """A coordinate or a share in as few characters as a tenth allows.

    >>> at(12.04), at(-0.01), at(3.25)
    ('12', '0', '3.2')
    """
    rounded = round(value, 1)
    return str(int(rounded)) if rounded == int(rounded) else str(rounded)


def percent(share: float) -> str:
    """A share of one as a percentage for a coordinate, to a hundredth: a bar of 3,000 has its own place.

    >>> percent(0.12345), percent(1)
    ('12.35%', '100%')
    """
    return f"{100 * share:.2f}".rstrip("0").rstrip(".") + "%"


def counted(count: float, one: str, many: str | None = None) -> str:
    """A number and its noun.

    >>> counted(1, "event"), counted(2000, "event"), counted(2, "country", "countries")
    ('1 event', '2,000 events', '2 countries')
    """
    return f"{number(count)} {one if count == 1 else many or one + 's'}"
