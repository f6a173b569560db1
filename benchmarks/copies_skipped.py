"""What `reportedly read --skip-copies` saves: of a file of copies (JSON lines with ``id``, ``text``, ``variant``, ``story``), how many
documents are not parsed, which share of all characters they hold, and how many are laid to an article of another story.

Usage: python benchmarks/copies_skipped.py FILE [SEED]; with SEED the lines are shuffled.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from pathlib import Path
from time import process_time


def main(arguments: list[str]) -> int:
    """Print a line for each variant of copies, and the sum; 1 where a document is laid to another story."""
    from reportedly.copies import KnownArticles

    rows = [json.loads(line) for line in Path(arguments[0]).read_text(encoding="utf-8").splitlines()]
    if arguments[1:]:
        random.Random(int(arguments[1])).shuffle(rows)
    stories = {row["id"]: row["story"] for row in rows}
    known, skipped, wrong, began = KnownArticles(), set(), 0, process_time()
    for row in rows:
        found = known.find(row["text"])
        if found:
            skipped.add(row["id"])
            wrong += stories[found.id] != row["story"]
        else:
            known.add(row["id"], row["text"])
    seconds = process_time() - began
    for kind in [*sorted({row["variant"] for row in rows}), "all"]:
        listed = [row for row in rows if kind in ("all", row["variant"])]
        how = Counter(row["id"] in skipped for row in listed)
        share = sum(len(row["text"]) for row in listed if row["id"] in skipped) / sum(len(row["text"]) for row in listed)
        print(f"{kind:14} {len(listed):5} documents: {how[True]} not parsed; {share:.1%} of characters")
    print(f"{wrong} laid to another story; {1000 * seconds / len(rows):.1f} CPU ms a document")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
