"""Copies over all shards: the same groups as over all documents at once, the same bytes however they are cut into shards."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from pyarrow import parquet

from reportedly.batch import Grouped, group_batch
from reportedly.copies import CopyInput, CopyOf, find_copies
from reportedly.errors import UsageError

from .conftest import Batch, rows

_WORDS = (
    "harbour strike minister budget river flood election council grain border talks rebels convoy bridge dockers wages province".split()
)


def _texts() -> list[str]:
    """Articles of made-up words; some whole, cut, padded and with words replaced; a site's line on many; a copy of a copy."""
    chance = random.Random(8)
    common = [f"{word}{chance.choice('aeiou')}{n}" for word in _WORDS for n in range(60)]
    line = "Subscribers of our newsletter receive every morning the weather prices tides and what the harbour radio tells about ships"
    texts = []
    for article in range(40):
        words = [chance.choice(common) for _ in range(chance.randint(40, 160))]
        texts.append(" ".join(words))
        for _ in range(chance.choice((0, 0, 1, 3))):
            copy = [word if chance.random() < 0.85 else chance.choice(common) for word in words]
            texts.append(" ".join(copy[: chance.randint(30, len(copy))]) + (f" {line}" if article % 2 else ""))
        if article % 5 == 0:
            texts.append(" ".join(words) + f" {line}")
            texts.append(" ".join(words).upper())
    texts += ["Photos of today.", "Photos of today!", "", " ".join([*texts[0].split(), *texts[7].split()])]
    chance.shuffle(texts)
    return texts


@pytest.fixture
def texts(tmp_path: Path) -> list[str]:
    """One file of pages."""
    found = _texts()
    (tmp_path / "in").mkdir()
    lines = (json.dumps({"id": str(n), "text": text}) for n, text in enumerate(found) if text)
    (tmp_path / "in" / "pages.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return found


def _groups(out: Path) -> dict[str, CopyOf]:
    found = parquet.read_table(out / "groups.parquet").to_pylist()
    return {row["document"]: CopyOf(copy_group=row["copy_group"], copy_of=row["copy_of"], similarity=row["similarity"]) for row in found}


def test_the_same_groups_as_over_all_documents_at_once(batch: Batch, tmp_path: Path, texts: list[str]) -> None:
    batch(rows=7)
    told = group_batch(tmp_path / "out")
    listed = {row["id"]: CopyInput(id=row["id"], text=row["text"]) for row in rows(tmp_path / "out", "documents") if row["text"].strip()}
    expected = {id: found for id, found in find_copies(listed.values()).items() if found.copy_group}
    assert _groups(tmp_path / "out") == expected
    assert len(expected) > 40
    stories = len({row["story"] for row in parquet.read_table(tmp_path / "out" / "stories.parquet").to_pylist()})
    assert told == Grouped(len(listed), len(expected), len({found.copy_group for found in expected.values()}), stories)


def test_same_bytes_however_the_pages_are_cut_and_ordered(batch: Batch, tmp_path: Path, texts: list[str]) -> None:
    batch("whole")
    batch("many", rows=5)
    lines = (tmp_path / "in" / "pages.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    (tmp_path / "in" / "pages.jsonl").write_text("".join(reversed(lines)), encoding="utf-8")
    batch("reversed", rows=11)
    for name in ("whole", "many", "reversed"):
        group_batch(tmp_path / name, memory=200_000_000)
    for file in ("groups.parquet", "stories.parquet"):
        found = [(tmp_path / name / file).read_bytes() for name in ("whole", "many", "reversed")]
        assert found[0] == found[1] == found[2]
    assert not list((tmp_path / "whole" / ".work").glob("group-*"))


def test_a_document_that_stands_in_two_shards_counts_once(batch: Batch, tmp_path: Path, texts: list[str]) -> None:
    (tmp_path / "in" / "again.jsonl").write_bytes((tmp_path / "in" / "pages.jsonl").read_bytes())
    batch("twice")
    told = group_batch(tmp_path / "twice")
    (tmp_path / "in" / "again.jsonl").unlink()
    batch("once")
    assert group_batch(tmp_path / "once") == told
    assert _groups(tmp_path / "once") == _groups(tmp_path / "twice")


def test_nothing_to_group_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no finished shard there"):
        group_batch(tmp_path)


@pytest.mark.parametrize("table", ["signatures", "vectors"])
def test_a_shard_of_an_earlier_version_is_told(batch: Batch, tmp_path: Path, texts: list[str], table: str) -> None:
    batch()
    next((tmp_path / "out").glob(f"shard=*/{table}.parquet")).unlink()
    with pytest.raises(UsageError, match=rf"{table}\.parquet: is missing; .* run reportedly batch"):
        group_batch(tmp_path / "out")
