"""``--lexicon DIR``: frames, cues and actors of a user's folder add to the built-in ones or stand in their place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from reportedly.attribution import CueLexicon
from reportedly.cli.app import app
from reportedly.errors import LexiconError
from reportedly.events import FrameLexicon
from reportedly.lexicons import open_folder
from reportedly.pipeline import Resources, read_page
from reportedly.records import Page, Report

FRAMES = """\
classes:
  own_ritual: [sulha, jirga, gurtong]
frames:
  - id: own.consult.hold_sulha
    type: CONSULT
    verbs: [convene]
    object: ["@own_ritual"]
    examples:
      - {text: "Elders from Wau convened a gurtong on Friday.", actors: [Elders]}
    counterexamples:
      - "The teacher convened a lesson."
"""
CUES = """\
- id: own.thunder
  act: assert
  verbs: [thunder]
  examples: ["The bishop thundered that the mine would never open."]
  counterexamples: ["Guns thundered in the hills."]
"""
ACTORS = "name,id,code\nNimba Dawn,nd,LBRREB\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A whole lexicon of a user's own."""
    for name, content in (("events/rites.yaml", FRAMES), ("attribution/cues.yaml", CUES), ("actors/rebels.csv", ACTORS)):
        path = tmp_path / "own" / name
        path.parent.mkdir(parents=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path / "own"


@pytest.fixture
def read(resources: Resources) -> Callable[[str, Path], Report]:
    """Reads a text with the session's parser and a folder."""

    def report(text: str, folder: Path) -> Report:
        own = Resources.load(parser=resources.parser, lexicons=(folder,), fast=True)
        return read_page(Page(content=text, is_html=False, is_clean=True, origin="x", published="2024-03-01"), own)

    return report


def check(folder: Path) -> Result:
    return CliRunner().invoke(app, ["lexicon", "check", str(folder)])


def test_all_three_take_part(folder: Path, read: Callable[[str, Path], Report]) -> None:
    report = read("Nimba Dawn convened a gurtong in Sanniquellie. A bishop thundered that the mine would never open.", folder)
    assert [e.why for e in report.events][:1] == ["own.consult.hold_sulha"]
    assert [(p.country, p.sector, p.entity, p.basis) for p in report.events[0].actors] == [("LBR", "REB", "nd", "user")]
    assert [report.document.text[slice(*a.cue[0])] for a in report.attributions] == ["thundered"]


def test_the_same_tests_hold_for_it(folder: Path) -> None:
    result = check(folder)
    assert (result.exit_code, result.stdout) == (0, "all examples and counterexamples hold\n")


@pytest.mark.parametrize(
    ("file", "before", "after", "told"),
    [
        ("events/rites.yaml", "convened a gurtong", "skipped a gurtong", "rites.yaml: own.consult.hold_sulha: example"),
        ("attribution/cues.yaml", "thundered that the", "opened that the", "cues.yaml: own.thunder: example"),
        (
            "attribution/cues.yaml",
            "Guns thundered in the hills.",
            "He thundered that it was over.",
            "cues.yaml: own.thunder: counterexample",
        ),
    ],
)
def test_a_broken_example_is_told(folder: Path, file: str, before: str, after: str, told: str) -> None:
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    result = check(folder)
    assert (result.exit_code, told in result.stdout) == (1, True), result.output


@pytest.mark.parametrize(
    ("file", "before", "after", "told"),
    [
        ("events/rites.yaml", "type: CONSULT", "type: CHAT", "rites.yaml: Invalid enum value 'CHAT'"),
        ("attribution/cues.yaml", "act: assert", "act: shout", "cues.yaml: Invalid enum value 'shout'"),
        ("attribution/cues.yaml", "  verbs: [thunder]\n", "", "cues.yaml: own.thunder: names no cue; give verbs"),
        ("attribution/cues.yaml", "  verbs:", "  like: bellow\n  verbs:", "own.thunder: like: there is no built-in family 'bellow'"),
        ("actors/rebels.csv", "LBRREB", "Liberia", "rebels.csv:2: column 'code': 'Liberia' is no country with sectors"),
    ],
)
def test_a_mistake_stops_the_run(folder: Path, file: str, before: str, after: str, told: str) -> None:
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    for arguments in (["lexicon", "check", str(folder)], ["read", "-", "--lexicon", str(folder)]):
        result = CliRunner().invoke(app, arguments, input="Talks ended in Wau on Friday, the governor said.")
        assert result.exit_code == 2
        assert told in result.stderr


def test_a_table_that_does_not_fit_itself_is_told_by_check(folder: Path) -> None:
    (folder / "actors" / "more.csv").write_text(
        "name,id,code\nNimba Dawn,nd,LBRREB\nRiver Guard,rg,LBRPRM\nRiver Guard,rg2,GINPRM\n", encoding="utf-8"
    )
    result = check(folder)
    assert result.exit_code == 0
    assert "one name, several actors: 'River Guard'" in result.stderr


def test_own_frame_stands_in_the_place_of_a_built_in_one(tmp_path: Path) -> None:
    built_in = FrameLexicon.load()
    victim = built_in.frames[0]
    (tmp_path / "f.yaml").write_text(f"frames:\n  - {{id: {victim.id}, type: PROTEST, verbs: [yodel]}}\n", encoding="utf-8")
    mine = FrameLexicon.load(tmp_path)
    assert [f.verbs for f in mine.frames if f.id == victim.id] == [("yodel",)]
    assert len(mine.frames) == len(built_in.frames)
    assert victim not in [f for frames in mine.verbs.values() for f in frames]


def test_own_class_adds_words_to_the_built_in_one(tmp_path: Path) -> None:
    label = next(iter(FrameLexicon.load().classes))
    (tmp_path / "f.yaml").write_text(f"classes:\n  {label}: [sulha]\n", encoding="utf-8")
    before, after = FrameLexicon.load().classes[label], FrameLexicon.load(tmp_path).classes[label]
    assert after == before | {"sulha"}


def test_own_family_stands_in_the_place_of_a_built_in_one(tmp_path: Path) -> None:
    (tmp_path / "attribution").mkdir()
    (tmp_path / "attribution" / "c.yaml").write_text("- {id: deny, act: deny, verbs: [pooh-pooh], examples: [x]}\n", encoding="utf-8")
    mine = CueLexicon.load(tmp_path)
    assert mine.family("pooh-pooh", "VERB") == mine.by_id["deny"]
    assert mine.family("deny", "VERB") is None
    assert CueLexicon.load().family("deny", "VERB") is not None


@pytest.mark.parametrize(("make", "told"), [(False, "there is no such folder"), (True, "no lexicon files there; put frames into events/")])
def test_a_folder_without_lexicons_is_told(tmp_path: Path, make: bool, told: str) -> None:
    if make:
        (tmp_path / "own").mkdir()
    with pytest.raises(LexiconError, match=told):
        open_folder(tmp_path / "own")
