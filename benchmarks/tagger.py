"""What the tagger and the rules cost beside a bare parse, in CPU time of one process: ratios, never seconds.

Usage: python -m benchmarks.tagger. A bare parse is the parser's model as spaCy runs it over the same texts. Rounds alternate and the least
of each counts. Exits 1 where a limit is passed: one parse for the tagger and a quarter for the rules are asked; the limits leave room for
noise and for processors without fast small-integer products.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from benchmarks.bare import bare_parse, cpu

ROUNDS = 3
LIMITS = {
    "our parse ÷ bare parse": 0.7,
    "tagger ÷ bare parse": 1.5,
    "rules ÷ bare parse": 0.4,
    "rules that weigh the tagger ÷ bare parse": 0.8,
}


def main() -> int:
    """Print each ratio with its limit."""
    from reportedly.demo import story_paths
    from reportedly.ingest import read_inputs
    from reportedly.pipeline import Resources, prepare_page, read_parse
    from reportedly.records import Page

    full, fast = Resources.load(), Resources.load(fast=True)
    if full.tagger is None:
        print("the tagger is not installed; nothing measured")
        return 1
    tagger = full.tagger
    pages = [item for item in read_inputs([str(p) for p in story_paths()]) if isinstance(item, Page)]
    documents = [prepare_page(page)[0] for page in pages]
    parses = [full.parser.parse(d.text) for d in documents]
    steps: dict[str, Callable[[], object]] = {
        "bare": bare_parse([d.text for d in documents]),
        "parse": lambda: [full.parser.parse(d.text) for d in documents],
        "tagger": lambda: [tagger.tag(p) for p in parses],
        "fast": lambda: [read_parse(d, p, fast) for d, p in zip(documents, parses, strict=True)],
        "full": lambda: [read_parse(d, p, full) for d, p in zip(documents, parses, strict=True)],
    }
    least = dict.fromkeys(steps, float("inf"))
    for _ in range(ROUNDS + 1):  # the first round fills caches
        for name, step in steps.items():
            least[name] = min(least[name], cpu(step))
    ratios = {
        "our parse ÷ bare parse": least["parse"] / least["bare"],
        "tagger ÷ bare parse": least["tagger"] / least["bare"],
        "rules ÷ bare parse": least["fast"] / least["bare"],
        "rules that weigh the tagger ÷ bare parse": (least["full"] - least["tagger"]) / least["bare"],
        "--fast ÷ default": (least["parse"] + least["fast"]) / (least["parse"] + least["full"]),
    }
    for name, value in ratios.items():
        limit = LIMITS.get(name)
        verdict = "" if limit is None else f"  limit {limit:g}  {'ok' if value <= limit else 'ABOVE'}"
        print(f"{name:42} {value:6.2f}{verdict}")
    return 0 if all(ratios[name] <= limit for name, limit in LIMITS.items()) else 1


if __name__ == "__main__":
    sys.exit(main())
