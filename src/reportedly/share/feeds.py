"""Items -> Atom (RFC 4287) and JSON Feed 1.1, for readers that follow a query."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree

import msgspec

_ATOM = "http://www.w3.org/2005/Atom"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class FeedItem(msgspec.Struct, frozen=True, kw_only=True):
    """One item: ``id`` stays the same for ever, ``address`` is absolute, ``updated`` an ISO date or moment."""

    id: str
    address: str
    title: str
    text: str
    updated: str
    author: str | None = None
    tags: tuple[str, ...] = ()


def atom(title: str, here: str, page: str, items: Iterable[FeedItem]) -> bytes:
    """An Atom feed. ``here`` is its own address, ``page`` that of the page it follows."""
    ElementTree.register_namespace("", _ATOM)
    listed = list(items)
    feed = ElementTree.Element(f"{{{_ATOM}}}feed")
    _add(feed, "id", here)
    _add(feed, "title", title)
    _add(feed, "updated", max((_moment(item.updated) for item in listed), default=_moment("1970-01-01")))
    _link(feed, here, "self")
    _link(feed, page, "alternate")
    _add(ElementTree.SubElement(feed, f"{{{_ATOM}}}author"), "name", "Reportedly")
    for item in listed:
        entry = ElementTree.SubElement(feed, f"{{{_ATOM}}}entry")
        _add(entry, "id", f"urn:reportedly:{item.id}")
        _add(entry, "title", item.title)
        _add(entry, "updated", _moment(item.updated))
        _link(entry, item.address, "alternate")
        _add(entry, "summary", item.text)
        if item.author:
            _add(ElementTree.SubElement(entry, f"{{{_ATOM}}}author"), "name", item.author)
        for tag in item.tags:
            ElementTree.SubElement(entry, f"{{{_ATOM}}}category", term=_clean(tag))
    made: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return made


def json_feed(title: str, here: str, page: str, items: Iterable[FeedItem]) -> bytes:
    """A JSON feed."""

    def write(item: FeedItem) -> dict[str, Any]:
        found: dict[str, Any] = {
            "id": item.id,
            "url": item.address,
            "title": item.title,
            "content_text": item.text,
            "date_published": _moment(item.updated),
            "tags": list(item.tags),
        }
        return {**found, "authors": [{"name": item.author}]} if item.author else found

    feed = {"version": "https://jsonfeed.org/version/1.1", "title": title, "home_page_url": page, "feed_url": here}
    return msgspec.json.encode({**feed, "items": [write(item) for item in items]})


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}").text = _clean(text)


def _link(parent: ElementTree.Element, address: str, rel: str) -> None:
    ElementTree.SubElement(parent, f"{{{_ATOM}}}link", href=_clean(address), rel=rel)


def _clean(text: str) -> str:
    return _CONTROL.sub(" ", text)


def _moment(value: str) -> str:
    """RFC 3339.

    >>> _moment("2026-11-05"), _moment("2026-11-05T10:00:00+00:00")
    ('2026-11-05T00:00:00Z', '2026-11-05T10:00:00Z')
    """
    try:
        read = datetime.fromisoformat(value)
    except ValueError:
        return "1970-01-01T00:00:00Z"
    return read.replace(tzinfo=read.tzinfo or UTC).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
