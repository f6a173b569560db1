"""Gates in a batch: what is not parsed says so, copies are parsed once in a shard, whatever was interrupted."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from reportedly import pipeline
from reportedly.batch import Settings, find_shards, process_shard, read_entries, task_of
from reportedly.batch.entries import Entry
from reportedly.batch.process import Unwatched
from reportedly.batch.settings import GatedReader
from reportedly.records import Document, Problem, Report

POLICE = (
    "Police in Osh arrested nine opposition leaders on Tuesday after thousands had marched on parliament against the new election law. "
    "The interior ministry said that two officers were wounded by stones, while a court ordered the organisers held until the vote."
)
MATCH = (
    "The visiting goalkeeper saved two penalties and the striker scored from a rebound before half-time. "
    "Their coach praised the squad and told fans that the season was young, with nine matches of the league to come."
)
PAGES = [POLICE, MATCH, f"{POLICE} The weather stayed mild.", "Talks on a truce began in Juba.", MATCH, POLICE]


class Stopped(Exception):
    """Somebody stopped the run."""


class StopsAfter(Unwatched):
    """Stops when so many pages are done."""

    def __init__(self, pages: int) -> None:
        self.left = pages

    def done(self, entry: Entry) -> None:
        self.left -= 1
        if not self.left:
            raise Stopped


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were parsed, in order."""
    texts: list[str] = []

    def read(document: Document, problems: Iterable[Problem], resources: Any) -> Report:
        texts.append(document.text)
        return Report(document=document, problems=tuple(problems))

    monkeypatch.setattr(pipeline, "read_document", read)
    return texts


def _reader() -> GatedReader:
    class Resources:
        sites = None

    resources: Any = Resources()
    return GatedReader(resources, Settings())


def _input(folder: Path, name: str = "pages") -> Path:
    folder.mkdir(exist_ok=True)
    lines = (json.dumps({"id": str(n), "text": text}) for n, text in enumerate(PAGES))
    (folder / f"{name}.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return folder


def _standing(out: Path) -> list[tuple[bool, bool]]:
    """For each page whether it is gated and whether it is a copy."""
    return [(e.is_gated, bool(e.report and e.report.copy_of)) for folder in sorted(out.glob("shard=*")) for e in read_entries(folder)]


EXPECTED = [(False, False), (True, False), (False, True), (False, False), (True, False), (False, True)]


def test_everyday_pages_and_copies_are_not_parsed_and_say_so(tmp_path: Path, parsed: list[str]) -> None:
    [shard] = find_shards([_input(tmp_path / "in")])
    done = process_shard(shard, tmp_path / "out", _reader(), task_of(Settings()))
    assert parsed == [PAGES[0], PAGES[3]]
    assert _standing(tmp_path / "out") == EXPECTED
    assert (done.counts["gated"], done.counts["documents"], done.counts["signatures"]) == (2, 6, 6)


@pytest.mark.parametrize("after", [1, 2, 3, 5])
def test_an_interrupted_shard_parses_no_copy_of_what_it_read_before(tmp_path: Path, parsed: list[str], after: int) -> None:
    [shard] = find_shards([_input(tmp_path / "in")])
    task = task_of(Settings())
    with pytest.raises(Stopped):
        process_shard(shard, tmp_path / "out", _reader(), task, StopsAfter(after))
    process_shard(shard, tmp_path / "out", _reader(), task)
    assert parsed == [PAGES[0], PAGES[3]]
    assert _standing(tmp_path / "out") == EXPECTED


def test_another_shard_knows_nothing_of_the_first(tmp_path: Path, parsed: list[str]) -> None:
    _input(tmp_path / "in", "a")
    reader = _reader()
    for shard in find_shards([_input(tmp_path / "in", "b")]):
        process_shard(shard, tmp_path / "out", reader, task_of(Settings()))
    assert parsed == [PAGES[0], PAGES[3]] * 2
    assert _standing(tmp_path / "out") == EXPECTED * 2
