"""HTML pages: what trafilatura keeps, where it stood, what the metadata says."""

import warnings
from pathlib import Path

import pytest

from reportedly.clean import clean_page
from reportedly.clean.align import PageText, align, squeeze
from reportedly.clean.markup import text_runs, visible_text
from reportedly.records import Page

PAGES = Path(__file__).parent.parent / "fixtures" / "pages"


def cleaned(name):
    page = Page(content=(PAGES / name).read_text(encoding="utf-8"), is_html=True)
    return page, *clean_page(page)


def test_article_page():
    _, document, problems = cleaned("island-talks.html")
    assert document.title == "Japan & Tonga agree on relief flights"
    assert document.title_span == (0, len(document.title))
    assert (document.byline, document.publisher, document.language) == ("Sione Sample", "Example Pacific News", "en-GB")
    assert document.url == "https://pacific.example/world/japan-tonga-relief-flights"
    opening = "Japan and Tonga have agreed that military aircraft may bring drinking water to the islands"
    assert document.text.split("\n\n")[1].startswith(opening)
    assert document.text.endswith("could not confirm reports of a fourth death.")
    for furniture in ("cookies", "Most read", "Advertisement", "By Sione", "©"):
        assert furniture not in document.text
    assert problems == ()


def test_places_lead_back_through_tags_and_entities():
    page, document, _ = cleaned("island-talks.html")
    for start, end, a, b in document.origin:
        words, source = document.text[start:end], page.content[a:b]
        assert words == source if end - start == b - a else source.startswith("&")
    whole = {(document.text[s:e], page.content[a:b]) for s, e, a, b in document.origin}
    assert ("’", "&rsquo;") in whole
    assert ("military aircraft", "military aircraft") in whole
    # the headline of the page, not the window's title
    title = document.origin[0]
    assert page.content[: title[2]].endswith("<h1>")


def test_never_less_than_trafilatura_keeps():
    trafilatura = pytest.importorskip("trafilatura")
    for name in ("island-talks.html", "old-layout.html"):
        page, document, _ = cleaned(name)
        mine = squeeze(document.text)
        theirs = trafilatura.extract(page.content, include_comments=False).split("\n")
        missing = [p for p in theirs if len(p) > 30 and squeeze(p.removeprefix("- ")) not in mine]
        assert [p for p in missing if not any(squeeze(q) in mine for q in p.split(". ") if len(q) > 30)] == []


def test_old_table_layout_is_cut_into_blocks():
    _, document, _ = cleaned("old-layout.html")
    assert "Miners at the Cerro Ejemplo copper mine ended a nine-day strike on Thursday" in document.text.split("\n\n")[-3]
    assert document.text.endswith("The government welcomed the end of the strike & promised a commission.")


def test_list_of_links_is_no_article():
    _, document, problems = cleaned("link-list.html")
    assert document.text == ""
    assert "no article" in problems[0].message


def test_login_wall_is_told():
    _, document, problems = cleaned("login-wall.html")
    assert "sign in or subscribe" in problems[0].message
    assert "Cancel" not in document.text


@pytest.mark.parametrize(
    "markup",
    [
        "<", "<p", "<!--" * 500, "<script>" * 500, "<p>" * 3000, "&#99999999;&x;&" * 500, "</p>" * 500, '<p a="' * 500, "\ufffe<html>",
        "<html>\x01</html>",
    ],
)  # fmt: skip
def test_broken_markup_never_raises(markup):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        document, _ = clean_page(Page(content=markup, is_html=True))
    assert all(0 <= a < b <= len(document.text) and 0 <= c < d <= len(markup) for a, b, c, d in document.origin)


def test_runs_leave_out_scripts_comments_and_tags():
    page = "<head><script>if (a<b) x()</script><!-- <p>no</p> --></head><p>One<br>two &lt;b&gt;"
    assert [page[r.start : r.end] for r in text_runs(page)] == ["One", "two &lt;b&gt;"]
    assert visible_text(page).text.split() == ["One", "two", "<b>"]


def test_what_is_not_on_the_page_gets_no_place():
    page = PageText(visible_text("<p>The talks in Oslo ended on Monday without any agreement.</p>"))
    found = align(["Nothing of this sentence was ever printed on that page, not a word.", "The talks in Oslo ended"], page)
    assert [bool(stretch.pieces) for stretch in found] == [False, True]
