"""What holds for every page."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.clean import clean_page
from reportedly.clean.page import MAX_TEXT
from reportedly.records import Page

PAGES = Path(__file__).parent.parent / "fixtures" / "pages"

GERMAN = (
    "Der Bundestag hat am Freitag den Haushalt beschlossen. Die Opposition stimmte dagegen und warf der Regierung vor, "
    "die Mittel für Schulen und Krankenhäuser in den Ländern zu kürzen."
)
SENTENCES = [
    "The president of Benin met the opposition on Tuesday and promised an inquiry into the shooting.",
    "“We were not told,” the mayor said.", "Nobody was hurt.", "What happens next", "Kenya recalls envoy | Africa",
    "By Jane Roe", "12 March 2020", "Home", "* World", "* Sport", "Share this:", "Leave a Reply", "Related stories", "Advertisement",
    "© 2020 Example. All rights reserved.", "Read more: Why the river matters to both sides", "", "", "   ", "___", "3 hours ago",
    "Soldiers at the border post. (Example Agency)", "Subscribe to our newsletter", "a\u200bb", "emoji 🙂 line", "٣ مارس", "\t\x00",
]  # fmt: skip


def test_clean_text_is_taken_character_for_character():
    text = "\n  Talks end \n\nNo deal. \u00ad\n"
    document, problems = clean_page(Page(content=text, is_clean=True, title="Talks end", external_id="7"))
    assert document.text == text
    assert document.origin == ((0, len(text), 0, len(text)),)
    assert document.title_span == (3, 12)
    assert document.external_id == "7"
    assert problems == ()


def test_title_that_does_not_open_the_text_has_no_span():
    document, _ = clean_page(Page(content="Talks ended in Oslo.", is_clean=True, title="Talks end"))
    assert document.title == "Talks end"
    assert document.title_span is None


def test_empty_text_is_a_problem():
    _, problems = clean_page(Page(content=" \n", is_clean=True))
    assert [p.message for p in problems] == ["the text is empty"]


def test_remarks_of_reading_become_problems():
    _, problems = clean_page(Page(content="Talks ended.", remarks=("guessed",)))
    assert [(p.stage, p.message) for p in problems] == [("ingest", "guessed")]


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("The minister said that talks with the rebels would resume.", "en", False),
        ("Merkel, Macron, Erdogan", None, False),  # names have no language
        ("Putin Biden summit Geneva", None, False),
        (GERMAN, "de", True),
        ("Президент заявил во вторник, что переговоры будут продолжены в следующем месяце.", "ru", True),
        ("总统星期二表示，谈判将于下个月继续举行，双方代表团将在日内瓦会面。", "zh", True),
    ],
)  # fmt: skip
def test_language(text, language, told):
    document, problems = clean_page(Page(content=text))
    assert document.language == language
    assert [p.stage for p in problems] == ["language"] * told


def test_given_language_is_believed():
    document, problems = clean_page(Page(content="Talks ended.", language="en-GB"))
    assert document.language == "en-GB"
    assert problems == ()


def test_same_page_same_id_other_url_other_id():
    a, b = Page(content="Talks ended."), Page(content="Talks ended.", url="https://example.org/a")
    assert clean_page(a)[0].id == clean_page(a)[0].id
    assert clean_page(a)[0].id != clean_page(b)[0].id


@given(st.lists(st.sampled_from(SENTENCES), max_size=30))
@settings(max_examples=150, deadline=None)
def test_cleaning_twice_is_cleaning_once(lines):
    document, _ = clean_page(Page(content="\n".join(lines)))
    again, _ = clean_page(Page(content=document.text))
    assert again.text == document.text


@given(st.text(max_size=300), st.booleans())
@settings(max_examples=150, deadline=None)
def test_any_text_is_survived_and_its_places_lie_inside(text, is_html):
    document, _ = clean_page(Page(content=text, is_html=is_html))
    last = 0
    for start, end, a, b in document.origin:
        assert last <= start < end <= len(document.text)
        assert 0 <= a < b <= len(text)
        last = end


@pytest.mark.parametrize("content", ["a" * 2_000_000, "ab " * 700_000, "x\n" * 200_000, " " * 2_000_000, "<p>a</p>" * 60_000])
def test_huge_pages_take_bounded_time(content):
    began = time.process_time()
    document, _ = clean_page(Page(content=content, is_html=content.startswith("<")))
    assert time.process_time() - began < 20
    assert len(document.text) <= MAX_TEXT
