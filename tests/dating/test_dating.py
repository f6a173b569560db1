"""When a story was published, and what says so."""

import pytest

from reportedly.clean import clean_page
from reportedly.dating import date_document, dating_problems
from reportedly.dating.dateline import date_in_dateline
from reportedly.dating.url import date_in_url
from reportedly.dating.written import Day, find_date, parse_given
from reportedly.records import Page

BODY = "<p>" + "The delegations met in Oslo on Monday and agreed on nothing, officials said. " * 6 + "</p>"


def dated(content, **fields):
    page = Page(content=content, is_html=content.startswith("<"), **fields)
    found = date_document(page, clean_page(page)[0])
    return (found.start, found.precision, found.basis) if found else None


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2022-01-18", ("2022-01-18", "day", "given")),
        ("2022-01-18T23:30:00-05:00", ("2022-01-18", "day", "given")),
        ("2022-01", ("2022-01-01", "month", "given")),
        ("1932", ("1932-01-01", "year", "given")),
        ("18 January 2022", ("2022-01-18", "day", "given")),
    ],
)
def test_given_date(given, expected):
    assert dated("Talks ended.", published=given) == expected


@pytest.mark.parametrize("given", ["2022-02-30", "0018-01-01", "3022-01-01", "yesterday", "2022-13-01", "01/02/2022"])
def test_impossible_given_date_is_refused_and_told(given):
    page = Page(content="Talks ended.", published=given)
    assert date_document(page, clean_page(page)[0]) is None
    (problem,) = dating_problems(page)
    assert given in problem.message


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta property="article:published_time" content="2022-01-18T10:00:00Z">', ("2022-01-18", "day", "metadata")),
        ('<script type="application/ld+json">{"datePublished":"2021-05-03"}</script>', ("2021-05-03", "day", "metadata")),
        ('<meta name="date" content="1987-05-03">', None),  # no site published then; htmldate starts in 1995
        ('<meta property="article:published_time" content="1987-05-03">', ("1987-05-03", "day", "metadata")),
        ("", None),
    ],
)
def test_metadata(head, expected):
    assert dated(f"<html><head>{head}</head><body>{BODY}<p>© 2019 Example</p></body></html>") == expected


def test_metadata_before_address_before_text():
    head = '<meta property="article:published_time" content="2022-01-18T10:00:00Z">'
    url = "https://example.org/2022/01/18/talks"
    assert dated(f"<html><head>{head}</head><body>{BODY}</body></html>", url=url) == ("2022-01-18", "day", "metadata")
    assert dated(f"<html><body>{BODY}</body></html>", url=url) == ("2022-01-18", "day", "url")
    assert dated("Talks ended on Monday in Oslo.", url=url) == ("2022-01-18", "day", "url")


def test_copyright_year_makes_no_date():
    # the year of the page's last build, of which an extractor would make 1 January
    assert dated(f"<html><body>{BODY}<p>© 2022 Example</p></body></html>") is None


def test_month_is_not_made_a_day():
    found = dated(f"<html><body><p>Published March 2021</p>{BODY}</body></html>")
    assert found is None or found[1] != "day"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Home\nTalks end\nBy Jane Roe\nJan 18, 2022 5:00 PM\nThe talks in Oslo ended. Nobody signed anything.\n© 2024", "2022-01-18"),
        ("Talks end in Oslo\nUpdated 20 Jan 2022; published 18 Jan 2022\nThe talks in Oslo ended on Monday. Nobody signed.", "2022-01-18"),
        ("Talks end in Oslo\nPublished: 2022-01-18 08:00 | Updated: 2022-01-20\nThe talks in Oslo ended. Nobody signed.", "2022-01-18"),
        ("The treaty of 3 May 1921 was signed in Oslo. Nobody remembers it.", None),  # a date in a sentence is not the page's
        ("Talks end\n03/04/2022\nThe talks in Oslo ended on Monday. Nobody signed anything.", None),  # April or March
        ("Talks end\nThe talks in Oslo ended on Monday. Nobody signed anything.\n© 2022 Example", None),
    ],
)
def test_visible_line(text, expected):
    found = dated(text)
    assert (found[0] if found else None) == expected
    assert found is None or found[2] == "text"


def test_dateline_needs_a_year_from_somewhere():
    text = "NAIROBI, Jan. 17 (Agency) - The talks ended on Monday without an agreement."
    assert dated(text) is None
    assert dated(text, url="https://example.org/2022/01/talks") == ("2022-01-17", "day", "dateline")
    assert dated(text.replace("Jan. 17", "Jan. 17, 2022")) == ("2022-01-17", "day", "dateline")


@pytest.mark.parametrize(
    ("paragraph", "day"),
    [
        ("LIMA, Peru, 3 May 2019 — Talks ended.", Day(2019, 5, 3)),
        ("ADDIS ABABA, Feb. 29 (Agency) - Talks ended.", Day(None, 2, 29)),
        ("BEIJING, Monday, March 4 — Talks ended.", Day(None, 3, 4)),
        ("NATO said on Jan. 17 that it would wait.", None),
        ("LIMA, Feb. 31 - Talks ended.", None),
        ("A" * 5000, None),
    ],
)
def test_dateline(paragraph, day):
    assert date_in_dateline(paragraph) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://e.org/2022/01/18/talks.html", Day(2022, 1, 18)),
        ("https://e.org/world/2021/mar/03/talks", Day(2021, 3, 3)),
        ("https://e.org/news-20190402", Day(2019, 4, 2)),
        ("https://e.org/2022-01-18-talks", Day(2022, 1, 18)),
        ("https://e.org/2022/01/talks", Day(2022, 1)),
        ("https://e.org/2022/31/12/talks", None),
        ("https://20220118.example/talks", None),
        ("https://e.org/article/20221399", None),
    ],
)
def test_address(url, day):
    assert date_in_url(url) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3rd of March 2020", Day(2020, 3, 3)), ("Sept. 9, 2001", Day(2001, 9, 9)), ("18.11.2019", Day(2019, 11, 18)),
        ("25/12/2020", Day(2020, 12, 25)), ("12/25/2020", Day(2020, 12, 25)), ("31 June 2020", None), ("2020-02-30", None),
        ("call 555-2020", None), ("may 2020 be better", None),
    ],
)  # fmt: skip
def test_written_dates(text, day):
    assert find_date(text) == day


def test_given_year_bounds():
    assert parse_given("1899") is None
    assert parse_given("1900") == Day(1900)
    assert parse_given("2101") is None
