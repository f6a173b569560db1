"""The tagger beside the parse: what it thinks of a candidate, and attributions it sees where no construction was found.

A candidate's spans come from the parse; the tagger says how likely their words are a source, a cue, a content. One small log-linear model
(``lexicons/attribution/tagged.yml``), fitted on articles the tagger was not trained on, weighs its opinion against the constructions'.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from functools import cache

from ..lexicons import lexicon_path, load_yaml
from ..parse import Token
from ..records import Record
from ..tagger import Tags
from .candidates import Candidate
from .judge import Reading, is_blocked, is_plain, rule_score
from .layout import Layout, Range
from .lexicon import CueLexicon

SHAPE = "tagger"
LIKELY = 0.5
REACH = 3
"""Sentences a quotation may stand away from its cue."""


class TaggedWeights(Record, frozen=True, kw_only=True):
    """Weights by feature name, and the least score a reading is kept with."""

    threshold: float
    weights: dict[str, float]


@cache
def load_tagged_weights() -> TaggedWeights:
    """The built-in weights."""
    return load_yaml(lexicon_path("attribution/tagged.yml"), TaggedWeights)


def tagged_score(layout: Layout, candidate: Candidate, rule_score: float, tags: Tags) -> float:
    """The candidate's score against "reports nothing", which has 0."""
    weights = load_tagged_weights().weights
    return sum(weights.get(name, 0.0) * value for name, value in tagged_features(layout, candidate, rule_score, tags).items())


def tagged_features(layout: Layout, candidate: Candidate, rule_score: float, tags: Tags) -> dict[str, float]:
    """Opinions of the tagger about cue, source and content; log-odds are cut at 5."""
    inside = [i for a, b in candidate.content for i in range(a, b) if layout.tokens[i].pos != "PUNCT"]
    mean = sum(tags.role(i, "content") for i in inside) / len(inside) if inside else 0.0
    source = candidate.source
    by_rule = candidate.shape != SHAPE
    cue = candidate.cue.i
    return {
        "rule": rule_score if by_rule else 0.0,
        "bias.rule": 1.0 if by_rule else 0.0,
        "bias.tagger": 0.0 if by_rule else 1.0,
        "cue": _log_odds(tags.role(cue, "cue")),
        "cue.in-content": tags.role(cue, "content"),
        "source": _log_odds(tags.role(source.i, "source")) if source is not None else 0.0,
        "no-source": float(source is None),
        "content": _log_odds(mean),
        "fit": _fit(inside, tags),
        "direct": float(candidate.direct),
    }


def _fit(inside: list[int], tags: Tags) -> float:
    """Dice of the candidate's content and the likely content words it reaches into."""
    if not inside:
        return 0.0
    members = set(inside)
    start, end = min(inside), max(inside) + 1
    while start > 0 and tags.role(start - 1, "content") >= LIKELY and len(members) < 2000:
        start -= 1
    while end < len(tags.roles) and tags.role(end, "content") >= LIKELY and end - start < 2000:
        end += 1
    likely = {i for i in range(start, end) if tags.role(i, "content") >= LIKELY}
    return 2 * len(likely & members) / (len(likely) + len(members))


def tagger_groups(layout: Layout, tags: Tags, covered: list[tuple[Range, ...]]) -> Iterator[list[Candidate]]:
    """One group for each stretch of likely content that no kept reading covers, linked to the nearest likely cue and source."""
    held = {i for ranges in covered for a, b in ranges for i in range(a, b)}
    for start, end in _runs(layout, tags):
        words = [i for i in range(start, end) if layout.tokens[i].pos != "PUNCT"]
        if len(words) < 2 or sum(i in held for i in words) > 0.5 * len(words):
            continue
        cue = _nearest(layout, tags, "cue", start, end)
        if cue is None:
            continue
        source = _nearest(layout, tags, "source", cue.i, cue.i + 1)
        yield [Candidate(cue=cue, shape=SHAPE, source=source, content=((start, end),), head=layout.tokens[words[0]])]


def _runs(layout: Layout, tags: Tags) -> Iterator[Range]:
    """Maximal stretches of likely content, cut where a new content begins or a paragraph ends."""
    start: int | None = None
    for token in layout.tokens:
        i = token.i
        likely = tags.role(i, "content") >= LIKELY
        begins = tags.starts[i][2] >= LIKELY
        changed = start is not None and layout.paragraph_of[token.sentence] != layout.paragraph_of[layout.tokens[i - 1].sentence]
        if start is not None and (not likely or begins or changed):
            yield start, i
            start = None
        if likely and start is None:
            start = i
    if start is not None:
        yield start, len(layout.tokens)


def _nearest(layout: Layout, tags: Tags, role: str, start: int, end: int) -> Token | None:
    """The likely word of the role nearest to the stretch, in its own or a neighbouring sentence; of a run of words, its head."""
    near = layout.tokens[start].sentence
    found = [
        t
        for t in layout.tokens[max(0, start - 60) : end + 60]
        if not start <= t.i < end and tags.role(t.i, role) >= LIKELY and abs(t.sentence - near) <= REACH
    ]
    if not found:
        return None
    best = min(found, key=lambda t: (start - t.i if t.i < start else t.i - end + 1, t.i))
    return _head_of_run(best, {t.i for t in found})


def _head_of_run(token: Token, members: set[int]) -> Token:
    for _ in range(6):
        if token.head is token or token.head.i not in members:
            return token
        token = token.head
    return token


def _log_odds(p: float) -> float:
    p = min(max(p, 0.0067), 0.9933)
    return math.log(p / (1.0 - p))


def choose_tagged(layout: Layout, groups: Iterable[list[Candidate]], cues: CueLexicon, tags: Tags) -> Iterator[Reading]:
    """At most one reading for each cue word, then one for each stretch of likely content that is still uncovered."""
    kept = [r for group in groups if (r := _best(layout, group, cues, tags)) is not None]
    yield from kept
    covered = [r.candidate.content for r in kept]
    for group in tagger_groups(layout, tags, covered):
        reading = _best(layout, group, cues, tags)
        if reading is not None:
            yield reading


def _best(layout: Layout, group: list[Candidate], cues: CueLexicon, tags: Tags) -> Reading | None:
    threshold = load_tagged_weights().threshold
    open_ones = [c for c in group if not is_blocked(c, cues)]
    scored = [(tagged_score(layout, c, rule_score(layout, c, cues), tags), -k, c) for k, c in enumerate(open_ones)]
    best = max(scored, default=None, key=lambda s: s[:2])
    if best is not None and best[0] > threshold:
        return Reading(best[2], best[0])
    sure = next((c for c in group if is_plain(c)), None)
    return None if sure is None else Reading(sure, 0.0)
