"""What a document more costs in copies: CPU time and memory per document in a small and a large run, and whether copies are found.

Usage: python benchmarks/copies.py [LARGE] [--gold FILE]. Documents are made up: words that all news share, by Zipf's law, phrases of the
trade, phrases of one of 200 topics, and those of one story, which one to ten desks tell. An article has 1 to 300 copies, most often none
or one: as it was, with words replaced, cut, with a site's furniture below. Prints ratios and exits 1 where a limit is passed. With
--gold FILE, lines with ``id``, ``source`` and ``text``, it also says how many parses are saved when a copy is not parsed again.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tracemalloc
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from time import process_time
from typing import NamedTuple

SMALL, LARGE = 10_000, 30_000
RATIO = 1.5
FOUND = RIGHT = 0.95
_COMMON = 20_000
_WORDS = 200


class Cost(NamedTuple):
    """CPU seconds a document, bytes a document kept and at the most, and the shares of pairs of copies found and of found pairs right."""

    seconds: float
    kept: float
    most: float
    found: float
    right: float


def documents(count: int) -> Iterator[tuple[str, str]]:
    """The article's number and the text of ``count`` documents, shuffled."""
    import wordfreq

    rng = random.Random(20261126)
    common = wordfreq.top_n_list("en", _COMMON)
    weights = list(accumulate(1 / (rank + 10) for rank in range(_COMMON)))

    def phrases(number: int) -> list[list[str]]:
        return [rng.choices(common[100:], k=rng.randint(2, 6)) for _ in range(number)]

    trade = phrases(3_000)
    trade_weights = list(accumulate(1 / (rank + 5) for rank in range(len(trade))))
    topics = [phrases(60) for _ in range(200)]
    sites = [" ".join(rng.choices(common, k=30)) for _ in range(max(1, count // 100))]
    texts: list[tuple[str, str]] = []
    article = 0
    while len(texts) < count:
        topic, story = rng.choice(topics), phrases(25)
        for _ in range(min(10, int(rng.paretovariate(1.5)))):
            words: list[str] = []
            while len(words) < _WORDS:
                words += rng.choices(common, cum_weights=weights, k=rng.randint(4, 14))
                words += rng.choice((rng.choices(trade, cum_weights=trade_weights)[0], rng.choice(topic), rng.choice(story)))
            for _ in range(min(count - len(texts), min(300, int(rng.paretovariate(1.2))))):
                replaced = rng.choice((0, 0, 0.15, 0.3))
                copy = [rng.choice(common) if rng.random() < replaced else word for word in words]
                copy = copy[: rng.randint(len(copy) // 2, len(copy))] if rng.random() < 0.3 else copy
                texts.append((str(article), " ".join(copy) + ".\n\n" + (rng.choice(sites) if rng.random() < 0.5 else "")))
            article += 1
    rng.shuffle(texts)
    return iter(texts)


def measure(count: int, *, memory: bool = False) -> Cost:
    """What ``count`` documents cost; counting memory takes three times the time."""
    from reportedly.copies import CopyIndex

    made = list(documents(count))
    if memory:
        tracemalloc.start()
    began = process_time()
    index = CopyIndex()
    for number, (_, text) in enumerate(made):
        index.add(str(number), text)
    kept = tracemalloc.get_traced_memory()[0] if memory else 0
    groups = index.groups()
    seconds = process_time() - began
    most = tracemalloc.get_traced_memory()[1] if memory else 0
    tracemalloc.stop()
    articles = [article for article, _ in made]
    together = sum(_pairs([articles[int(id)] for id in (group.original, *(copy.id for copy in group.copies))]) for group in groups)
    grouped = sum(len(group.copies) * (len(group.copies) + 1) for group in groups)
    return Cost(seconds / count, kept / count, most / count, together / max(1, _pairs(articles)), together / max(1, grouped))


def _pairs(labels: list[str]) -> int:
    """Ordered pairs with the same label."""
    counts: dict[str, int] = {}
    for label in labels:
        counts[label] = counts.get(label, 0) + 1
    return sum(n * (n - 1) for n in counts.values())


def saving(path: Path) -> str:
    """How many documents, and how many of the words, need no parse of their own as they are copies."""
    from reportedly.copies import CopyInput, find_copies

    texts = {line["id"]: line["text"] for line in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
    copies = [id for id, found in find_copies(CopyInput(id=id, text=text) for id, text in texts.items()).items() if found.copy_of]
    words = {id: len(text.split()) for id, text in texts.items()}
    share = sum(words[id] for id in copies) / sum(words.values())
    return f"{path.name}: of {len(texts):,} documents {len(copies) / len(texts):.0%} are copies and need no parse, {share:.0%} of the words"


def main(arguments: list[str] | None = None) -> int:
    """Print each figure with its limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "large", nargs="?", type=int, default=LARGE, metavar="LARGE", help=f"documents of the large run (default {LARGE:,})"
    )
    parser.add_argument("--gold", type=Path, metavar="FILE", help="also the saving on these documents")
    options = parser.parse_args(arguments)
    measure(1_000)  # fills caches
    few, many = measure(SMALL), measure(options.large)
    kept = measure(SMALL, memory=True)
    dear = many.seconds > RATIO * few.seconds
    found, right = min(few.found, many.found), min(few.right, many.right)
    print(
        f"cost of a document, {options.large:,} ÷ {SMALL:,} documents {many.seconds / few.seconds:.2f}  limit {RATIO:g}  {_verdict(dear)}"
    )
    print(f"pairs of copies found {few.found:.3f} and {many.found:.3f}  at least {FOUND:g}  {_verdict(found < FOUND)}")
    print(f"pairs found that are copies {few.right:.3f} and {many.right:.3f}  at least {RIGHT:g}  {_verdict(right < RIGHT)}")
    print(
        f"(documents per CPU-second {1 / few.seconds:,.0f} and {1 / many.seconds:,.0f}; KB a document {kept.kept / 1e3:.1f} kept,", end=" "
    )
    print(f"{kept.most / 1e3:.1f} at most)")
    if options.gold:
        print(saving(options.gold))
    return 1 if dear or found < FOUND or right < RIGHT else 0


def _verdict(missed: bool) -> str:
    return "MISSED" if missed else "ok"


if __name__ == "__main__":
    sys.exit(main())
