"""RSS, Atom, JSON Feed -> a page per item that carries text; a sitemap holds addresses only, and says so."""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Any, cast

from ..records import Page, Provenance
from .jsonlines import mended, page_from_fields
from .limits import MAX_PAGE_BYTES, megabytes
from .problem import InputProblem

ITEMS = ("item", "entry")
ADDRESSES = ("url", "sitemap")
_CONTENT, _ATOM = "http://purl.org/rss/1.0/modules/content/", "http://www.w3.org/2005/Atom"
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")


def pages_from_feed(content: bytes, origin: str) -> Iterator[Page | InputProblem]:
    """A page for each item with text of its own, in the order of the feed; one line tells how many have none."""
    from lxml import etree

    channel: dict[str, str] = {}
    seen: Counter[str] = Counter()
    # Entities are not resolved, no DTD and no address is loaded: a feed cannot grow, nor reach out.
    events = etree.iterparse(
        io.BytesIO(content), events=("end",), recover=True, resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
    )
    try:
        for _, element in events:
            name = _name(element)
            if name in ITEMS:
                seen["items"] += 1
                page = _item_page(element, channel, origin, seen["items"])
                if page is None:
                    seen["bare"] += 1
                else:
                    yield page
            elif name in ADDRESSES and _name(element.getparent()) in ("urlset", "sitemapindex"):
                seen["addresses"] += 1
            elif name in ("title", "language") and _name(element.getparent()) in ("channel", "feed"):
                channel.setdefault(name, _text(element))
            if name in (*ITEMS, *ADDRESSES):
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        yield InputProblem(origin=origin, message=f"the feed is damaged ({_first(error)}); get it again", kind="damaged")
        return
    if events.error_log:
        message = f"the feed is damaged ({_first(events.error_log[0])}); {seen['items']} items could be read"
        yield InputProblem(origin=origin, message=message, kind="damaged")
    yield from _told(seen, origin)


def bare_links(content: bytes) -> list[str]:
    """The addresses of items that carry no text, in the order of the feed."""
    from lxml import etree

    if is_json_feed(content[:20_000]):
        try:
            items = [item for item in json.loads(content)["items"] if isinstance(item, dict)]
        except (ValueError, KeyError, TypeError, RecursionError):
            return []
        found = [fields.get("url") for item in items if not {"text", "html"} & set(fields := _json_fields(item, {}))]
        return [str(link) for link in dict.fromkeys(found) if str(link).startswith(("http://", "https://"))]
    parser = etree.XMLParser(recover=True, resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    root = etree.fromstring(content, parser)
    elements = [] if root is None else [element for element in root.iter() if _name(element) in ITEMS]
    bare = [_link(item) for item in elements if _item_page(item, {}, "", 0) is None]
    return [link for link in dict.fromkeys(bare) if link]


def is_json_feed(head: bytes) -> bool:
    """True for JSON Feed by its version: ``"https://jsonfeed.org/version/1.1"``."""
    return re.search(rb'"version"\s*:\s*"https?:(?:\\?/){2}jsonfeed\.org', head[:20_000]) is not None


def pages_from_json_feed(content: bytes, origin: str) -> Iterator[Page | InputProblem]:
    """As ``pages_from_feed``."""
    try:
        feed = json.loads(content.decode("utf-8-sig"))
        items = feed["items"]
        if not isinstance(items, list):
            raise ValueError("items is no list")
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        yield InputProblem(origin=origin, message=f"the JSON feed is damaged ({str(error)[:100]}); get it again", kind="damaged")
        return
    seen: Counter[str] = Counter()
    for number, item in enumerate(items, start=1):
        seen["items"] += 1
        place = f"{origin}#{number}"
        if not isinstance(item, dict):
            yield InputProblem(origin=place, message="the item is no object; it was left out", kind="wrong form")
            continue
        fields = _json_fields(item, feed)
        if not any(name in fields for name in ("text", "html")):
            seen["bare"] += 1
            continue
        yield page_from_fields(fields, place, str(fields.get("id") or fields.get("url") or number))
    yield from _told(seen, origin)


def _json_fields(item: dict[str, Any], feed: dict[str, Any]) -> dict[str, Any]:
    found = {
        "html": item.get("content_html"), "text": item.get("content_text") or item.get("summary"), "id": item.get("id"),
        "url": item.get("url") or item.get("external_url"), "title": item.get("title"), "published": item.get("date_published"),
        "publisher": feed.get("title"), "language": item.get("language") or feed.get("language"),
    }  # fmt: skip
    fields = {
        name: value for name, value in found.items() if value not in (None, "") and not (isinstance(value, str) and not value.strip())
    }
    if "html" in fields:
        fields.pop("text", None)
    return fields


def _told(seen: Counter[str], origin: str) -> Iterator[InputProblem]:
    if seen["bare"]:
        message = f"{seen['bare']} of {seen['items']} items carry no text, only a title or an address; save their pages"
        yield InputProblem(origin=origin, message=message, kind="no text")
    if seen["addresses"]:
        message = f"is a sitemap: {seen['addresses']} addresses and no text; save their pages"
        yield InputProblem(origin=origin, message=message, kind="no text")
    if not seen:
        yield InputProblem(origin=origin, message="the feed has no items; nothing to read", kind="empty")


def _item_page(item: Any, channel: dict[str, str], origin: str, number: int) -> Page | InputProblem | None:
    parts = {key: element for element in reversed(item) if (key := _key(element))}  # the first of equal names counts
    content, is_markup = _content(parts)
    place = f"{origin}#{number}"
    if not content.strip():
        return None
    if len(content) > MAX_PAGE_BYTES:
        return InputProblem(origin=place, message=f"the item is over {megabytes(MAX_PAGE_BYTES)}, more than any article", kind="too large")
    guid = _text(parts.get("guid", parts.get("id"))) or None
    published, remarks = _date(parts)
    return Page(
        content=content,
        is_html=is_markup,
        is_clean=not is_markup,
        origin=place,
        provenance=Provenance(file="", record=guid or _link(item) or str(number)),
        external_id=guid,
        url=_link(item) or (guid if guid and guid.startswith(("http://", "https://")) else None),
        title=_plain(_text(parts.get("title"))) or None,
        published=published,
        publisher=_plain(channel.get("title", "")) or None,
        language=channel.get("language") or None,
        remarks=remarks,
    )


def _content(parts: dict[str, Any]) -> tuple[str, bool]:
    """The longest text the item brings, and whether it is markup."""
    told = [_markup(parts[name]) for name in ("encoded", "content", "description", "summary") if name in parts]
    best = max(told, key=len, default="").strip()
    if _TAG.search(best):
        return f"<html><body><article>{best}</article></body></html>", True
    return _plain(best), False


def _markup(element: Any) -> str:
    if len(element) and any(isinstance(child.tag, str) for child in element):  # Atom's XHTML: the markup stands in the feed itself
        from lxml import etree

        return cast(str, etree.tostring(element, encoding="unicode", method="html", with_tail=False))
    return _text(element)


def _date(parts: dict[str, Any]) -> tuple[str | None, tuple[str, ...]]:
    told = next((text for name in ("published", "pubdate", "date", "issued", "updated") if (text := _text(parts.get(name)))), "")
    if not told or re.match(r"\d{4}-\d", told):
        return told or None, ()
    try:
        when = parsedate_to_datetime(told)
    except (ValueError, TypeError, OverflowError):
        return None, (f"the date of the item ({told[:40]!r}) is none and was passed over",)
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).isoformat(), ()


def _link(item: Any) -> str | None:
    links = [element for element in item if _name(element) == "link"]
    for element in links:
        address = (element.get("href") if element.get("rel", "alternate") == "alternate" else None) or _text(element)
        if address and address.startswith(("http://", "https://")):
            return str(address)
    return None


def _plain(text: str) -> str:
    from html import unescape

    return " ".join(unescape(_TAG.sub("", text)).split())


def _key(element: Any) -> str | None:
    """The name of a part; ``media:title`` and the like are not the item's own."""
    name = _name(element)
    space = str(element.tag).partition("}")[0].lstrip("{") if "}" in str(element.tag) else ""
    return None if not name or "search.yahoo.com/mrss" in space or "itunes" in space else name


def _name(element: Any) -> str:
    tag = getattr(element, "tag", None)
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _text(element: Any) -> str:
    return "" if element is None else mended("".join(element.itertext())).strip()


def _first(error: Any) -> str:
    return " ".join(str(getattr(error, "message", None) or getattr(error, "msg", None) or error).split())[:150]
