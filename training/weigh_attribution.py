"""``python -m training.weigh_attribution --gold DIR --rules TSV``: print ``lexicons/attribution/tagged.yml``, fitted on held-out articles.

It says how constructions and the tagger are weighed.

``--rules`` are the constructions' weights learnt without the held-out articles (every tenth), so that their score is as unsure
there as it will be on new pages: ``python -m training.weigh_attribution --gold DIR --learn TSV`` makes them.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from reportedly.attribution import CueLexicon
from reportedly.attribution.gather import gather
from reportedly.attribution.layout import Layout
from reportedly.attribution.lexicon import by_subject, load_weights
from reportedly.attribution.linked import Links, with_linked
from reportedly.attribution.tagged import group_features
from reportedly.attribution.train import learn, merit, targets, words, write_weights
from reportedly.parse import Parser
from reportedly.tagger import Tagger

HELD_OUT = 10
THRESHOLD, LOOSE_THRESHOLD = -0.4, 0.1
"""Chosen on the development articles, not fitted: half overlap is rewarded below even chances."""
RIDGE = 0.0005
ROUNDS = 50
FLAT = 1e-9
"""Slope of the mean log-likelihood below which the optimum is reached."""
Group = tuple[list[dict[str, float]], list[float]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--rules", type=Path)
    parser.add_argument("--learn", type=Path)
    options = parser.parse_args()
    lines = (options.gold / "attribution.train.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in lines]
    if options.learn:
        kept = [g for i, g in enumerate(gold) if i % HELD_OUT != HELD_OUT - 1]
        write_weights(str(options.learn), learn(kept, Parser().parse))
        return
    held_out = [g for i, g in enumerate(gold) if i % HELD_OUT == HELD_OUT - 1]
    weights = load_weights(options.rules)
    cues = replace(CueLexicon.load(), weights=by_subject({k: v for k, v in weights.items() if not k.startswith("threshold")}))
    spacy, tagger = Parser(), Tagger()
    groups = [g for article in held_out for g in groups_of(article, spacy, tagger, cues)]
    fitted = fit(groups)
    print("# How a construction's score and the tagger's opinion are weighed; fitted by: python -m training.weigh_attribution")
    print(f"# on {len(groups)} cues of {len(held_out)} articles; docs/decisions/2026-11-26-firm-and-loose.md has the thresholds")
    print(f"threshold: {THRESHOLD}\nloose_threshold: {LOOSE_THRESHOLD}")
    print("weights: {" + ", ".join(f"{k}: {v:.3f}" for k, v in fitted.items()) + "}")


def groups_of(gold: dict[str, Any], spacy: Parser, tagger: Tagger, cues: CueLexicon) -> Iterator[Group]:
    """Features of the candidates of each cue, and which of them the annotators' spans agree with (last: none)."""
    parse = spacy.parse(gold["text"])
    tags, layout = tagger.tag(parse), Layout(parse)
    wanted = [(words(parse, a["cue"]), words(parse, a["content"])) for a in gold["attributions"]]
    told = {i for _, content in wanted for i in content}
    cued = {i for cue, _ in wanted for i in cue}
    links = Links(layout, tags)
    for group in with_linked(links, gather(layout)):
        rows = group_features(links, group, cues)
        if not rows or group[0].cue.i in told - cued:
            continue
        merits = [max((merit(c, cue, content) for cue, content in wanted), default=0.0) for c, _ in rows]
        yield [row for _, row in rows], targets(merits)


def fit(groups: list[Group], ridge: float = RIDGE) -> dict[str, float]:
    """Log-linear choice with "none" at 0: the one optimum of a concave likelihood, by Newton's method with halved steps.

    Raises ``ArithmeticError`` where ``ROUNDS`` steps do not reach it: a file of weights half fitted is worse than none.
    """
    import numpy as np

    names = list(groups[0][0][0])
    rows = np.array([[row[n] for n in names] for r, _ in groups for row in r])
    owner = np.array([k for k, (r, _) in enumerate(groups) for _ in r])
    target = np.array([t for r, ts in groups for t in ts[: len(r)]])
    count = len(groups)

    def totals(weights: Any) -> Any:
        return np.log1p(np.bincount(owner, weights=np.exp(rows @ weights), minlength=count))

    def merit_of(weights: Any) -> float:
        return float((target @ rows @ weights - totals(weights).sum()) / count - ridge * weights @ weights / 2)

    weights = np.zeros(len(names))
    for _ in range(ROUNDS):
        chances = np.exp(rows @ weights - totals(weights)[owner])
        slope = rows.T @ (target - chances) / count - ridge * weights
        if float(np.abs(slope).max()) < FLAT:
            return dict(zip(names, (float(w) for w in weights), strict=True))
        means = np.stack([np.bincount(owner, weights=chances * column, minlength=count) for column in rows.T], axis=1)
        bend = ((rows * chances[:, None]).T @ rows - means.T @ means) / count + ridge * np.eye(len(names))
        step, before = np.linalg.solve(bend, slope), merit_of(weights)
        while merit_of(weights + step) < before and float(np.abs(step).max()) > FLAT:
            step = step / 2
        weights = weights + step
    raise ArithmeticError(f"the weights still move after {ROUNDS} steps; is a feature constant or huge?")


if __name__ == "__main__":
    main()
