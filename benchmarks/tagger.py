"""What the tagger and the rules cost beside the parse, in CPU time of one process: ratios, never seconds.

Usage: python benchmarks/tagger.py. Rounds alternate and the least of each counts. Exits 1 where a limit is passed. The aim is one parse for
the tagger and a quarter for the rules; the limits are what is reached, with room for noise and for processors without fast
small-integer products.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import process_time

ROUNDS = 3
LIMITS = {"tagger ÷ parse": 1.5, "rules ÷ parse": 0.4, "rules that weigh the tagger ÷ parse": 0.8}


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
        "parse": lambda: [full.parser.parse(d.text) for d in documents],
        "tagger": lambda: [tagger.tag(p) for p in parses],
        "fast": lambda: [read_parse(d, p, fast) for d, p in zip(documents, parses, strict=True)],
        "full": lambda: [read_parse(d, p, full) for d, p in zip(documents, parses, strict=True)],
    }
    least = dict.fromkeys(steps, float("inf"))
    for _ in range(ROUNDS + 1):  # the first round fills caches
        for name, step in steps.items():
            began = process_time()
            step()
            least[name] = min(least[name], process_time() - began)
    ratios = {
        "tagger ÷ parse": least["tagger"] / least["parse"],
        "rules ÷ parse": least["fast"] / least["parse"],
        "rules that weigh the tagger ÷ parse": (least["full"] - least["tagger"]) / least["parse"],
        "--fast ÷ default": (least["parse"] + least["fast"]) / (least["parse"] + least["full"]),
    }
    for name, value in ratios.items():
        limit = LIMITS.get(name)
        verdict = "" if limit is None else f"  limit {limit:g}  {'ok' if value <= limit else 'ABOVE'}"
        print(f"{name:38} {value:6.2f}{verdict}")
    return 0 if all(ratios[name] <= limit for name, limit in LIMITS.items()) else 1


if __name__ == "__main__":
    sys.exit(main())
