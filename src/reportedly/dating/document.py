"""Page, Document -> its dates: published and updated kept apart, everything that was read, how sure it is, and what contradicts what.

Given, metadata, URL, dateline, visible line, in this order; unknown stays unknown, and no clock is looked at.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from ..records import Basis, DateEvidence, Document, Page, Problem, Published
from .dateline import date_in_dateline
from .metadata import stated_dates
from .url import date_in_url
from .visible import lines_around, visible_date, visible_update
from .written import Day, published, published_from

PARAGRAPHS = 4
"""Paragraphs that may open with the dateline: a summary or a caption may stand before it."""

TOLERANCE = 2
"""Days by which two dates of one story may differ: time zones, a dateline of the evening before."""
SEASON = 31
"""Days by which a dateline without a year may differ from the date of publication that is nearest to it."""


class Dates(NamedTuple):
    """What is known of a story's dates."""

    published: Published | None = None
    updated: Published | None = None
    evidence: tuple[DateEvidence, ...] = ()
    problems: tuple[Problem, ...] = ()


class _Read(NamedTuple):
    """A date that was read. ``rank`` orders the choice (lowest first); ``firm``: a source that hardly errs."""

    rank: int
    day: Day
    basis: Basis
    where: str
    firm: bool = False


def date_document(page: Page, document: Document) -> Published | None:
    """When the document was published, or ``None``. A given date that is no date is passed over (see ``dating_problems``)."""
    return find_dates(page, document).published


def find_dates(page: Page, document: Document) -> Dates:
    """All that says when the document was published or changed, the one believed, and the contradictions."""
    given = published_from(page.published) if page.published else None
    stated = stated_dates(page.content, page.url or document.url, document.title) if page.is_html else []
    updates = [(s.day, "metadata", s.where) for s in stated if s.kind == "updated"]
    reads = [
        _Read(1 if s.kind == "published" else 3, s.day, "metadata", s.where, s.kind == "published") for s in stated if s.kind != "updated"
    ]
    if given is None:
        reads += _others(page, document, firm=any(r.firm for r in reads))
        if not page.is_html and (changed := visible_update(*lines_around(page.content, document))):
            updates.append((changed, "text", "visible line"))
    else:
        reads += _from_url(page.url or document.url)
    reads.sort(key=lambda r: r.rank)
    chosen = given or (published(reads[0].day, reads[0].basis) if reads else None)
    updated = published(updates[0][0], updates[0][1]) if updates else None  # type: ignore[arg-type]
    quarrel = _quarrel(chosen, [r for r in reads if r.rank <= 5], updated if updates and updates[0][1] == "metadata" else None)
    if chosen is not None:
        chosen = chosen.replace(certainty=_certainty(chosen, reads, bool(quarrel)))
    evidence = [_evidence("published", r.day, r.basis, r.where) for r in reads]
    evidence += [_evidence("updated", day, basis, where) for day, basis, where in updates]  # type: ignore[arg-type]
    return Dates(chosen, updated, tuple(dict.fromkeys(evidence)), (*dating_problems(page), *quarrel))


def dating_problems(page: Page) -> tuple[Problem, ...]:
    """One problem when the date given for the page is none."""
    if not page.published or published_from(page.published):
        return ()
    message = f"the given date {page.published[:40]!r} is no possible date and was passed over; write it as 2022-01-18"
    return (Problem(stage="dating", message=message),)


def _from_url(url: str | None) -> list[_Read]:
    day = date_in_url(url) if url else None
    return [_Read(4 if day.day else 8, day, "url", "address")] if day else []


def _others(page: Page, document: Document, firm: bool) -> list[_Read]:
    """What stands elsewhere than in the metadata; htmldate is asked only where these say nothing for certain."""
    url = page.url or document.url
    found = _from_url(url)
    in_url = found[0].day if found else None
    seen = None
    if page.is_html and not firm:
        from .html import date_in_html

        html = date_in_html(page.content, url)
        if html:
            found.append(_Read(2 if html[1] == "metadata" else 6, html[0], html[1], "htmldate"))
    if not page.is_html:
        seen = visible_date(*lines_around(page.content, document))
    dateline = _dateline(document, in_url, seen)
    if dateline:
        found.append(_Read(5 if not page.is_html else 7, dateline, "dateline", "dateline"))
    if seen:
        found.append(_Read(6, seen, "text", "visible line"))
    return found


def _dateline(document: Document, in_url: Day | None, seen: Day | None) -> Day | None:
    """The dateline's day, with its own year, or the year of an address or a visible date that fits it."""
    paragraphs = [p for p in document.text[:20_000].split("\n") if p.strip()][: PARAGRAPHS + 1]
    day = next((d for p in paragraphs if (d := date_in_dateline(p))), None)
    if day is None or day.year is not None:
        return day
    if in_url and in_url.month == day.month:
        return day._replace(year=in_url.year)
    return None if seen is None else seen if (seen.month, seen.day) == (day.month, day.day) else None


def _quarrel(chosen: Published | None, reads: list[_Read], updated: Published | None) -> tuple[Problem, ...]:
    """What contradicts the date believed, in one problem."""
    if chosen is None:
        return ()
    apart = [f"{r.where} says {_iso(r.day)}" for r in reads if _distance(chosen, published(r.day, r.basis)) > TOLERANCE]
    if updated is not None and chosen.basis != "given" and updated.end < chosen.start and _distance(chosen, updated) > TOLERANCE:
        apart.append(f"it was updated on {updated.start}, before that")
    if not apart:
        return ()
    told = "; ".join(dict.fromkeys(apart))
    message = f"the date of publication taken from the {chosen.basis} is {chosen.start}, but {told}; give the right date with --date"
    return (Problem(stage="dating", message=message),)


def _distance(a: Published, b: Published) -> int:
    """Days between two dates; 0 where they overlap."""
    first, second = sorted((a, b), key=lambda p: p.start)
    return max(0, (date.fromisoformat(second.start) - date.fromisoformat(first.end)).days)


def _certainty(chosen: Published, reads: list[_Read], quarrelled: bool) -> str:
    """``sure``: given, stated as the date of publication, or said by two sources; ``unsure``: contradicted, or read off a line."""
    if chosen.basis == "given":
        return "sure"
    if quarrelled:
        return "unsure"
    agreeing = {r.basis for r in reads if _distance(chosen, published(r.day, r.basis)) <= TOLERANCE and r.day.day}
    if reads[0].firm or len(agreeing) > 1:
        return "sure"
    return "unsure" if chosen.basis == "text" else "likely"


def _iso(day: Day) -> str:
    return "-".join(f"{part:02}" for part in day if part is not None)


def _evidence(kind: str, day: Day, basis: Basis, where: str) -> DateEvidence:
    found = published(day, basis)
    return DateEvidence(kind=kind, start=found.start, end=found.end, precision=found.precision, basis=basis, where=where)  # type: ignore[arg-type]
