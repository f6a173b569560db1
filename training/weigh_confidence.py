"""``python -m training.weigh_confidence --gold DIR``: fit the confidence of events, and write ``lexicons/events/confidence.yml``.

Fitted on ``attributed.train`` and on the single sentences and snippets of ``gsr``, ``negatives`` and ``snippets``. The weights of the match
alone come from all articles, read without the tagger; those that weigh it against the tagger from every tenth article, which the
tagger was not trained on, and from the short texts. ``attributed.dev`` and ``attributed.seed`` are only reported on. ``--folds 10`` prints,
instead of writing anything, the calibration error on held-out folds of what is fitted on.
"""

from __future__ import annotations

import argparse
import math
import zlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from evaluation.calibration import calibration_error, is_right
from evaluation.gold import Gold
from evaluation.kinds import Kind, chosen
from evaluation.parses import KeptParser
from evaluation.run import pages_of
from reportedly.events import Fate, Trace
from reportedly.events.confidence import dot, rule_features, tagger_features
from reportedly.lexicons import lexicon_path
from reportedly.pipeline import Resources, prepare_page, read_parse

HELD_OUT = 10
RIDGE = {"rules": 10.0, "tagger": 2.0}
"""Penalty on squared weights, beside the summed loss."""
STEPS = 25
TRAIN = Kind("attributed", "attributed", ("attributed.train.jsonl",), (), "")
HEADER = "# How likely an event is right, by what is known of its match; fitted by: python -m training.weigh_confidence\n"
Features = dict[str, float]


@dataclass(frozen=True)
class Row:
    """An event of some document, with what the models look at; ``fate`` and ``tags`` only where the tagger was used."""

    document: str
    features: Features
    fate: Fate
    tags: Any
    right: bool


def rows_of(gold: Gold, kind: Kind, resources: Resources, every: int = 1) -> list[Row]:
    """Judged events of the documents, or of every tenth."""
    documents = gold.documents(kind)
    pages = {page.external_id: page for page in pages_of(gold.scorer.inputs(kind.scorer, documents))}
    found: list[Row] = []
    for document in documents[every - 1 :: every]:
        page = pages.get(document["id"])
        if page is None:
            continue
        clean, problems = prepare_page(page)
        parse, trace = resources.parser.parse(clean.text), Trace()
        events = {e.id: e for e in read_parse(clean, parse, resources, problems, trace).events}
        for fate in trace.fates.values():
            event = events.pop(fate.event, None) if fate.event else None
            right = None if event is None else is_right(kind.name, document, {"anchor": event.anchor, "event_type": event.event_type})
            if event is not None and right is not None:
                sentence = parse.sentence_of(fate.match.trigger)
                features = rule_features(fate.match, event.auxiliary, bool(event.attributions), sentence, trace.brief)
                found.append(Row(str(document["id"]), features, fate, trace.tags, right))
    return found


def fit(rows: list[tuple[Features, bool]], ridge: float) -> Features:
    """Logistic regression by Newton's method; the bias is not held down."""
    names = sorted({name for values, _ in rows for name in values} - {"bias"})
    x = np.array([[1.0, *(values.get(name, 0.0) for name in names)] for values, _ in rows])
    y = np.array([float(right) for _, right in rows])
    penalty = np.diag([1e-6] + [ridge] * len(names))
    w = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = 1.0 / (1.0 + np.exp(-x @ w))
        w -= np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + penalty, x.T @ (p - y) + penalty @ w)
    return dict(zip(["bias", *names], w.tolist(), strict=True))


def fit_rules(rows: list[Row]) -> Features:
    return fit([(row.features, row.right) for row in rows], RIDGE["rules"])


def fit_tagger(rows: list[Row], rules: Features) -> Features:
    return fit([(_beside_tagger(row, rules), row.right) for row in rows], RIDGE["tagger"])


def _beside_tagger(row: Row, rules: Features) -> Features:
    return tagger_features(dot(rules, row.features), row.fate.match, row.tags)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args()
    gold = Gold(options.gold)
    tagged = Resources.load(parser=KeptParser())
    ruled = replace(tagged, tagger=None)
    short = chosen(["gsr", "negatives", "snippets"])
    alone = {"articles": rows_of(gold, TRAIN, ruled), "short": [r for kind in short for r in rows_of(gold, kind, ruled)]}
    beside = {"articles": rows_of(gold, TRAIN, tagged, HELD_OUT), "short": [r for kind in short for r in rows_of(gold, kind, tagged)]}
    if options.folds:
        _cross_validate(alone, beside, options.folds)
        return
    rules = fit_rules([*alone["articles"], *alone["short"]])
    tagger = fit_tagger([*beside["articles"], *beside["short"]], rules)
    counts = ", ".join(f"{name} {len(alone[name])} and {len(beside[name])}" for name in alone)
    lines = [HEADER, f"# Events without and with the tagger: {counts}.\n", _yaml("rules", rules), _yaml("tagger", tagger)]
    lexicon_path("events/confidence.yml").write_text("".join(lines), encoding="utf-8")
    print("".join(lines), end="")


def _yaml(name: str, weights: Features) -> str:
    return f"{name}:\n" + "".join(f"  {feature}: {value:.3f}\n" for feature, value in weights.items())


def _cross_validate(alone: dict[str, list[Row]], beside: dict[str, list[Row]], folds: int) -> None:
    """Prints the calibration error on folds of documents that were not fitted on."""
    judged: dict[str, list[tuple[float, bool]]] = {}
    for fold in range(folds):
        rules = fit_rules([r for rows in alone.values() for r in rows if _fold(r, folds) != fold])
        tagger = fit_tagger([r for rows in beside.values() for r in rows if _fold(r, folds) != fold], rules)
        for name, rows in alone.items():
            held = [r for r in rows if _fold(r, folds) == fold]
            judged.setdefault(f"rules alone, {name}", []).extend((_chance(dot(rules, r.features)), r.right) for r in held)
        for name, rows in beside.items():
            held = [r for r in rows if _fold(r, folds) == fold]
            judged.setdefault(f"with the tagger, {name}", []).extend(
                (_chance(dot(tagger, _beside_tagger(r, rules))), r.right) for r in held
            )
    for name, pairs in judged.items():
        print(f"{name}: {len(pairs)} events, {sum(y for _, y in pairs) / len(pairs):.3f} right, error {calibration_error(pairs):.3f}")


def _fold(row: Row, folds: int) -> int:
    return zlib.crc32(row.document.encode()) % folds


def _chance(total: float) -> float:
    return 1.0 / (1.0 + math.exp(-total))


if __name__ == "__main__":
    main()
