"""HTML page -> title, paragraphs and what its metadata says, by trafilatura; places in the page by our own alignment."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from .align import PageText, align, placed, squeeze
from .byline import names_in
from .flat import find_in_text, notices
from .found import Found
from .furniture import load_furniture
from .headline import split_suffix
from .lines import Line, count_words, page_lines
from .markup import visible_text
from .stretch import Stretch

FEW_WORDS = 25
"""An extraction with fewer words is compared with what our line classifier finds in the page's visible text."""

_LANG = re.compile(r"<html\b[^<>]{0,1000}?\blang\s*=\s*[\"']?([a-zA-Z]{2,3}(?:-[\w-]{2,20})?)", re.I)


def find_in_html(content: str, url: str | None = None, title: str | None = None) -> Found:
    """The article trafilatura finds; when it finds next to nothing, what the line classifier makes of the visible text."""
    visible = visible_text(content)
    page = PageText(visible)
    extracted = _extract(content, url)
    paragraphs = _paragraphs(extracted.text if extracted else "")
    lines = page_lines(visible.text)
    if sum(map(count_words, paragraphs)) < FEW_WORDS:
        found = _by_lines(visible, title)
        if sum(count_words(p.text) for p in found.paragraphs) > sum(map(count_words, paragraphs)):
            return _with_metadata(found, extracted, content)
    heading = title or (extracted and _own_title(extracted, page)) or None
    body = [p for i, p in enumerate(paragraphs) if not (i < 2 and heading and squeeze(p) == squeeze(heading))]
    byline = next((names_in(p) for p in body[:3] if count_words(p) <= 12 and names_in(p)), None)
    body = _without_furniture(body)
    stretches = align(body, page)
    heading_stretch = _title_stretch(heading, stretches, page) if heading else None
    told = [Line(p, (0, 0), count_words(p), i) for i, p in enumerate(body)]
    found = Found(title=heading_stretch, paragraphs=tuple(stretches), byline=byline, problems=notices(lines, told))
    return _with_metadata(found, extracted, content)


def _extract(content: str, url: str | None) -> Any:
    """trafilatura's document, or ``None``; it is meant not to raise, and hostile pages are why this does not rely on it."""
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        return trafilatura.bare_extraction(content, url=url, include_comments=False, with_metadata=True)
    except Exception:  # any failure inside the extractor means: nothing extracted
        return None


def _paragraphs(text: str | None) -> list[str]:
    """Its text, a paragraph a line; list marks and table rules are its own and stand on no page."""
    rows = []
    for row in (text or "").split("\n"):
        if row.startswith("|"):
            row = " ".join(cell.strip() for cell in row.strip("| ").split("|") if cell.strip(" -:"))
        row = row.removeprefix("- ").strip()
        if row:
            rows.append(row)
    return rows


def _without_furniture(body: list[str]) -> list[str]:
    """Without a byline or a date that stands alone above the story."""
    top = []
    for p in body[:4]:
        words = count_words(p)
        kinds = load_furniture().kinds(p, words)
        if words > 12 or p.endswith(".") or not {"byline", "dateline_furniture"}.intersection(kinds):
            top.append(p)
    return top + body[4:]


def _own_title(extracted: Any, page: PageText) -> str | None:
    title = " ".join((extracted.title or "").split())
    if not title:
        return None
    proper, rest = split_suffix(title)
    site = (extracted.sitename or "").strip().lower()
    for mark in (" - ", " – ", " — ", " | "):
        if site and proper.lower().endswith(mark + site):
            proper = proper[: -len(mark + site)].strip()
    return proper if rest is None or page.squeezed.count(squeeze(proper)) >= 1 else title


def _title_stretch(title: str, body: list[Stretch], page: PageText) -> Stretch:
    """The title at its last place above the story (the heading), not in the window's title or a menu below it."""
    first = next((s.pieces[0][2] for s in body if s.pieces), None)
    text = squeeze(title)
    limit = len(page.squeezed) if first is None else page.index_at(first)
    place = page.squeezed.rfind(text, 0, limit) if text else -1
    return placed(title, [(0, place, len(text))], page) if place >= 0 else Stretch(title)


def _by_lines(visible: Stretch, title: str | None) -> Found:
    found = find_in_text(visible.text, title)
    return found.through(visible.pieces, found)


def _with_metadata(found: Found, extracted: Any, content: str) -> Found:
    lang = _LANG.search(content[:20_000])
    return replace(
        found,
        byline=found.byline or (extracted and extracted.author) or None,
        publisher=found.publisher or (extracted and extracted.sitename) or None,
        url=(extracted and extracted.url) or None,
        section=found.section or (extracted and extracted.categories and extracted.categories[0]) or None,
        language=lang.group(1) if lang else None,
    )
