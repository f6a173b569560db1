"""Splits and merges by hand hold on every grouping until they are taken back."""

from __future__ import annotations

import pytest

from reportedly.errors import UsageError
from reportedly.store import (
    Store,
    add_report,
    deeds_on_story,
    find_document,
    group_store,
    is_grouped,
    merge_stories,
    split_story,
    story_decisions,
    undo_deed,
)
from reportedly.stories import contradictions
from tests.store.reports import event, report

FLOOD = (
    "The Limpopo burst its banks at Chokwe on Monday and soldiers in boats took 300 people from roofs, Mozambique's relief agency said. "
    "The river is to crest on Thursday, and the road to Xai-Xai is cut at two bridges."
)
FLOODS = (
    FLOOD,
    FLOOD + " A school serves as a shelter.",
    "Families sat on tin roofs in Chokwe for a night until navy crews fetched them, officials in Maputo told reporters. With the Limpopo "
    "still rising, the mayor wants tents and pumps. Two clinics near Xai-Xai stood in water, and a ferry brought rice and blankets.",
)
OTHER = "Teachers in Cochabamba went on strike over unpaid wages and blocked the road to Oruro with desks and burning tyres until noon."


def _fill(store: Store) -> list[str]:
    """Three documents of a flood and one of a strike, by their ids; they are grouped."""
    texts = [*FLOODS, OTHER]
    made = [report(text, event(text), day=f"2026-03-0{n}") for n, text in enumerate(texts, 2)]
    for one in made:
        add_report(store, one, coder="1")
    group_store(store)
    return [one.document.id for one in made]


def _stories(store: Store, ids: list[str]) -> list[int]:
    """Which story each is in, numbered as they come."""
    found = [line.story for id in ids if (line := find_document(store, id))]
    return [found.index(story) for story in found]


def _story(store: Store, id: str) -> str:
    line = find_document(store, id)
    assert line
    assert line.story
    return line.story


def _originals(store: Store, ids: list[str]) -> list[str]:
    return [id for id in ids if (line := find_document(store, id)) and not line.copy_of]


def test_a_merge_holds_until_it_is_taken_back(store: Store) -> None:
    ids = _fill(store)
    before = _stories(store, ids)
    assert before[3] == 3
    deed = merge_stories(store, _story(store, ids[0]), _story(store, ids[3]), "ann")
    assert not is_grouped(store)
    for _ in range(2):
        group_store(store)
        assert _stories(store, ids) == [0, 0, 0, 0]
    assert is_grouped(store)
    (told,) = deeds_on_story(store, _story(store, ids[0]))
    assert (told.id, told.verdict, told.who, told.documents, told.undone) == (deed, "same", "ann", 4, None)
    assert undo_deed(store, deed, "bob")
    group_store(store)
    assert _stories(store, ids) == before
    assert not undo_deed(store, deed, "bob")
    assert deeds_on_story(store, _story(store, ids[0]))[0].undone_by == "bob"


def test_a_split_off_article_takes_its_copies_along_and_comes_back(store: Store) -> None:
    ids = _fill(store)
    merge_stories(store, _story(store, ids[0]), _story(store, ids[3]), "ann")
    group_store(store)
    split_story(store, _story(store, ids[0]), [ids[3]], "ann")
    group_store(store)
    assert _stories(store, ids) == [0, 0, 0, 3]
    first = _originals(store, ids)[0]
    merge_stories(store, _story(store, ids[3]), _story(store, ids[0]), "ann")
    group_store(store)
    split_story(store, _story(store, first), [first], "ann")
    group_store(store)
    copied = [id for id in ids if (line := find_document(store, id)) and line.copy_of == first]
    assert {_story(store, id) for id in [first, *copied]} == {_story(store, first)}
    assert _story(store, first) != _story(store, ids[3])


def test_what_contradicts_a_new_deed_is_taken_back(store: Store) -> None:
    ids = _fill(store)
    for _ in range(3):
        merge_stories(store, _story(store, ids[0]), _story(store, ids[3]), "ann")
        group_store(store)
        assert _stories(store, ids) == [0, 0, 0, 0]
        split_story(store, _story(store, ids[0]), [ids[3]], "bob")
        group_store(store)
        assert _stories(store, ids)[3] == 3
    assert contradictions(story_decisions(store)) == ()


def test_deeds_before_a_grouping_do_not_contradict_each_other(store: Store) -> None:
    """In a large store groupings come later, and several deeds may wait for one."""
    ids = _fill(store)
    if _story(store, ids[0]) != _story(store, ids[2]):
        merge_stories(store, _story(store, ids[0]), _story(store, ids[2]), "ann")
        group_store(store)
    flood, strike = _story(store, ids[0]), _story(store, ids[3])
    merge_stories(store, flood, strike, "ann")
    split_story(store, flood, [_originals(store, ids[:3])[0]], "ann")
    merge_stories(store, flood, strike, "ann")
    group_store(store)
    assert _stories(store, ids) == [0, 0, 0, 0]


def test_what_changes_nothing_is_refused_with_a_way_out(store: Store) -> None:
    ids = _fill(store)
    story = _story(store, ids[0])
    with pytest.raises(UsageError, match="choose some of its articles, not all"):
        split_story(store, story, ids, "ann")
    with pytest.raises(UsageError, match="not none"):
        split_story(store, story, [ids[3]], "ann")
    for other in (story, "story-absent"):
        with pytest.raises(UsageError, match="name another story"):
            merge_stories(store, story, other, "ann")
    assert story_decisions(store) == ()
