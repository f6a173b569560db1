"""Published and updated kept apart, how sure the date is, and contradictions told."""

from __future__ import annotations

from typing import Any

import pytest

from evaluation.dates import htmldates, load_pages, main, ours
from reportedly.clean import clean_page
from reportedly.dating import Dates, find_dates
from reportedly.dating.metadata import MAX_BLOCKS, stated_dates
from reportedly.records import Page

PAGES = load_pages()
BODY = "<p>" + "The delegations met in Oslo on Monday and agreed on nothing, officials said. " * 6 + "</p>"


def dates(content: str, **fields: Any) -> Dates:
    page = Page(content=content, is_html=content.startswith("<"), **fields)
    return find_dates(page, clean_page(page)[0])


def page_with(head: str, **fields: Any) -> Dates:
    return dates(f"<html><head>{head}</head><body>{BODY}</body></html>", **fields)


@pytest.mark.parametrize("page", PAGES, ids=[page["name"] for page in PAGES])
def test_pages_as_publishers_write_them(page: dict[str, Any]) -> None:
    found = ours(page)
    wanted = [str(page[name]) if page.get(name) else None for name in ("published", "updated")]
    assert [d.start if d else None for d in (found.published, found.updated)] == wanted


def test_never_worse_than_htmldate_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert main() == 0
    wrong = [p["name"] for p in PAGES if htmldates(p) != (str(p["published"]) if p["published"] else None)]
    assert f"{len(PAGES)} pages: ours {len(PAGES)} right, htmldate alone {len(PAGES) - len(wrong)}" in capsys.readouterr().out
    assert wrong, "no page left on which reading the metadata ourselves helps"


PUBLISHED = '<meta property="article:published_time" content="2022-01-18T10:00:00Z">'


@pytest.mark.parametrize(
    ("head", "fields", "certainty"),
    [
        (PUBLISHED, {}, "sure"),
        (PUBLISHED, {"url": "https://e.org/2022/01/18/talks"}, "sure"),
        (PUBLISHED, {"url": "https://e.org/2019/01/18/talks"}, "unsure"),
        ('<meta name="date" content="2022-01-18">', {}, "likely"),
        ("", {"url": "https://e.org/2022/01/18/talks"}, "likely"),
        ("", {"published": "2022-01-18"}, "sure"),
    ],
)
def test_certainty(head: str, fields: dict[str, str], certainty: str) -> None:
    found = page_with(head, **fields).published
    assert found is not None
    assert (found.start, found.certainty) == ("2022-01-18", certainty)


def test_a_visible_line_alone_is_unsure_and_its_update_kept_apart() -> None:
    text = "Talks end in Oslo\nPublished: 2022-01-18 08:00 | Updated: 2022-01-20\nThe talks in Oslo ended on Monday. Nobody signed."
    found = dates(text)
    assert found.published is not None
    assert found.updated is not None
    assert (found.published.start, found.published.certainty, found.updated.start) == ("2022-01-18", "unsure", "2022-01-20")


@pytest.mark.parametrize(
    ("head", "fields", "told"),
    [
        (PUBLISHED, {"url": "https://e.org/2019/01/18/talks"}, "address says 2019-01-18"),
        (PUBLISHED + '<meta name="pubdate" content="2021-07-01">', {}, "meta pubdate says 2021-07-01"),
        (PUBLISHED + '<meta property="article:modified_time" content="2021-12-01">', {}, "updated on 2021-12-01, before that"),
        (PUBLISHED, {"published": "2022-03-01"}, "meta article:published_time says 2022-01-18"),
    ],
)
def test_contradictions_are_told(head: str, fields: dict[str, str], told: str) -> None:
    (problem,) = page_with(head, **fields).problems
    assert problem.stage == "dating"
    assert told in problem.message
    assert "--date" in problem.message


@pytest.mark.parametrize(
    ("head", "fields"),
    [
        (PUBLISHED, {"url": "https://e.org/2022/01/19/talks"}),  # a time zone apart
        (PUBLISHED, {"url": "https://e.org/2022/01/talks"}),
        (PUBLISHED + '<meta property="article:modified_time" content="2022-06-01">', {}),
        (PUBLISHED, {"published": "2022-01"}),
    ],
)
def test_dates_that_agree_are_no_problem(head: str, fields: dict[str, str]) -> None:
    assert page_with(head, **fields).problems == ()


def test_all_that_was_read_is_kept_as_evidence() -> None:
    found = page_with(PUBLISHED, url="https://e.org/2019/01/18/talks")
    assert [(e.where, e.start) for e in found.evidence] == [("meta article:published_time", "2022-01-18"), ("address", "2019-01-18")]


def test_nothing_known_stays_unknown() -> None:
    assert dates("Talks ended on Monday in Oslo. Nobody signed anything.") == Dates()


@pytest.mark.parametrize(
    "content",
    [
        "<script type='application/ld+json'>" + "[" * 100_000 + "</script>",
        "<script type='application/ld+json'>{}</script>" * (MAX_BLOCKS * 50),
        "<meta " + "content='2022-01-18' " * 50_000 + ">",
        "<script type=application/ld+json>" * 3_000,
        '<script type="application/ld+json">{"@type":"Article","datePublished":' + "9" * 5_000 + "}</script>",
        '<meta property="pubdate" content="99999999999999999999">',
        "<time " * 20_000,
    ],
    ids=["nested", "many blocks", "long tag", "never closed", "huge number", "huge epoch", "open tags"],
)
def test_hostile_metadata_takes_bounded_time(content: str) -> None:
    from time import process_time

    began = process_time()
    stated_dates(content)
    assert process_time() - began < 2.0
