"""Annotated articles -> ``weights.tsv``: a log-linear choice, cue by cue, among the candidate readings and "reports nothing".

usage: python -m reportedly.attribution.train GOLD.jsonl OUT.tsv

GOLD holds ``{"text", "attributions": [{"source", "cue", "content"}]}`` with spans as character offsets (PARC, PolNeAR). The weights
are sums over thousands of sentences; no sentence is stored. Features seen in fewer than ``MIN_COUNT`` places are
dropped, and the learner leaves most others at zero.
"""

from __future__ import annotations

import math
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from ..parse import Parse
from ..records import Span
from .candidates import Candidate
from .features import CueFacts, weigh
from .gather import gather
from .layout import Layout
from .lexicon import CueLexicon

MIN_COUNT = 4
RATE = 0.2
SPARSITY = 7.0
EPOCHS = 4
THRESHOLD = 0.7
CLAUSE_THRESHOLD = 0.2
"""Log-odds a reading needs: little where the content is a clause or a quotation, more for things praised and deeds intended, which
annotators of other corpora than PolNeAR hardly ever mark."""
Example = tuple[list[list[str]], list[float]]
Group = tuple[list[list[int]], list[float]]


def main(argv: list[str]) -> None:
    """Reads, parses, learns, writes."""
    import json

    from ..parse import Parser

    gold_path, out = argv
    parser = Parser()
    with open(gold_path, encoding="utf-8") as f:
        gold = [json.loads(line) for line in f]
    write_weights(out, learn(gold, parser.parse))


def learn(gold: list[dict[str, Any]], parse: Callable[[str], Parse], epochs: int = EPOCHS) -> dict[str, float]:
    """Weights by feature name."""
    families = CueLexicon.load().families
    examples = [example for g in gold for example in examples_of(parse(g["text"]), g["attributions"], families)]
    counts = Counter(name for names, _ in examples for row in names for name in set(row))
    index = {name: k for k, name in enumerate(n for n, c in counts.items() if c >= MIN_COUNT)}
    groups: list[Group] = [([[index[n] for n in row if n in index] for row in names], target) for names, target in examples]
    weights = ascend(groups, len(index), epochs)
    return {name: round(weights[k], 2) for name, k in sorted(index.items()) if abs(weights[k]) >= 0.015}


def examples_of(parse: Parse, attributions: list[dict[str, Any]], families: dict[str, str]) -> Iterable[Example]:
    """Per cue: the features of each candidate, and which candidates the annotators' spans agree with (last: none)."""
    layout = Layout(parse)
    wanted = [(words(parse, a["cue"]), words(parse, a["content"])) for a in attributions]
    told = {i for _, content in wanted for i in content}
    cued = {i for cue, _ in wanted for i in cue}
    for group in gather(layout):
        if group[0].cue.i in told - cued:
            continue  # PolNeAR does not nest, so that its silence inside a content says nothing
        merits = [max((merit(c, cue, content) for cue, content in wanted), default=0.0) for c in group]
        yield list(feature_names(layout, group, families)), targets(merits)


def feature_names(layout: Layout, group: list[Candidate], families: dict[str, str]) -> Iterator[list[str]]:
    """For each reading of a cue the names of its features: what is looked up when it is weighed."""
    asked = _Asked()
    facts = CueFacts.of(layout, group[0].cue, families, asked)
    shared = asked.names
    for candidate in group:
        asked.names = []
        weigh(layout, candidate, facts, families, asked)
        yield [*shared, *asked.names]


class _Asked(dict[str, Mapping[str, int]]):
    """Weights that know nothing and remember what they were asked for."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def get(self, subject: str, default: object = None) -> Mapping[str, int]:
        return _AskedAbout(self, subject)


class _AskedAbout(dict[str, int]):
    """The weights of one subject."""

    def __init__(self, whole: _Asked, subject: str) -> None:
        self._whole, self._subject = whole, subject

    def get(self, name: str, default: object = None) -> int:
        self._whole.names.append(f"{self._subject} {name}")
        return 0


def words(parse: Parse, spans: list[Span]) -> set[int]:
    """Indexes of the words (not punctuation) in the spans."""
    return {t.i for s in spans if s[0] < s[1] for t in parse.tokens_in((s[0], s[1])) if t.pos != "PUNCT"}


def merit(candidate: Candidate, cue: set[int], content: set[int]) -> float:
    """Dice of the contents; nothing unless the cue word lies in the annotated cue."""
    if candidate.cue.i not in cue and not (candidate.cue.pos == "PUNCT" and content):
        return 0.0
    got = {i for a, b in candidate.content for i in range(a, b)}
    shared = len(got & content)
    return 2 * shared / (len(got) + len(content)) if shared else 0.0


def targets(merits: list[float]) -> list[float]:
    """The probability mass goes to the best readings, or to none when no reading covers half.

    >>> targets([0.2, 0.9]), targets([0.2, 0.3])
    ([0.0, 1.0, 0.0], [0.0, 0.0, 1.0])
    """
    best = max(merits)
    if best < 0.5:
        return [0.0] * len(merits) + [1.0]
    good = [1.0 if m >= best - 0.02 else 0.0 for m in merits]
    return [g / sum(good) for g in good] + [0.0]


def ascend(groups: list[Group], size: int, epochs: int, sparsity: float = SPARSITY) -> list[float]:
    """FTRL-proximal (McMahan et al. 2013) with a fixed shuffle: deterministic, and most weights end at exactly zero."""
    weights, sums, squares = [0.0] * size, [0.0] * size, [0.0] * size
    order = list(range(len(groups)))
    shuffle = random.Random(1)
    for _ in range(epochs):
        shuffle.shuffle(order)
        for g in order:
            rows, target = groups[g]
            chances = softmax([sum([weights[k] for k in row]) for row in rows])
            for row, p, t in zip(rows, chances, target, strict=False):
                slope = p - t
                if -0.002 < slope < 0.002:
                    continue
                power = slope * slope
                for k in row:
                    n = squares[k]
                    root = math.sqrt(n + power)
                    z = sums[k] + slope - (root - math.sqrt(n)) / RATE * weights[k]
                    sums[k], squares[k] = z, n + power
                    weights[k] = 0.0 if -sparsity <= z <= sparsity else (math.copysign(sparsity, z) - z) / ((1 + root) / RATE)
    return weights


def softmax(scores: list[float]) -> list[float]:
    """Chances of each reading against each other and "none", whose score is 0."""
    top = max(0.0, *scores)
    powers = [math.exp(s - top) for s in scores]
    total = sum(powers) + math.exp(-top)
    return [p / total for p in powers]


def write_weights(path: str, weights: dict[str, float]) -> None:
    """Sorted, so that a rebuilt file differs only where it differs."""
    with open(path, "w", encoding="utf-8") as f:
        f.write("feature\tweight\n")
        f.write(f"threshold\t{THRESHOLD:g}\nthreshold.clause\t{CLAUSE_THRESHOLD:g}\n")
        f.writelines(f"{name}\t{value:g}\n" for name, value in sorted(weights.items()))


if __name__ == "__main__":
    main(sys.argv[1:])
