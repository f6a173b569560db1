"""Constructions and the encoder together: every reading of a cue is weighed by both, and the best is believed.

One small log-linear model (``lexicons/attribution/tagged.yml``), fitted on articles the encoder was not trained on, weighs their opinions.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from ..lexicons import lexicon_path, load_yaml
from ..parse import Token
from ..records import Record
from ..tagger import Tags
from .candidates import Candidate
from .firm import is_firm
from .judge import DENYING, Reading, is_blocked, is_plain, is_statement, rule_scores
from .layout import Layout
from .lexicon import CueLexicon
from .linked import SHAPE, UNLIKELY, Links, linked_source, with_linked
from .sources import QUOTING, SPOKEN


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
    best = best_reading(links, group, cues)
    if best is not None and best.score > least_score(links, best.candidate):
        return Reading(_with_likely_source(links, best.candidate), best.score)
    sure = next((c for c in group if is_plain(c)), None)
    return None if sure is None else Reading(sure, 0.0)


def best_reading(links: Links, group: list[Candidate], cues: CueLexicon) -> Reading | None:
    """The reading of a cue with the highest score, believed or not; ``None`` where nobody takes the word for a cue."""
    weights = load_tagged_weights().weights
    rows = group_features(links, group, cues)
    scored = [(sum(weights.get(n, 0.0) * v for n, v in row.items()), -k, c) for k, (c, row) in enumerate(rows)]
    best = max(scored, default=None, key=lambda s: s[:2])
    return None if best is None else Reading(best[2], best[0])


def least_score(links: Links, candidate: Candidate) -> float:
    """The score that a reading has to beat to be believed."""
    fitted = load_tagged_weights()
    return fitted.threshold if is_firm(links.layout, candidate) else fitted.loose_threshold


CLAUSES = ("ccomp", "n.acl.that")
WHOLE = 0.9
"""Mean content share from which the encoder too takes the whole clause for somebody's words."""


def _is_cut_from(part: Candidate, whole: Candidate, links: Links) -> bool:
    """True for "denies *that its guards*" beside "denies *that its guards shelled a village*": half a clause is nobody's statement."""
    if whole.shape == "according":
        return _leaves_out_report(part, whole.head)
    denied = whole.cue.lemma in DENYING and whole.shape == "xcomp"  # "denies *killing the journalists*"
    if not (denied or whole.shape.startswith(CLAUSES)):
        return False
    inside = {i for a, b in whole.content for i in range(a, b)}
    if not all(i in inside for a, b in part.content for i in range(a, b)):
        return False
    words = [i for i in inside if links.layout.tokens[i].pos != "PUNCT"]
    return denied or sum(links.tags.role(i, "content") for i in words) >= WHOLE * len(words)


def _leaves_out_report(part: Candidate, verb: Token) -> bool:
    """ "According to the daily, *the mayor said* it was over": the daily vouches for his saying it."""
    return verb.lemma in SPOKEN and verb.child("ccomp") is not None and not any(a <= verb.i < b for a, b in part.content)


LIKELY_RULE = 1.0
SURE, HOPELESS = 0.6, 0.2


def _with_likely_source(links: Links, candidate: Candidate) -> Candidate:
    """The reading with the encoder's source where it is sure of one and finds the construction's hopeless."""
    cue = candidate.cue
    if candidate.source is not None and (links.tags.link(cue.i, "source", candidate.source.i) >= HOPELESS or _is_quoted_as(cue)):
        return candidate
    likely = linked_source(links, cue)
    if likely is None or links.tags.link(cue.i, "source", likely.i) < SURE or likely.pos not in NOMINAL:
        return candidate
    return replace(candidate, source=likely)


def _is_quoted_as(cue: Token) -> bool:
    """ "The daily quoted the harbour master as *saying*": the construction leaves no doubt who says it."""
    return cue.dep == "pcomp" and cue.head.lower == "as" and cue.head.head.lemma in QUOTING


NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET"})


def group_features(links: Links, group: list[Candidate], cues: CueLexicon) -> list[tuple[Candidate, dict[str, float]]]:
    """The readings of a cue that no ``blocks`` entry rules out, each with its features."""
    open_ones = [c for c in group if (c.shape == SHAPE and is_firm(links.layout, c)) or not is_blocked(c, cues)]
    open_ones = [c for c in open_ones if c.shape != SHAPE or not any(_is_cut_from(c, w, links) for w in open_ones)]
    scores = {id(c): score for c, score in rule_scores(links.layout, [c for c in open_ones if c.shape != SHAPE], cues)}
    best = max(scores.values(), default=-5.0)
    if best < LIKELY_RULE and links.tags.role(group[0].cue.i, "cue") < UNLIKELY:
        return []  # neither believes it: most words of a page, and their features would cost most of the time
    known = _of_cue(links, group[0].cue, best)
    return [(c, known | _of_reading(links, c, scores.get(id(c)), cues)) for c in open_ones]


def _of_cue(links: Links, cue: Token, best: float) -> dict[str, float]:
    """What the features say of a cue whatever its reading: the encoder's opinion, and the ``best`` score of a construction."""
    role = links.tags.role(cue.i, "cue")
    return {"best": max(-5.0, min(5.0, best)), "cue": _log_odds(role), "cue.in-content": links.tags.role(cue.i, "content")}


def _of_reading(links: Links, candidate: Candidate, score: float | None, cues: CueLexicon) -> dict[str, float]:
    """Opinions of the construction (``score``; ``None`` where the encoder reads it) and of the encoder; log-odds are cut at 5."""
    tags, tokens = links.tags, links.layout.tokens
    cue, source = candidate.cue.i, candidate.source
    by_rule = score is not None
    inside = [i for a, b in candidate.content for i in range(a, b) if tokens[i].pos != "PUNCT"]
    chances = links.content(candidate.cue)
    role = sum([tags.role(i, "content") for i in inside]) / len(inside) if inside else 0.0
    shared = sum([chances[i] for i in inside if i in chances])
    likeliest = max(tags.links(cue, "source")[1], default=0.0)
    return {
        "rule": max(-5.0, min(5.0, score)) if score is not None else 0.0,
        "bias.rule": float(by_rule),
        "bias.linked": float(not by_rule),
        "role": _log_odds(role),
        "role.mean": role,
        "content": _log_odds(shared / len(inside)) if inside else -5.0,
        "fit": 2 * shared / (len(inside) + sum(chances.values())) if inside else 0.0,
        "source": _log_odds(tags.link(cue, "source", source.i)) if source is not None else 0.0,
        "no-source": _log_odds(1.0 - likeliest) if source is None else 0.0,
        "no-source.bias": float(source is None),
        "direct": float(candidate.direct),
        "statement": float(by_rule and is_statement(candidate, cues)),
    }


def _log_odds(p: float) -> float:
    p = min(max(p, 0.0067), 0.9933)
    return math.log(p / (1.0 - p))
