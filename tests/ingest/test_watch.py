"""Following feeds: what is new comes once, and what failed is tried again."""

import json

import pytest

from reportedly.ingest.feeds import bare_links
from reportedly.ingest.fetch import Answer, NotFetched
from reportedly.ingest.watch import Watch
from reportedly.records import Page

FEED = "https://e.org/feed"


def feed(*items):
    told = "".join(f"<item><title>T{n}</title><guid>g{n}</guid><link>https://e.org/{n}</link>{text}</item>" for n, text in items)
    return f"<rss><channel><title>Lake Press</title>{told}</channel></rss>".encode()


def text(words):
    return f"<description>{words}</description>"


class Web:
    """Stands for a fetcher: address -> body, or the reason there is none."""

    def __init__(self):
        self.pages = {}
        self.asked = []

    def get(self, url, etag=None, modified=None, limit=0):
        self.asked.append((url, etag))
        body = self.pages.get(url)
        if body is None:
            raise NotFetched("the server answers 503")
        mark = f'"{hash(body)}"'
        kind = "application/rss+xml" if b"<rss" in body else "text/html"
        return Answer(url, (), 304 if etag == mark else 200, {"etag": mark, "content-type": kind}, b"" if etag == mark else body)


@pytest.fixture
def web():
    return Web()


@pytest.fixture
def round_of(web):
    known = set()

    def key(provenance):
        return provenance.file, provenance.record

    watch = Watch([FEED, FEED], web, lambda provenance: key(provenance) in known)

    def one():
        found = list(watch.round())
        known.update(key(x.provenance) for x in found if isinstance(x, Page))
        return [x.content for x in found if isinstance(x, Page)], [x.message for x in found if not isinstance(x, Page)]

    return one


def test_an_item_comes_once_and_only_what_changed_is_asked_for(web, round_of):
    web.pages[FEED] = feed((1, text("One.")))
    assert round_of() == (["One."], [])
    assert round_of() == ([], [])
    web.pages[FEED] = feed((2, text("Two.")), (1, text("One, corrected.")))
    assert round_of() == (["Two."], [])
    assert [bool(etag) for _, etag in web.asked] == [False, True, True]


def test_items_without_text_are_fetched_once(web, round_of):
    web.pages = {FEED: feed((1, ""), (2, text("Two."))), "https://e.org/1": b"<html><body><p>One, whole.</p></body></html>"}
    pages, _ = round_of()
    assert pages == ["Two.", "<html><body><p>One, whole.</p></body></html>"]
    web.pages[FEED] = feed((1, ""), (2, text("Two.")), (3, text("Three.")))
    assert round_of()[0] == ["Three."]
    assert [url for url, _ in web.asked].count("https://e.org/1") == 1


def test_what_fails_is_told_once_and_tried_again(web, round_of):
    assert round_of() == ([], ["the server answers 503"])
    assert round_of() == ([], [])
    web.pages[FEED] = feed((1, ""))
    assert round_of()[1][-1] == "the server answers 503"
    assert round_of() == ([], [])
    web.pages["https://e.org/1"] = b"<html><body><p>One.</p></body></html>"
    assert round_of()[0] == ["<html><body><p>One.</p></body></html>"]


def test_links_of_items_without_text():
    assert bare_links(feed((1, ""), (2, text("Two.")), (1, ""))) == ["https://e.org/1"]
    told = {
        "version": "https://jsonfeed.org/version/1",
        "items": [{"url": "https://e.org/1"}, {"url": "https://e.org/2", "summary": "S."}, 3],
    }
    assert bare_links(json.dumps(told).encode()) == ["https://e.org/1"]
    assert bare_links(b"<rss") == bare_links(b"not a feed") == []
