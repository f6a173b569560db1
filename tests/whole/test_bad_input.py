"""Each bad input gives one clear line or a problem in its record; the others still come out; the exit code says so."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]
GOOD = "Nauru and Palau signed a fishing agreement on Tuesday, the two governments said in a statement from Melekeok."
ARTICLE = (
    "Der Außenminister von Österreich ist am Montag nach Belgrad gereist. Er sprach dort mit dem serbischen Präsidenten über die Lage "
    "an der Grenze. Beide Seiten wollen die Gespräche im Frühjahr fortsetzen, wie ein Sprecher am Abend in Wien mitteilte."
)


def give(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def read(run: Run, *paths: object, stdin: str | bytes | None = None) -> tuple[list[dict[str, object]], list[str], int]:
    """Records, lines on standard error without the summary, exit code."""
    result = run("read", *paths, "--format", "jsonl", stdin=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    lines = result.stderr.splitlines()
    assert " in " in lines[-1]
    return [json.loads(line) for line in result.stdout.splitlines()], lines[:-1], result.exit_code


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("blank.html", b" \n\t \r\n"),
        ("binary.txt", bytes(range(256)) * 64),
        ("picture.html", b"\x89PNG\r\n\x1a\n" + os.urandom(0) + b"\x00\x01\x02" * 500),
        ("zip.txt", b"PK\x03\x04" + b"\x00\xff" * 400),
        ("no-article.html", b"<html><body><nav><a href='/'>Home</a><a href='/x'>News</a></nav><footer>Cookies</footer></body></html>"),
        ("only-script.html", b"<html><script>var a = 'The army attacked the city.';</script></html>"),
        ("german.txt", ARTICLE.encode()),
    ],
)
def test_a_bad_page_is_told_and_the_next_one_still_comes(run: Run, tmp_path: Path, name: str, content: bytes) -> None:
    records, lines, code = read(run, give(tmp_path, name, content), give(tmp_path, "good.txt", GOOD.encode()))
    problems = [p for r in records[:-1] for p in r["problems"]]  # type: ignore[attr-defined]
    assert len(lines) + len(problems) >= 1
    assert len(lines) <= 1
    assert len(problems) <= 2
    assert GOOD in records[-1]["document"]["text"]  # type: ignore[index]
    assert records[-1]["problems"] == []
    assert code == 1


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-16", "utf-8-sig"])
def test_other_encodings_are_read(run: Run, tmp_path: Path, encoding: str) -> None:
    text = "The president of Perú, José Peña, met workers in Ñuñoa on Monday. He said that talks would go on for a week. " * 3
    records, _, code = read(run, give(tmp_path, "page.txt", text.encode(encoding)))
    assert "José Peña" in records[0]["document"]["text"]  # type: ignore[index]
    assert code in (0, 1)  # a guessed encoding may be told as a problem


@pytest.mark.parametrize(
    "line",
    [
        "{}",
        '{"title": "no text"}',
        '{"text": 3}',
        "[1, 2]",
        '{"text": "cut off',
        '"text"',
        '{"text": "a", "unknown": 1, "published": "soon"}',
    ],
)
def test_a_bad_line_is_told_with_its_number(run: Run, line: str) -> None:
    good = json.dumps({"id": "good", "text": GOOD, "clean": True})
    records, lines, code = read(run, "-", stdin=f"{good}\n{line}\n{good}\n")
    assert [r["document"]["external_id"] for r in records if r["document"]["external_id"]] == ["good", "good"]  # type: ignore[index]
    told = len(lines) + sum(len(r["problems"]) for r in records)  # type: ignore[arg-type]
    assert told == 1 or "unknown" in line
    assert all("-:2" in told_line for told_line in lines)
    assert code == (1 if told else 0)


def test_missing_and_unreadable_paths(run: Run, tmp_path: Path) -> None:
    locked = give(tmp_path, "locked.txt", GOOD.encode())
    locked.chmod(0)
    looping = tmp_path / "loop.txt"
    looping.symlink_to(looping)
    good = give(tmp_path, "good.txt", GOOD.encode())
    records, lines, code = read(run, tmp_path / "missing.txt", locked, looping, tmp_path / "a\0b", good)
    told = [line for line in lines if "locked" not in line]  # root may read what is locked
    assert len(told) == 3
    assert GOOD in records[-1]["document"]["text"]  # type: ignore[index]
    assert code == 1


def test_a_page_of_20_megabytes_is_bounded(run: Run, tmp_path: Path) -> None:
    from time import process_time

    huge = b"<p>" + b"The council met on Monday. " * 800_000 + b"</p>"
    paths = (give(tmp_path, "huge.html", huge), give(tmp_path, "huge.txt", huge), give(tmp_path, "good.txt", GOOD.encode()))
    began = process_time()
    records, lines, code = read(run, *paths)
    assert process_time() - began < 60
    assert len(lines) + sum(len(r["problems"]) for r in records[:-1]) >= 2  # type: ignore[arg-type]
    assert GOOD in records[-1]["document"]["text"]  # type: ignore[index]
    assert code == 1


@pytest.mark.parametrize(
    "text",
    [
        "\x00" * 3000 + GOOD,
        "😀🏳️‍🌈" * 2000 + ". " + GOOD,
        "“" * 5000 + GOOD,
        "(" * 5000,
        "a" * 200_000,
        "said " * 5000,
        "on Monday " * 3000,
        GOOD.replace(" ", "\u202e "),
        "x, " * 4000 + "and y attacked z.",
    ],
)
def test_hostile_text_ends_in_time_with_valid_records(run: Run, text: str) -> None:
    from time import process_time

    began = process_time()
    records, _, _ = read(run, "-", stdin=json.dumps({"text": text, "clean": True}) + "\n")
    assert process_time() - began < 20
    length = len(records[0]["document"]["text"])  # type: ignore[index]
    for event in records[0]["events"]:  # type: ignore[attr-defined]
        assert 0 <= event["anchor"][0] < event["anchor"][1] <= length
