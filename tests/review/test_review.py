"""What people say holds, is undone, and outlives a new reading of the document."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from reportedly.errors import UsageError
from reportedly.records import Report
from reportedly.review import (
    Conflict,
    Correction,
    PartyReading,
    PlaceReading,
    Refused,
    TimeReading,
    judge,
    orphans,
    read_history,
    reapply,
    undo,
    undo_last,
)
from reportedly.review.apply import states_of_document
from reportedly.review.schema import review_log
from reportedly.store import EventIndex, EventQuery, Store, add_report, find_event, remove_document
from tests.store.reports import event, party, report

BANDITS = PartyReading(name="bandits", country="MLI", sector="CRM")
MOPTI = PlaceReading(name="Mopti", country="MLI", geonameid=2453348, lat=14.48, lon=-4.18, precision="city")


@pytest.fixture
def told(store: Store) -> Report:
    made = report()
    add_report(store, made, coder="1")
    return made


def _found(store: Store, **filters: str) -> int:
    return len(EventIndex(store).search(EventQuery(filters={name: (value,) for name, value in filters.items()})))


def test_a_verdict_is_seen_in_lists_and_facets(store: Store, told: Report) -> None:
    index = EventIndex(store)
    assert len(index.search(EventQuery(filters={"verdict": ("accepted",)}))) == 0
    judge(store, "ann", told.document.id, told.events[0].id, "accept")
    found = index.search(EventQuery(filters={"verdict": ("accepted",)}), fresh=True)
    assert len(found) == 1
    assert [(count.value, count.events) for count in found.facet("verdict")] == [("accepted", 1)]


def test_corrected_fields_are_what_searches_find_and_undone_they_are_the_machines_again(store: Store, told: Report) -> None:
    document, id = told.document.id, told.events[0].id
    before = find_event(store, document, id)
    correction = Correction(
        event_type="COERCE",
        modes=("arrest",),
        actors=(BANDITS,),
        standing="denied",
        places=(MOPTI,),
        time=TimeReading(start="2026-02-27", end="2026-02-28", precision="day"),
    )
    entry = judge(store, "ann", document, id, "correct", correction=correction)
    line = find_event(store, document, id)
    assert line
    assert (line.verdict, line.event_type, line.modes, line.standing, line.quad_code) == ("corrected", "COERCE", ("arrest",), "denied", 4)
    assert (line.day, line.time_end, line.cameo) == ("2026-02-27", "2026-02-28", None)
    assert [(who.name, who.sector) for who in line.actors] == [("bandits", "CRM")]
    assert [who.name for who in line.recipients] == ["villagers"]
    assert [place.name for place in line.places] == ["Mopti"]
    assert _found(store, type="COERCE", actor_sector="CRM", place="2453348", standing="denied") == 1
    assert _found(store, type="ASSAULT") == 0
    assert len(EventIndex(store).search(EventQuery(text="bandits"))) == 1
    undo(store, "ann", entry.id)
    assert find_event(store, document, id) == before
    assert _found(store, type="ASSAULT", actor_sector="UAF") == 1
    assert len(EventIndex(store).search(EventQuery(text="bandits"))) == 0


def test_nothing_is_ever_changed_in_the_log(store: Store, told: Report) -> None:
    document, id = told.document.id, told.events[0].id
    first = judge(store, "ann", document, id, "accept")
    with store.read() as connection:
        before = connection.execute(select(review_log)).all()
    undo(store, "ben", first.id)
    judge(store, "ann", document, id, "reject")
    with store.read() as connection:
        assert connection.execute(select(review_log).order_by(review_log.c.key)).all()[:1] == before
    assert [entry.action for entry in read_history(store)] == ["reject", "undo", "accept"]


def test_an_undoing_can_be_undone(store: Store, told: Report) -> None:
    document, id = told.document.id, told.events[0].id
    taken = undo(store, "ann", judge(store, "ann", document, id, "reject").id)
    assert states_of_document(store, document)[id].verdict is None
    undo(store, "ann", taken.id)
    assert states_of_document(store, document)[id].verdict == "rejected"
    with pytest.raises(Refused, match="already"):
        undo(store, "ann", taken.id)


def test_the_latest_judgement_by_anybody_holds_and_disagreement_is_told(store: Store, told: Report) -> None:
    document, id = told.document.id, told.events[0].id
    judge(store, "ann", document, id, "accept")
    assert not states_of_document(store, document)[id].is_disputed
    judge(store, "ben", document, id, "reject")
    state = states_of_document(store, document)[id]
    assert (state.verdict, state.who, state.is_disputed) == ("rejected", "ben", True)
    undo_last(store, "ben")
    assert states_of_document(store, document)[id].verdict == "accepted"
    judge(store, "ben", document, id, "clear")
    line = find_event(store, document, id)
    assert line
    assert line.verdict is None


def test_who_judges_what_somebody_else_judged_meanwhile_is_told(store: Store, told: Report) -> None:
    document, id = told.document.id, told.events[0].id
    judge(store, "ann", document, id, "accept", seen="")
    with pytest.raises(Conflict, match="ann found it accepted") as caught:
        judge(store, "ben", document, id, "reject", seen="")
    assert caught.value.state.verdict == "accepted"
    judge(store, "ben", document, id, "reject", seen=caught.value.state.seen)
    judge(store, "ben", document, id, "accept", seen="")  # nobody else in between: ben sees his own


def test_a_newer_reading_keeps_what_people_found(store: Store, told: Report) -> None:
    document, id = told.document.id, told.events[0].id
    judge(store, "ann", document, id, "correct", correction=Correction(standing="denied"))
    newer = told.replace(events=(told.events[0].replace(confidence=0.99, actors=(party("Gunmen", "MLI", "REB"),)),))
    add_report(store, newer, coder="2", then=reapply(store))
    line = find_event(store, document, id)
    assert line
    assert (line.verdict, line.standing, line.confidence, line.actors[0].sector) == ("corrected", "denied", 0.99, "REB")


def test_an_event_whose_words_are_cut_otherwise_is_followed(store: Store, told: Report) -> None:
    document = told.document.id
    judge(store, "ann", document, told.events[0].id, "correct", correction=Correction(event_type="COERCE", modes=()))
    wider = event(anchor=(0, 13), id="event-wider")
    elsewhere = event(anchor=(90, 96), id="event-elsewhere")
    add_report(store, told.replace(events=(wider, elsewhere), disputes=()), coder="2", then=reapply(store))
    line = find_event(store, document, "event-wider")
    assert line
    assert (line.verdict, line.event_type) == ("corrected", "COERCE")
    other = find_event(store, document, "event-elsewhere")
    assert other
    assert other.verdict is None
    read_as_corrected = event(anchor=(7, 13), id="event-agreed", event_type="COERCE", modes=())
    add_report(store, told.replace(events=(read_as_corrected,), disputes=()), coder="3", then=reapply(store))
    assert states_of_document(store, document)["event-agreed"].verdict == "corrected"


def test_what_finds_no_event_is_kept_and_listed(store: Store, told: Report) -> None:
    document, id = told.document.id, told.events[0].id
    judge(store, "ann", document, id, "reject")
    assert orphans(store) == []
    add_report(store, told.replace(events=(event(event_type="AID", modes=()),), disputes=()), coder="2", then=reapply(store))
    assert [(one.document, one.event, one.last.action) for one in orphans(store)] == [(document, id, "reject")]
    add_report(store, told, coder="3", then=reapply(store))
    assert orphans(store) == []
    assert _found(store, verdict="rejected") == 1
    remove_document(store, document)
    assert len(orphans(store)) == 1
    add_report(store, told, coder="3", then=reapply(store))
    assert _found(store, verdict="rejected") == 1


@pytest.mark.parametrize(
    "correction",
    [
        Correction(event_type="EXPLODE"),
        Correction(standing="sure"),
        Correction(modes=("politely",)),
        Correction(time=TimeReading(start="soon", end=None)),
        Correction(time=TimeReading(start="2026-02-02", end="2026-02-01")),
        Correction(actors=(BANDITS,) * 41),
    ],
)
def test_what_no_event_can_say_is_refused(store: Store, told: Report, correction: Correction) -> None:
    with pytest.raises(UsageError):
        judge(store, "ann", told.document.id, told.events[0].id, "correct", correction=correction)
    assert read_history(store) == []


def test_what_is_not_there_cannot_be_judged(store: Store, told: Report) -> None:
    with pytest.raises(Refused, match="no such event"):
        judge(store, "ann", told.document.id, "event-absent", "accept")
    with pytest.raises(Refused, match="no such event"):
        judge(store, "ann", "doc-absent", told.events[0].id, "accept")
    with pytest.raises(Refused, match="no such entry"):
        undo(store, "ann", "review-absent")
