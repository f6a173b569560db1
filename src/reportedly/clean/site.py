"""Furniture learnt from a site's pages: which site a page is of, and its paragraphs without what the site repeats.

What is learnt comes as a file (see ``sites/``), never from the other pages of the run, so a page's record does not depend on its company.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from .found import Found


@dataclass(frozen=True)
class SiteFurniture:
    """Folded lines by site."""

    lines: Mapping[str, frozenset[str]]

    def without(self, found: Found, site: str | None) -> Found:
        """What was found, less the lines of the site's furniture. The title stays, and so does everything where nothing else is left."""
        repeated = self.lines.get(site or "")
        if not repeated or not found.paragraphs:
            return found
        kept = tuple(p for p in found.paragraphs if fold(p.text) not in repeated)
        if kept:
            return replace(found, paragraphs=kept)
        message = f"every line of the text is furniture of {site} in the --sites file, so all were kept; learn it anew from more pages"
        return replace(found, problems=(*found.problems, message))


def site_of(url: str | None, publisher: str | None) -> str | None:
    """The host of the address, without ``www.`` and port; without an address the publisher's name; else nothing is known.

    >>> site_of("https://www.lakepress.example:8080/a?b=1", "Lake Press"), site_of(None, "Lake  Press"), site_of(None, None)
    ('lakepress.example', 'lake press', None)
    """
    try:
        host = urlsplit(url or "").hostname
    except ValueError:  # "http://[broken"
        host = None
    return (host or "").removeprefix("www.") or fold(publisher or "").casefold() or None


def fold(line: str) -> str:
    """The line with every run of white space as one blank.

    >>> fold(" Follow\\u00a0us \\n on radio ")
    'Follow us on radio'
    """
    return " ".join(line.split())
