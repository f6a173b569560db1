"""One bad page never stops a shard: it goes into quarantine, and the others are there once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reportedly.batch import Done, Failed, LoadReader

from .conftest import Batch, contents, rows, write_lines
from .hazards import ends_at_the_third_page, fails_at_the_third_page
from .readers import load_hazardous, load_killed_once, load_logged, load_quick

HAZARDS = {"HANG": "time", "EXIT": "crash", "SEGFAULT": "crash", "GREEDY": "memory", "MISTAKE": "error"}
LIMITS: dict[str, Any] = {"page_seconds": 4.0, "page_memory": 1_000_000_000}


def texts_with(*hazards: str) -> list[str]:
    """Seven pages; the second is bad, then the fourth, and so on."""
    texts = [f"Talks were held in town {n}." for n in range(7)]
    for n, hazard in enumerate(hazards):
        texts[2 * n + 1] += f" {hazard}"
    return texts


def quarantine(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for path in sorted(out.glob("shard=*/quarantine.jsonl")) for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("hazard", HAZARDS)
def test_a_bad_page_goes_into_quarantine_and_the_others_are_read(batch: Batch, tmp_path: Path, hazard: str) -> None:
    write_lines(tmp_path / "in" / "a.jsonl", texts_with(hazard))
    batch(load=load_hazardous, **LIMITS)
    assert [row["page"] for row in rows(tmp_path / "out", "documents")] == [0, 2, 3, 4, 5, 6]
    (problem,) = rows(tmp_path / "out", "problems")
    assert (problem["page"], problem["stage"], problem["kind"], problem["place"]) == (1, "page", HAZARDS[hazard], "in/a.jsonl:2")
    assert "Traceback" not in problem["message"]
    (kept,) = quarantine(tmp_path / "out")
    assert (kept["shard"], kept["page"], kept["kind"], kept["record"]) == ("in/a.jsonl", 1, HAZARDS[hazard], "2")


def test_several_bad_pages_in_one_shard_and_at_its_ends(batch: Batch, tmp_path: Path) -> None:
    texts = ["EXIT", "Talks ended.", "MISTAKE", "HANG", "EXIT", "Talks began.", "SEGFAULT"]
    write_lines(tmp_path / "in" / "a.jsonl", texts)
    (done,) = batch(load=load_hazardous, **LIMITS)
    assert isinstance(done, Done)
    assert (done.counts["pages"], done.counts["documents"], done.counts["quarantined"]) == (7, 2, 5)
    assert [kept["kind"] for kept in quarantine(tmp_path / "out")] == ["crash", "error", "time", "crash", "crash"]


def test_finished_pages_are_not_read_again(batch: Batch, tmp_path: Path) -> None:
    """A page that ends the process gets a second chance; one that takes too long does not, as that would cost as much again."""
    write_lines(tmp_path / "in" / "a.jsonl", texts_with("EXIT", "HANG"))
    batch(load=load_logged, date=str(tmp_path / "log"), **LIMITS)
    assert (tmp_path / "log").read_text("utf-8").split() == ["0", "1", "1", "2", "3", "4", "5", "6"]


def test_quarantine_is_taken_up_and_the_result_is_as_if_nothing_had_happened(batch: Batch, tmp_path: Path) -> None:
    write_lines(tmp_path / "in" / "a.jsonl", texts_with("EXIT", "MISTAKE"))
    write_lines(tmp_path / "in" / "b.jsonl", ["Talks ended."])
    batch(load=load_hazardous, **LIMITS)
    assert batch(load=load_quick, **LIMITS) == []  # not unless asked
    (done,) = batch(load=load_quick, retry=True, **LIMITS)
    assert isinstance(done, Done)
    assert (done.shard, done.pages, done.counts["quarantined"]) == ("in/a.jsonl", 2, 0)
    batch("clean", load=load_quick)
    assert contents(tmp_path / "out") == contents(tmp_path / "clean")


def test_what_is_still_bad_stays_in_quarantine(batch: Batch, tmp_path: Path) -> None:
    write_lines(tmp_path / "in" / "a.jsonl", texts_with("EXIT", "MISTAKE"))
    batch(load=load_hazardous)
    before = contents(tmp_path / "out")
    batch(load=load_hazardous, retry=True)
    assert contents(tmp_path / "out") == before


def test_a_page_during_which_somebody_killed_the_process_is_read_again(batch: Batch, tmp_path: Path) -> None:
    write_lines(tmp_path / "in" / "a.jsonl", texts_with("KILLED"))
    batch(load=load_killed_once, date=str(tmp_path / "killed"))
    assert (tmp_path / "killed").exists()
    assert len(rows(tmp_path / "out", "documents")) == 7
    assert quarantine(tmp_path / "out") == []


@pytest.mark.parametrize("load", [ends_at_the_third_page, fails_at_the_third_page])
def test_an_input_that_cannot_be_taken_further_keeps_what_came_before(batch: Batch, tmp_path: Path, load: LoadReader) -> None:
    """A page that ends the process while it is taken from its file cannot be passed over: the shard ends before it."""
    write_lines(tmp_path / "in" / "a.jsonl", texts_with())
    batch(load=load)
    assert len(rows(tmp_path / "out", "documents")) == 2
    (kept,) = quarantine(tmp_path / "out")
    assert (kept["page"], kept["kind"]) == (2, "input")
    batch(load=load_quick, retry=True)
    batch("clean", load=load_quick)
    assert contents(tmp_path / "out") == contents(tmp_path / "clean")


def test_a_retry_that_cannot_reach_its_page_loses_no_other(batch: Batch, tmp_path: Path) -> None:
    """The file was readable to its end before; now taking a page before the one that is wanted ends the process."""
    texts = texts_with()
    write_lines(tmp_path / "in" / "a.jsonl", [*texts[:5], "MISTAKE", texts[6]])
    batch(load=load_hazardous)
    before = contents(tmp_path / "out")
    batch(load=ends_at_the_third_page, retry=True)
    assert contents(tmp_path / "out") == before


def test_a_shard_that_cannot_be_done_does_not_stop_the_others(batch: Batch, tmp_path: Path) -> None:
    write_lines(tmp_path / "in" / "a.jsonl", ["Talks ended."])
    write_lines(tmp_path / "in" / "b.jsonl", ["Talks began."])
    batch()
    write_lines(tmp_path / "in" / "a.jsonl", ["Talks resumed."])
    write_lines(tmp_path / "in" / "b.jsonl", ["Talks failed."])
    (tmp_path / "out" / ".work" / "shard=in%2Fa.jsonl").write_bytes(b"a file where a folder is wanted")
    failed, done = batch()
    assert isinstance(failed, Failed)
    assert failed.message.startswith("in/a.jsonl: ")
    assert failed.message.endswith("; see to it and run the batch again")
    assert isinstance(done, Done)
    assert [row["text"] for row in rows(tmp_path / "out", "documents")] == ["Talks ended.", "Talks failed."]
