"""Copies over shards beside copies in memory: whether the groups are the same, what both cost, and how good they are.

Usage: python -m benchmarks.groups FILE. Lines have ``id``, ``text``, ``source`` (the article a text was made from) and ``story``; pairs of
one story but different articles are not counted, as nobody said whether they are copies.
"""

from __future__ import annotations

import json
import sys
import tempfile
from itertools import combinations
from pathlib import Path
from time import process_time

from pyarrow import parquet

from reportedly.batch import Settings, find_shards, group_batch, process_shard, task_of
from reportedly.copies import CopyInput, find_copies
from reportedly.records import Document, Page, Report

ROWS = 100


def as_it_is(page: Page) -> Report:
    """A report that holds the text alone."""
    return Report(document=Document(id=page.external_id or "", text=page.content))


def over_shards(file: Path, out: Path) -> tuple[dict[str, str], float]:
    """The group of each document, and CPU seconds."""
    for shard in find_shards([file], ROWS):
        process_shard(shard, out, as_it_is, task_of(Settings()))
    began = process_time()
    group_batch(out)
    seconds = process_time() - began
    return {row["document"]: row["copy_group"] for row in parquet.read_table(out / "groups.parquet").to_pylist()}, seconds


def main(path: str) -> int:
    """Print the comparison; 1 where the groups differ."""
    rows = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as work:
        pages = Path(work) / "pages.jsonl"
        pages.write_text("".join(json.dumps({"id": r["id"], "text": r["text"], "clean": True}) + "\n" for r in rows), encoding="utf-8")
        groups, seconds = over_shards(pages, Path(work) / "out")
    began = process_time()
    found = find_copies(CopyInput(id=r["id"], text=r["text"]) for r in rows)
    same = groups == {id: copy.copy_group for id, copy in found.items() if copy.copy_group}
    print(f"{len(rows)} documents; {seconds:.1f} CPU seconds over shards, {process_time() - began:.1f} in memory; same groups: {same}")
    counted = [(a, b) for a, b in combinations(rows, 2) if a["source"] == b["source"] or a["story"] != b["story"]]
    told = {(a["id"], b["id"]) for a, b in counted if a["id"] in groups and groups[a["id"]] == groups.get(b["id"])}
    right = {(a["id"], b["id"]) for a, b in counted if a["source"] == b["source"]}
    both = len(told & right)
    print(f"pairs: precision {both / len(told):.3f}, recall {both / len(right):.3f}, F1 {2 * both / (len(told) + len(right)):.3f}")
    return int(not same)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
