"""The harness on a gold folder of our own: two sentences, and a scorer of ten lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from evaluation import accepted, table
from evaluation.__main__ import Evaluation, main
from evaluation.accepted import Change, Run, changes, load, save, veil
from evaluation.gold import Gold, by_external_id
from evaluation.kinds import KINDS, Kind
from evaluation.run import Records, pages_of
from evaluation.table import Row
from reportedly.records import Document, Page, Report, Timex

SCORER = """
import json
from pathlib import Path
def lines(path): return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
def inputs(kind, gold): return ({"id": g["id"], "text": g["text"], "clean": True} for g in gold)
def score_words(gold, by_id):
    found = sum(len(by_id.get(g["id"], {}).get("timexes", [])) for g in gold)
    return {"found": found / sum(g["words"] for g in gold), "unseen": 1.0}
"""
DOCUMENTS = [
    {"id": "one", "text": "Lima and Quito signed on Monday.", "words": 1},
    {"id": "two", "text": "Talks in Apia ended on Tuesday, and on Friday.", "words": 2},
    {"id": "none", "text": "Nothing.", "words": 0},
]
WORDS = Kind("words", "words", ("words.jsonl",), ("found",), "found")


@pytest.fixture
def gold(tmp_path: Path) -> Gold:
    (tmp_path / "score.py").write_text(SCORER, encoding="utf-8")
    (tmp_path / "words.jsonl").write_text("".join(json.dumps(d) + "\n" for d in DOCUMENTS), encoding="utf-8")
    return Gold(tmp_path)


def read(pages: Iterable[Page]) -> Iterator[Report]:
    """Finds every "on"."""
    for page in pages:
        at = [i for i in range(len(page.content)) if page.content.startswith(" on ", i)]
        timexes = tuple(Timex(span=(i + 1, i + 3), type="DATE", value="XXXX") for i in at)
        yield Report(document=Document(id="doc", external_id=page.external_id, text=page.content), timexes=timexes)


def test_figures_come_from_the_gold_folders_own_scorer(gold: Gold) -> None:
    records = by_external_id(Records(read).of(gold.inputs(WORDS)))
    assert gold.score(WORDS, gold.documents(WORDS), records) == {"found": 1.0, "unseen": 1.0}


def test_a_document_about_which_the_scorer_cannot_say_anything_has_no_figure(gold: Gold) -> None:
    records = by_external_id(Records(read).of(gold.inputs(WORDS)))
    assert gold.score_each(WORDS, records) == {"one": 1.0, "two": 1.0}


def test_a_text_is_read_once_however_often_it_stands_in_the_gold() -> None:
    seen: list[str] = []

    def counting(pages: Iterable[Page]) -> Iterator[Report]:
        for page in pages:
            seen.append(page.content)
            yield next(read([page]))

    lines = [{"id": name, "text": "Rain fell on Accra.", "clean": True} for name in ("a", "b")]
    records = Records(counting)
    assert [r["document"]["external_id"] for r in [*records.of(lines), *records.of(lines[:1])]] == ["a", "b", "a"]
    assert seen == ["Rain fell on Accra."]


def test_a_line_without_text_is_told_and_the_others_still_come(capsys: pytest.CaptureFixture[str]) -> None:
    pages = list(pages_of([{"id": "empty"}, {"id": "full", "text": "Snow fell.", "clean": True}]))
    assert [page.external_id for page in pages] == ["full"]
    assert "evaluation: " in capsys.readouterr().err


def test_gains_and_losses_are_told_by_id_and_kept_by_digest(tmp_path: Path) -> None:
    save(WORDS, "digest", {"found": 0.5, "unseen": 1.0}, {"one": 0.0, "two": 1.0, "same": 0.4}, tmp_path)
    kept = (tmp_path / "words.json").read_text(encoding="utf-8")
    assert "one" not in kept
    assert "unseen" not in kept
    gains, losses = changes(WORDS, load(WORDS, tmp_path), {"one": 1.0, "two": 0.25, "same": 0.4, "new": 1.0})
    assert gains == [Change("one", 0.0, 1.0)]
    assert losses == [Change("two", 1.0, 0.25)]


def test_where_lower_is_better_a_rise_is_a_loss() -> None:
    kind = Kind("negatives", "negatives", (), ("false-alarms",), "false-alarms", lower_is_better=True)
    gains, losses = changes(kind, Run(documents={veil("a"): 0.0}), {"a": 1.0})
    assert (gains, losses) == ([], [Change("a", 0.0, 1.0)])


@pytest.mark.parametrize(
    ("figure", "value", "floor", "must", "aim", "verdict"),
    [
        ("type.F1", 0.579, 0.58, 0.7, 0.8, "BELOW"),
        ("type.F1", 0.5796, 0.58, 0.7, 0.8, "ok"),  # as printed: 0.580
        ("type.F1", 0.71, 0.58, 0.7, 0.8, "ok, must"),
        ("type.F1", 0.80, 0.58, 0.7, 0.8, "ok, aim"),
        ("type.F1", 0.10, None, None, None, ""),
        ("false-alarms", 0.21, 0.2, 0.12, 0.06, "BELOW"),  # counts downwards
        ("false-alarms", 0.12, 0.2, 0.12, 0.06, "ok, must"),
    ],
)
def test_verdicts(figure: str, value: float, floor: float | None, must: float | None, aim: float | None, verdict: str) -> None:
    assert Row(WORDS, figure, value, None, floor, must, aim).verdict == verdict


def test_a_run_below_its_floor_exits_1_and_names_the_figure(gold: Gold, capsys: pytest.CaptureFixture[str]) -> None:
    evaluation = Evaluation(gold, read, read)
    evaluation.floors = {"words": {"gold": "another", "floors": {"found": 1.1}}}
    assert evaluation.run((WORDS,)) == 1
    printed = capsys.readouterr().out
    assert "BELOW" in printed
    assert "the gold differs" in printed
    evaluation.floors = {"words": {"gold": gold.digest(WORDS), "floors": {"found": 1.0}}}
    assert evaluation.run((WORDS,)) == 0


def test_a_kind_whose_file_is_missing_is_skipped_with_a_note(gold: Gold, capsys: pytest.CaptureFixture[str]) -> None:
    assert Evaluation(gold, read, read).run((Kind("other", "other", ("other.jsonl",), (), ""),)) == 0
    assert "other: not measured, other.jsonl is not in" in capsys.readouterr().out


def test_without_a_gold_folder_it_says_so_and_exits_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--gold", str(tmp_path / "nowhere")]) == 0
    assert "nothing measured" in capsys.readouterr().out


def test_an_unknown_kind_is_refused_with_the_known_ones(gold: Gold) -> None:
    with pytest.raises(SystemExit, match=r"no such kind: gsrr; there are .*plv"):
        main(["--gold", str(gold.folder), "--kinds", "gsrr"])


def test_every_floor_and_target_names_a_figure_that_is_shown() -> None:
    figures = {kind.name: set(kind.figures) for kind in KINDS}
    floors, targets = table.load_marks("floors.json"), table.load_marks("targets.json")
    accepted_kinds = {kind.name for kind in KINDS if (accepted.FOLDER / f"{kind.name}.json").exists()}
    assert set(floors) == accepted_kinds <= set(figures)  # a new kind gets its floors with its first accepted run
    assert all(set(entry["floors"]) <= figures[name] for name, entry in floors.items())
    assert all(set(entry) <= figures[name] for name, entry in targets.items())


def test_accepted_runs_hold_digests_and_numbers_only() -> None:
    for kind in KINDS:
        run = load(kind, accepted.FOLDER)
        assert all(len(name) == 12 and int(name, 16) >= 0 for name in run.documents)
