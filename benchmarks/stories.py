"""What a document more costs in stories: CPU time per document among 10,000 and among 100,000, and whether its story is still found.

Usage: python benchmarks/stories.py [LARGE]. Documents are made up: words that all news share, by Zipf's law, and for each story a few names
and numbers of its own, a place that 40 stories share and a topic that one in 200 stories shares. 1 to 300 documents tell a story, most
often one or two. Prints the ratio, never seconds, and exits 1 where a limit is passed. The large run takes some minutes.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from itertools import accumulate
from time import process_time

SMALL, LARGE = 10_000, 100_000
RATIO = 1.5
FOUND = 0.95
_COMMON = 20_000
_SYLLABLES = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]


def name(rng: random.Random, syllables: int) -> str:
    """A word that no language has."""
    return "".join(rng.choice(_SYLLABLES) for _ in range(syllables))


def documents(count: int) -> Iterator[tuple[str, str]]:
    """The story's number and the text of ``count`` documents, shuffled over the stories as they come in a day's news."""
    import wordfreq

    rng = random.Random(20261126)
    common = wordfreq.top_n_list("en", _COMMON)
    weights = list(accumulate(1 / (rank + 10) for rank in range(_COMMON)))
    topics = [[rng.choice(common[300:]) for _ in range(6)] for _ in range(200)]
    texts: list[tuple[str, str]] = []
    story = 0
    place = ""
    while len(texts) < count:
        place = name(rng, 3) if story % 40 == 0 else place
        own = [name(rng, 4) for _ in range(8)] + [str(rng.randrange(100, 9999)) for _ in range(3)]
        topic = topics[story % 200]
        for _ in range(min(count - len(texts), min(300, int(rng.paretovariate(1.2))))):
            words = rng.choices(common, cum_weights=weights, k=160)
            told = rng.choices(own, k=18) + rng.choices(topic, k=8) + [place] * 3
            for word in told:
                words.insert(int(len(words) * rng.random() ** 2), word)
            texts.append((str(story), " ".join(words)))
        story += 1
    rng.shuffle(texts)
    return iter(texts)


def measure(count: int) -> tuple[float, float]:
    """CPU seconds a document, and the share of pairs of one story's documents that are in one group."""
    from reportedly.records import Document, derive_id
    from reportedly.stories import group_stories

    made = [(story, Document(id=derive_id("doc", text), text=text)) for story, text in documents(count)]
    began = process_time()
    grouped = group_stories(document for _, document in made)
    cost = (process_time() - began) / count
    members: dict[str, dict[str, int]] = {}
    for story, document in made:
        groups = members.setdefault(story, {})
        groups[grouped[document.id]] = groups.get(grouped[document.id], 0) + 1
    together = sum(n * (n - 1) for groups in members.values() for n in groups.values())
    pairs = sum(n * (n - 1) for n in (sum(groups.values()) for groups in members.values()))
    return cost, together / pairs


def main(arguments: list[str]) -> int:
    """Print each figure with its limit."""
    large = int(arguments[0]) if arguments else LARGE
    measure(1_000)  # fills caches
    (few, found_few), (many, found_many) = measure(SMALL), measure(large)
    lost, dear = min(found_few, found_many) < FOUND, many > RATIO * few
    verdict = "ABOVE" if dear else "ok"
    print(f"cost of a document, {large:,} ÷ {SMALL:,} documents {many / few:6.2f}  limit {RATIO:g}  {verdict}")
    print(f"pairs of one story found together {found_few:.3f} and {found_many:.3f}  at least {FOUND:g}  {'BELOW' if lost else 'ok'}")
    print(f"(documents per CPU-second {1 / few:,.0f} and {1 / many:,.0f})")
    return 1 if lost or dear else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
