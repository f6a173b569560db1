"""``reportedly add`` puts pages in once; ``reportedly group`` finds stories later."""

from __future__ import annotations

from pathlib import Path

from reportedly.records import encode_report
from reportedly.store import open_store, totals
from tests.cli.conftest import Run
from tests.store.reports import report


def test_records_go_in_once(run: Run, tmp_path: Path) -> None:
    records, db = tmp_path / "all.jsonl", str(tmp_path / "desk.db")
    records.write_bytes(encode_report(report()) + b"\n" + b"{broken\n")
    first = run("add", "--records", str(records), "--db", db)
    assert first.exit_code == 1
    assert "1 document added, 1 event, 1 story, 1 problem" in first.stderr
    assert "all.jsonl:2" in first.stderr
    again = run("add", "--records", str(records), "--db", db, "--no-group")
    assert "0 documents added, 1 there already" in again.stderr
    store = open_store(db)
    assert totals(store) == {"documents": 1, "events": 1, "stories": 1}
    store.close()


def test_stories_can_be_found_later(run: Run, tmp_path: Path) -> None:
    records, db = tmp_path / "all.jsonl", str(tmp_path / "desk.db")
    records.write_bytes(encode_report(report()) + b"\n")
    assert run("add", "--records", str(records), "--db", db, "--no-group").exit_code == 0
    assert "1 story in" in run("group", "--db", db).stderr


def test_nothing_to_add_and_no_store_are_told(run: Run, tmp_path: Path) -> None:
    assert "nothing to add; name pages" in run("add", "--db", str(tmp_path / "x.db")).stderr
    missing = run("group", "--db", str(tmp_path / "absent.db"))
    assert missing.exit_code == 2
    assert "no store there" in missing.stderr
