"""Groups of candidates -> the readings believed: the best of each cue, when it beats "reports nothing" by the threshold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .candidates import Candidate
from .features import features
from .layout import Layout
from .lexicon import CueLexicon


@dataclass(frozen=True, slots=True)
class Reading:
    """A candidate that was kept, and by how much."""

    candidate: Candidate
    score: float


def choose(layout: Layout, groups: Iterable[list[Candidate]], cues: CueLexicon) -> Iterator[Reading]:
    """At most one reading for each cue word."""
    weights, families = cues.weights, cues.families
    for group in groups:
        best, top = None, cues.threshold
        for candidate in group:
            score = sum([weights.get(name, 0.0) for name in features(layout, candidate, families)])
            if score > top:
                best, top = candidate, score
        if best is not None:
            yield Reading(best, top)


def resolve(readings: Iterable[Reading]) -> list[Reading]:
    """Where two cues claim nearly the same content, the better one keeps it: "he answered by saying that ..."."""
    kept: list[Reading] = []
    for reading in sorted(readings, key=lambda r: (-r.score, r.candidate.cue.i)):
        if not any(_same(reading.candidate, k.candidate) for k in kept):
            kept.append(reading)
    return sorted(kept, key=lambda r: r.candidate.cue.i)


def _same(a: Candidate, b: Candidate) -> bool:
    shared = sum(max(0, min(e, f) - max(s, t)) for s, e in a.content for t, f in b.content)
    total = sum(e - s for s, e in a.content) + sum(e - s for s, e in b.content)
    return 2 * shared >= 0.95 * total
