"""Constructions and the encoder together: every reading of a cue is weighed by both, and the best is believed.

One small log-linear model (``lexicons/attribution/tagged.yml``), fitted on articles the encoder was not trained on, weighs their opinions.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from functools import cache

from ..lexicons import lexicon_path, load_yaml
from ..records import Record
from ..tagger import Tags
from .candidates import Candidate
from .judge import Reading, is_blocked, is_plain, is_statement, rule_score
from .layout import Layout
from .lexicon import CueLexicon
from .linked import SHAPE, Links, with_linked

FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})


class TaggedWeights(Record, frozen=True, kw_only=True):
    """Weights by feature name, and the least score a reading is kept with."""

    threshold: float
    loose_threshold: float = 0.0
    """For what is praised, wanted or meant to be done, which readers of other traditions than PolNeAR's do not call an attribution."""
    weights: dict[str, float]


@cache
def load_tagged_weights() -> TaggedWeights:
    """The built-in weights."""
    return load_yaml(lexicon_path("attribution/tagged.yml"), TaggedWeights)


def choose_tagged(layout: Layout, groups: Iterable[list[Candidate]], cues: CueLexicon, tags: Tags) -> Iterator[Reading]:
    """At most one reading for each cue word."""
    links = Links(layout, tags)
    for group in with_linked(links, groups):
        reading = _best(links, group, cues)
        if reading is not None:
            yield reading


def _best(links: Links, group: list[Candidate], cues: CueLexicon) -> Reading | None:
    fitted = load_tagged_weights()
    rows = group_features(links, group, cues)
    scored = [(sum(fitted.weights.get(n, 0.0) * v for n, v in row.items()), -k, c) for k, (c, row) in enumerate(rows)]
    best = max(scored, default=None, key=lambda s: s[:2])
    if best is not None and best[0] > (fitted.threshold if _is_statement(links, best[2], cues) else fitted.loose_threshold):
        return Reading(best[2], best[0])
    sure = next((c for c in group if is_plain(c)), None)
    return None if sure is None else Reading(sure, 0.0)


def _is_statement(links: Links, candidate: Candidate, cues: CueLexicon) -> bool:
    """As for constructions; the encoder's own reading is one when its content has a finite verb or quotation marks."""
    if candidate.shape != SHAPE:
        return is_statement(candidate, cues)
    words = [links.layout.tokens[i] for a, b in candidate.content for i in range(a, b)]
    return any(t.tag in FINITE for t in words) or any(t.i in links.layout.quotation_at for t in words)


def group_features(links: Links, group: list[Candidate], cues: CueLexicon) -> list[tuple[Candidate, dict[str, float]]]:
    """The readings of a cue that no ``blocks`` entry rules out, each with its features."""
    open_ones = [c for c in group if c.shape == SHAPE or not is_blocked(c, cues)]
    scores = {id(c): rule_score(links.layout, c, cues) for c in open_ones if c.shape != SHAPE}
    best = max(scores.values(), default=-5.0)
    return [(c, tagged_features(links, c, scores.get(id(c)), best, cues)) for c in open_ones]


def tagged_features(links: Links, candidate: Candidate, score: float | None, best: float, cues: CueLexicon) -> dict[str, float]:
    """Opinions of the constructions (``score``, and the ``best`` of the cue's readings) and of the encoder; log-odds are cut at 5."""
    layout, tags = links.layout, links.tags
    cue, source = candidate.cue.i, candidate.source
    by_rule = score is not None
    inside = {i for a, b in candidate.content for i in range(a, b) if layout.tokens[i].pos != "PUNCT"}
    chances = links.content(candidate.cue)
    role = sum(tags.role(i, "content") for i in inside) / len(inside) if inside else 0.0
    mass = sum(chances.values())
    shared = sum(chances.get(i, 0.0) for i in inside)
    _, sources = tags.links(cue, "source")
    likeliest = max(sources, default=0.0)
    return {
        "rule": max(-5.0, min(5.0, score)) if score is not None else 0.0,
        "best": max(-5.0, min(5.0, best)),
        "bias.rule": float(by_rule),
        "bias.linked": float(not by_rule),
        "cue": _log_odds(tags.role(cue, "cue")),
        "cue.in-content": tags.role(cue, "content"),
        "role": _log_odds(role),
        "role.mean": role,
        "content": _log_odds(shared / len(inside)) if inside else -5.0,
        "fit": 2 * shared / (len(inside) + mass) if inside else 0.0,
        "source": _log_odds(tags.link(cue, "source", source.i)) if source is not None else 0.0,
        "no-source": _log_odds(1.0 - likeliest) if source is None else 0.0,
        "no-source.bias": float(source is None),
        "direct": float(candidate.direct),
        "statement": float(by_rule and is_statement(candidate, cues)),
    }


def _log_odds(p: float) -> float:
    p = min(max(p, 0.0067), 0.9933)
    return math.log(p / (1.0 - p))
