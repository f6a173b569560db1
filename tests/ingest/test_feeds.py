"""RSS, Atom, RDF, JSON Feed and sitemaps as files."""

import json
import time

import pytest

from reportedly.ingest import InputProblem, read_inputs
from reportedly.records import Page

LONG = "Dockers in Lome went on strike on Monday, their union said. The port authority called it unlawful."

RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Gulf of Guinea Post</title><language>en-gb</language>
<item><title>Strike in Lom&#233; &amp;amp; Cotonou</title><link>https://e.org/1</link><guid isPermaLink="false">g-1</guid>
  <pubDate>Tue, 18 Jan 2022 09:30:00 +0100</pubDate><media:title>A picture</media:title>
  <description>Dockers strike.</description>
  <content:encoded><![CDATA[<p>{LONG}</p><p>It goes on.</p>]]></content:encoded></item>
<item><title>Rain</title><link>https://e.org/2</link><guid>https://e.org/2</guid><pubDate>yesterday</pubDate>
  <description>{LONG} &amp;#8220;No one&amp;#8221; works.</description></item>
<item><title>Only a title</title><link>https://e.org/3</link></item>
</channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title type="text">Andes Wire</title>
<entry><title>Strike</title><id>tag:e.org,2022:1</id><link rel="self" href="https://e.org/feed/1"/><link href="https://e.org/1"/>
  <published>2022-01-18T09:30:00Z</published><updated>2022-01-19T00:00:00Z</updated>
  <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{LONG}</p></div></content></entry>
<entry><title>Other</title><id>tag:e.org,2022:2</id><summary>{LONG}</summary></entry></feed>"""

RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Lake Press</title></channel>
<item><title>Strike</title><link>https://e.org/1</link><description>{LONG}</description><dc:date>2022-01-18</dc:date></item></rdf:RDF>"""

JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1", "title": "Delta Wire", "language": "en",
    "items": [
        {"id": "1", "url": "https://e.org/1", "title": "Strike", "content_html": f"<p>{LONG}</p>",
         "date_published": "2022-01-18T09:30:00Z"},
        {"id": 2, "content_text": LONG}, {"id": "3", "title": "Only a title"}, 4,
    ],
}  # fmt: skip


def read(tmp_path, content, name="feed.xml"):
    (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
    found = list(read_inputs([tmp_path / name]))
    return [x for x in found if isinstance(x, Page)], [x for x in found if isinstance(x, InputProblem)]


def test_rss_items_with_text_become_pages(tmp_path):
    (first, second), (problem,) = read(tmp_path, RSS)
    assert "<p>It goes on.</p>" in first.content
    assert first.is_html
    assert (first.title, first.url, first.external_id) == ("Strike in Lomé & Cotonou", "https://e.org/1", "g-1")
    assert (first.published, first.publisher, first.language) == ("2022-01-18T09:30:00+01:00", "Gulf of Guinea Post", "en-gb")
    assert (first.provenance.file, first.provenance.record, first.origin[-2:]) == ("feed.xml", "g-1", "#1")
    assert (second.content, second.is_clean) == (f"{LONG} “No one” works.", True)
    assert second.published is None
    assert "'yesterday'" in second.remarks[0]
    assert "1 of 3 items carry no text" in problem.message


def test_atom_entries_become_pages(tmp_path):
    (first, second), problems = read(tmp_path, ATOM, "feed.atom")
    assert problems == []
    assert f"<p>{LONG}</p>" in first.content
    assert (first.url, first.published, first.publisher) == ("https://e.org/1", "2022-01-18T09:30:00Z", "Andes Wire")
    assert (second.content, second.external_id, second.url) == (LONG, "tag:e.org,2022:2", None)


def test_rdf_and_json_feeds(tmp_path):
    (page,), problems = read(tmp_path, RDF, "feed.rdf")
    assert (page.content, page.published, page.publisher, problems) == (LONG, "2022-01-18", "Lake Press", [])
    (first, second), problems = read(tmp_path, json.dumps(JSON_FEED, indent=1), "feed.json")
    assert (first.content, first.is_html, first.title, first.publisher) == (f"<p>{LONG}</p>", True, "Strike", "Delta Wire")
    assert (second.content, second.external_id, second.language) == (LONG, "2", "en")
    assert ["no object" in p.message for p in problems] == [True, False]
    assert "1 of 4 items carry no text" in problems[1].message


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://e.org/1</loc></url></urlset>',
            "a sitemap: 1 addresses",
        ),
        ("<sitemapindex><sitemap><loc>https://e.org/a.xml</loc></sitemap></sitemapindex>", "a sitemap: 1 addresses"),
        ("<rss><channel><title>T</title></channel></rss>", "no items"),
        ("<rss>", "no items"),
    ],
)
def test_feeds_without_pages_say_so(tmp_path, content, message):
    pages, problems = read(tmp_path, content)
    assert pages == []
    assert any(message in p.message for p in problems)


def test_a_feed_that_was_cut_gives_what_it_has_and_says_so(tmp_path):
    for cut in range(RSS.index("<item>") + 6, len(RSS) - 3, 41):
        pages, problems = read(tmp_path, RSS[:cut])
        assert any(p.kind == "damaged" for p in problems), cut
        assert len(pages) <= 3
    assert len(pages) == 2


def test_a_stray_ampersand_does_not_lose_the_feed(tmp_path):
    pages, problems = read(tmp_path, RSS.replace("<title>Rain</title>", "<title>Rain & wind</title>"))
    assert len(pages) == 2
    assert any("damaged" in p.message for p in problems)


def test_entities_neither_grow_nor_reach_out(tmp_path):
    (tmp_path / "secret.txt").write_text("secret")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    content = (
        f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}<!ENTITY x SYSTEM "file://{tmp_path}/secret.txt">]>'
        f"<rss><channel><item><description>{LONG} &l11; &x;</description></item></channel></rss>"
    )
    began = time.process_time()
    found = list(read(tmp_path, content))
    assert "secret" not in str([p.content for p in found[0]])
    assert time.process_time() - began < 2


def test_a_large_feed_takes_bounded_time(tmp_path):
    item = f"<item><title>T</title><description>{LONG}</description></item>"
    began = time.process_time()
    pages, _ = read(tmp_path, f"<rss><channel>{item * 20_000}</channel></rss>")
    assert len(pages) == 20_000
    assert time.process_time() - began < 10


@pytest.mark.parametrize("content", ['{"version": "https://jsonfeed.org/version/1", "items": 3}', '{"version": "https://jsonfeed.org/version/1"}',
                                     '{"version": "https://jsonfeed.org/version/1", "items": ['])  # fmt: skip
def test_a_damaged_json_feed_is_told(tmp_path, content):
    _, (problem,) = read(tmp_path, content, "feed.json")
    assert "JSON feed is damaged" in problem.message
