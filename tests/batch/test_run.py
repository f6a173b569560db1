"""What a batch promises: only what is missing or stale is done, and the same bytes come out however it is done."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from reportedly.batch import Done, batch_status, find_shards
from reportedly.batch.progress import Tally
from reportedly.batch.run import parse_part
from reportedly.errors import SetupError, UsageError

from .conftest import Batch, contents, rows, write_lines
from .readers import load_unusable

TEXTS = [f"Dockers marched in port {n}. They want {n} pesos more." for n in range(23)]


@pytest.fixture(autouse=True)
def inputs(tmp_path: Path) -> Path:
    """Two files, one of them in a folder below."""
    write_lines(tmp_path / "in" / "north.jsonl", TEXTS)
    write_lines(tmp_path / "in" / "2026" / "south.jsonl", [text.replace("Dockers", "Miners") for text in TEXTS[:7]])
    return tmp_path / "in"


def test_every_page_is_there_once(batch: Batch, tmp_path: Path) -> None:
    done = batch()
    assert [outcome.shard for outcome in done] == ["in/2026/south.jsonl", "in/north.jsonl"]
    found = rows(tmp_path / "out", "documents")
    assert [(row["shard"], row["page"]) for row in found] == [("in/2026/south.jsonl", n) for n in range(7)] + [
        ("in/north.jsonl", n) for n in range(23)
    ]
    assert [row["text"] for row in found[7:]] == TEXTS
    assert len(rows(tmp_path / "out", "events")) == 60


def test_nothing_is_done_twice(batch: Batch) -> None:
    assert len(batch()) == 2
    assert batch() == []


def test_only_the_shard_whose_input_changed_is_done_again(batch: Batch, inputs: Path, tmp_path: Path) -> None:
    batch()
    write_lines(inputs / "north.jsonl", [*TEXTS, "Talks ended."])
    assert [outcome.shard for outcome in batch()] == ["in/north.jsonl"]
    assert len(rows(tmp_path / "out", "documents")) == 31


def test_a_file_that_was_only_touched_is_not_done_again(batch: Batch, inputs: Path) -> None:
    batch()
    os.utime(inputs / "north.jsonl", (1, 1))
    assert batch() == []


def test_other_options_make_all_shards_stale(batch: Batch) -> None:
    batch()
    assert len(batch(fast=True)) == 2
    assert batch(fast=True, page_seconds=7) == []  # a limit is no option of what comes out


def test_changed_own_files_make_all_shards_stale(batch: Batch, tmp_path: Path) -> None:
    table = tmp_path / "actors.csv"
    table.write_text("name,country\nNimba Dawn,LBR\n", encoding="utf-8")
    batch(actors=(str(table),))
    assert batch(actors=(str(table),)) == []
    table.write_text("name,country\nNimba Dawn,GIN\n", encoding="utf-8")
    assert len(batch(actors=(str(table),))) == 2


def test_same_bytes_whatever_the_workers_and_the_parts(batch: Batch, tmp_path: Path) -> None:
    batch("one", rows=5)
    batch("two", rows=5, workers=2)
    for part in ((3, 3), (1, 3), (2, 3)):
        batch("parts", rows=5, part=part)
    assert contents(tmp_path / "one") == contents(tmp_path / "two") == contents(tmp_path / "parts")
    assert len(contents(tmp_path / "one")) > 7 * 9


def test_cut_tables_hold_the_same_rows(batch: Batch, tmp_path: Path) -> None:
    batch("whole")
    batch("cut", rows=5)
    for table in ("documents", "events", "timexes"):
        whole, cut = rows(tmp_path / "whole", table), rows(tmp_path / "cut", table)
        for row in (*whole, *cut):
            del row["page"], row["shard"]
        assert sorted(map(str, whole)) == sorted(map(str, cut))


def test_shards_that_were_cut_otherwise_go(batch: Batch, tmp_path: Path) -> None:
    batch(rows=5)
    batch(rows=9)
    assert len(rows(tmp_path / "out", "documents")) == 30


def test_inputs_of_another_run_stay(batch: Batch, inputs: Path, tmp_path: Path) -> None:
    batch()
    (inputs / "north.jsonl").rename(inputs / "north-1.jsonl")
    assert [outcome.shard for outcome in batch()] == ["in/north-1.jsonl"]
    assert {row["shard"] for row in rows(tmp_path / "out", "documents")} >= {"in/north.jsonl", "in/north-1.jsonl"}


def test_broken_lines_are_problems_with_their_place(batch: Batch, inputs: Path, tmp_path: Path) -> None:
    with (inputs / "north.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"title": "no text"}\n')
    batch(rows=20)
    (row,) = rows(tmp_path / "out", "problems")
    assert (row["shard"], row["stage"], row["kind"], row["place"]) == ("in/north.jsonl~20", "ingest", "no text", "in/north.jsonl:24")


def test_parquet_is_cut_by_rows(batch: Batch, inputs: Path, tmp_path: Path) -> None:
    import duckdb

    with duckdb.connect() as connection:
        connection.execute(f"COPY (SELECT 'Talks ' || i AS text FROM range(12) t(i)) TO '{inputs}/west.parquet'")
    batch(rows=5)
    found = [row for row in rows(tmp_path / "out", "documents") if "west" in row["shard"]]
    assert [row["text"] for row in found] == [f"Talks {n}" for n in (0, 1, 2, 3, 4, 10, 11, 5, 6, 7, 8, 9)]  # ~0, ~10, ~5
    assert [row["provenance"]["record"] for row in found if row["text"] == "Talks 11"] == ["12"]


def test_lines_are_counted_in_the_file(inputs: Path, tmp_path: Path) -> None:
    (inputs / "north.jsonl").write_text('{"text": "a"}\n\n{"text": "b"}\n{"text": "c"}', encoding="utf-8")
    cut = [shard for shard in find_shards([inputs], rows=2) if "north" in shard.name]
    assert [shard.name for shard in cut] == ["in/north.jsonl~0", "in/north.jsonl~2"]
    places = [page.origin for shard in cut for page in shard.pages({})]
    assert places == ["in/north.jsonl:1", "in/north.jsonl:3", "in/north.jsonl:4"]


@pytest.mark.parametrize("rows_", [1, 2, 3, 22, 23, 24, 1000])
def test_ranges_hold_every_line_once(inputs: Path, rows_: int) -> None:
    shards = find_shards([inputs / "north.jsonl"], rows=rows_)
    assert [getattr(page, "content", None) for shard in shards for page in shard.pages({})] == TEXTS
    assert sum(shard.size for shard in shards) == (inputs / "north.jsonl").stat().st_size


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    first, second = write_lines(tmp_path / "a" / "x.jsonl", ["a"]), write_lines(tmp_path / "b" / "x.jsonl", ["b"])
    with pytest.raises(UsageError, match=r"both be called x\.jsonl; name a folder above them"):
        find_shards([first, second])


def test_a_reader_that_cannot_be_loaded_stops_the_run(batch: Batch) -> None:
    with pytest.raises(SetupError, match="the model is not installed"):
        batch(load=load_unusable)


def test_a_missing_input_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no such file or folder"):
        find_shards([tmp_path / "nowhere"])


def test_a_link_that_leads_nowhere_is_refused(inputs: Path) -> None:
    (inputs / "gone.jsonl").symlink_to(inputs / "nowhere.jsonl")
    with pytest.raises(UsageError, match=r"gone\.jsonl: No such file or directory"):
        find_shards([inputs])


def test_manifests_tell_nothing_of_the_machine(batch: Batch, tmp_path: Path) -> None:
    batch()
    for manifest in (tmp_path / "out").glob("shard=*/manifest.json"):
        text = manifest.read_text(encoding="utf-8")
        assert str(tmp_path) not in text
        assert json.loads(text)["counts"]["pages"] in (7, 23)


def test_long_and_odd_names_get_a_folder(batch: Batch, inputs: Path, tmp_path: Path) -> None:
    write_lines(inputs / ("news " * 45 + "ü%.jsonl"), ["Talks ended."])
    batch()
    assert len(rows(tmp_path / "out", "documents")) == 31


def test_status_counts_what_is_done_and_what_is_missing(batch: Batch, tmp_path: Path) -> None:
    batch(part=(1, 2))
    status = batch_status(tmp_path / "out")
    assert (status.done, status.missing, status.counts["documents"]) == (1, ("in/north.jsonl",), 7)
    batch()
    assert batch_status(tmp_path / "out").missing == ()


def test_progress_tells_rate_time_left_and_problems(inputs: Path) -> None:
    now = [0.0]
    shards = find_shards([inputs / "north.jsonl"], rows=10)
    tally = Tally(shards, clock=lambda: now[0])
    assert tally.seconds_left() is None
    for _ in range(10):
        tally.page(shards[0], ("time",) if now[0] == 3 else (), 2)
        now[0] += 1
    tally.shard(Done(shard=shards[0].name, counts={"pages": 10}, pages=10))
    assert tally.line().startswith("1/3 shards, 10 pages, 1.0 pages/s, about 14 s left, 1 problem (1 time)")


def test_parts_are_told_from_1() -> None:
    assert parse_part("16/16") == (16, 16)
    for wrong in ("0/3", "4/3", "1", "a/b", "1/0"):
        with pytest.raises(ValueError, match="no part"):
            parse_part(wrong)
