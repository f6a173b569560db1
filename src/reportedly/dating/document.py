"""Page, Document -> Published: given, metadata, URL, dateline, visible line, in this order; unknown stays unknown."""

from __future__ import annotations

from ..records import Document, Page, Problem, Published
from .dateline import date_in_dateline
from .url import date_in_url
from .visible import lines_around, visible_date
from .written import Day, published, published_from

PARAGRAPHS = 4
"""Paragraphs that may open with the dateline: a summary or a caption may stand before it."""


def date_document(page: Page, document: Document) -> Published | None:
    """When the document was published, or ``None``. A given date that is no date is passed over (see ``dating_problems``)."""
    given = published_from(page.published) if page.published else None
    if given:
        return given
    url = page.url or document.url
    in_url = date_in_url(url) if url else None
    if page.is_html:
        from .html import date_in_html

        found = date_in_html(page.content, url)
        if found and (found[1] == "metadata" or not in_url or in_url.day is None):
            return published(*found)
    if in_url and in_url.day:
        return published(in_url, "url")
    seen = None if page.is_html else visible_date(*_lines(page, document))
    dateline = _dateline(document, in_url, seen)
    if dateline:
        return published(dateline, "dateline")
    if seen:
        return published(seen, "text")
    return published(in_url, "url") if in_url else None


def dating_problems(page: Page) -> tuple[Problem, ...]:
    """One problem when the date given for the page is none."""
    if not page.published or published_from(page.published):
        return ()
    message = f"the given date {page.published[:40]!r} is no possible date and was passed over; write it as 2022-01-18"
    return (Problem(stage="dating", message=message),)


def _lines(page: Page, document: Document) -> tuple[list[str], int, int]:
    return lines_around(page.content, document)


def _dateline(document: Document, in_url: Day | None, seen: Day | None) -> Day | None:
    """The dateline's day, with its own year, or the year of an address or a visible date that fits it."""
    paragraphs = [p for p in document.text[:20_000].split("\n") if p.strip()][: PARAGRAPHS + 1]
    day = next((d for p in paragraphs if (d := date_in_dateline(p))), None)
    if day is None or day.year is not None:
        return day
    if in_url and in_url.month == day.month:
        return day._replace(year=in_url.year)
    return None if seen is None else seen if (seen.month, seen.day) == (day.month, day.day) else None
