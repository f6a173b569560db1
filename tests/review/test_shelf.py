"""Searches and baskets are each person's own."""

from __future__ import annotations

import pytest

from reportedly.errors import UsageError
from reportedly.review.shelf import (
    forget_search,
    list_searches,
    put_in_basket,
    read_basket,
    save_search,
    see_search,
    take_from_basket,
)
from reportedly.store import Store, add_report, read_events
from tests.store.reports import report


def test_a_saved_search_knows_what_is_new(store: Store) -> None:
    add_report(store, report(), coder="1")
    key = save_search(store, "ann", "  Attacks\nnear Gao ", "type=ASSAULT")
    (saved,) = list_searches(store, "ann")
    assert (saved.name, saved.query) == ("Attacks near Gao", "type=ASSAULT")
    other = report("Gunmen killed 30 villagers near Gao. Mali's army said the gunmen had fled. A spokesman denied the claim.")
    add_report(store, other, coder="1")
    before = see_search(store, "ann", key)
    assert before
    assert list_searches(store, "ann")[0].seen > before.seen
    assert list_searches(store, "ben") == []
    assert see_search(store, "ben", key) is None
    forget_search(store, "ben", key)
    assert len(list_searches(store, "ann")) == 1
    forget_search(store, "ann", key)
    assert list_searches(store, "ann") == []
    with pytest.raises(UsageError):
        save_search(store, "ann", " ", "type=AID")


def test_a_basket_holds_each_event_once_and_only_what_is_there(store: Store) -> None:
    told = report()
    add_report(store, told, coder="1")
    pick = (told.document.id, told.events[0].id)
    assert put_in_basket(store, "ann", [pick, pick, ("doc-absent", pick[1])]) == 1
    assert put_in_basket(store, "ann", [pick]) == 0
    assert [line.id for line in read_events(store, read_basket(store, "ann"))] == [pick[1]]
    assert read_basket(store, "ben") == []
    take_from_basket(store, "ben")
    assert len(read_basket(store, "ann")) == 1
    take_from_basket(store, "ann", [pick])
    assert read_basket(store, "ann") == []
