"""Commands other than ``read``, and what all share."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from reportedly.records import Report, encode_report, json_schema

Run = Callable[..., Result]


def test_version_is_the_packages(run: Run, repository: Path) -> None:
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert run("--version").stdout == f"reportedly {project['version']}\n"


def test_schema_is_the_records_schema(run: Run) -> None:
    assert json.loads(run("schema").stdout) == json.loads(json.dumps(json_schema()))


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    result = run()
    assert result.exit_code == 2
    assert "Commands:" in result.output


def test_demo_saves_its_pages(run: Run, tmp_path: Path) -> None:
    from reportedly.demo import story_paths

    result = run("demo", "--save", tmp_path / "stories")
    assert result.exit_code == 0
    assert sorted(p.name for p in (tmp_path / "stories").iterdir()) == [p.name for p in story_paths()]


@pytest.mark.usefixtures("stub_pipeline")
def test_demo_tells_every_story_and_what_to_try_next(run: Run) -> None:
    result = run("demo")
    assert result.exit_code == 0
    assert "0 events in 14 stories" in result.stdout
    assert "Try next:\n  reportedly demo --save stories" in result.stdout


@pytest.mark.parametrize(("word", "code"), [("arrested", 0), ("tickled", 1)])
def test_a_folder_of_ones_own_frames_is_checked(run: Run, tmp_path: Path, word: str, code: int) -> None:
    frame = f"""frames:
  - id: own.catch
    type: COERCE
    modes: [arrest]
    verbs: [arrest]
    examples:
      - {{text: "Police in Lusaka {word} a bishop."}}
    counterexamples:
      - "Rain in Lusaka ended a drought."
"""
    (tmp_path / "own.yaml").write_text(frame, encoding="utf-8")
    result = run("lexicon", "check", tmp_path)
    assert result.exit_code == code, result.output


def test_help_loads_nothing_heavy() -> None:
    code = "import sys; from reportedly.cli import app\nprint(*sys.modules)"
    loaded = set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split())
    assert not {"spacy", "numpy", "trafilatura", "lxml", "rich.console", "yaml", "msgspec"} & loaded


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    command = f"{sys.executable} -m reportedly schema | head -n 1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "{\n", "")


def test_a_closed_pipe_is_quiet_in_the_middle_of_output(tmp_path: Path) -> None:
    """The reader leaves while there is much more to come."""
    program = tmp_path / "program.py"
    program.write_text(
        "import typer\nfrom reportedly.cli.exits import clean_exits\n"
        "def main() -> None:\n    with clean_exits():\n        [print('x' * 1000) for _ in range(10000)]\n"
        "typer.run(main)\n",
        encoding="utf-8",
    )
    done = subprocess.run(["bash", "-o", "pipefail", "-c", f"{sys.executable} {program} | head -c 5"], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "xxxxx", "")


def test_a_line_of_output_validates_against_the_schema() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    from reportedly.records import Document

    jsonschema.validate(json.loads(encode_report(Report(document=Document(id="d", text="t")))), json_schema())


def test_demo_can_leave_the_tagger_out(run: Run, stub_pipeline: None, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(sys.modules["reportedly.pipeline"].Resources, "load", lambda fast=False, gazetteer=None: asked.append(fast))
    assert run("demo", "--fast").exit_code == 0
    assert run("demo").exit_code == 0
    assert asked == [True, False]
