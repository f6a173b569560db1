"""However spans nest or cross, the words stay as they are and every mark is there."""

from __future__ import annotations

import re
from html import unescape
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.desk.highlights import Mark, highlight

TEXTS = st.text(alphabet="ab <>&\"'\n", max_size=60)


def _plain(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


@given(st.data())
def test_the_words_stay_and_every_mark_is_there(data: st.DataObject) -> None:
    text = data.draw(TEXTS)
    points = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(points, points), max_size=8))
    marks = [Mark((min(a, b), max(a, b)), f"k{n}", f"id{n}", f"#to{n}" if n % 2 else "") for n, (a, b) in enumerate(spans)]
    made = str(highlight(text, marks))
    lines = [line for line in text.split("\n") if line.strip()]
    assert _plain(made).split("\n")[:-1] == lines or (not lines and made == "")
    for mark in marks:
        words = text[slice(*mark.span)]
        if any(part.strip() for part in words.split("\n")) and "\n" not in words:
            assert made.count(f'id="{mark.id}"') == 1
    assert made.count("<mark") == made.count("</mark>")
    assert made.count("<a ") == made.count("</a>")
    assert not re.search(r"<a [^>]*>(?:(?!</a>).)*<a ", made)


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", '"><img src=x>'])
def test_nothing_of_a_text_becomes_markup(words: str) -> None:
    made = str(highlight(words, [Mark((0, len(words)), "m", title=words)]))
    assert "<script" not in made
    assert "<img" not in made


def test_a_part_of_a_text_is_shown_with_the_marks_inside_it() -> None:
    assert str(highlight("One. Two.", [Mark((0, 3), "a"), Mark((5, 8), "b")], (5, 9))) == '<p><mark class="b">Two</mark>.</p>\n'


def test_words_that_would_turn_the_text_around_them_are_harmless() -> None:
    """An article had U+202E in it, and "evil" was shown as "live" up to the end of the paragraph."""
    made = str(highlight("a\u202eevil b", [Mark((0, 6), "m", title="\u202ex")]))
    assert made == '<p><mark class="m" title="\ufffdx">a\ufffdevil</mark> b</p>\n'


def test_a_span_that_a_part_of_a_text_cuts_is_marked_as_far_as_it_is_shown() -> None:
    assert str(highlight("One. Two.", [Mark((2, 8), "a")], (5, 9))) == '<p><mark class="a">Two</mark>.</p>\n'


def test_a_long_page_and_a_thousand_spans_around_one_word_take_no_time() -> None:
    """Each line once looked at every mark, and a page of 8,000 lines took two seconds."""
    text = "some words of the page\n" * 20_000
    marks = [Mark((n * 69, n * 69 + 20), "kept") for n in range(6_000)]
    began = perf_counter()
    assert str(highlight(text, marks)).count("<mark") == 6_000
    deep = str(highlight("word" * 500, [Mark((n, 2000 - n), "m") for n in range(999)]))
    assert perf_counter() - began < 5
    assert deep.count("<mark") == deep.count("</mark>") < 40_000
