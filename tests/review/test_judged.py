"""Happenings are told of what holds: rejected events tell nothing in them, corrected ones what people found."""

from __future__ import annotations

import pytest

from reportedly.happenings import Happening
from reportedly.records import Quantity, Report
from reportedly.review import (
    Correction,
    PartyReading,
    PlaceReading,
    TimeReading,
    export_reviews,
    import_reviews,
    judge,
    judged_report,
    reapply,
    undo,
    undo_last,
)
from reportedly.store import (
    EventIndex,
    EventQuery,
    Store,
    add_report,
    group_store,
    merge_stories,
    open_store,
    read_happenings,
    read_stories,
)
from reportedly.stories import Decision
from tests.store.reports import event, report

FIRST = (
    "Gunmen attacked the Kolongo irrigation station near Segou at dawn, killing 2 guards and burning four pumps. "
    "The provincial governor, Awa Sangare, promised rice farmers new pumps before the sowing season began."
)
SECOND = (
    "Raiders on motorcycles overran a waterworks on the Niger this week; 5 guards were left dead, relatives told this newspaper. "
    "Funerals will be held in three hamlets, and the ferry between them is out of service until Monday evening."
)


def _told(text: str, dead: int, publisher: str, day: str, standing: str) -> Report:
    at = text.index(f"{dead} guards")
    number = Quantity(kind="dead", low=dead, high=dead, unit="guards", span=(at, at + 8))
    return report(text, event(text, quantities=(number,), standing=standing), publisher=publisher, day=day, disputes=())


@pytest.fixture
def two(store: Store) -> list[Report]:
    """Two reports of one attack, the second of more dead and in the publisher's own voice."""
    listed = [
        _told(FIRST, 2, "Sahel Courier", "2026-03-03", "attributed"),
        _told(SECOND, 5, "Niger Bend Post", "2026-03-04", "asserted"),
    ]
    for one in listed:
        add_report(store, one, coder="1")
    group_store(store)
    one, other = read_stories(store)
    merge_stories(store, one.id, other.id, "ann")
    assert group_store(store, judged=judged_report) == 1
    assert _happening(store).independent_sources == 2
    return listed


def _happening(store: Store) -> Happening:
    (story,) = read_stories(store)
    (happening,) = read_happenings(store, story.id)
    return happening


def _reject(store: Store, one: Report) -> str:
    return judge(store, "ann", one.document.id, one.events[0].id, "reject").id


def test_a_rejected_event_is_no_mention_source_number_or_standing(store: Store, two: list[Report]) -> None:
    before = _happening(store)
    entry = _reject(store, two[1])
    happening = _happening(store)
    assert [mention.document for mention in happening.mentions] == [two[0].document.id]
    assert (happening.independent_sources, happening.standing, happening.last_reported) == (1, "attributed", "2026-03-03")
    assert [(one.low, one.document) for one in happening.figures] == [(2, two[0].document.id)]
    assert read_stories(store)[0].standings == {"attributed": 1}
    undo(store, "ben", entry)
    assert _happening(store) == before


def test_a_happening_all_of_whose_events_are_rejected_is_none(store: Store, two: list[Report]) -> None:
    for one in two:
        _reject(store, one)
    (story,) = read_stories(store)
    assert read_happenings(store, story.id) == []
    assert (story.standings, story.n_documents) == ({}, 2)
    assert len(EventIndex(store).search(EventQuery(filters={"story": (story.id,), "verdict": ("rejected",)}))) == 2


def test_a_rejected_event_belongs_to_no_happening_in_lists(store: Store, two: list[Report]) -> None:
    index = EventIndex(store)
    query = EventQuery(filters={"happening": (_happening(store).id,)})
    assert len(index.search(query)) == 2
    kept = two[0] if two[1].events[0].id > two[0].events[0].id else two[1]
    _reject(store, next(one for one in two if one is not kept))
    assert len(index.search(query, fresh=True)) == 1


def test_corrections_are_told(store: Store, two: list[Report]) -> None:
    bandits = PartyReading(name="Kolongo bandits", country="MLI", sector="CRM")
    for one in two:
        correction = Correction(
            event_type="COERCE",
            modes=("arrest",),
            actors=(bandits,),
            standing="unconfirmed",
            places=(PlaceReading(name="Segou", country="MLI"),),
            time=TimeReading(start="2026-03-01", end="2026-03-01"),
        )
        judge(store, "ann", one.document.id, one.events[0].id, "correct", correction=correction)
    happening = _happening(store)
    assert [claimed.value for claimed in happening.types] == ["COERCE"]
    assert [claimed.words for claimed in happening.actors] == [("Kolongo bandits",)]
    assert [claimed.value for claimed in happening.days] == ["2026-03-01"]
    assert happening.standing == "unconfirmed"
    assert len(happening.mentions) == 2
    undo_last(store, "ann")
    (story,) = read_stories(store)
    assert {h.types[0].value for h in read_happenings(store, story.id)} == {"ASSAULT", "COERCE"}, "two deeds, as long as people say so"


def test_an_acceptance_finds_nothing_anew(store: Store, two: list[Report]) -> None:
    before = _happening(store)
    with store.read() as connection:
        revision = store.revision(connection)
    judge(store, "ann", two[0].document.id, two[0].events[0].id, "accept")
    assert _happening(store) == before
    with store.read() as connection:
        assert store.revision(connection) == revision + 1


def test_verdicts_hold_when_documents_are_read_or_grouped_again(store: Store, two: list[Report]) -> None:
    _reject(store, two[1])
    after = _happening(store)
    add_report(store, two[1].replace(problems=()), coder="2", then=reapply(store))
    changed = two[1].replace(events=(two[1].events[0].replace(confidence=0.1),))
    add_report(store, changed, coder="2", then=reapply(store))
    group_store(store, judged=judged_report)
    assert _happening(store) == after


def test_imported_verdicts_are_told(store: Store, two: list[Report], tmp_path_factory: pytest.TempPathFactory) -> None:
    other = open_store(tmp_path_factory.mktemp("other") / "desk.db")
    for one in two:
        add_report(other, one, coder="1")
    group_store(other, [Decision(verdict="same", documents=(two[0].document.id, two[1].document.id))], judged=judged_report)
    _reject(store, two[1])
    import_reviews(other, export_reviews(store))
    assert _happening(other) == _happening(store)
    other.close()


def test_a_report_that_nobody_judged_is_the_machines(store: Store, two: list[Report]) -> None:
    with store.read() as connection:
        assert judged_report(connection, two[0]) is two[0]


def test_a_dispute_goes_with_the_event_that_it_is_about(store: Store) -> None:
    one = report()
    add_report(store, one, coder="1")
    (dispute,) = one.disputes
    assert dispute.denial == (one.events[0].id,)
    _reject(store, one)
    with store.read() as connection:
        assert judged_report(connection, one).disputes == ()
