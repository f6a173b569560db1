"""``reportedly load``: a batch's output goes into the store once, whatever is broken or there already."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from typer.testing import Result

import reportedly.batch
from reportedly.batch import run_batch
from reportedly.store import open_store, totals

from ..batch.readers import load_quick

Run = Callable[..., Result]


@pytest.fixture
def out(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A batch over two files, which have one page in common."""
    monkeypatch.setattr(reportedly.batch, "run_batch", partial(run_batch, load=load_quick))
    for name, texts in {
        "north": ["Talks were held.", "Dockers marched."],
        "south": ["Talks were held.", "Miners marched. Roads closed."],
    }.items():
        path = tmp_path / "in" / f"{name}.jsonl"
        path.parent.mkdir(exist_ok=True)
        path.write_text("".join(json.dumps({"text": text, "id": name}) + "\n" for text in texts), encoding="utf-8")
    assert run("batch", tmp_path / "in", "--out", tmp_path / "out", "--workers", 1).exit_code == 0
    return tmp_path / "out"


def test_what_a_batch_wrote_goes_in_once(run: Run, out: Path, tmp_path: Path) -> None:
    db = tmp_path / "desk.db"
    first = run("load", out, "--db", db)
    assert (first.exit_code, first.stdout) == (0, "")
    assert first.stderr.startswith("reportedly: 2 shards: 3 documents added, 4 events, ")
    again = run("load", out, "--db", db, "--no-group")
    assert again.stderr.startswith("reportedly: 2 shards: 0 documents added, 3 there already, 4 events in ")
    store = open_store(str(db))
    assert (totals(store)["documents"], totals(store)["events"]) == (3, 4)
    store.close()


def test_a_broken_shard_is_told_of_and_the_others_are_loaded(run: Run, out: Path, tmp_path: Path) -> None:
    (out / "shard=in%2Fnorth.jsonl" / "documents.parquet").write_bytes(b"PAR1 cut off")
    (out / "shard=in%2Fnorth.jsonl" / "events.parquet").unlink()
    found = run("load", out, "--db", tmp_path / "desk.db")
    assert found.exit_code == 1
    assert "in/north.jsonl: " in found.stderr
    assert "run the batch again" in found.stderr
    assert "2 documents added" in found.stderr


def test_a_folder_without_shards_is_told(run: Run, tmp_path: Path) -> None:
    found = run("load", tmp_path, "--db", tmp_path / "desk.db")
    assert found.exit_code == 2
    assert "no finished shard there" in found.stderr
