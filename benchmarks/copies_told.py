"""What it saves that copies are not read again: of a file of copies (JSON lines with ``id``, ``text``, ``variant``), how many documents are
parsed whole, in part and not at all by ``reportedly stories --events``, and which share of their characters.

Usage: python benchmarks/copies_told.py FILE. Nothing is parsed here: the reader only counts.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path


def main(arguments: list[str]) -> int:
    """Print a line for each variant of copies, and the sum."""
    from reportedly.happenings import tell_all
    from reportedly.records import Document, Report
    from reportedly.stories import story_lines

    rows = [json.loads(line) for line in Path(arguments[0]).read_text(encoding="utf-8").splitlines()]
    documents = [Document(id=row["id"], text=row["text"], language="en") for row in rows]
    originals = {str(line.id): line.copy_of for line in story_lines(documents)}
    length = {document.id: len(document.text) for document in documents}
    parsed: dict[str, int] = {}

    def read(document: Document) -> Report:
        parsed[document.id] = min(len(document.text), length[document.id])
        return Report(document=document)

    tell_all(documents, originals, read)
    kinds = {row["id"]: row["variant"] if originals[row["id"]] else "no copy" for row in rows}
    for kind in [*sorted(set(kinds.values())), "all"]:
        ids = [id for id in length if kind in ("all", kinds[id])]
        how = Counter("not" if id not in parsed else "whole" if parsed[id] == length[id] else "in part" for id in ids)
        share = sum(parsed.get(id, 0) for id in ids) / sum(length[id] for id in ids)
        counts = f"{how['whole']} whole, {how['in part']} in part, {how['not']} not"
        print(f"{kind:14} {len(ids):5} documents: {counts}; {share:.0%} of characters")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
