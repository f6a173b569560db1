"""HTML page -> the dates its metadata states, kept apart by what they are dates of: JSON-LD of the article, meta tags, time elements.

Template leftovers ("{{date}}"), the computer's zero (1970-01-01) and dates of other things on the page (a video, a comment, a related
story, the event an announcement is about) are no dates of the story.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from .written import MONTHS, Day, find_date, is_possible

MAX_BLOCKS, MAX_BLOCK, MAX_OBJECTS = 40, 400_000, 2_000
"""JSON-LD blocks, characters of one, and objects in one that are looked at."""

FIRST_SITE = 1995
"""No news site published before; what says only "date" may be the date of what a page is about."""

_SCRIPT = re.compile(r"<script\b[^<>]{0,300}?application/ld\+json[^<>]{0,300}>(.*?)</script", re.IGNORECASE | re.DOTALL)
_META = re.compile(r"<meta\b[^<>]{1,2000}>", re.IGNORECASE)
_TIME = re.compile(r"<time\b[^<>]{1,1000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w:.-]{1,40})\s*=\s*(?:\"([^\"]{0,500})\"|'([^']{0,500})'|([^\s\"'<>]{1,500}))")
_ARTICLE = re.compile(r"Article|BlogPosting|Report$|LiveBlogPosting|AdvertiserContent|WebPage$", re.IGNORECASE)
_PUBLISHED = frozenset(
    "article:published_time article:published og:published_time og:article:published_time datepublished date-published pubdate pub_date "
    "publishdate publish-date publish_date publication_date publication-date publicationdate published published_time published-date "
    "publisheddate published_at publishedat parsely-pub-date sailthru.date dc.date.issued dc.date.published dcterms.issued dc.issued "
    "citation_publication_date citation_online_date cxenseparse:recs:publishtime rnews:datepublished bt:pubdate "
    "originalpublicationdate original-publish-date article.published vr:published_time ptime timestamp displaydate displaydatetime "
    "cxenseparse:publishtime article_date_original article-date".split()
)  # fmt: skip
_DATED = frozenset("date dc.date dcterms.date dc.date.created dcterms.created datecreated created release_date".split())
"""Say nothing of which date they give; believed where nothing says more."""
_UPDATED = frozenset(
    "article:modified_time article:modified og:updated_time og:modified_time og:article:modified_time datemodified date-modified "
    "last-modified lastmod last_modified lastmodified modified modified_time updated updated_time updatedat dcterms.modified dc.modified "
    "dc.date.modified dc.date.updated revised article:updated utime rnews:datemodified".split()
)
_EPOCH = re.compile(r"\s*(\d{10})(?:\d{3})?\s*$")
_COMPACT = re.compile(r"\s*((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{2,6}.{0,8})?\s*$")
_UNIX = re.compile(
    rf"\b({'|'.join(sorted(MONTHS, key=len, reverse=True))})\s+(\d{{1,2}})\s+[\d:]{{4,8}}\s+(?:[A-Z]{{2,5}}\s+)?((?:19|20)\d\d)\b", re.I
)


class Stated(NamedTuple):
    """One date that the metadata state: ``kind`` is ``published``, ``dated`` (nobody says what for) or ``updated``."""

    kind: str
    day: Day
    where: str
    """The field's name, as in "json-ld datePublished"."""


def stated_dates(content: str, url: str | None = None, title: str | None = None) -> list[Stated]:
    """The dates that a page's metadata state, best source first; each field once."""
    found = [*_json_ld(content, url, title), *_meta_tags(content), *_time_elements(content)]
    return list(dict.fromkeys(found))


def parse_stamp(text: str) -> Day | None:
    """The day in a metadata value, as written there; ``None`` for the computer's zero and what is no date.

    >>> parse_stamp("2022-01-18T23:30:00-05:00"), parse_stamp("20220118T101500Z"), parse_stamp("Tue Jan 18 10:00:00 CET 2022")
    (Day(year=2022, month=1, day=18), Day(year=2022, month=1, day=18), Day(year=2022, month=1, day=18))
    >>> parse_stamp("1642500000"), parse_stamp("1970-01-01T00:00:00Z"), parse_stamp("{{ page.date }}")
    (Day(year=2022, month=1, day=18), None, None)
    """
    text = text[:100].strip()
    if epoch := _EPOCH.match(text):
        day = _of_epoch(int(epoch[1]))
    elif compact := _COMPACT.match(text):
        day = Day(*map(int, compact.groups()))
    elif unix := _UNIX.search(text):
        day = Day(int(unix[3]), MONTHS[unix[1].lower()], int(unix[2]))
    else:
        return _real(find_date(re.sub(r"(\d)[Tt](\d)", r"\1 \2", text)))
    return _real(day)


def _of_epoch(seconds: int) -> Day:
    from datetime import UTC, datetime

    moment = datetime.fromtimestamp(seconds, UTC)
    return Day(moment.year, moment.month, moment.day)


def _real(day: Day | None) -> Day | None:
    return day if day is not None and is_possible(day) and day != Day(1970, 1, 1) else None


def _json_ld(content: str, url: str | None, title: str | None) -> Iterator[Stated]:
    """The dates of the article that the page is about: the one whose address or headline is the page's, else the only or first one."""
    articles = [a for text in _blocks(content) for a in _objects(_loads(text)) if _is_article(a)]
    ranked = sorted(enumerate(articles), key=lambda x: (-_about(x[1], url, title), x[0]))
    for _, article in ranked[:1]:
        for field, kind in (("datePublished", "published"), ("dateCreated", "dated"), ("dateModified", "updated")):
            value = article.get(field)
            value = value[0] if isinstance(value, list) and value else value
            day = parse_stamp(str(value)) if isinstance(value, (str, int)) else None
            if day:
                yield Stated(kind, day, f"json-ld {field}")


def _blocks(content: str) -> Iterator[str]:
    for i, match in enumerate(_SCRIPT.finditer(content)):
        if i >= MAX_BLOCKS:
            return
        if len(match[1]) <= MAX_BLOCK:
            yield match[1]


def _loads(text: str) -> Any:
    """JSON as pages write it: with comments around it, line breaks inside strings, entities."""
    text = (
        re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/)\s*$", "", text)
        .strip()
        .rstrip(";")
    )
    for attempt in (text, unescape(text), re.sub(r",\s*([}\]])", r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """Objects at the top, in lists and graphs, and what a page names as its main entity; no comments, videos or item lists."""
    waiting, seen = [value], 0
    while waiting and seen < MAX_OBJECTS:
        seen += 1
        current = waiting.pop(0)
        if isinstance(current, list):
            waiting.extend(current[:200])
        elif isinstance(current, dict):
            yield current
            waiting.extend(
                current[name] for name in ("@graph", "mainEntity", "mainEntityOfPage") if isinstance(current.get(name), (dict, list))
            )


def _is_article(item: dict[str, Any]) -> bool:
    kinds = item.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    dated = any(name in item for name in ("datePublished", "dateCreated", "dateModified"))
    return dated and any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in listed)


def _about(item: dict[str, Any], url: str | None, title: str | None) -> int:
    """How surely the object is the page's story."""
    main = item.get("mainEntityOfPage")
    addresses = [item.get("url"), item.get("@id"), main, main.get("@id") if isinstance(main, dict) else None]
    same = url is not None and any(isinstance(a, str) and urlsplit_path(a) == urlsplit_path(url) for a in addresses)
    headline = item.get("headline") or item.get("name")
    entitled = bool(title) and isinstance(headline, str) and _squeezed(unescape(headline))[:60] == _squeezed(title or "")[:60]
    kinds = item.get("@type")
    page = kinds == "WebPage" or (isinstance(kinds, list) and "WebPage" in kinds)
    return 4 * same + 4 * entitled - page


def urlsplit_path(address: str) -> str:
    """The part of an address by which a page is known, without scheme, query and last slash.

    >>> urlsplit_path("https://example.org/a/b/?x=1#top")
    'example.org/a/b'
    """
    try:
        parts = urlsplit(address.strip()[:2000])
    except ValueError:
        return address
    return (parts.netloc + parts.path).rstrip("/")


def _squeezed(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


def _attributes(tag: str) -> dict[str, str]:
    return {m[1].lower(): unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(tag)}


def _meta_tags(content: str) -> Iterator[Stated]:
    late: list[Stated] = []
    for match in _META.finditer(content):
        attributes = _attributes(match.group())
        name = next((attributes[key] for key in ("property", "name", "itemprop", "http-equiv") if attributes.get(key)), "").lower()
        kind = "published" if name in _PUBLISHED else "updated" if name in _UPDATED else "dated" if name in _DATED else None
        day = parse_stamp(attributes.get("content", "")) if kind else None
        if not kind or not day:
            continue
        if kind == "dated" and (day.year or 0) < FIRST_SITE:
            continue  # of what the page is about, as in an archive
        if kind == "dated":
            late.append(Stated(kind, day, f"meta {name}"))
        else:
            yield Stated(kind, day, f"meta {name}")
    yield from late


def _time_elements(content: str) -> Iterator[Stated]:
    """Time elements that say what they are; the others may be those of the next story's teaser."""
    for match in _TIME.finditer(content):
        attributes = _attributes(match.group())
        words = " ".join(attributes.get(key, "") for key in ("itemprop", "class", "property")).lower()
        day = parse_stamp(attributes.get("datetime", "") or attributes.get("content", ""))
        if day is None:
            continue
        if re.search(r"datemodified|\bupdated\b|\bmodified\b", words):
            yield Stated("updated", day, "time dateModified")
        elif "datepublished" in words or re.search(r"\spubdate\b", match.group(), re.IGNORECASE):
            yield Stated("published", day, "time datePublished")
