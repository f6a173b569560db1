"""Mixed web news: pages per CPU-second of a batch's reader, gates and all, ÷ those of trafilatura and bare spaCy on every page.

Usage: python -m benchmarks.mixed [PAGES] [--no-gates]. Pages are made (``mixed_pages.py``): four tenths sport, three business, two
local, one politics, and 40 % of all are copies. Both are timed after a warm-up on other pages; tables are not part of reading.
"""

from __future__ import annotations

import sys
import warnings
from collections import Counter
from collections.abc import Sequence
from time import process_time

from benchmarks.mixed_pages import mixed_pages
from reportedly.batch import Settings, load_reader
from reportedly.batch.settings import Gated, GatedReader
from reportedly.parse.spacy_parser import MODEL
from reportedly.records import Page

PAGES, WARM = 300, 20


def bare_seconds(pages: Sequence[str]) -> float:
    """CPU seconds of extracting and parsing every page."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import spacy
        import trafilatura

        nlp = spacy.load(MODEL)
    for texts in (pages[:WARM], pages[WARM:]):
        began = process_time()
        for _ in nlp.pipe(trafilatura.extract(page) or "" for page in texts):
            pass
    return process_time() - began


def our_seconds(pages: Sequence[str], settings: Settings) -> tuple[float, Counter[str]]:
    """CPU seconds of reading every page as a batch does, and what became of the pages."""
    reader = load_reader(settings)
    for texts in (pages[:WARM], pages[WARM:]):
        if isinstance(reader, GatedReader):
            reader.begin_shard(())
        counts: Counter[str] = Counter()
        began = process_time()
        for number, text in enumerate(texts):
            found = reader(Page(content=text, is_html=True, url=f"https://site{number % 7}.example/{number}"))
            counts["gated" if isinstance(found, Gated) else "copies" if found.copy_of else "parsed"] += 1
    return process_time() - began, counts


def main(arguments: list[str]) -> int:
    """Print the ratios."""
    count = next((int(a) for a in arguments if a.isdecimal()), PAGES)
    pages = list(mixed_pages(count + WARM))
    bare = bare_seconds(pages)
    print(f"{'bare':10}{count / bare:8.1f} pages per CPU-second")
    for name, fast in (("--fast", True), ("default", False)):
        seconds, counts = our_seconds(pages, Settings(fast=fast, gates="--no-gates" not in arguments))
        told = ", ".join(f"{n} {what}" for what, n in sorted(counts.items()))
        print(f"{name:10}{count / seconds:8.1f} pages per CPU-second, ÷ bare {bare / seconds:.2f} ({told})")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
