"""Filters, facets, order and pages over all events; columns that are brought up to date equal those read anew."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from reportedly.errors import UsageError
from reportedly.store import EventIndex, EventQuery, Store, add_report, open_store, parse_query, read_events, remove_document
from reportedly.store.columns import MULTI, SINGLE, Columns
from tests.store.reports import event, party, report

TAIL = " More words follow so that every span that a report made by hand names lies inside of the text."


def _fill(store: Store) -> None:
    rows = [
        ("Gunmen attacked a convoy by the river.", "ASSAULT", 4, "asserted", "2026-03-01", "MLI", "MLI", "Sahel Courier"),
        ("Ministers met in the capital to talk about grain.", "CONSULT", 1, "attributed", "2026-03-02", "KEN", "UGA", "Nile Post"),
        ("Kenya sent grain to its neighbour.", "AID", 2, "attributed", "2026-03-02", "KEN", "UGA", "Nile Post"),
        ("Police beat marchers on the bridge.", "ASSAULT", 4, "denied", None, "KEN", "KEN", None),
    ]
    for words, kind, quad, standing, day, actor, recipient, publisher in rows:
        text = words + TAIL
        one = event(
            text,
            event_type=kind,
            quad_code=quad,
            standing=standing,
            sentence=(0, len(words)),
            actors=(party("they", actor, "GOV"),),
            recipients=(party("others", recipient),),
            time=None,
            modes=(),
        )
        add_report(store, report(text, one, day=day, publisher=publisher), coder="1")


@pytest.mark.parametrize(
    ("asked", "types"),
    [
        ({}, ["AID", "CONSULT", "ASSAULT", "ASSAULT"]),
        ({"type": "ASSAULT"}, ["ASSAULT", "ASSAULT"]),
        ({"type": ["ASSAULT", "AID"], "standing": "attributed"}, ["AID"]),
        ({"country": "KEN"}, ["AID", "CONSULT", "ASSAULT"]),
        ({"recipient_country": "KEN"}, ["ASSAULT"]),
        ({"q": "grain"}, ["AID", "CONSULT"]),
        ({"q": "grain -ministers"}, ["AID"]),
        ({"q": '"the river"'}, ["ASSAULT"]),
        ({"q": "march*"}, ["ASSAULT"]),
        ({"q": '"; DROP TABLE'}, []),
        ({"from": "2026-03-02"}, ["AID", "CONSULT"]),
        ({"to": "2026-03-01"}, ["ASSAULT"]),
        ({"publisher": "Nile Post", "quad": "1"}, ["CONSULT"]),
        ({"type": "NOSUCH"}, []),
        ({"sort": "oldest", "quad": ["1", "2"]}, ["CONSULT", "AID"]),
    ],
)
def test_filters(store: Store, asked: dict[str, str | list[str]], types: list[str]) -> None:
    _fill(store)
    pairs = [(name, v) for name, value in asked.items() for v in ([value] if isinstance(value, str) else value)]
    found = EventIndex(store).search(parse_query(pairs))
    assert [line.event_type for line in read_events(store, found.page().keys)] == types
    assert len(found) == len(types)


def test_a_facet_counts_what_choosing_it_would_give(store: Store) -> None:
    _fill(store)
    found = EventIndex(store).search(EventQuery(filters={"type": ("ASSAULT",), "country": ("KEN",)}))
    assert [(c.value, c.events, c.is_chosen) for c in found.facet("type")] == [
        ("AID", 1, False),
        ("ASSAULT", 1, True),
        ("CONSULT", 1, False),
    ]
    assert [(c.value, c.events) for c in found.facet("country")] == [("KEN", 1), ("MLI", 1)]
    assert [(c.value, c.events) for c in found.facet("standing")] == [("denied", 1)]


def test_a_chosen_value_stays_in_sight(store: Store) -> None:
    _fill(store)
    found = EventIndex(store).search(EventQuery(filters={"country": ("FRA",)}))
    assert found.facet("country", limit=1)[-1] == ("FRA", 0, True)


def test_days_pairs_and_the_undated(store: Store) -> None:
    _fill(store)
    found = EventIndex(store).search(EventQuery())
    assert [tuple(day) for day in found.days()] == [("2026-03-01", 4, 1), ("2026-03-02", 1, 1), ("2026-03-02", 2, 1)]
    assert tuple(found.times()[0]) == ("2026-03-01", "2026-03-01", 4, 1)
    assert found.undated() == 1
    pairs = {(pair.row, pair.column): pair.events for pair in found.pairs("actor_country", "recipient_country")}
    assert pairs == {("KEN", "UGA"): 2, ("KEN", "KEN"): 1, ("MLI", "MLI"): 1}


@pytest.mark.parametrize("sort", ["newest", "oldest", "unsure"])
def test_pages_hold_every_event_once(tmp_path: Path, sort: str) -> None:
    store = open_store(tmp_path / "desk.db")
    chance = random.Random(1)
    for n in range(37):
        text = f"Text {n}." + TAIL
        one = event(text, confidence=chance.choice([None, 0.5, 0.75]), time=None)
        add_report(store, report(text, one, day=chance.choice([None, "2026-01-01", "2026-01-02"])), coder="1")
    found = EventIndex(store).search(parse_query([("sort", sort)]))
    seen: list[int] = []
    after = None
    while True:
        hits = found.page(5, after)
        seen += hits.keys
        if (after := hits.next) is None:
            break
    assert len(seen) == 37
    assert seen == list(found.page(100).keys)
    assert set(seen) == set(found.columns.keys.tolist())
    before, following = found.neighbours(seen[3])
    assert (before, following) == (seen[2], seen[4])
    store.close()


@pytest.mark.parametrize("pair", [("colour", "red"), ("sort", "best"), ("from", "yesterday"), ("to", "2026-13")])
def test_what_means_nothing_is_told(pair: tuple[str, str]) -> None:
    with pytest.raises(UsageError, match=pair[0]):
        parse_query([pair])


def test_a_place_in_a_list_that_we_did_not_give_is_told(store: Store) -> None:
    with pytest.raises(UsageError, match="no place in a list"):
        EventIndex(store).search(EventQuery()).page(5, "x'; --")


def test_a_month_as_an_end_is_its_last_day() -> None:
    assert parse_query([("from", "2026-02"), ("to", "2026-02")]).encode() == "from=2026-02-01&to=2026-02-28"


def test_columns_brought_up_to_date_equal_those_read_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.store.columns._AT_ONCE", 7)
    store = open_store(tmp_path / "desk.db")
    chance = random.Random(7)
    columns = Columns()
    for n in range(60):
        text = f"Text {chance.randrange(20)}." + TAIL
        if chance.random() < 0.25:
            remove_document(store, report(text).document.id)
        else:
            modes = chance.choice([(), ("firearms",), ("aerial", "drone")])
            kinds = [event(text, anchor=(a, a + 5), modes=modes, standing=chance.choice(["denied", "asserted"])) for a in (1, 9)]
            add_report(store, report(text, *kinds[: chance.randrange(1, 3)], publisher=chance.choice(["A", "B", None])), coder=str(n))
        with store.read() as connection:
            revision = store.revision(connection)
            columns = columns.updated(connection, revision)
            anew = Columns().updated(connection, revision)
        assert columns.keys.tolist() == anew.keys.tolist()
        assert columns.ends.tolist() == anew.ends.tolist()
        assert columns.days.tolist() == anew.days.tolist()
        for name in SINGLE:
            assert _named(columns, name) == _named(anew, name)
        for name in MULTI:
            assert _paired(columns, name) == _paired(anew, name)
    store.close()


def test_codes_take_no_more_bits_than_they_need_and_grow_with_the_vocabulary(store: Store) -> None:
    columns = Columns()
    for n in range(130):
        text = f"Text {n}." + TAIL
        add_report(store, report(text, event(text), publisher=f"Gazette {n}"), coder="1")
        if n in (0, 126, 129):
            with store.read() as connection:
                columns = columns.updated(connection, store.revision(connection))
            publishers = columns.single["publisher"]
            assert publishers.codes.dtype == (np.int8 if n < 127 else np.int16)
            assert [publishers.vocabulary.texts[code] for code in publishers.codes] == [f"Gazette {k}" for k in range(n + 1)]
    assert columns.single["standing"].codes.dtype == np.int8
    assert columns.multi["by"].vocabulary is columns.multi["source"].vocabulary


def _named(columns: Columns, name: str) -> list[str | None]:
    column = columns.single[name]
    return [column.vocabulary.texts[code] if code >= 0 else None for code in column.codes]


def _paired(columns: Columns, name: str) -> list[tuple[int, str]]:
    column = columns.multi[name]
    assert (column.at[1:] >= column.at[:-1]).all()
    return sorted((int(at), column.vocabulary.texts[code]) for at, code in zip(column.at, column.codes, strict=True))
