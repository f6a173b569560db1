"""``reportedly read``: formats, dates, exit codes. The pipeline is a stub; what it finds is tested elsewhere."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]

pytestmark = pytest.mark.usefixtures("stub_pipeline")


def test_json_lines_in_input_order(run: Run, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Second.", encoding="utf-8")
    (tmp_path / "a.txt").write_text("First.", encoding="utf-8")
    result = run("read", tmp_path / "b.txt", tmp_path / "a.txt")
    assert result.exit_code == 0
    assert [json.loads(line)["document"]["text"] for line in result.stdout.splitlines()] == ["Second.", "First."]
    assert result.stderr.startswith("reportedly: 2 documents, 0 events in ")


def test_text_when_asked_for(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("First.", encoding="utf-8")
    result = run("read", tmp_path / "a.txt", "--format", "text")
    assert result.stdout.startswith("[who]  *did*  <to whom>")
    assert "date not known" in result.stdout


def test_standard_input_takes_json_lines_and_gives_their_ids_back(run: Run) -> None:
    result = run("read", "-", stdin='{"id": "x", "text": "Snow fell.", "clean": true}\n')
    assert json.loads(result.stdout)["document"]["external_id"] == "x"


def test_date_is_for_pages_that_bring_none(run: Run) -> None:
    lines = '{"text": "a", "clean": true}\n{"text": "b", "clean": true, "published": "2020-02-02"}\n'
    result = run("read", "-", "--date", "2022-01-18", stdin=lines)
    assert [json.loads(line)["document"]["published"]["start"] for line in result.stdout.splitlines()] == ["2022-01-18", "2020-02-02"]


@pytest.mark.parametrize("wrong", ["18.1.2022", "2022-13-01", "2022-02-30", "22-01-18", "yesterday", "2022-1-8", "", "２０２２"])
def test_a_wrong_date_is_refused_with_the_right_form(run: Run, wrong: str) -> None:
    result = run("read", "-", "--date", wrong, stdin="")
    assert result.exit_code == 2
    assert "is not a date; write it as 2022-01-18" in " ".join(result.stderr.split())


def test_problems_make_exit_code_1_and_the_others_still_come(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("First.", encoding="utf-8")
    result = run("read", tmp_path / "missing.txt", tmp_path / "a.txt")
    assert result.exit_code == 1
    assert "missing.txt: there is no such file" in result.stderr
    assert json.loads(result.stdout)["document"]["text"] == "First."
    assert "1 document, 0 events, 1 problem (1 missing) in" in result.stderr


def test_a_problem_inside_a_record_counts_too(run: Run) -> None:
    result = run("read", "-", stdin='{"text": "", "clean": true}\n{"text": "b", "clean": true}\n')
    assert result.exit_code == 1


def test_out_writes_a_file(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    result = run("read", "-", "--out", out, stdin="Snow fell.")
    assert result.stdout == ""
    assert json.loads(out.read_text(encoding="utf-8"))["document"]["text"].strip() == "Snow fell."


def test_out_that_cannot_be_written_is_told_in_one_line(run: Run, tmp_path: Path) -> None:
    result = run("read", "-", "--out", tmp_path / "no" / "such" / "folder.jsonl", stdin="Snow fell.")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "name a file in a folder that can be written to" in result.stderr


def test_ctrl_c_stops_cleanly(run: Run) -> None:
    result = run("read", "-", stdin="KeyboardInterrupt")
    assert result.exit_code == 130
    assert result.stderr == "reportedly: stopped\n"


def test_no_path_is_wrong_usage(run: Run) -> None:
    assert run("read").exit_code == 2


def test_a_wrong_format_is_wrong_usage(run: Run) -> None:
    assert run("read", "-", "--format", "xml", stdin="").exit_code == 2


def test_the_progress_bar_knows_how_many_pages_files_and_folders_hold(tmp_path: Path) -> None:
    from reportedly.cli.progress import count_pages

    (tmp_path / "below").mkdir()
    for name in ("a.txt", "b.html", "below/c.txt", ".hidden"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert count_pages([str(tmp_path), str(tmp_path / "a.txt")]) == 4
    assert count_pages([str(tmp_path), "-"]) is None
    assert count_pages([str(tmp_path / "lines.jsonl")]) is None


def test_articles_in_the_file_of_a_run_that_goes_on_are_known(tmp_path: Path) -> None:
    """A run that was stopped between an article and its copy gives the same records as one that was not."""
    from reportedly.cli.read import _known
    from reportedly.records import CopyOf, Document, Report, encode_report

    text = "Herders and farmers of two districts in Gao signed a truce on Sunday after elders had met under the mango trees for nine days."
    copy = CopyOf(document="d", similarity=0.9)
    reports = [Report(document=Document(id="d", text=text)), Report(document=Document(id="e", text=f"In Gao: {text}"), copy_of=copy)]
    out = tmp_path / "out.jsonl"
    out.write_bytes(b"".join(encode_report(report) + b"\n" for report in reports) + b'{"schema": "repor')
    found = _known(out).find(text)
    assert found is not None
    assert found.id == "d"
    assert _known(tmp_path / "none.jsonl").find(text) is None
    assert _known(None).find(text) is None
