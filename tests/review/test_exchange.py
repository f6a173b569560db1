"""Corrections as data: out of one store, into another, any number of times."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from reportedly.cli.app import app
from reportedly.errors import UsageError
from reportedly.review import (
    Correction,
    export_reviews,
    import_reviews,
    judge,
    orphans,
    read_history,
    read_thread,
    reapply,
    undo,
    write_note,
)
from reportedly.store import Store, add_report, find_event, open_store
from tests.store.reports import report


def _filled(store: Store) -> tuple[str, str]:
    told = report()
    add_report(store, told, coder="1")
    return told.document.id, told.events[0].id


@pytest.fixture
def other(tmp_path: Path) -> Store:
    return open_store(tmp_path / "other.db")


def test_a_log_is_replayed_over_another_store_and_twice_is_once(store: Store, other: Store) -> None:
    document, event = _filled(store)
    wrong = judge(store, "ann", document, event, "reject")
    undo(store, "ann", wrong.id)
    judge(store, "ann", document, event, "correct", correction=Correction(standing="denied"))
    write_note(store, "ben", document, event, "Seen.")
    lines = list(export_reviews(store))
    last = msgspec.json.decode(lines[2])
    assert (last["anchor"], last["span"], last["machine"]["standing"], last["human"]["standing"]) == (
        "killed",
        [7, 13],
        "asserted",
        "denied",
    )
    _filled(other)
    first = import_reviews(other, lines)
    assert (first.new, first.known, first.conflicts, first.missing) == (4, 0, (), ())
    again = import_reviews(other, lines)
    assert (again.new, again.known) == (0, 4)
    line = find_event(other, document, event)
    assert line
    assert (line.verdict, line.standing) == ("corrected", "denied")
    assert [note.text for note in read_thread(other, document, event)] == ["Seen."]
    assert list(export_reviews(other)) == lines
    other.close()


def test_the_later_judgement_holds_whenever_it_was_imported_and_conflicts_are_told(store: Store, other: Store) -> None:
    document, event = _filled(store)
    judge(store, "ann", document, event, "accept")
    lines = list(export_reviews(store))
    _filled(other)
    judge(other, "ben", document, event, "reject")
    told = import_reviews(other, lines)
    assert len(told.conflicts) == 1
    assert "ann found it accepted" in told.conflicts[0]
    assert "ben's is the latest" in told.conflicts[0]
    line = find_event(other, document, event)
    assert line
    assert line.verdict == "rejected"
    other.close()


def test_what_is_imported_before_its_document_waits_for_it(store: Store, other: Store) -> None:
    document, event = _filled(store)
    judge(store, "ann", document, event, "accept")
    told = import_reviews(other, export_reviews(store))
    assert "no such document" in told.missing[0]
    assert len(orphans(other)) == 1
    add_report(other, report(), coder="1", then=reapply(other))
    line = find_event(other, document, event)
    assert line
    assert line.verdict == "accepted"
    other.close()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "x"), ("at", "yesterday"), ("action", "praise"), ("who", ""), ("surprise", 1), ("correction", {"event_type": "EXPLODE"}),
        ("text", "x" * 20_000), ("schema", "reportedly-review/9"),
    ],
)  # fmt: skip
def test_a_wrong_line_stops_everything(store: Store, field: str, value: object) -> None:
    document, event = _filled(store)
    judge(store, "ann", document, event, "accept")
    good = next(iter(export_reviews(store)))
    bad = msgspec.json.encode({**msgspec.json.decode(good), "id": "review-0000000000000000", field: value})
    with pytest.raises(UsageError, match="line 2"):
        import_reviews(store, [good, bad])
    assert len(read_history(store)) == 1


def test_the_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    store = open_store("one.db")
    document, event = _filled(store)
    judge(store, "ann", document, event, "reject")
    store.close()
    other = open_store("two.db")
    _filled(other)
    other.close()

    def run(*arguments: str) -> tuple[int, str]:
        done = CliRunner().invoke(app, ["reviews", *arguments])
        return done.exit_code, done.output

    assert run("export", "--db", "one.db", "--out", "said.jsonl") == (0, "")
    code, words = run("import", "said.jsonl", "--db", "two.db")
    assert (code, "1 entry imported, 0 in conflict" in words) == (0, True)
    assert "1 there already" in run("import", "said.jsonl", "--db", "two.db")[1]
    assert '"action":"reject"' in run("export", "--db", "two.db")[1]
    assert run("import", "absent.jsonl", "--db", "two.db")[0] == 2
    (tmp_path / "bad.jsonl").write_bytes(b"\xff{\n")
    assert run("import", "bad.jsonl", "--db", "two.db")[0] == 2
    assert run("export", "--db", "nowhere.db")[0] == 2
