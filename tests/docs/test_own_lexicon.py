"""The folder that docs/lexicons.md shows is a folder that works."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from reportedly.cli.app import app

PAGE = Path(__file__).parents[2] / "docs" / "lexicons.md"
FILE = re.compile(r"^`(own/[\w/.]+)`:\n\n```\w+\n(.*?)^```", re.MULTILINE | re.DOTALL)
COMMANDS = re.compile(r"^```shell\n(.*?)^```", re.MULTILINE | re.DOTALL)
STORY = "Grace Kollie and Nimba Dawn convened a gurtong in Sanniquellie.\n\nA bishop thundered that the mine would never open.\n"


def test_the_folder_on_the_page_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = PAGE.read_text(encoding="utf-8")
    files = dict(FILE.findall(page))
    assert len(files) == 3
    monkeypatch.chdir(tmp_path)
    for name, content in {**files, "stories/one.txt": STORY}.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(content, encoding="utf-8")
    block = COMMANDS.search(page)
    assert block is not None
    check, with_folder, with_table = (shlex.split(line)[1:] for line in block[1].splitlines())

    assert CliRunner().invoke(app, check).stdout == "all examples and counterexamples hold\n"
    report = json.loads(CliRunner().invoke(app, [*with_folder, "--fast", "--date", "2021-05-01", "--format", "jsonl"]).stdout)
    found = {p["name"]: (p["country"], p["sector"], p["entity"], p["basis"]) for e in report["events"] for p in e["actors"]}
    assert [e["why"] for e in report["events"]] == ["own.consult.convene"]
    assert found == {"Grace Kollie": ("LBR", "GOV", "kollie", "user"), "Nimba Dawn": ("LBR", "REB", "nimba-dawn", "user")}
    assert [a["why"] for a in report["attributions"]] != []
    plain = json.loads(CliRunner().invoke(app, [*with_table, "--fast", "--format", "jsonl"]).stdout)
    assert plain["events"] == []


def test_every_column_and_property_is_described() -> None:
    from reportedly.actors.user.csv_rows import COLUMNS
    from reportedly.actors.user.ftm_rows import SCHEMATA

    page = PAGE.read_text(encoding="utf-8")
    assert [name for name in COLUMNS if f"`{name}`" not in page] == []
    assert [name for name in SCHEMATA if name not in page] == []
