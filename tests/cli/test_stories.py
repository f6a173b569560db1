"""``reportedly stories``: a line for every input, problems told, the view for people."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from reportedly.records import Document, Event, Party, Published, Quantity, Report, encode_report

Run = Callable[..., Result]
QUAKE = "A magnitude 5.8 earthquake shook Osh in Kyrgyzstan, killing three people at a bakery in Kara-Suu, the emergency ministry said."
TOLL = "Kyrgyzstan's emergency ministry said two more people died in Osh, where an earthquake destroyed a bakery in Kara-Suu."
TUNA = "Leaders of eleven Pacific islands opened talks in Suva on tuna licences and a common fee for foreign trawlers."


def lines(*rows: dict[str, object] | str) -> str:
    return "".join((row if isinstance(row, str) else json.dumps({"clean": True, **row})) + "\n" for row in rows)


def test_one_line_per_input_even_for_a_bad_one(run: Run) -> None:
    result = run("stories", "-", stdin=lines({"id": "a", "text": QUAKE}, "{broken", {"id": "b", "text": TUNA}, {"id": "c", "text": TOLL}))
    got = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["external_id"] for row in got] == ["a", None, "b", "c"]
    assert list(got[0]) == ["external_id", "id", "story", "copy_group", "copy_of", "similarity"]
    assert got[0]["story"] == got[3]["story"] != got[2]["story"]
    assert got[1] == dict.fromkeys(got[1])
    assert result.exit_code == 1
    assert "-:2: not valid JSON" in result.stderr
    assert "3 documents, 2 stories, 1 problem" in result.stderr


def test_report_tells_stories_with_copies_below_their_original(run: Run) -> None:
    rows = [
        {"id": "a", "text": QUAKE, "title": "Quake in Osh", "published": "2021-03-02", "publisher": "Alay Post"},
        {"id": "b", "text": TOLL, "title": "Toll rises", "published": "2021-03-04"},
        {"id": "c", "text": QUAKE, "title": "Quake in Osh", "published": "2021-03-03", "url": "https://tien.example/1"},
        {"id": "d", "text": TUNA, "title": "Tuna talks"},
    ]
    text = run("stories", "-", "--report", stdin=lines(*rows)).stdout
    assert text.index("Quake in Osh") < text.index("Toll rises") < text.index("Told by one document") < text.index("Tuna talks")
    assert "2 March 2021 to 4 March 2021 · 3 documents · 1 of them a copy · Alay Post" in text
    assert "↳ 3 March 2021  copy, 100 % the same" in text


def test_decisions_are_honoured(run: Run, tmp_path: Path) -> None:
    given = lines({"id": "a", "text": QUAKE}, {"id": "b", "text": TOLL})
    a, b = (json.loads(line) for line in run("stories", "-", stdin=given).stdout.splitlines())
    path = tmp_path / "decisions.jsonl"
    path.write_text(json.dumps({"verdict": "apart", "documents": [a["id"], b["id"]]}))
    parted = [json.loads(line)["story"] for line in run("stories", "-", "--decisions", path, stdin=given).stdout.splitlines()]
    assert a["story"] == b["story"]
    assert parted[0] != parted[1]


def test_a_missing_file_of_decisions_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    result = run("stories", "-", "--decisions", tmp_path / "none.jsonl", stdin=lines({"text": QUAKE}))
    assert result.exit_code == 2
    assert "name a file of decisions" in result.stderr


def test_nothing_to_report_says_so(run: Run, tmp_path: Path) -> None:
    result = run("stories", tmp_path, "--report")
    assert result.stdout == "no document\n"
    assert result.exit_code == 1


def test_events_prints_happenings(run: Run, stub_pipeline: None) -> None:
    result = run("stories", "-", "--events", stdin=lines({"id": "a", "text": QUAKE}))
    assert (result.stdout, result.exit_code) == ("", 0)  # the pipeline of these tests finds no event


def record(id: str, text: str, day: str = "2021-03-02", *, dead: float | None = None) -> str:
    """A line as ``reportedly read`` writes it."""
    place = Party(span=(0, 1), name="villagers", country="KGZ", sector="CVL", basis="table")
    number = () if dead is None else (Quantity(kind="dead", low=dead, high=dead, span=(0, 1)),)
    told = Event(
        id=f"event-{id}", sentence=(0, len(text)), anchor=(0, 1), event_type="ASSAULT", quad_code=4, score=-9.0, actors=(),
        recipients=(place,), standing="asserted", quantities=number, why="x",
    )  # fmt: skip
    published = Published(start=day, end=day, basis="given")
    document = Document(id=f"doc-{id}", external_id=id, text=text, title=id.upper(), published=published, publisher=f"Paper {id}")
    return encode_report(Report(document=document, events=(told,))).decode()


def test_records_are_grouped_without_reading_again_and_a_broken_line_is_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text("\n".join([record("a", QUAKE), "{broken", "", '{"text": "a page"}', record("b", TOLL), record("c", TUNA)]) + "\n")
    result = run("stories", "--records", path)
    got = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["external_id"] for row in got] == ["a", None, None, "b", "c"]
    assert got[0]["story"] == got[3]["story"] != got[4]["story"]
    assert result.exit_code == 1
    assert f"{path}:2: no record (" in result.stderr
    assert f"{path}:4: no record (" in result.stderr
    assert "3 documents, 2 stories, 2 problems" in result.stderr


@pytest.mark.parametrize("wrong", [("2021-03-02", "soon"), ('"schema":"reportedly/1"', '"schema":"reportedly/9"'), ('"score"', '"skore"')])
def test_a_record_that_is_not_of_this_version_is_a_problem(run: Run, tmp_path: Path, wrong: tuple[str, str]) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text(record("a", QUAKE).replace(*wrong) + "\n" + record("b", TUNA) + "\n")
    result = run("stories", "--records", path)
    assert f"{path}:1: no record (" in result.stderr
    assert json.loads(result.stdout.splitlines()[1])["external_id"] == "b"


def test_records_give_happenings_and_the_timeline_below_a_story(run: Run, tmp_path: Path) -> None:
    given = "\n".join([record("a", QUAKE, dead=3), record("b", TOLL, "2021-03-04", dead=5), record("c", TUNA)])
    (tmp_path / "records.jsonl.gz").write_bytes(gzip.compress(given.encode()))
    rows = [json.loads(line) for line in run("stories", "--records", tmp_path / "records.jsonl.gz", "--events").stdout.splitlines()]
    assert sorted(len(row["mentions"]) for row in rows) == [1, 2]
    text = run("stories", "--records", "-", "--report", stdin=given).stdout
    assert "● somebody → attacked → villagers (KGZ, CVL)" in text
    assert "told 2 March 2021 to 4 March 2021 by 2 documents, 2 independent sources" in text
    assert "3 dead → 5 dead" in text
    assert text.count("attacked") == 1  # what one document tells is no timeline


def test_they_are_somebody_in_the_timeline(run: Run) -> None:
    given = "\n".join([record("a", QUAKE), record("b", TOLL)])
    assert "→ somebody (KGZ, CVL)" in run("stories", "--records", "-", "--report", stdin=given.replace("villagers", "They")).stdout


def test_a_record_that_steers_the_terminal_does_not(run: Run) -> None:
    hostile = [record(id, f"{text} \x1b[31m\u202e", dead=3) for id, text in (("a", QUAKE), ("b", TOLL))]
    text = run("stories", "--records", "-", "--report", stdin="\n".join(hostile).replace("villagers", "villa\\u001b[31mgers")).stdout
    assert "villa [31mgers" in text
    assert not {"\x1b", "\u202e"} & set(text)


def test_a_cut_gzip_of_records_is_told_and_what_came_before_is_there(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl.gz"
    path.write_bytes(gzip.compress((record("a", QUAKE) + "\n").encode() * 50, compresslevel=0)[:-200])
    result = run("stories", "--records", path)
    assert "ends too early" in result.stderr
    assert result.stdout.count('"external_id":"a"') >= 40


@pytest.mark.parametrize(
    ("arguments", "way_out"),
    [
        ([], "name pages, folders or - for standard input, or give --records FILE"),
        (["pages", "--records", "x.jsonl"], "cannot be mixed"),
        (["--records", "x.jsonl", "--date", "2021-03-02"], "--date is for pages"),
    ],
)
def test_what_cannot_be_grouped_is_wrong_usage(run: Run, arguments: list[str], way_out: str) -> None:
    result = run("stories", *arguments)
    assert result.exit_code == 2
    assert way_out in result.stderr


def test_a_missing_file_of_records_is_a_problem(run: Run, tmp_path: Path) -> None:
    result = run("stories", "--records", tmp_path / "none.jsonl")
    assert result.exit_code == 1
    assert "none.jsonl: cannot be read (no such file or directory)" in result.stderr


def test_schema_of_happenings(run: Run) -> None:
    schema = json.loads(run("schema", "--happening").stdout)
    assert {"types", "standing", "figures", "independent_sources"} <= set(schema["$defs"]["Happening"]["properties"])
    assert "Happening" not in run("schema").stdout
