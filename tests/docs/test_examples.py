"""README and docs say what is so: commands shown are run, every command, field and lexicon is described, links lead somewhere.

A block ```` ```console ```` holds ``$ reportedly ...`` and its output; an output that ends with a line ``…`` is only the beginning.
``UPDATE_GOLDEN=1 pytest tests/docs`` writes the outputs anew; review the diff.
"""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from reportedly.cli.app import app
from reportedly.demo import save_stories

REPOSITORY = Path(__file__).parents[2]
PAGES = [REPOSITORY / "README.md", REPOSITORY / "CONTRIBUTING.md", *sorted((REPOSITORY / "docs").glob("*.md"))]
BLOCK = re.compile(r"(?<=^```console\n)(.*?)(?=^```)", re.MULTILINE | re.DOTALL)
Run = Callable[..., Result]


@pytest.fixture
def run(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs a command in a folder that holds the demo's pages in ``stories/``; the model is the session's."""
    save_stories(tmp_path / "stories")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")

    def invoke(arguments: list[str]) -> Result:
        if arguments[:1] in (["read"], ["demo"], ["explain"], ["stories"]) and "--help" not in arguments:
            from reportedly.pipeline import Resources

            resources = request.getfixturevalue("resources")
            monkeypatch.setattr(Resources, "load", classmethod(lambda cls, fast=False: resources))
        return CliRunner().invoke(app, arguments, prog_name="reportedly")

    return invoke


def commands(block: str) -> Iterator[tuple[str, list[str]]]:
    """Each command of a block with the lines of output shown below it."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command, output.rstrip("\n").split("\n") if output.strip() else []


def shown_output(run: Run, command: str, before: list[str]) -> list[str]:
    """What the command prints, cut where the page cuts it."""
    program, *arguments = shlex.split(command)
    assert program == "reportedly", f"only reportedly is run here, not {program}"
    lines = run(arguments).stdout.rstrip("\n").split("\n")
    return [*lines[: len(before) - 1], "…"] if before[-1:] == ["…"] else lines


@pytest.mark.parametrize("path", [p for p in PAGES if BLOCK.search(p.read_text(encoding="utf-8"))], ids=lambda p: p.name)
def test_commands_print_what_the_page_shows(path: Path, run: Run) -> None:
    page = path.read_text(encoding="utf-8")

    def renew(block: re.Match[str]) -> str:
        parts = [[f"$ {command}", *shown_output(run, command, output)] for command, output in commands(block[1])]
        return "".join("\n".join(part) + "\n" for part in parts)

    renewed = BLOCK.sub(renew, page)
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(renewed, encoding="utf-8")
    else:
        assert page == renewed, "if this is meant: UPDATE_GOLDEN=1 pytest tests/docs, and review the diff"


def command_names() -> Iterator[str]:
    """``read``, ``lexicon check``, ..."""
    import typer

    whole = typer.main.get_command(app)
    for name, command in whole.commands.items():  # type: ignore[attr-defined]
        inner = getattr(command, "commands", None)
        yield from (f"{name} {below}" for below in inner) if inner else (name,)


@pytest.mark.parametrize("name", list(command_names()))
def test_every_command_is_described_with_its_help(name: str) -> None:
    page = (REPOSITORY / "docs" / "commands.md").read_text(encoding="utf-8")
    assert f"## reportedly {name}\n" in page
    assert f"$ reportedly {name} --help\n" in page


def test_every_field_of_the_record_is_described() -> None:
    import msgspec

    from reportedly import records

    page = (REPOSITORY / "docs" / "record.md").read_text(encoding="utf-8")
    kinds = [getattr(records, name) for name in records.__all__]
    structs = [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and kind is not records.Page]
    missing = [f"{kind.__name__}.{field}" for kind in structs for field in kind.__struct_fields__ if f"`{field}`" not in page]
    assert missing == []


def test_every_input_field_is_described() -> None:
    from reportedly.records import Page

    page = (REPOSITORY / "docs" / "record.md").read_text(encoding="utf-8")
    given = {"url", "title", "published", "publisher", "language"} & set(Page.__struct_fields__)
    assert [name for name in sorted(given | {"id", "text", "html", "clean"}) if f"`{name}`" not in page.split("## Input lines")[1]] == []


def test_every_folder_stands_on_the_architecture_page() -> None:
    page = (REPOSITORY / "docs" / "architecture.md").read_text(encoding="utf-8")
    folders = [p.name for p in (REPOSITORY / "src" / "reportedly").iterdir() if (p / "__init__.py").exists()]
    assert [name for name in sorted(folders) if f"`{name}/`" not in page] == []


@pytest.mark.parametrize("path", [*PAGES, *sorted((REPOSITORY / "docs" / "decisions").glob("*.md"))], ids=lambda p: p.name)
def test_links_inside_the_repository_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", path.read_text(encoding="utf-8"))
    assert [target for target in targets if not (path.parent / target).exists()] == []
