"""``reportedly compare``: what copies changed, for people and as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]

FIRST = (
    'The governor of Tarija said on Monday he had "no doubt" that the dam above Padcaya would hold through the rains. '
    "Engineers measured cracks of two centimetres. Families in three villages were told to sleep at the school.\n\n"
    "The dam was built in 1974 by a Chilean company and repaired twice."
)
SECOND = FIRST.replace("no doubt", "no question").replace("two centimetres", "five centimetres").replace(" and repaired twice", "")
THIRD = FIRST.replace("no doubt", "no question") + "\n\nThe school holds four hundred beds, the mayor of Padcaya said by telephone."
OTHER = "Leaders of eleven Pacific islands opened talks in Suva on tuna licences and a common fee for foreign trawlers."


def given(*rows: dict[str, str]) -> str:
    return "".join(json.dumps({"clean": True, **row}) + "\n" for row in rows)


ROWS = (
    {"id": "z", "text": OTHER, "published": "2023-02-01"},
    {"id": "b", "text": SECOND, "published": "2023-02-08", "publisher": "Padcaya Mirror"},
    {"id": "a", "text": FIRST, "published": "2023-02-07", "publisher": "Tarija Wire"},
    {"id": "c", "text": THIRD, "published": "2023-02-09"},
)


def test_the_first_is_compared_with_each_other(run: Run) -> None:
    result = run("compare", "-", stdin=given(ROWS[2], ROWS[1], ROWS[3]))
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(row["original"]["external_id"], row["copy"]["external_id"], row["similarity"]) for row in rows] == [
        ("a", "b", None), ("a", "c", None),
    ]  # fmt: skip
    told = [(d["kind"], d["original_words"], d["copy_words"]) for d in rows[0]["differences"]]
    assert told == [("changed", "doubt", "question"), ("changed", "two", "five"), ("dropped", "and repaired twice", None)]
    assert FIRST[slice(*rows[0]["differences"][1]["original"])] == "two"
    assert [(q["original_words"], q["copy_words"]) for q in rows[1]["quote_drift"]] == [("no doubt", "no question")]
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.validate(rows[0], json.loads(run("schema", "--comparison").stdout))


@pytest.mark.parametrize("wanted", ["a", "b"])
def test_a_group_is_found_among_many_with_its_likely_original_first(run: Run, wanted: str) -> None:
    rows = [json.loads(line) for line in run("compare", "-", "--group", wanted, stdin=given(*ROWS)).stdout.splitlines()]
    assert {row["original"]["external_id"] for row in rows} == {"a"}
    assert {row["copy"]["external_id"] for row in rows} == {"b", "c"}
    assert all(0.5 < row["similarity"] <= 1 for row in rows)


def test_a_copy_group_of_stories_can_be_named(run: Run) -> None:
    lines = [json.loads(line) for line in run("stories", "-", stdin=given(*ROWS)).stdout.splitlines()]
    group = next(line["copy_group"] for line in lines if line["external_id"] == "b")
    assert len(run("compare", "-", "--group", group, stdin=given(*ROWS)).stdout.splitlines()) == 2


def test_the_view_tells_all_without_colour(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    text = run("compare", "-", "--group", "a", "--format", "text", stdin=given(*ROWS)).stdout
    assert "  1  7 February 2023  Tarija Wire, original" in text
    quotes = text[text.index("Quotations in different words") : text.index("What 2 changed")]
    assert "1     “no *doubt*”" in quotes
    assert "2, 3  “no *question*”" in quotes  # two copies with the same wording stand together
    changed = next(line for line in text.splitlines() if "~" in line)
    assert "cracks of *two*" in changed
    assert "*five*" in changed[40:]
    assert "−" in text
    assert "+" in text
    assert "\x1b" not in text


@pytest.mark.parametrize("width", [40, 60, 140])
def test_the_view_wraps_at_the_width_of_the_terminal(run: Run, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    text = run("compare", "-", "--group", "a", "--format", "text", stdin=given(*ROWS)).stdout
    assert max(map(len, text.splitlines())) <= width


def test_a_page_cannot_steer_the_terminal(run: Run) -> None:
    hostile = SECOND.replace("five", "five\x1b[31m\u202e").replace("no question", "no \x1b]0;question\x07")
    text = run("compare", "-", "--format", "text", stdin=given(ROWS[2], {"id": "h\x1b[2J", "text": hostile})).stdout
    assert not {"\x1b", "\u202e", "\x07"} & set(text)


def test_the_same_words_have_no_differences(run: Run) -> None:
    text = run("compare", "-", "--format", "text", stdin=given(ROWS[2], {"id": "d", "text": FIRST})).stdout
    assert "What 2 changed   nothing: the same words" in text


def test_files_are_named_and_a_missing_one_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "two.txt").write_text(SECOND, encoding="utf-8")
    result = run("compare", tmp_path / "one.txt", tmp_path / "none.txt", tmp_path / "two.txt", "--format", "text")
    assert result.exit_code == 1
    assert "none.txt: there is no such file" in result.stderr
    assert "two.txt, copy" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "way_out"),
    [([], "1 document to compare; name two or more"), (["--group", "x"], "--group x: no input has this id")],
)
def test_what_cannot_be_compared_is_wrong_usage(run: Run, arguments: list[str], way_out: str) -> None:
    result = run("compare", "-", *arguments, stdin=given(ROWS[0]))
    assert result.exit_code == 2
    assert way_out in result.stderr


def test_what_has_no_copies_says_so(run: Run) -> None:
    result = run("compare", "-", "--group", "z", stdin=given(*ROWS))
    assert (result.stdout, result.exit_code) == ("", 0)
    assert "z has no copies among 4 documents" in result.stderr


def test_lines_that_a_site_repeats_are_no_difference(run: Run, tmp_path: Path) -> None:
    line = "The newsroom in Tarija thanks its readers and asks you for letters."
    stories = [
        FIRST,
        OTHER,
        "Teachers in Yacuiba ended a strike of nine days on Friday after the prefect paid the wages of March.",
    ]
    pages = [{"url": f"https://wire.example/{n}", "text": f"{text}\n\n{line}"} for n, text in enumerate(stories)]
    learned = tmp_path / "sites.json"
    assert run("sites", "learn", "-", "--out", learned, stdin="".join(json.dumps(page) + "\n" for page in pages)).exit_code == 0
    two = "".join(json.dumps(one) + "\n" for one in (pages[0], {"url": "https://mirror.example/1", "text": FIRST}))
    with_line, without = (json.loads(run("compare", "-", *options, stdin=two).stdout) for options in ([], ["--sites", str(learned)]))
    assert line.rstrip(".") in {one["original_words"] for one in with_line["differences"]}
    assert without["differences"] == []
    assert run("compare", "-", "--sites", tmp_path / "absent.json", stdin=two).exit_code == 2
