"""``reportedly batch`` and ``batch status``, with a reader that needs no model."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

import reportedly.batch
from reportedly.batch import run_batch

from ..batch.readers import load_quick

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of three pages; workers load the quick reader."""
    monkeypatch.setattr(reportedly.batch, "run_batch", partial(run_batch, load=load_quick))
    path = tmp_path / "pages.jsonl"
    path.write_text("".join(json.dumps({"body": f"Talks {n} were held."}) + "\n" for n in range(3)), encoding="utf-8")
    return path


def test_a_run_tells_what_it_did_and_a_second_one_that_it_is_there(run: Run, pages: Path, tmp_path: Path) -> None:
    arguments = [pages, "--out", tmp_path / "out", "--map", "text=body", "--workers", 1]
    first = run("batch", *arguments)
    assert (first.exit_code, first.stdout) == (0, "")
    assert first.stderr.startswith("reportedly: 1 shard, 3 pages, ")
    second = run("batch", "run", *arguments)
    assert second.exit_code == 0
    assert second.stderr.startswith("reportedly: 0 shards, 1 there already, 0 pages, ")
    status = run("batch", "status", tmp_path / "out")
    assert status.stdout.startswith("1 shard done, 0 missing\n3 pages, 3 documents, 3 events, 0 attributions, 0 problems\n")


def test_options_may_stand_first(run: Run, pages: Path, tmp_path: Path) -> None:
    assert run("batch", "--out", tmp_path / "out", "--map", "text=body", pages).exit_code == 0


def test_problems_are_counted_and_end_with_1(run: Run, pages: Path, tmp_path: Path) -> None:
    with pages.open("a", encoding="utf-8") as file:
        file.write("{}\n")
    result = run("batch", pages, "--out", tmp_path / "out", "--map", "text=body")
    assert result.exit_code == 1
    assert "4 pages, " in result.stderr
    assert "1 problem (1 no text)" in result.stderr


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--shard", "4/3"], "write 1/16 for the first of sixteen"),
        (["--page-memory", "much"], "write 500M or 2G"),
        (["--engine", "spark"], "'spark'"),
        (["--workers", "0"], "--workers"),
    ],
)
def test_wrong_options_are_refused(run: Run, pages: Path, tmp_path: Path, options: list[str], told: str) -> None:
    result = run("batch", pages, "--out", tmp_path / "out", *options)
    assert result.exit_code == 2
    assert told in " ".join(result.stderr.replace("│", " ").split())
    assert not (tmp_path / "out").exists()


def test_what_cannot_work_ends_with_one_line(run: Run, pages: Path, tmp_path: Path) -> None:
    for arguments in (["batch", tmp_path / "nowhere", "--out", tmp_path / "out"], ["batch", pages, "--out", pages]):
        result = run(*arguments)
        assert result.exit_code == 2
        assert result.stderr.count("\n") == 1
    assert run("batch", "status", tmp_path).stderr.endswith("name the folder given as --out\n")


def test_missing_packages_are_named(run: Run, pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found: Any = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "pyarrow" else found(name))
    result = run("batch", pages, "--out", tmp_path / "out")
    assert (result.exit_code, "pip install 'reportedly[batch]'" in result.stderr) == (2, True)


def test_mistakes_and_oddities_of_own_files_are_told_once_before_anything_is_read(run: Run, pages: Path, tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("name,country,colour\nNimba Dawn,LBR,red\n", encoding="utf-8")
    arguments = ["batch", pages, "--out", tmp_path / "out", "--map", "text=body", "--workers", 2, "--actors", table]
    assert run(*arguments).stderr.count("colour") == 1
    table.write_text("name,country\nNimba Dawn,Liberia\n", encoding="utf-8")
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"reportedly: {table}:2: column 'country': 'Liberia' is no code")
