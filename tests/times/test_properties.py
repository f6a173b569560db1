"""What holds for any text: spans inside it, in order, apart; nothing raised; time linear in its length."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.parse import Parse
from reportedly.records import Published
from reportedly.times import find_timexes
from reportedly.times.words import load_lexicon

VOCABULARY = sorted({word for _, word, _ in load_lexicon().entries()})
EXTRA = [
    "the",
    "of",
    "in",
    "on",
    "and",
    "a",
    "-",
    ",",
    ".",
    "'",
    "s",
    "/",
    "year",
    "31",
    "1999",
    "0",
    "3:00",
    "p.m.",
    "B.C.",
    "9999",
    "'80s",
    "\n\n",
    "old",
]
WORDS = st.lists(st.sampled_from([*VOCABULARY, *(w.capitalize() for w in VOCABULARY), *EXTRA]), max_size=40).map(" ".join)
DATES = st.sampled_from(["2022-01-18", "0001-01-01", "9999-12-31", "2020-02-29", "", "soon", "2022-13-45"])
PRECISIONS = st.sampled_from(["day", "month", "year"])


@settings(max_examples=300, deadline=None)
@given(text=st.one_of(WORDS, st.text(max_size=200)), day=st.none() | DATES, precision=PRECISIONS)
def test_any_text_gives_ordered_spans_inside_it(bare_parse: Callable[[str], Parse], text: str, day: str | None, precision: str) -> None:
    published = None if day is None else Published(start=day, end=day, precision=precision, basis="given")  # type: ignore[arg-type]
    found = find_timexes(bare_parse(text), published)
    edges = [edge for t in found for edge in t.span]
    assert edges == sorted(edges)
    assert all(0 <= t.span[0] < t.span[1] <= len(text) for t in found)
    assert all(t.start <= t.end for t in found if t.start and t.end)
    assert find_timexes(bare_parse(text), published) == found


@pytest.mark.parametrize(
    "unit", ["the ", "one ", "two-", "May ", "last year ", "1" * 50, "early ", "the end of ", "\n ", "Monday\x00", "🙂 9/11 ", "a "]
)
def test_hostile_repetition_stays_linear(bare_parse: Callable[[str], Parse], unit: str) -> None:
    def seconds(size: int) -> float:
        parse = bare_parse(unit * (size // len(unit)))
        start = time.process_time()
        find_timexes(parse, Published(start="2022-01-18", end="2022-01-18", basis="given"))
        return time.process_time() - start

    seconds(1_000)
    assert seconds(80_000) < 40 * seconds(8_000) + 0.2
