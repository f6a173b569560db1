"""Stories, copies and happenings of the store are those that ``reportedly stories`` finds; old addresses keep leading to them."""

from __future__ import annotations

from reportedly.records import Report
from reportedly.store import (
    EventIndex,
    EventQuery,
    Store,
    add_report,
    copies_of,
    documents_of_story,
    find_document,
    find_story,
    group_store,
    happenings_of_stories,
    is_grouped,
    read_happenings,
    read_stories,
)
from reportedly.stories import Decision, group_stories
from tests.store.reports import event, report

FLOOD = (
    "Gunmen attacked the Kolongo irrigation station near Segou at dawn, killing two guards and burning four pumps. "
    "The provincial governor, Awa Sangare, blamed bandits and promised rice farmers new pumps before the sowing season."
)
COPY = FLOOD + " This article first appeared elsewhere."
OTHER = (
    "Teachers in Valdivia ended a nine-week strike after the university senate accepted a salary scale proposed by a mediator, "
    "and lectures in forestry and oceanography will resume on Monday."
)


def _about(text: str, day: str) -> Report:
    return report(text, event(text), day=day, publisher=text[:9], title=text[:40])


def _fill(store: Store) -> list[Report]:
    found = [_about(FLOOD, "2026-03-03"), _about(COPY, "2026-03-04"), _about(OTHER, "2026-03-03")]
    for one in found:
        add_report(store, one, coder="1")
    return found


def test_the_store_groups_as_files_are_grouped(store: Store) -> None:
    reports = _fill(store)
    assert not is_grouped(store)
    assert group_store(store) == 2
    assert is_grouped(store)
    expected = group_stories([one.document for one in reports])
    lines = [find_document(store, one.document.id) for one in reports]
    assert [line.story for line in lines if line] == [expected[one.document.id] for one in reports]
    assert lines[1]
    assert lines[1].copy_of == reports[0].document.id
    assert [line.id for line in copies_of(store, lines[1].copy_group or "")] == [reports[0].document.id, reports[1].document.id]


def test_a_story_knows_its_documents_and_happenings(store: Store) -> None:
    reports = _fill(store)
    group_store(store)
    story = next(line for line in read_stories(store) if line.n_documents == 2)
    assert (story.title, story.first, story.last, story.n_originals) == (FLOOD[:40].strip(), "2026-03-03", "2026-03-04", 1)
    assert [line.id for line in documents_of_story(store, story.id)] == [one.document.id for one in reports[:2]]
    (happening,) = read_happenings(store, story.id)
    assert (len(happening.mentions), happening.independent_sources) == (2, 1)
    assert happenings_of_stories(store, [story.id]) == {story.id: [happening]}
    found = EventIndex(store).search(EventQuery(filters={"happening": (happening.id,)}))
    assert len(found) == 2


def test_grouping_again_writes_nothing(store: Store) -> None:
    _fill(store)
    group_store(store)
    with store.read() as connection:
        before = store.revision(connection)
    group_store(store)
    with store.read() as connection:
        assert store.revision(connection) == before


def test_a_story_that_is_renamed_is_found_by_its_old_id(store: Store) -> None:
    reports = sorted([_about(FLOOD, "2026-03-03"), _about(COPY, "2026-03-04")], key=lambda one: one.document.id)
    add_report(store, reports[1], coder="1")
    group_store(store)
    (old,) = read_stories(store)
    add_report(store, reports[0], coder="1")
    group_store(store)
    (new,) = read_stories(store)
    assert old.id != new.id
    found = find_story(store, old.id)
    assert found
    assert found.id == new.id
    assert find_story(store, "story-absent") is None


def test_decisions_of_people_outlive_a_grouping(store: Store) -> None:
    reports = _fill(store)
    ids = (reports[0].document.id, reports[2].document.id)
    assert group_store(store, [Decision(verdict="same", documents=ids)]) == 1
    assert group_store(store) == 2
