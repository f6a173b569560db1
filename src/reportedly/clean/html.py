"""HTML page -> title, paragraphs and what its metadata says, by trafilatura; places in the page by our own alignment."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from .align import align, placed
from .byline import names_in
from .features import DAY
from .flat import find_in_text, is_interruption, notices
from .found import Found
from .furniture import load_furniture
from .headline import split_suffix
from .items import FEWEST, with_stamps_shown
from .leftovers import Links, is_date_alone, is_rights_line, is_stamp, without_wall
from .lines import Line, count_words, page_lines
from .markup import visible_text
from .page_text import PageText, squeeze
from .stretch import Stretch

FEW_WORDS = 25
"""An extraction with fewer words is compared with what our line classifier finds in the page's visible text."""

MAX_TAGS = 100_000
"""A heavy news page has 20,000 tags; above this the visible text goes to the line classifier, whose time is bounded."""

_LANG = re.compile(r"<html\b[^<>]{0,1000}?\blang\s*=\s*[\"']?([a-zA-Z]{2,3}(?:-[\w-]{2,20})?)", re.I)


def find_in_html(content: str, url: str | None = None, title: str | None = None) -> Found:
    """The article trafilatura finds; when it finds next to nothing, what the line classifier makes of the visible text."""
    visible = visible_text(content)
    page = PageText(visible)
    extracted = _extract(content, url) if content.count("<") < MAX_TAGS else None
    paragraphs = _paragraphs(extracted.text if extracted else "")
    if sum(map(count_words, paragraphs)) < FEW_WORDS:
        found = _by_lines(visible, title)
        if sum(count_words(p.text) for p in found.paragraphs) > sum(map(count_words, paragraphs)):
            return _with_metadata(found, extracted, content)
    heading = title or (extracted and _own_title(extracted, page)) or None
    everything = align([p for p in paragraphs if not heading or squeeze(p) != squeeze(heading)], page)
    links, is_live = Links(content), with_stamps_shown(content) != content or sum(is_stamp(s.text) for s in everything) >= FEWEST
    told = [s for s in everything if not links.hold(s) or (is_live and is_stamp(s.text))]
    stretches = without_wall([s for i, s in enumerate(told) if _may_stay(s, is_live) or not _is_furniture(_line(s), near_top=i < TOP)])
    if not any(_is_sentence(_line(s)) for s in stretches):
        stretches = []  # a list of links is no article
    found = Found(
        title=_title_stretch(heading, stretches, page) if heading and stretches else None,
        paragraphs=tuple(stretches),
        byline=next((names_in(s.text) for s in everything[:TOP] if count_words(s.text) <= LABEL and names_in(s.text)), None),
        problems=notices(page_lines(visible.text), [_line(s) for s in stretches]),
    )
    return _with_metadata(found, extracted, content)


TOP, LABEL, SENTENCE = 5, 12, 8
"""Paragraphs that may be bylines and dates; most words of such a label; fewest words of a sentence that makes a page an article."""


LEFTOVERS = frozenset({"share", "legal", "comments", "subscribe", "cookie"})


def _line(stretch: Stretch) -> Line:
    return Line(stretch.text, (0, len(stretch.text)), count_words(stretch.text), 0)


def _may_stay(stretch: Stretch, is_live: bool) -> bool:
    """A time that opens an entry of a live blog."""
    return is_live and is_stamp(stretch.text)


def _is_sentence(line: Line) -> bool:
    return line.words >= SENTENCE and line.text.rstrip("\"”’»')").endswith((".", "!", "?", "…", "。"))


def _is_furniture(line: Line, near_top: bool) -> bool:
    """What trafilatura lets through: interruptions, menus' words, and a byline or date that stands alone above the story."""
    kinds = load_furniture().kinds(line.text, line.words)
    if is_interruption(line) or ("navigation" in kinds and line.words <= 3):
        return True
    if is_rights_line(line.text) or (near_top and is_date_alone(line.text)):
        return True
    if line.words > LABEL or line.text.endswith("."):
        return False
    if LEFTOVERS & set(kinds):
        return True  # "Share: WhatsApp Print", "Copyright Lake Press": a short line that is no sentence
    if not near_top:
        return False
    return names_in(line.text) is not None or "dateline_furniture" in kinds or (line.words <= 4 and DAY.search(line.text) is not None)


def _extract(content: str, url: str | None) -> Any:
    """trafilatura's document, or ``None``; it is meant not to raise, and hostile pages are why this does not rely on it."""
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        return trafilatura.bare_extraction(with_stamps_shown(content), url=url, include_comments=False, with_metadata=True)
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
