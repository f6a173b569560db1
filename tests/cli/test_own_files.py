"""``--actors`` and ``--lexicon`` in the commands that read pages."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

Run = Callable[..., Result]


@pytest.fixture
def asked(stub_pipeline: None, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What each command asks the pipeline to load."""
    calls: list[dict[str, Any]] = []

    class Loaded:
        remarks = ("a.csv:1: column 'colour' is not used",)

    def load(**given: Any) -> Loaded:
        calls.append(given)
        return Loaded()

    monkeypatch.setattr(sys.modules["reportedly.pipeline"].Resources, "load", load)
    return calls


@pytest.mark.parametrize("command", [["read", "-"], ["demo"]])
def test_files_reach_the_pipeline_in_order_and_oddities_are_told(run: Run, asked: list[dict[str, Any]], command: list[str]) -> None:
    result = run(*command, "--actors", "a.csv", "--actors", "b.jsonl", "--lexicon", "own", "--fast", stdin="Talks ended in Wau.")
    assert result.exit_code == 0, result.output
    assert asked == [{"fast": True, "actors": (Path("a.csv"), Path("b.jsonl")), "lexicons": (Path("own"),)}]
    assert "reportedly: a.csv:1: column 'colour' is not used\n" in result.stderr


def test_without_them_nothing_of_the_kind_is_loaded(run: Run, asked: list[dict[str, Any]]) -> None:
    assert run("read", "-", stdin="Talks ended in Wau.").exit_code == 0
    assert asked == [{"fast": False}]


@pytest.mark.parametrize("command", ["read", "explain"])
def test_a_table_that_cannot_be_used_ends_with_one_line(run: Run, tmp_path: Path, command: str) -> None:
    page, table = tmp_path / "page.txt", tmp_path / "a.csv"
    page.write_text("Talks ended in Wau on Friday.", encoding="utf-8")
    table.write_text("name,country\nNimba Dawn,Liberia\n", encoding="utf-8")
    result = run(command, page, "--actors", table)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith(f"reportedly: {table}:2: column 'country': 'Liberia' is no code; write ISO 3166 alpha-3")
    assert result.stderr.count("\n") == 1
