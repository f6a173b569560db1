"""Reading political news beside a bare spaCy pipeline over the same texts: documents per CPU-second of one ÷ the other.

Usage: python -m benchmarks.read [FILE ...]; the bundled stories when none is named. The bare pipeline is the same model over whole texts,
as ``nlp.pipe`` gives them. Rounds alternate and the least CPU time of each counts. Cleaning and dating are part of reading.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from benchmarks.bare import bare_parse, cpu
from reportedly.records import Page

ROUNDS = 4
"""The first fills caches."""


def main(paths: list[str]) -> int:
    """Print the ratios."""
    from reportedly.demo import story_paths
    from reportedly.ingest import read_inputs
    from reportedly.pipeline import Resources, is_readable, prepare_page, read_page

    fast = Resources.load(fast=True)
    full = Resources.load(parser=fast.parser)
    pages = [item for item in read_inputs(paths or [str(p) for p in story_paths()]) if isinstance(item, Page)]
    pages = [page for page in pages if is_readable(prepare_page(page)[0])]
    texts = [prepare_page(page)[0].text for page in pages]
    ways: dict[str, Callable[[], object]] = {
        "bare spaCy": bare_parse(texts),
        "read --fast": lambda: [read_page(page, fast) for page in pages],
        "read": lambda: [read_page(page, full) for page in pages],
    }
    least = dict.fromkeys(ways, float("inf"))
    for _ in range(ROUNDS):
        for name, way in ways.items():
            least[name] = min(least[name], cpu(way))
    for name, seconds in least.items():
        print(f"{name:12}{len(texts) / seconds:7.1f} documents per CPU-second, ÷ bare {least['bare spaCy'] / seconds:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
