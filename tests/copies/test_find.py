"""Which texts are grouped as one article, and which are not."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.copies import CopyIndex, CopyInput, find_copies, group_copies

from .texts import BRIDGE, FURNITURE_FOOT, FURNITURE_HEAD, PORT, PORT_OTHER_DESK, PORT_SPUN, REEF, edited, paragraphs

BRIEF = "Dockers in Valparaíso are back at work after nine days. They get 12 percent more at night."


def groups(**texts: str) -> list[list[str]]:
    found = group_copies(CopyInput(id=name, text=text) for name, text in texts.items())
    return sorted(sorted([group.original, *(copy.id for copy in group.copies)]) for group in found)


@pytest.mark.parametrize(
    "copy",
    [
        pytest.param(PORT, id="exact"),
        pytest.param(PORT.upper().replace("\n\n", "\n"), id="other case and line breaks"),
        pytest.param(FURNITURE_HEAD + PORT + FURNITURE_FOOT, id="furniture"),
        pytest.param(paragraphs(PORT, 0, 2), id="cut"),
        pytest.param("VALPARAÍSO —" + paragraphs(PORT, 0, 1) + " More follows.", id="only the head"),
        pytest.param(paragraphs(PORT, 2), id="only the tail"),
        pytest.param(edited(PORT, 0.15), id="a seventh of the words edited"),
        pytest.param(edited(PORT, 0.3), id="a third edited"),
        pytest.param(edited(PORT, 0.5), id="half edited"),
        pytest.param(FURNITURE_HEAD + edited(PORT, 0.3) + FURNITURE_FOOT, id="edited, with furniture"),
        pytest.param(PORT + "\n\n" + paragraphs(BRIDGE, 0, 2), id="merged with another"),
        pytest.param(PORT_SPUN, id="paraphrased, as by translation there and back"),
    ],
)
def test_a_copy_is_grouped_with_its_article(copy: str) -> None:
    assert groups(article=PORT, bridge=BRIDGE, copy=copy, reef=REEF) == [["article", "copy"]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(PORT, PORT_OTHER_DESK, id="two reports of one happening"),
        pytest.param(PORT, BRIDGE, id="two happenings"),
        pytest.param("", "", id="empty texts"),
        pytest.param(" \n", "...", id="nothing but marks"),
        pytest.param("Photos of the day", "Photos of the day", id="a line that stands on every site"),
        pytest.param(PORT, BRIEF, id="a brief of its own"),
        pytest.param(BRIDGE, BRIEF, id="a brief, elsewhere"),
        pytest.param("stop " * 400, "go on " * 400, id="one word over and over"),
    ],
)
def test_what_is_no_copy_stays_alone(one: str, other: str) -> None:
    assert groups(one=one, other=other, reef=REEF) == []


@pytest.mark.parametrize("count", [4, 30])
def test_furniture_shared_by_one_site_makes_no_copy(count: int) -> None:
    chance = random.Random(7)
    stock = sorted({word for story in (PORT, BRIDGE, REEF, PORT_OTHER_DESK) for word in story.split()})
    stories = [PORT, BRIDGE, REEF, PORT_OTHER_DESK, *(" ".join(chance.choices(stock, k=150)) for _ in range(count - 4))]
    assert groups(**{f"page{n}": FURNITURE_HEAD + story + FURNITURE_FOOT for n, story in enumerate(stories)}) == []


def test_a_merged_text_does_not_chain_two_articles() -> None:
    texts = {
        "port": PORT, "port2": edited(PORT, 0.15), "bridge": BRIDGE, "bridge2": edited(BRIDGE, 0.15),
        "merged": PORT + "\n\n" + BRIDGE,
    }  # fmt: skip
    assert groups(**texts) == [["bridge", "bridge2"], ["merged", "port", "port2"]]  # by what it begins with


def test_a_digest_does_not_chain_its_items() -> None:
    assert groups(port=PORT, bridge=BRIDGE, reef=REEF, digest="\n\n".join([REEF, PORT, BRIDGE])) == [["digest", "reef"]]


def test_many_copies_of_one_article_are_one_group() -> None:
    texts = {f"copy{n:02}": edited(PORT, 0.1 + n % 4 * 0.1, seed=n) + FURNITURE_FOOT * (n % 2) for n in range(60)}
    assert groups(**texts) == [sorted(texts)]


def test_a_script_without_spaces() -> None:
    text = (
        "東京都は月曜日、豪雨で浸水した地下鉄の三つの駅について、排水と点検の作業が終わり、火曜日の始発から運転を再開すると発表した。"
        "知事は記者会見で、今回の被害は約二十億円に上るとの見通しを示した。"
    )
    other = "大阪の商店街で祭りが開かれ、地元の子どもたちが太鼓を演奏した。主催者によると来場者は昨年の二倍で、屋台は夕方までに売り切れた。"
    assert groups(a=text, b=text.replace("月曜日", "七日"), c=other) == [["a", "b"]]


def test_the_original_is_the_earliest_whatever_the_time_zone() -> None:
    found = find_copies([
        CopyInput(id="a", text=PORT, published="2026-11-23T09:00:00+09:00"),
        CopyInput(id="b", text=edited(PORT, 0.15), published="2026-11-23T01:30:00+00:00"),
        CopyInput(id="c", text=PORT),
    ])  # fmt: skip
    assert (found["a"].copy_of, found["b"].copy_of, found["c"].copy_of) == (None, "a", "a")


@pytest.mark.parametrize(
    "dates",
    [
        pytest.param((None, None), id="none"),
        pytest.param(("2026-11-24", None), id="one date says nothing of the other text"),
        pytest.param(("2026-11", "2026-10"), id="months"),
        pytest.param(("2026-11-24", "2026-11-24T01:00:00+00:00"), id="a time known of one only"),
        pytest.param(("soon", "2026-13-01"), id="no dates"),
    ],
)
def test_without_dates_that_order_them_the_fuller_text_is_the_original(dates: tuple[str | None, str | None]) -> None:
    (group,) = group_copies(
        CopyInput(id=name, text=text, published=day) for name, text, day in zip("ba", (PORT, paragraphs(PORT, 0, 3)), dates, strict=True)
    )
    assert (group.original, group.basis) == ("b", "completeness")


def test_furniture_does_not_make_the_original() -> None:
    (group,) = group_copies([
        CopyInput(id="a", text=FURNITURE_HEAD + PORT + FURNITURE_FOOT),
        CopyInput(id="b", text=PORT),
        CopyInput(id="c", text=edited(PORT, 0.3)),
    ])  # fmt: skip
    assert group.original == "b"
    assert [copy.id for copy in group.copies] == ["a", "c"]
    assert group.copies[0].similarity == 1.0 > group.copies[1].similarity > 0.5


def test_an_id_added_twice() -> None:
    index = CopyIndex()
    index.add("a", PORT)
    index.add("a", PORT)
    assert len(index) == 1
    with pytest.raises(ValueError, match="a: added twice"):
        index.add("a", REEF)


_SHUFFLED = [
    CopyInput(id=f"{name}{n}", text=text)
    for name, article in (("port", PORT), ("bridge", BRIDGE), ("reef", REEF))
    for n, text in enumerate(
        [article, edited(article, 0.3), edited(article, 0.5, 2), paragraphs(article, 1), article + "\n\n" + BRIDGE, article]
    )
]


@settings(max_examples=25, deadline=None)
@given(st.permutations(_SHUFFLED))
def test_order_of_arrival_does_not_matter(documents: list[CopyInput]) -> None:
    assert group_copies(documents) == group_copies(_SHUFFLED)
    assert find_copies(documents) == find_copies(_SHUFFLED)


def test_every_document_is_in_one_group_at_most() -> None:
    found = group_copies(_SHUFFLED)
    ids = list(itertools.chain.from_iterable([group.original, *(copy.id for copy in group.copies)] for group in found))
    assert len(ids) == len(set(ids)) > 0


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(max_size=200), max_size=6))
def test_any_text_is_accepted(texts: list[str]) -> None:
    found = find_copies(CopyInput(id=str(n), text=text) for n, text in enumerate(texts))
    assert len(found) == len(texts)
