"""Counts -> a bar of shares with words, such as how many events have which standing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate

from ...records import Record, Standing
from .markup import counted, html_link, linked, own_address, percent, text
from .patterns import FILLS
from .standing import STANDINGS, standing_glyph

LEAST = 0.004
"""Least share that a part is drawn with: three pixels of a bar 800 wide. One denial among a thousand claims must be seen."""


class Part(Record, frozen=True, kw_only=True):
    """One part of a whole. ``key`` is the class of its fill: ``share-denied``, ``quad-3``."""

    key: str
    word: str
    count: int
    href: str | None = None


def share_bar(parts: Sequence[Part], *, label: str, words: bool = True) -> str:
    """A bar with one stretch per part, and beneath it every part in words; without ``words`` they are read out only.

    Parts that are zero or less are left out of the bar and told as 0; a ``key`` that is no fill is no part.
    """
    known = [part for part in parts if part.key in FILLS]
    if not any(part.count > 0 for part in known):
        return f'<p class="chart-empty">{text(label)}: nothing to count.</p>'
    told = "".join(_told(part, sum(max(p.count, 0) for p in known)) for part in known)
    hidden = "" if words else " visually-hidden"
    return (
        f'<figure class="chart shares"><svg class="share-bar" width="100%" height="14" role="group" aria-label="{text(label)}">'
        f'{_stretches(known)}</svg><figcaption class="share-words{hidden}"><ul>{told}</ul></figcaption></figure>'
    )


def standing_shares(counts: Mapping[Standing, int], *, label: str = "Standing of the events", words: bool = True,
                    links: Mapping[Standing, str] | None = None) -> str:  # fmt: skip
    """A bar of how many are asserted, attributed, unconfirmed, denied and disputed."""
    addresses = links or {}
    parts = [Part(key=f"share-{name}", word=name, count=counts.get(name, 0), href=addresses.get(name)) for name in STANDINGS]
    return share_bar([part for part in parts if part.count > 0], label=label, words=words)


def _stretches(parts: Sequence[Part]) -> str:
    shown = [part for part in parts if part.count > 0]
    whole = sum(part.count for part in shown)
    widths = [max(part.count / whole, LEAST) for part in shown]
    starts = accumulate(widths, initial=0.0)
    scale = sum(widths) or 1.0
    return "".join(_stretch(part, start / scale, width / scale) for part, start, width in zip(shown, starts, widths, strict=False))


def _stretch(part: Part, start: float, width: float) -> str:
    place = f'x="{percent(start)}" width="{percent(width)}" height="14"'
    rect = f'<rect {place} fill="url(#{part.key})" class="part"/>'
    return linked(rect, part.href, f"{part.word}: {counted(part.count, 'event')}")


def _told(part: Part, whole: int) -> str:
    share = f" ({max(part.count, 0) / whole:.0%})" if whole else ""
    name = part.key.removeprefix("share-")
    glyph = next((standing_glyph(standing) for standing in STANDINGS if standing == name), swatch(part.key))
    word = html_link(part.word, part.href) if own_address(part.href) else text(part.word)
    return f"<li>{glyph} {word} <b>{max(part.count, 0):,}</b>{share}</li>"


def swatch(key: str) -> str:
    """A small square in the fill of that name, silent to screen readers."""
    square = f'<rect x="1" y="1" width="16" height="12" fill="url(#{key})" class="part"/>'
    return f'<svg class="swatch" width="18" height="14" aria-hidden="true">{square}</svg>'
