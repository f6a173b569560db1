"""Documents go in once, whole or not at all, and come out as they went in."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from reportedly.errors import UsageError
from reportedly.records import Page, Report
from reportedly.store import (
    Added,
    EventIndex,
    EventQuery,
    Store,
    StoreError,
    add_report,
    events_of_document,
    find_document,
    find_event,
    has_document,
    open_store,
    read_disputes,
    read_page,
    read_report,
    remove_document,
    said_by,
    search_documents,
    totals,
)
from reportedly.store.schema import documents, events, meta
from tests.store.reports import TEXT, event, party, report


def test_a_document_comes_out_as_it_went_in(store: Store) -> None:
    one = report(title="Attack near Gao")
    assert add_report(store, one, Page(content="<p>page</p>", is_html=True), coder="1") is Added.new
    assert read_report(store, one.document.id) == one
    assert read_page(store, one.document.id) == ("<p>page</p>", True)
    (found,) = events_of_document(store, one.document.id)
    assert (found.anchor, found.actors[0].name, found.recipients[0].country, found.day) == ("killed", "Gunmen", "MLI", "2026-03-02")
    assert (found.places[0].name, found.places[0].precision, found.quantities[0].low) == ("Gao", "city", 12)
    assert (found.said[0].source, found.said[0].cue) == ("Mali's army", "said")
    assert found.said[0].actor
    assert [said.content for said in said_by(store, found.said[0].actor)] == ["the gunmen had fled"]
    assert find_event(store, one.document.id, found.id) == found
    (dispute,) = read_disputes(store)
    assert (dispute.claimants, dispute.claim) == (("Mali's army",), "Mali's army said the gunmen had fled")


def test_the_same_again_changes_nothing(store: Store) -> None:
    add_report(store, report(), coder="1")
    before = events_of_document(store, report().document.id)
    assert add_report(store, report(), coder="2") is Added.unchanged
    assert events_of_document(store, report().document.id) == before
    assert has_document(store, report().document, "2")
    assert not has_document(store, report().document, "3")


def test_another_reading_replaces_what_the_machine_found(store: Store) -> None:
    add_report(store, report(), Page(content="as received"), coder="1")
    other = report(TEXT, event(event_type="COERCE", modes=("arrest",)))
    assert add_report(store, other, coder="2") is Added.replaced
    assert [line.event_type for line in events_of_document(store, other.document.id)] == ["COERCE"]
    assert read_page(store, other.document.id) == ("as received", False)
    assert totals(store) == {"documents": 1, "events": 1, "stories": 0}


def test_a_document_that_is_taken_out_is_gone_from_searches(store: Store) -> None:
    add_report(store, report(), coder="1")
    index = EventIndex(store)
    assert len(index.search(EventQuery(text="villagers"))) == 1
    assert remove_document(store, report().document.id)
    assert not remove_document(store, report().document.id)
    assert len(index.search(EventQuery(text="villagers"), fresh=True)) == 0
    assert search_documents(store, "villagers") == []


def test_nothing_of_a_document_is_left_when_its_last_step_fails(store: Store) -> None:
    def fail(*_: object) -> None:
        raise ValueError("at the very end")

    with pytest.raises(ValueError, match="at the very end"):
        add_report(store, report(), coder="1", then=fail)
    assert totals(store) == {"documents": 0, "events": 0, "stories": 0}
    assert search_documents(store, "villagers") == []


def test_hostile_characters_are_kept_from_the_database_and_kept_in_the_record(store: Store) -> None:
    text = "Gunmen\x00 killed <script>alert(1)</script> in Gao. And then some more words follow here for the spans of it all."
    one = report(text, title="'; DROP TABLE documents; --\x00")
    add_report(store, one, coder="1")
    line = find_document(store, one.document.id)
    assert line
    assert line.title == "'; DROP TABLE documents; -- "
    assert "\x00" not in line.lead
    assert totals(store)["documents"] == 1


def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path) -> None:
    store = open_store(tmp_path / "desk.db")
    add_report(store, report(), coder="1")
    with store.write() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    store.close()
    store = open_store(tmp_path / "desk.db")
    with store.engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        connection.rollback()
        with pytest.raises(StoreError, match=r"full; what was added before is kept, make room"):
            add_report(_Pinned(store, connection), report("x " * 200_000, title="long"), coder="1")
    assert totals(store)["documents"] == 1
    store.close()


class _Pinned(Store):
    """Writes on one connection, whose limit is set."""

    def __init__(self, store: Store, connection: object) -> None:
        super().__init__(store.engine, store.address)
        self.write = lambda: _Begun(connection)  # type: ignore[method-assign, assignment, return-value]


class _Begun:
    def __init__(self, connection: object) -> None:
        self.connection = connection

    def __enter__(self) -> object:
        self.transaction = self.connection.begin()  # type: ignore[attr-defined]
        return self.connection

    def __exit__(self, kind: object, *_: object) -> None:
        (self.transaction.rollback if kind else self.transaction.commit)()


_ADDING = """
import sys
from reportedly.store import add_report, open_store
from tests.store.reports import report
store = open_store(sys.argv[1])
for n in range(100_000):
    one = report(f"Gunmen killed {n} villagers near Gao. Mali's army said the gunmen had fled. A spokesman denied the claim.")
    add_report(store, one, coder="1")
    print(one.document.id, flush=True)
"""


def test_what_was_accepted_outlives_a_kill(tmp_path: Path, repository: Path) -> None:
    path = tmp_path / "desk.db"
    environment = {**os.environ, "PYTHONPATH": f"{repository / 'src'}{os.pathsep}{repository}"}
    for _ in range(3):
        process = subprocess.Popen([sys.executable, "-c", _ADDING, str(path)], stdout=subprocess.PIPE, text=True, env=environment)
        assert process.stdout
        accepted = [process.stdout.readline().strip() for _ in range(5)]
        time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
        accepted += process.communicate()[0].split()[:-1]
        store = open_store(path)
        with store.read() as connection:
            there = set(connection.execute(select(documents.c.id)).scalars())
            halves = connection.execute(select(documents.c.id).where(~documents.c.key.in_(select(events.c.document)))).all()
            whole = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
        store.close()
        assert set(accepted) <= there
        assert halves == []
        assert whole == "ok"


def test_a_file_that_is_no_store_is_told(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("these are notes, not a database, and there are more than a hundred bytes of them " * 9)
    with pytest.raises(StoreError, match=r"notes\.db: file is not a database; name a file that is a store"):
        open_store(path)


@pytest.mark.parametrize(
    ("address", "told"),
    [("mysql://x/y", "mysql is not supported"), ("postgresql://ann:secret@127.0.0.1:1/x", r"ann:\*\*\*@127")],
)
def test_an_address_that_cannot_be_opened_is_told_without_its_password(address: str, told: str) -> None:
    with pytest.raises((UsageError, StoreError), match=told) as raised:
        open_store(address)
    assert "secret" not in str(raised.value)


def test_a_store_of_a_newer_version_is_not_touched(tmp_path: Path) -> None:
    store = open_store(tmp_path / "desk.db")
    with store.write() as connection:
        connection.execute(insert(meta).values(name="note", value="kept"))
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    store.close()
    with pytest.raises(UsageError, match="written by a newer version"):
        open_store(tmp_path / "desk.db")


def test_nothing_is_created_where_a_store_is_expected(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no store there; make one with `reportedly add"):
        open_store(tmp_path / "absent.db", create=False)
    assert not (tmp_path / "absent.db").exists()


def test_one_actor_has_one_row_whatever_the_document(store: Store) -> None:
    def about(text: str) -> Report:
        return report(text, event(text, actors=(party("KENYA", "KEN"),)))

    add_report(store, about("One text about a thing that happened in a place far away from here, it is long enough for spans."), coder="1")
    add_report(store, about("Two texts about a thing that happened in a place far away from here, it is long enough for spans."), coder="1")
    found = EventIndex(store).search(EventQuery())
    assert [count.events for count in found.facet("by")] == [2]


def test_a_driver_that_is_missing_is_told_with_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise ModuleNotFoundError("No module named 'psycopg'")

    monkeypatch.setattr("reportedly.store.engine.create_engine", refuse)
    with pytest.raises(UsageError, match=r"pip install 'reportedly\[postgresql\]'"):
        open_store("postgresql://ann@127.0.0.1/news")
