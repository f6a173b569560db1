"""HTML page -> its publication date, by htmldate, with how precise that is and what it was read from."""

from __future__ import annotations

import re

from ..records import Basis
from .url import date_in_url
from .written import MONTHS, Day, find_date, is_possible

_META = re.compile(
    r"<meta\b[^<>]{0,500}(?:publish|pubdate|date|created|issued|time)[^<>]{0,500}>|\"date(?:Published|Created)\"\s*:\s*\"[^\"]{4,40}\""
    r"|itemprop\s*=\s*[\"']?date[^<>]{0,200}>|<time\b[^<>]{0,300}>",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\"datePublished\"\s*:\s*\"(?P<json>[^\"]{4,40})\"|<meta\b(?=[^<>]{0,300}(?:published_time|datePublished|pubdate|publish[-_]?date|dc\.date))"
    r"[^<>]{0,300}?content\s*=\s*[\"'](?P<meta>[^\"'<>]{4,40})[\"']",
    re.IGNORECASE,
)


def date_in_html(content: str, url: str | None = None) -> tuple[Day, Basis] | None:
    """The date htmldate finds; when it finds none, what the page's own metadata gives (it knows no date before 1995)."""
    import htmldate

    try:
        # A fixed last day instead of its default, today: the same page gives the same date for ever.
        found = htmldate.find_date(content, url=url, original_date=True, max_date="2100-12-31")
    except Exception:  # meant not to raise; hostile pages are why this does not rely on it
        found = None
    day = Day(*map(int, found.split("-"))) if found else None
    precise = _as_written(day, content, url) if day else None
    return (precise, _basis(precise, content, url)) if precise else _published_meta(content)


def _published_meta(content: str) -> tuple[Day, Basis] | None:
    for match in _PUBLISHED.finditer(content):
        day = find_date((match["json"] or match["meta"]).replace("T", " "))
        if day:
            return day, "metadata"
    return None


def _as_written(day: Day, content: str, url: str | None) -> Day | None:
    """The date without what nobody wrote: htmldate makes 1 January of a bare year and the first day of a bare month."""
    if not is_possible(day):
        return None
    if day.day != 1 or _stands_in(day, content + " " + (url or "")):
        return day
    month = Day(day.year, day.month)
    if day.month != 1 or _stands_in(month, content):
        return month
    return None  # a bare year is nearly always the copyright line's


def _stands_in(day: Day, text: str) -> bool:
    names = "|".join(name for name, number in MONTHS.items() if number == day.month)
    y, m, d = day.year, day.month, day.day
    if d is None:
        return re.search(rf"(?i)\b{y}[-/.]?0?{m}\b|\b0?{m}[-/.]{y}\b|\b(?:{names})[a-z]*\.?,? {y}\b", text) is not None
    forms = (
        rf"\b{y}[-/._]?0?{m}[-/._]?0?{d}(?!\d)", rf"\b0?{d}[-/.]0?{m}[-/.]{y}", rf"\b0?{m}/0?{d}/{y}",
        rf"\b0?{d}(?:st|\.)? ?(?:of )?[^\W\d]{{3,10}}\.?,? {y}\b", rf"\b(?:{names})\.? 0?{d}(?:st)?,? {y}\b",
    )  # fmt: skip
    return re.search("(?i)" + "|".join(forms), text) is not None


def _basis(day: Day, content: str, url: str | None) -> Basis:
    iso = f"{day.year:04}-{day.month:02}" + (f"-{day.day:02}" if day.day else "")
    forms = (iso, iso.replace("-", ""), iso.replace("-", "/"))
    if any(form in tag.group() for tag in _META.finditer(content) for form in forms):
        return "metadata"
    return "url" if url and date_in_url(url) == day else "text"
