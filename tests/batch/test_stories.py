"""Stories over all shards: the same as over all documents at once."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from pyarrow import parquet

from reportedly.batch import group_batch, read_entries
from reportedly.stories import story_lines

from .conftest import Batch

TOWNS = ["Kisumu", "Arequipa", "Gdansk", "Chittagong", "Dunedin", "Oruro", "Tartu", "Malabo", "Vientiane", "Bukavu"]
MATTERS = [
    ("ferry", "sank", "passengers", "coastguard", "harbour", "rescued"),
    ("miners", "strike", "wages", "union", "shaft", "pickets"),
    ("earthquake", "tremor", "rubble", "survivors", "magnitude", "tents"),
    ("ballot", "recount", "candidate", "commission", "turnout", "observers"),
]
NOISE = [f"{a}{b}{c}" for a in ("bra", "cle", "dro", "fli", "gru", "pla", "ske", "tro") for b in "lmnrst" for c in ("ade", "ipy", "umo")]


def _texts() -> list[tuple[str, str]]:
    """Texts and days: each matter in each town is a story of one to five texts; what comes after the lead is any words."""
    chance = random.Random(5)
    texts = []
    for town in TOWNS:
        for matter in MATTERS:
            names = [f"{chance.choice('BKLMRT')}{chance.choice('aeiou')}{chance.choice('lmnrst')}{n}" for n in "aeiou"]
            day = chance.randint(1, 28)
            for _ in range(chance.choice((1, 2, 3, 5))):
                lead = [town, *chance.sample(matter, 4), *chance.sample(names, 3)]
                texts.append((" ".join([*lead, *chance.sample(NOISE, 9)]), f"2024-0{chance.choice('24')}-{day:02}"))
    texts.append((f"{texts[0][0]} and no more", "2024-02-03"))
    texts.append(("Photos.", "2024-02-03"))
    chance.shuffle(texts)
    return texts


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """One file of pages."""
    (tmp_path / "in").mkdir()
    file = tmp_path / "in" / "pages.jsonl"
    lines = (json.dumps({"id": str(n), "text": text, "date": day}) for n, (text, day) in enumerate(_texts()))
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return file


def _stories(out: Path) -> dict[str, str]:
    return {row["document"]: row["story"] for row in parquet.read_table(out / "stories.parquet").to_pylist()}


def test_the_same_stories_as_over_all_documents_at_once(batch: Batch, tmp_path: Path, texts: Path) -> None:
    batch(rows=9)
    told = group_batch(tmp_path / "out")
    entries = (entry for folder in sorted((tmp_path / "out").glob("shard=*")) for entry in read_entries(folder))
    documents = [entry.report.document for entry in entries if entry.report]
    expected = {line.id: line.story for line in story_lines(documents)}
    found = _stories(tmp_path / "out")
    assert found == expected
    assert told.stories == len(set(expected.values()))
    assert 30 < told.stories < len(documents) - 20
    assert told.copies


@pytest.mark.parametrize(("text", "stories"), [(" ", 0), ("Photos.", 1)])
def test_hardly_anything_to_group(batch: Batch, tmp_path: Path, text: str, stories: int) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "pages.jsonl").write_text(json.dumps({"id": "1", "text": text}) + "\n", encoding="utf-8")
    batch()
    assert group_batch(tmp_path / "out").stories == stories
    assert len(_stories(tmp_path / "out")) == stories
