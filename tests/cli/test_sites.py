"""``reportedly sites learn`` writes a file, and ``read --sites`` refuses what is none."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from reportedly.errors import UsageError
from reportedly.sites import read_sites

Run = Callable[..., Result]
STORIES = [
    "Fishermen in Kisumu blocked the harbour road on Monday over a ban on nets.",
    "The governor of Tarija met coca growers in Yacuiba and promised a new market.",
    "A ferry with 40 passengers ran aground near Honiara during a storm last night.",
]
LINE = "The newsroom thanks its readers on the lake and asks you for letters."


def rows(**more: object) -> str:
    made = [{"text": f"{story}\n\n{LINE}", "url": f"https://lake.example/{k}", **more} for k, story in enumerate(STORIES)]
    return "".join(json.dumps(row) + "\n" for row in made)


def test_learns_from_json_lines(run: Run, tmp_path: Path) -> None:
    result = run("sites", "learn", "-", "--out", tmp_path / "sites.json", stdin=rows())
    assert result.exit_code == 0
    assert "1 line of 1 site" in result.stderr
    site = read_sites(tmp_path / "sites.json").sites["lake.example"]
    assert (site.pages, site.articles, site.lines) == (3, 3, (LINE,))


def test_prints_without_out_and_tells_what_gave_no_page(run: Run) -> None:
    result = run("sites", "learn", "-", stdin=rows() + "{broken\n")
    assert json.loads(result.stdout)["sites"]["lake.example"]["lines"] == [LINE]
    assert result.exit_code == 1
    assert "-:4: not valid JSON" in result.stderr


def test_clean_text_teaches_nothing(run: Run) -> None:
    result = run("sites", "learn", "-", stdin=rows(clean=True))
    assert json.loads(result.stdout) == {"schema": "reportedly/sites/1", "sites": {}}


def test_an_output_that_cannot_be_written_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    result = run("sites", "learn", "-", "--out", tmp_path / "none" / "sites.json", stdin=rows())
    assert result.exit_code == 2
    assert "name a file in a folder" in result.stderr


@pytest.mark.parametrize("content", [b"{", b"[]", b'{"sites": {"a": {"lines": "x"}}}', b'{"schema": "other/1"}', b"\xff", b"[" * 100_000])
def test_a_file_that_is_none_is_refused_with_a_way_out(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "sites.json").write_bytes(content)
    with pytest.raises(UsageError, match=r"sites.json: .*reportedly sites learn"):
        read_sites(tmp_path / "sites.json")
    with pytest.raises(UsageError, match="name a file that reportedly sites learn has written"):
        read_sites(tmp_path / "missing.json")
