"""``read`` over tables and feeds, the summary by kinds, and going on where a run was stopped."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from reportedly.records import decode_report

Run = Callable[..., Result]

pytestmark = pytest.mark.usefixtures("stub_pipeline_that_knows_pages")


@pytest.fixture
def stub_pipeline_that_knows_pages(stub_pipeline: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The stub, with the provenance that cleaning hands on."""
    import sys

    module = sys.modules["reportedly.pipeline"]
    plain = module.read_pages

    def read_pages(pages: object, resources: object) -> object:
        for page in pages:  # type: ignore[attr-defined]
            for report in plain([page], resources):
                yield report.replace(document=report.document.replace(provenance=page.provenance))

    monkeypatch.setattr(module, "read_pages", read_pages)


@pytest.fixture
def inputs(tmp_path: Path) -> list[Path]:
    """A folder, a table, and lines with a bad one: eight pages."""
    (tmp_path / "pages" / "below").mkdir(parents=True)
    for name in ("a.txt", "b.txt", "below/a.txt"):
        (tmp_path / "pages" / name).write_text(f"Talks ended in {name}.", encoding="utf-8")
    (tmp_path / "t.csv").write_text("id,text\n1,Same.\n2,Same.\n", encoding="utf-8")
    (tmp_path / "l.jsonl").write_text('{"text": "one"}\n{bad\n{"text": "two"}\n{"text": "three"}\n', encoding="utf-8")
    return [tmp_path / name for name in ("pages", "t.csv", "l.jsonl")]


def test_the_map_names_columns(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("key,words\n7,Talks ended.\n", encoding="utf-8")
    result = run("read", tmp_path / "t.csv", "--map", "text=words", "--map", "id=key")
    document = json.loads(result.stdout)["document"]
    assert (document["text"], document["external_id"], document["provenance"]["record"]) == ("Talks ended.", "7", "2")
    result = run("read", tmp_path / "t.csv", "--map", "words")
    assert result.exit_code == 2
    assert "is no FIELD=COLUMN" in result.stderr


def test_the_summary_counts_problems_by_kind(run: Run, inputs: list[Path], tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes(b"")
    result = run("read", *inputs, tmp_path / "x.txt", tmp_path / "none")
    assert "8 documents, 0 events, 3 problems (1 empty, 1 missing, 1 wrong form) in" in result.stderr


def test_a_stopped_run_goes_on_without_losing_or_doubling_a_line(run: Run, inputs: list[Path], tmp_path: Path) -> None:
    whole, out = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    run("read", *inputs, "--out", whole)
    expected = whole.read_bytes()
    assert len(expected.splitlines()) == 8
    for cut in range(0, len(expected) + 1, 23):
        out.write_bytes(expected[:cut])
        result = run("read", *inputs, "--out", out, "--resume")
        assert out.read_bytes() == expected, cut
        there = expected[:cut].count(b"\n")
        assert f", {there} there already in" in result.stderr
        assert "l.jsonl:2: not valid JSON" in result.stderr  # told again: the record has no place for it


def test_going_on_takes_up_what_is_new_and_begins_where_there_is_no_file(run: Run, inputs: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run("read", *inputs, "--out", out, "--resume")
    (tmp_path / "pages" / "aa.txt").write_text("New.", encoding="utf-8")
    run("read", *inputs, "--out", out, "--resume")
    records = [decode_report(line) for line in out.read_bytes().splitlines()]
    assert len(records) == 9
    assert records[-1].document.text == "New."
    assert len({r.document.provenance for r in records}) == 9


def test_the_same_page_named_twice_has_two_records(run: Run, inputs: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run("read", inputs[1], inputs[1], "--out", out)
    expected = out.read_bytes()
    out.write_bytes(b"".join(expected.splitlines(keepends=True)[:3]))
    run("read", inputs[1], inputs[1], "--out", out, "--resume")
    assert out.read_bytes() == expected
    assert len(expected.splitlines()) == 4


@pytest.mark.parametrize("content", ["my notes\n", '{"schema": "other"}\n', "[1]\n"])
def test_a_file_of_something_else_is_left_alone(run: Run, inputs: list[Path], tmp_path: Path, content: str) -> None:
    out = tmp_path / "notes.txt"
    out.write_text(content, encoding="utf-8")
    result = run("read", *inputs, "--out", out, "--resume")
    assert result.exit_code == 2
    assert "is no record of this version" in result.stderr
    assert out.read_text(encoding="utf-8") == content


def test_going_on_needs_a_file(run: Run, inputs: list[Path]) -> None:
    result = run("read", *inputs, "--resume")
    assert result.exit_code == 2
    assert "name it with --out FILE" in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told_with_the_way_out(run: Run, inputs: list[Path]) -> None:
    result = run("read", *inputs, "--out", "/dev/full")
    assert result.exit_code == 2
    assert "make room and go on with --resume" in result.stderr


def test_the_same_input_has_the_same_provenance_wherever_it_lies(run: Run, inputs: list[Path], tmp_path: Path) -> None:
    elsewhere = tmp_path / "deep" / "er"
    elsewhere.mkdir(parents=True)
    before = run("read", *inputs).stdout
    moved = [path.rename(elsewhere / path.name) for path in inputs]
    assert run("read", *moved).stdout == before
    files = [json.loads(line)["document"]["provenance"]["file"] for line in before.splitlines()]
    assert files == ["pages/a.txt", "pages/b.txt", "pages/below/a.txt", "t.csv", "t.csv", "l.jsonl", "l.jsonl", "l.jsonl"]


def test_an_address_is_fetched_only_when_asked_for_and_never_inside_the_network(run: Run) -> None:
    assert "add --fetch" in run("read", "http://127.0.0.1:9/story").stderr
    assert "--allow-private allows that" in run("read", "http://127.0.0.1:9/story", "--fetch").stderr
    assert "cannot be fetched" in run("read", "http://127.0.0.1:9/story", "--fetch", "--allow-private").stderr


def test_watching_adds_records_and_the_file_is_its_memory(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reportedly.ingest.fetch import Answer, Fetcher

    def get(self: object, url: str, *args: object, **kwargs: object) -> Answer:
        item = "<item><guid>{0}</guid><description>Story {0}.</description></item>"
        return Answer(url, (), 200, {}, f"<rss><channel>{''.join(map(item.format, items))}</channel></rss>".encode())

    monkeypatch.setattr(Fetcher, "get", get)
    out, items = tmp_path / "out.jsonl", [1, 2]
    assert run("watch", "https://e.org/feed", "--out", out, "--once").exit_code == 0
    out.write_bytes(out.read_bytes()[:-5])  # stopped in the middle of a line
    items = [1, 2, 3]
    run("watch", "https://e.org/feed", "--out", out, "--once")
    assert [decode_report(line).document.text for line in out.read_bytes().splitlines()] == ["Story 1.", "Story 2.", "Story 3."]
