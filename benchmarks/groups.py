"""Copies and stories over shards beside those in memory: whether they are the same, what both cost, and how good the copies are.

Usage: python -m benchmarks.groups FILE. Lines have ``id`` and ``text``; where they also have ``source`` (the article a text was made from)
and ``story``, pairs of one story but different articles are not counted, as nobody said whether they are copies.
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
from reportedly.records import Document, Page, Report
from reportedly.stories import story_lines

ROWS = 100


def as_it_is(page: Page) -> Report:
    """A report that holds the text alone."""
    return Report(document=Document(id=page.external_id or "", text=page.content))


def over_shards(file: Path, out: Path) -> tuple[dict[str, str], dict[str, str], float]:
    """The group of copies and the story of each document, and CPU seconds."""
    for shard in find_shards([file], ROWS):
        process_shard(shard, out, as_it_is, task_of(Settings()))
    began = process_time()
    group_batch(out)
    seconds = process_time() - began
    groups, stories = (
        {row["document"]: row[name] for row in parquet.read_table(out / file).to_pylist()}
        for file, name in (("groups.parquet", "copy_group"), ("stories.parquet", "story"))
    )
    return groups, stories, seconds


def main(path: str) -> int:
    """Print the comparison; 1 where the groups differ."""
    rows = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as work:
        pages = Path(work) / "pages.jsonl"
        pages.write_text("".join(json.dumps({"id": r["id"], "text": r["text"], "clean": True}) + "\n" for r in rows), encoding="utf-8")
        groups, stories, seconds = over_shards(pages, Path(work) / "out")
    began = process_time()
    lines = story_lines(Document(id=r["id"], text=r["text"]) for r in rows)
    in_memory = process_time() - began
    same = groups == {line.id: line.copy_group for line in lines if line.copy_group}
    same_stories = stories == {line.id: line.story for line in lines}
    print(f"{len(rows)} documents; {seconds:.1f} CPU seconds over shards, {in_memory:.1f} in memory")
    print(f"same groups of copies: {same}; same {len(set(stories.values()))} stories: {same_stories}")
    if "source" not in rows[0]:
        return int(not (same and same_stories))
    counted = [(a, b) for a, b in combinations(rows, 2) if a["source"] == b["source"] or a["story"] != b["story"]]
    told = {(a["id"], b["id"]) for a, b in counted if a["id"] in groups and groups[a["id"]] == groups.get(b["id"])}
    right = {(a["id"], b["id"]) for a, b in counted if a["source"] == b["source"]}
    both = len(told & right)
    print(f"pairs: precision {both / len(told):.3f}, recall {both / len(right):.3f}, F1 {2 * both / (len(told) + len(right)):.3f}")
    return int(not (same and same_stories))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
