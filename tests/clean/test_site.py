"""Furniture of a site is left out of its pages, whole lines only, and never the title or the last line that is left."""

from __future__ import annotations

import pytest

from reportedly.clean import SiteFurniture, clean_page
from reportedly.clean.site import site_of
from reportedly.records import Page

LEAD = "Fishermen in Kisumu blocked the harbour road on Monday over a ban on nets."
LINE = "The Lake Press is printed in Kisumu by its readers."
SITES = SiteFurniture({"lake.example": frozenset([LINE, "Ban on nets"]), "lake press": frozenset([LINE])})
HTML = f"<html><body><article><h1>Ban on nets</h1><p>{LEAD}</p><p>The Lake Press is&nbsp;printed\n in Kisumu by its readers.</p></article>"


@pytest.mark.parametrize(
    ("url", "publisher", "site"),
    [
        ("https://WWW.Lake.example/a", None, "lake.example"),
        ("http://lake.example:8080", "Lake Press", "lake.example"),
        ("lake.example/a", "Lake Press", "lake press"),  # no address without a scheme
        ("http://[broken", None, None),
        (None, "Lake\u00a0 Press", "lake press"),
        (None, " ", None),
    ],
)
def test_site_of_a_page(url: str | None, publisher: str | None, site: str | None) -> None:
    assert site_of(url, publisher) == site


@pytest.mark.parametrize("told", [{"url": "https://www.lake.example/1"}, {"publisher": "Lake Press"}])
def test_the_line_goes_from_text_and_html(told: dict[str, str]) -> None:
    text = Page(content=f"{LEAD}\n\n{LINE}", **told)
    assert clean_page(text)[0].text == f"{LEAD}\n\n{LINE}"
    assert clean_page(text, SITES)[0].text == LEAD
    html = Page(content=HTML, is_html=True, **told)
    assert LINE in " ".join(clean_page(html)[0].text.split())
    assert clean_page(html, SITES)[0].text == f"Ban on nets\n\n{LEAD}"


def test_other_sites_and_parts_of_lines_stay() -> None:
    longer = f"{LEAD}\n\n{LINE} It was founded in 1962."
    assert clean_page(Page(content=longer, url="https://lake.example/1"), SITES)[0].text == longer
    other = f"{LEAD}\n\n{LINE}"
    assert clean_page(Page(content=other, url="https://hill.example/1"), SITES)[0].text == other
    assert clean_page(Page(content=other), SITES)[0].text == other


def test_clean_text_stays_character_for_character() -> None:
    text = f"{LEAD}\n\n{LINE}"
    assert clean_page(Page(content=text, is_clean=True, url="https://lake.example/1"), SITES)[0].text == text


def test_a_page_of_nothing_else_is_kept_and_told() -> None:
    document, problems = clean_page(Page(content=LINE, url="https://lake.example/1"), SITES)
    assert document.text == LINE
    assert ["every line of the text is furniture of lake.example" in p.message for p in problems] == [True]
