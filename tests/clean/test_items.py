"""Entries of live blogs and round-ups; a story that tells a time, a timetable or results are none."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reportedly.clean import clean_page
from reportedly.clean.items import find_items
from reportedly.records import Page

NEWS = [
    "Police have closed the harbour road in Kisumu, a witness says.",
    "The union's leader Amina Otieno asks fishermen to stay at the gates.",
    "The county governor offers talks on the ban on small nets.",
    "Two men are taken away after stones are thrown at a patrol car.",
]


def blog(stamps: list[str], between: str = " ") -> str:
    return "Kisumu blockade, live\n\n" + "\n\n".join(f"{s}{between}{n}" for s, n in zip(stamps, NEWS, strict=False))


@pytest.mark.parametrize(
    ("stamps", "between", "times", "zone"),
    [
        (["14.32 GMT", "13.05 GMT", "9.15 GMT", "08.00 GMT"], "\n\n", ["14:32", "13:05", "09:15", "08:00"], "GMT"),
        (["09:15", "10:20", "11:00", "12:59"], " — ", ["09:15", "10:20", "11:00", "12:59"], None),
        (["12:10 a.m. EAT", "2:30 pm EAT", "12:05pm EAT", "11:59 P.M. EAT"], " ", ["00:10", "14:30", "12:05", "23:59"], "EAT"),
        (["[09:15]", "[10:20]", "[11:00]", "[12:59]"], "\n", ["09:15", "10:20", "11:00", "12:59"], None),
        (["14h32", "13h05", "12h40", "11h20"], ": ", ["14:32", "13:05", "12:40", "11:20"], None),
    ],
)  # fmt: skip
def test_stamps_split_a_live_blog(stamps: list[str], between: str, times: list[str], zone: str | None) -> None:
    text = blog(stamps, between)
    items = find_items(text)
    assert [item.time for item in items] == times
    assert {item.zone for item in items} == {zone}
    assert [text[item.stamp[0] : item.span[1]].endswith(news) for item, news in zip(items, NEWS, strict=True)] == [True] * 4
    assert all(a.span[1] <= b.span[0] for a, b in pairwise(items))


@pytest.mark.parametrize(
    "text",
    [
        blog(["14.32 GMT", "13.05 GMT", "9.15 GMT"]),  # three entries
        blog(["09:15", "10:20", "11:00", "12:59"]),  # "10:20 the ..." without a mark may be a verse or a score
        blog(["14.32%", "13.05%", "9.15%", "8.00%"], " — "),  # shares
        blog(["14.32.10", "13.05.11", "9.15.12", "8.00.13"], " — "),  # dates or races
        blog(["At 14:32", "At 13:05", "By 12:40", "At 11:20"], " "),
        "\n".join(f"{hour:02}:15 — Oruro" for hour in range(6, 20)),  # a timetable
        "The vote began at 14:32 and ended at 15:10.",
        "",
    ],
)
def test_other_texts_have_no_items(text: str) -> None:
    assert find_items(text) == ()


def test_documents_tell_their_items() -> None:
    text = blog(["14.32 GMT", "13.05 GMT", "9.15 GMT", "08.00 GMT"], " - ")
    document, _ = clean_page(Page(content=text, is_clean=True))
    assert document.text == text
    assert [item.time for item in document.items] == ["14:32", "13:05", "09:15", "08:00"]


@pytest.mark.parametrize("tag", ["time", "span", "strong"])
@pytest.mark.parametrize("between", ["</p><p>", " - "])
def test_stamps_of_html_pages_are_kept(tag: str, between: str) -> None:
    lead = "<p>Fishermen in Kisumu have blocked the harbour road since dawn over a ban on small nets that the county announced.</p>"
    entries = "".join(f"<div><p><{tag}>{8 + k}.15 EAT</{tag}>{between}{news}</p></div>" for k, news in enumerate(NEWS))
    html = f"<html><body><article><h1>Kisumu blockade: live</h1>{lead}{entries}</article></body></html>"
    document, _ = clean_page(Page(content=html, is_html=True))
    assert [(item.time, item.zone) for item in document.items] == [(f"{8 + k:02}:15", "EAT") for k in range(4)]
    assert all(html[c:d] == document.text[a:b] for a, b, c, d in document.origin)


def test_a_story_with_one_time_tag_is_extracted_as_ever() -> None:
    html = f"<html><body><article><h1>Blockade</h1><p><time>14:32</time></p><p>{' '.join(NEWS)}</p></article></body></html>"
    document, _ = clean_page(Page(content=html, is_html=True))
    assert "14:32" not in document.text
