"""Who is quoted, how much, and who is only spoken about."""

from __future__ import annotations

import pytest

from reportedly.attribution import find_balance
from reportedly.pipeline import Resources, read_page
from reportedly.records import Attribution, Page, SourceBalance

STORY = """Ethiopia accused Eritrea of shelling the border town of Zalambessa on Tuesday.

"The shells fell for three hours and we buried nine people," said Tsegaye Haile, the mayor.
Haile said the clinic had burned down.

Officials in Addis Ababa said troops had been sent to the border. A diplomat who asked not to be named said talks would fail.
"""


@pytest.fixture(scope="module")
def balance(resources: Resources) -> SourceBalance:
    return read_page(Page(content=STORY, is_clean=True), resources).balance


def test_the_mayor_has_the_most_room_and_speaks_in_his_own_words(balance: SourceBalance) -> None:
    first = balance.sources[0]
    assert (first.name, first.kind, len(first.attributions)) == ("Tsegaye Haile", "person", 2)
    assert first.direct > first.indirect > 0


def test_shares_add_up(balance: SourceBalance) -> None:
    assert sum(s.share for s in balance.sources) == pytest.approx(1, abs=0.01)


def test_eritrea_is_only_mentioned(balance: SourceBalance) -> None:
    assert "ERI" in [p.country for p in balance.mentioned]
    assert "ETH" not in [p.country for p in balance.mentioned if p.sector == "GOV"]


def test_who_is_not_named_is_counted(balance: SourceBalance) -> None:
    assert balance.anonymous == 2
    assert [s.name for s in balance.sources if s.anonymous] == ["A diplomat"]


def test_nested_words_count_once(resources: Resources) -> None:
    text = "Radio Lusaka reports that the governor said the strike had ended."
    balance = read_page(Page(content=text, is_clean=True), resources).balance
    words = "the strike had ended".replace(" ", "")
    by_kind = {s.kind: s.direct + s.indirect for s in balance.sources}
    assert by_kind["office"] == len(words)
    assert sum(by_kind.values()) <= len(text.replace(" ", ""))


def test_nobody_quoted(resources: Resources) -> None:
    balance = read_page(Page(content="Rebels attacked the town of Bria on Monday.", is_clean=True), resources).balance
    assert balance.sources == ()
    assert [p.name for p in balance.mentioned][:1] == ["Rebels"]


def test_many_contents_over_one_text_take_little_time() -> None:
    import time

    text = 'word "said" ' * 20_000
    many = [
        Attribution(id=str(i), source=((0, 4),), cue=((5, 6),), content=((i * 10, i * 10 + 8_000),), kind="mixed", act="assert", why="test")
        for i in range(1_000)
    ]
    start = time.process_time()
    find_balance(text, many, ())
    assert time.process_time() - start < 3
