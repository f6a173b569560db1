"""Stories of our own from all regions: what belongs together, what does not, and that no order matters."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from reportedly.errors import UsageError
from reportedly.records import Document, Published, derive_id
from reportedly.stories import Decision, LineIndex, StoryIndex, group_stories, read_decisions, story_lines
from reportedly.stories.neighbours import LEADERS

# (story, text): reports of one happening share names, and differ in words as reports do.
TOLD = [
    ("osh quake", "A magnitude 5.8 earthquake shook the Kyrgyz city of Osh on Tuesday, killing three people and cracking school walls in "
     "Kara-Suu district, the emergency ministry said. Rescuers searched the rubble of a collapsed bakery."),
    ("osh quake", "Death toll rises to five in Osh earthquake. Kyrgyzstan's emergency ministry said two more bodies were pulled from a "
     "bakery in Kara-Suu after the 5.8 magnitude tremor on Tuesday."),
    ("osh quake", "Kyrgyzstan closed schools in Osh and Kara-Suu for a week after the earthquake that killed five people, so that "
     "engineers can inspect cracked walls."),
    ("ambon quake", "An earthquake of magnitude 6.4 struck off Ambon in Indonesia's Maluku province on Tuesday. Residents ran to higher "
     "ground; the disaster agency in Jakarta reported no deaths and lifted a tsunami warning."),
    ("ambon quake", "Indonesia lifts tsunami warning after 6.4 quake near Ambon. The disaster agency said roofs fell in two villages of "
     "Maluku province but nobody died."),
    ("lusaka strike", "Nurses at the University Teaching Hospital in Lusaka walked out on Monday over unpaid night allowances. The "
     "Zambian health minister, Joseph Mulenga, called the strike illegal."),
    ("lusaka strike", "Zambia: striking nurses in Lusaka reject an offer by health minister Joseph Mulenga to pay half of the night "
     "allowances now. The walkout at University Teaching Hospital entered a third day."),
    ("cusco mine", "Farmers from Chumbivilcas blocked the road to the Las Lomas copper mine near Cusco, Peru, and demanded payment for "
     "land. The company suspended shipments of concentrate."),
    ("cusco mine", "Peru's prime minister flew to Cusco to talk with the farmers of Chumbivilcas who have halted shipments from the Las "
     "Lomas copper mine with a road blockade."),
    ("suva talks", "Leaders of eleven Pacific islands opened talks in Suva on tuna licences. Fiji's fisheries minister proposed a common "
     "fee for foreign trawlers."),
    ("gdansk yard", "Workers at the Gdansk shipyard voted to accept a pay deal that ends a four-week strike, the Solidarity union said."),
    ("saskatoon fire", "A fire destroyed a grain elevator east of Saskatoon early on Friday. Two firefighters were treated for smoke."),
]  # fmt: skip


def document(text: str, day: str | None = None, **facts: str) -> Document:
    published = Published(start=day, end=day, basis="given") if day else None
    return Document(id=derive_id("doc", text), text=text, published=published, **facts)  # type: ignore[arg-type]


DOCUMENTS = [document(text) for _, text in TOLD]


def partition(stories: dict[str, str]) -> set[frozenset[str]]:
    return {frozenset(id for id, story in stories.items() if story == name) for name in stories.values()}


def test_reports_of_one_happening_are_one_story_and_two_earthquakes_are_two() -> None:
    expected = {frozenset(d.id for d, (s, _) in zip(DOCUMENTS, TOLD, strict=True) if s == story) for story, _ in TOLD}
    assert partition(group_stories(DOCUMENTS)) == expected


@pytest.mark.parametrize("seed", range(8))
def test_order_does_not_matter_nor_when_one_asks(seed: int) -> None:
    rng = random.Random(seed)
    shuffled = rng.sample(DOCUMENTS, len(DOCUMENTS))
    index = StoryIndex()
    for one in shuffled:
        index.add(one)
        if rng.random() < 0.5:
            index.stories()
    assert index.stories() == group_stories(DOCUMENTS)


def crowd() -> list[Document]:
    """Far more documents under one name than lead it, in six stories that share words."""
    rng = random.Random(5)
    towns = ["Sabha", "Ghat", "Murzuq", "Ubari", "Brak", "Awbari"]
    words = "militia clashed ceasefire elders tribal airport fuel convoy checkpoint families shelter hospital council".split()
    return [
        document(f"Fezzan: in {town} {' '.join(rng.sample(words, 9))} {town} {number}") for town in towns for number in range(3 * LEADERS)
    ]


def test_order_does_not_matter_where_leaders_are_replaced() -> None:
    documents = crowd()
    bulk = group_stories(documents)
    for seed in range(3):
        index = StoryIndex()
        for number, one in enumerate(random.Random(seed).sample(documents, len(documents))):
            index.add(one)
            if number % 40 == 0:
                index.stories()
        assert index.stories() == bulk


def test_the_same_document_again_changes_nothing() -> None:
    assert group_stories([*DOCUMENTS, *DOCUMENTS]) == group_stories(DOCUMENTS)


def test_a_year_apart_is_another_story() -> None:
    first, again = TOLD[0][1], TOLD[1][1]
    near = group_stories([document(first, "2021-03-02"), document(again, "2021-03-05")])
    far = group_stories([document(first, "2021-03-02"), document(again, "2022-03-05")])
    assert (len(set(near.values())), len(set(far.values()))) == (1, 2)


@pytest.mark.parametrize("text", ["", "…", "0", "?!"])
def test_a_text_without_words_is_a_story_of_its_own(text: str) -> None:
    empty = document(text)
    stories = group_stories([empty, *DOCUMENTS])
    assert list(stories.values()).count(stories[empty.id]) == 1


def decision(verdict: str, a: int, b: int) -> Decision:
    return Decision(verdict=verdict, documents=(DOCUMENTS[a].id, DOCUMENTS[b].id))  # type: ignore[arg-type]


def test_decisions_hold_in_every_order() -> None:
    decisions = [decision("same", 9, 10), decision("apart", 0, 1)]
    stories = group_stories(DOCUMENTS, decisions)
    assert stories[DOCUMENTS[9].id] == stories[DOCUMENTS[10].id]
    assert stories[DOCUMENTS[0].id] != stories[DOCUMENTS[1].id]
    assert stories[DOCUMENTS[5].id] == stories[DOCUMENTS[6].id]
    assert group_stories(DOCUMENTS[::-1], decisions[::-1]) == stories


def test_what_is_to_be_apart_stays_apart_through_a_third() -> None:
    stories = group_stories(DOCUMENTS, [decision("same", 0, 2), decision("apart", 2, 1)])
    assert stories[DOCUMENTS[0].id] == stories[DOCUMENTS[2].id] != stories[DOCUMENTS[1].id]


def test_decisions_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(UsageError, match="take one of them back"):
        group_stories(DOCUMENTS, [decision("same", 0, 1), decision("same", 1, 2), decision("apart", 0, 2)])


def test_decisions_are_read_with_the_place_of_a_mistake(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    path.write_text('{"verdict": "same", "documents": ["doc-a", "doc-b"]}\n\n{"verdict": "maybe", "documents": ["a", "b"]}\n')
    with pytest.raises(UsageError, match=r"decisions\.jsonl:3: .*maybe"):
        read_decisions(path)
    path.write_text('{"verdict": "apart", "documents": ["doc-a", "doc-b"]}\n')
    assert read_decisions(path) == (Decision(verdict="apart", documents=("doc-a", "doc-b")),)


def test_every_input_has_a_line_and_a_repeated_document_is_a_copy() -> None:
    one = DOCUMENTS[3]
    first, lost, again = story_lines([one, None, one])
    assert (lost.id, lost.story) == (None, None)
    assert (first.copy_of, again.copy_of) == (None, one.id)
    assert first.copy_group == again.copy_group is not None
    assert first.story == again.story


FIRST = document(TOLD[0][1], "2021-03-02")
PADDED = document("", "2021-03-03").replace(
    id="doc-copy", text=f"{TOLD[0][1]} {' '.join(f'Listen to radio {n} at home.' for n in range(60))}"
)


def unlike(monkeypatch: pytest.MonkeyPatch) -> None:
    """No two documents are near enough for a story, but for another reason."""
    monkeypatch.setattr("reportedly.stories.clusters.JOIN", 2.0)


def test_a_copy_belongs_to_the_story_of_its_original(monkeypatch: pytest.MonkeyPatch) -> None:
    unlike(monkeypatch)
    original, toll, copy = story_lines([FIRST, DOCUMENTS[1], PADDED])
    assert copy.copy_of == original.id
    assert copy.story == original.story != toll.story


def test_a_decision_parts_a_copy_from_its_original_in_any_order() -> None:
    apart = Decision(verdict="apart", documents=(PADDED.id, FIRST.id))
    original, copy = story_lines([FIRST, PADDED], [apart])
    assert copy.copy_of == original.id
    assert copy.story != original.story
    assert {line.id: line.story for line in story_lines([PADDED, FIRST], [apart])} == {x.id: x.story for x in (original, copy)}


def test_of_two_copies_that_are_to_be_apart_one_stays_with_the_original(monkeypatch: pytest.MonkeyPatch) -> None:
    unlike(monkeypatch)
    second = PADDED.replace(id="doc-second", text=PADDED.text + " Goodbye.")
    apart = Decision(verdict="apart", documents=(PADDED.id, second.id))
    stories = {line.id: line.story for line in story_lines([FIRST, PADDED, second], [apart])}
    assert stories[PADDED.id] != stories[second.id]
    assert stories[FIRST.id] in (stories[PADDED.id], stories[second.id])


def test_documents_one_by_one_are_grouped_as_all_at_once_with_their_copies() -> None:
    documents = [PADDED, FIRST, *DOCUMENTS[1:]]
    index = LineIndex()
    for document in documents:
        index.add(document)
        index.lines()
    assert index.lines() == story_lines(documents)
