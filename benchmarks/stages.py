"""What each stage costs beside a bare parse: a table, in CPU time of one process, with rules alone and with the tagger.

Usage: python -m benchmarks.stages [FILE ...]; the bundled stories when none is named. Rounds alternate and the least of each counts.
A bare parse is the parser's model as spaCy runs it; our own, which gives the same, is the first row. The last line compares sentences
a CPU-second: those the stages after the parse code, given the parse, and those the bare model parses.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable
from time import process_time
from typing import ClassVar, TypeVar

from benchmarks.bare import bare_parse, cpu
from reportedly import pipeline
from reportedly.parse import Parse
from reportedly.records import Document, Page

T = TypeVar("T")
ROUNDS = 4
"""The first fills caches."""
Costs = dict[str, float]


class TimedStages(pipeline._Stages):
    """Stages that note the CPU time of each in ``costs``."""

    costs: ClassVar[Costs] = defaultdict(float)

    def run(self, stage: str, step: Callable[[], T], default: T) -> T:
        began = process_time()
        try:
            return super().run(stage, step, default)
        finally:
            self.costs[stage] += process_time() - began


def read_all(documents: list[Document], parses: list[Parse], resources: pipeline.Resources) -> Costs:
    """CPU seconds by stage for all documents, given their parses."""
    TimedStages.costs = defaultdict(float)
    for document, parse in zip(documents, parses, strict=True):
        pipeline.read_parse(document, parse, resources)
    return dict(TimedStages.costs)


def least(a: Costs, b: Costs) -> Costs:
    """The lesser of two measurements, stage by stage."""
    return {stage: min(a.get(stage, cost), cost) for stage, cost in b.items()}


def main(paths: list[str]) -> int:
    """Print the table."""
    from reportedly.demo import story_paths
    from reportedly.ingest import read_inputs

    pipeline._Stages = TimedStages  # type: ignore[misc]
    fast = pipeline.Resources.load(fast=True)
    full = pipeline.Resources.load(parser=fast.parser)
    pages = [item for item in read_inputs(paths or [str(p) for p in story_paths()]) if isinstance(item, Page)]
    documents = [d for d in (pipeline.prepare_page(page)[0] for page in pages) if pipeline.is_readable(d)]
    if not documents:
        print("no page to read", file=sys.stderr)
        return 1
    parses = [fast.parser.parse(d.text) for d in documents]
    bare = bare_parse([d.text for d in documents])
    parsing, own, rules, both = float("inf"), float("inf"), Costs(), Costs()
    for _ in range(ROUNDS):
        parsing = min(parsing, cpu(bare))
        own = min(own, cpu(lambda: [fast.parser.parse(d.text) for d in documents]))
        rules, both = least(rules, read_all(documents, parses, fast)), least(both, read_all(documents, parses, full))
    sentences = sum(len(p.sentences) for p in parses)
    print(f"{len(documents)} documents, {sentences} sentences; CPU time ÷ that of a bare parse\n\n{'stage':14}{'--fast':>8}{'default':>9}")
    print(f"{'our parse':14}{own / parsing:8.3f}{own / parsing:9.3f}")
    for stage in both:
        print(f"{stage:14}{rules[stage] / parsing:8.3f}{both[stage] / parsing:9.3f}")
    whole = sum(rules.values()), sum(both.values())
    print(f"{'all but parse':14}{whole[0] / parsing:8.3f}{whole[1] / parsing:9.3f}")
    given = [f"{parsing / cost:.1f} ({sentences / cost:.0f} a CPU-second)" for cost in whole]
    print(f"\nsentences a CPU-second given the parse ÷ sentences parsed: {given[0]} --fast, {given[1]} default")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
