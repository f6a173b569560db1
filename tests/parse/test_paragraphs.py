"""Where a text is cut before parsing."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.parse import Parser, split_paragraphs
from reportedly.parse.paragraphs import MAX_PIECE


def test_a_headline_is_a_piece_of_its_own() -> None:
    assert split_paragraphs("Troops arrive\n\nThey came by sea.") == [(0, 13), (15, 32)]


def test_lines_of_a_list_are_pieces() -> None:
    assert len(split_paragraphs("Kenya leaves\nUganda stays\nChad waits")) == 3


def test_hard_wrapped_lines_stay_together() -> None:
    text = "The army said on Monday that its\ntroops had crossed the river and\nwere moving north."
    assert split_paragraphs(text) == [(0, len(text))]


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("LA PAZ, March 11, 2020 - Bolivian police arrested two men.", "LA PAZ, March 11, 2020 -"),
        ("KYIV (Reuters) — Talks resumed.", "KYIV (Reuters) —"),
        ("NAIROBI -- Kenya said so.", "NAIROBI --"),
        ("NATO said on Monday that well-known posts were closed.", None),
        ("Chad - a poor country - said so.", None),
    ],
)
def test_a_dateline_is_a_piece_of_its_own(text: str, dateline: str | None) -> None:
    pieces = [text[s:e] for s, e in split_paragraphs(text)]
    assert (pieces[0] if len(pieces) > 1 else None) == dateline


def test_a_ten_megabyte_line_is_cut() -> None:
    assert max(e - s for s, e in split_paragraphs("x" * 10_000_000)) <= MAX_PIECE


@given(st.text(alphabet="ab .\n\t\r\u2028\u00a0”", max_size=300))
def test_pieces_cover_all_words_in_order(text: str) -> None:
    pieces = split_paragraphs(text)
    assert all(0 <= s < e <= len(text) for s, e in pieces)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(pieces))
    inside = {i for s, e in pieces for i in range(s, e)}
    assert all(c.isspace() for i, c in enumerate(text) if i not in inside)


def test_offsets_hold_in_the_text_as_given(parser: Parser) -> None:
    text = "Title\n\n“We will not leave,” said\nthe général.  He left."
    for token in parser.parse(text).tokens:
        assert text[token.start : token.end] == token.text
