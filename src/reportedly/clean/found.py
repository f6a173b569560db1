"""What one way of reading a page found on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .stretch import PageMap, Piece, Stretch


@dataclass(frozen=True)
class Found:
    """Title and paragraphs (or, for clean text, ``whole``) with what the page says of itself."""

    title: Stretch | None = None
    paragraphs: tuple[Stretch, ...] = ()
    whole: Stretch | None = None
    byline: str | None = None
    section: str | None = None
    publisher: str | None = None
    language: str | None = None
    url: str | None = None
    problems: tuple[str, ...] = ()

    def through(self, outer: Sequence[Piece], first: Found) -> Found:
        """This, found in a text that ``outer`` maps to the page; what only the ``first`` reading saw is kept."""
        page = PageMap(outer)

        def mapped(stretch: Stretch) -> Stretch:
            return replace(stretch, pieces=page.through(stretch.pieces))

        return replace(
            first,
            title=mapped(self.title) if self.title else None,
            paragraphs=tuple(mapped(p) for p in self.paragraphs),
            section=first.section or self.section,
            byline=first.byline or self.byline,
        )
