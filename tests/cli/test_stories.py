"""``reportedly stories``: a line for every input, problems told, the view for people."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from typer.testing import Result

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


def test_events_prints_happenings_and_not_a_report_besides(run: Run, stub_pipeline: None) -> None:
    result = run("stories", "-", "--events", stdin=lines({"id": "a", "text": QUAKE}))
    assert (result.stdout, result.exit_code) == ("", 0)  # the pipeline of these tests finds no event
    assert run("stories", "-", "--events", "--report", stdin=lines({"text": QUAKE})).exit_code == 2
