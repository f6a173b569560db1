"""Options that commands share: none may have half of a group, and what is given has an effect or is refused."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import Result

import reportedly.explain as explaining
from reportedly.cli.app import app
from reportedly.cli.options import Inputs, Reading
from reportedly.explain import Explanation

Run = Callable[..., Result]
READING = {"add", "batch run", "read", "demo", "explain", "watch", "stories"}


def commands() -> Iterator[tuple[str, Any]]:
    whole: Any = typer.main.get_command(app)
    for name, command in whole.commands.items():
        inner = getattr(command, "commands", None)
        yield from ((f"{name} {below}", found) for below, found in inner.items()) if inner else ((name, command),)


@pytest.mark.parametrize(("name", "command"), list(commands()), ids=lambda value: value if isinstance(value, str) else "")
def test_a_command_has_the_whole_group_or_nothing_of_it(name: str, command: Any) -> None:
    has = {parameter.name for parameter in command.params}
    reading = {field.name for field in fields(Reading)}
    cleaning = {"sites"} if name == "compare" else set()  # it cleans pages and reads none for events
    assert has & reading == (reading if name in READING else cleaning)
    takes_paths = any(parameter.metavar in ("PATH", "PAGE") for parameter in command.params)
    inputs = {field.name for field in fields(Inputs)}
    alone = {"map"} if name == "batch run" else {"allow_private"}  # a batch reads files and fetches nothing
    assert inputs <= has if takes_paths else not (inputs - alone) & has


def test_a_shared_option_says_the_same_everywhere() -> None:
    shared = {field.name for group in (Reading, Inputs) for field in fields(group)}
    told: dict[str, set[tuple[str, str]]] = {}
    for _, command in commands():
        for parameter in command.params:
            if parameter.name in shared:
                told.setdefault(parameter.name, set()).add((parameter.help, str(parameter.opts)))
    assert {name: len(found) for name, found in told.items()} == dict.fromkeys(shared, 1)


TABLE = "key,story\n7,Talks on the river Wau ended on Friday without a word from the ministers of both countries.\n"


@pytest.mark.parametrize("command", ["explain", "stories", "read"])
def test_columns_of_a_table_can_be_mapped(run: Run, tmp_path: Path, stub_pipeline: None, command: str, monkeypatch: Any) -> None:
    seen: list[str | None] = []
    if command == "explain":

        def explain_page(page: Any, *rest: Any) -> Explanation:
            seen.append(page.external_id)
            return Explanation(document="d", external_id=page.external_id, title=None, tagger=None, sentences=(), problems=())

        monkeypatch.setattr(explaining, "explain_page", explain_page)
    (tmp_path / "t.csv").write_text(TABLE, encoding="utf-8")
    result = run(command, tmp_path / "t.csv", "--map", "text=story,id=key")
    assert result.exit_code == 0, result.output
    if command != "explain":
        told = json.loads(result.stdout)
        seen.append((told if command == "stories" else told["document"])["external_id"])
    assert seen == ["7"]


@pytest.mark.parametrize("command", [["read"], ["explain"], ["stories"], ["sites", "learn"]])
def test_a_map_that_is_none_is_wrong_usage(run: Run, command: list[str]) -> None:
    result = run(*command, "-", "--map", "nonsense")
    assert result.exit_code == 2
    assert "--map" in result.stderr


@pytest.mark.parametrize("command", [["read"], ["explain"], ["stories"], ["sites", "learn"]])
def test_nothing_is_fetched_unasked(run: Run, stub_pipeline: None, command: list[str]) -> None:
    result = run(*command, "https://wau.example/story")
    assert "nothing is fetched unless you say so" in result.stderr


@pytest.mark.parametrize("command", [["read"], ["explain"], ["stories"], ["sites", "learn"]])
def test_fetching_refuses_private_addresses_unless_allowed(run: Run, stub_pipeline: None, command: list[str]) -> None:
    result = run(*command, "http://127.0.0.1:9/story", "--fetch")
    assert "--allow-private" in result.stderr


SITES = {"sites": {"wau.example": {"pages": 3, "articles": 3, "lines": ["Get our morning letter from Wau"]}}}


def test_stories_leave_out_what_sites_repeat(run: Run, tmp_path: Path) -> None:
    told = "Envoys of Chad and Sudan met in Wau on Friday and signed a paper on the wells of the border."
    page = f"Talks in Wau\n\n{told}\n\nGet our morning letter from Wau\n\nThe wells will be open to herders of both countries from May."
    given = json.dumps({"text": page, "url": "https://wau.example/1"}) + "\n"
    from reportedly.sites import read_sites

    (tmp_path / "sites.json").write_text(json.dumps(SITES), encoding="utf-8")
    assert read_sites(tmp_path / "sites.json").sites
    with_file = json.loads(run("stories", "-", "--sites", tmp_path / "sites.json", stdin=given).stdout)
    from reportedly.clean import clean_page
    from reportedly.records import Page

    cleaned, _ = clean_page(Page(content=page, url="https://wau.example/1"), read_sites(tmp_path / "sites.json").furniture())
    assert "morning letter" not in cleaned.text
    assert with_file["id"] == cleaned.id


@pytest.mark.parametrize(
    ("arguments", "way_out"),
    [
        (["--records", "x.jsonl", "--fast"], "--fast is for pages"),
        (["--records", "x.jsonl", "--map", "text=a"], "--map is for pages"),
        (["pages", "--actors", "a.csv"], "add --events"),
    ],
)
def test_options_without_effect_on_stories_are_refused(run: Run, arguments: list[str], way_out: str) -> None:
    result = run("stories", *arguments)
    assert result.exit_code == 2
    assert way_out in result.stderr


def test_own_files_reach_the_events_of_stories(run: Run, stub_pipeline: None, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, Any]] = []
    monkeypatch.setattr(sys.modules["reportedly.pipeline"].Resources, "load", lambda **own: asked.append(own) or object())
    result = run("stories", "-", "--events", "--fast", "--lexicon", "own", stdin="Talks ended in Wau on Friday.")
    assert result.exit_code == 0, result.output
    assert asked == [{"fast": True, "lexicons": (Path("own"),)}]


def test_a_page_from_standard_input_is_explained(run: Run, monkeypatch: pytest.MonkeyPatch, stub_pipeline: None) -> None:
    """It was refused with "there is no standard input"."""
    none = Explanation(document="d", external_id=None, title=None, tagger=None, sentences=(), problems=())
    monkeypatch.setattr(explaining, "explain_page", lambda page, *rest: none)
    assert run("explain", "-", stdin="Talks ended in Wau on Friday.").exit_code == 0
