"""``python -m training.weigh_events --gold DIR``: fit how frame matches and the tagger's opinion are weighed, on held-out articles.

The articles are those the tagger was not trained on (every tenth of ``attributed.train``). A match is right when a reader marked an event
of its type in its sentence, at its anchor or with one of its parties.
"""

from __future__ import annotations

import argparse
import json
import math
from pathlib import Path
from typing import Any

from reportedly.actors import resolve_actors
from reportedly.events.disambiguation import Match
from reportedly.events.find import anchor_span, propose_all
from reportedly.events.learned import features
from reportedly.events.matching import Matcher
from reportedly.events.parties import Roles
from reportedly.pipeline import Resources
from reportedly.places import find_toponyms
from reportedly.records import overlaps

HELD_OUT = 10
RIDGE = 0.02
ROUNDS = 3000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    options = parser.parse_args()
    resources = Resources.load()
    lines = (options.gold / "attributed.train.jsonl").read_text(encoding="utf-8").splitlines()
    held_out = [json.loads(line) for i, line in enumerate(lines) if i % HELD_OUT == HELD_OUT - 1]
    rows = [row for gold in held_out for row in rows_of(gold, resources)]
    weights = fit(rows)
    print(f"# {len(rows)} matches of {len(held_out)} articles, {sum(y for _, y in rows):.0f} right")
    print("threshold: 0.5")
    print("weights: {" + ", ".join(f"{k}: {v:.2f}" for k, v in weights.items()) + "}")


def rows_of(gold: dict[str, Any], resources: Resources) -> list[tuple[dict[str, float], float]]:
    """Features and label of every match the rules or the tagger put forward in an article."""
    assert resources.tagger is not None
    parse = resources.parser.parse(gold["text"])
    tags = resources.tagger.tag(parse)
    toponyms = find_toponyms(parse, resources.gazetteer)
    cast = resolve_actors(parse, toponyms, resources.actors, None)
    matcher, roles = Matcher(resources.frames, cast), Roles(cast)
    found = [m for s in parse.sentences for m in propose_all(s, matcher, roles, tags) if not m.frame.silent]
    return [(features(m, tags), float(is_right(m, gold))) for m in found]


def is_right(match: Match, gold: dict[str, Any]) -> bool:
    """As the scorer pairs events: type in the sentence, and the anchor or a party in common."""
    anchor = anchor_span(match)
    spans = [p.span for p in match.actors + match.recipients]
    for event in gold["events"]:
        if match.event_type not in event["types"] or not overlaps(anchor, tuple(event["sentence_span"])):
            continue
        theirs = [tuple(p["span"]) for p in event["actors"] + event["recipients"] if p.get("span")]
        if overlaps(anchor, tuple(event["anchor_span"])) or any(overlaps(a, b) for a in spans for b in theirs):
            return True
    return False


def fit(rows: list[tuple[dict[str, float], float]]) -> dict[str, float]:
    """Logistic regression by plain gradient descent with a small ridge: deterministic, and quick at this size."""
    names = list(rows[0][0])
    weights = dict.fromkeys(names, 0.0)
    for _ in range(ROUNDS):
        slopes = dict.fromkeys(names, 0.0)
        for values, label in rows:
            p = 1.0 / (1.0 + math.exp(-sum(weights[n] * v for n, v in values.items())))
            for n, v in values.items():
                slopes[n] += (p - label) * v
        for n in names:
            weights[n] -= 0.3 * (slopes[n] / len(rows) + RIDGE * weights[n] * (n != "bias"))
    return weights


if __name__ == "__main__":
    main()
