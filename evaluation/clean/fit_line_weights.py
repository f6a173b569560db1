"""Labelled flattened pages -> src/reportedly/lexicons/clean/line_weights.tsv, with cross-validated figures.

    python evaluation/clean/fit_line_weights.py PAGES.jsonl [--write]

PAGES holds one page a line: {"id", "corpus", "lines": [...], "labels": [1 article, 0 furniture, -1 unknown]}. Two logistic
regressions are fitted, the context layer on chances of a local layer that has not seen the page (inner folds), so that it
does not trust it too much. Folds are made of whole sites where a url is given: pages of one site share their furniture.
"""

from __future__ import annotations

import argparse
import csv
import json
import zlib
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np

from reportedly.clean.classify import LineWeights, best_sequence, chance, switch_costs, weighted
from reportedly.clean.features import context_features, local_features
from reportedly.clean.furniture import load_furniture
from reportedly.clean.lines import page_lines
from reportedly.lexicons.loader import lexicon_path

FOLDS = 5
RIDGE = {"local": 2.0, "context": 2.0}
TRIED = ((0, 0, 0), (0.25, 0.5, 0.5), (0.25, 0.75, 0.75), (0.25, 1, 0.5))
SWITCHES = [dict(zip(("above", "core", "below"), row, strict=True)) for row in TRIED]
CHOSEN = SWITCHES[2]
"""A higher price in the core helps one of the two corpora used for fitting and harms the other; this lies between."""


class PageLines:
    """One labelled page: its lines, features, labels and fold."""

    def __init__(self, row: dict[str, Any]) -> None:
        self.id, self.corpus = row["id"], row["corpus"]
        self.lines = page_lines("\n".join(row["lines"]))
        starts, at = {}, 0
        for text, label in zip(row["lines"], row["labels"], strict=True):
            starts[at + len(text) - len(text.lstrip())] = label
            at += len(text) + 1
        self.labels = [starts.get(line.span[0], -1) for line in self.lines]
        self.local = local_features(self.lines, load_furniture())
        site = urlsplit(row.get("url") or "").netloc or self.id
        self.fold = zlib.crc32(site.encode()) % FOLDS


def fit(rows: list[tuple[dict[str, float], int, float]], ridge: float) -> dict[str, float]:
    """Ridge logistic regression by Newton's method; rows are (features, label, importance)."""
    names = ["bias", *sorted({name for f, _, _ in rows for name in f})]
    at = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    x[:, 0] = 1
    for i, (f, _, _) in enumerate(rows):
        for name, value in f.items():
            x[i, at[name]] = value
    y = np.array([label for _, label, _ in rows], float)
    v = np.array([importance for _, _, importance in rows])
    w = np.zeros(len(names))
    penalty = np.full(len(names), ridge)
    penalty[0] = 1e-6
    for _ in range(25):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        gradient = x.T @ (v * (p - y)) + penalty * w
        hessian = (x * (v * p * (1 - p) + 1e-6)[:, None]).T @ x + np.diag(penalty)
        step = np.linalg.solve(hessian, gradient)
        w -= step
        if np.abs(step).max() < 1e-6:
            break
    return {name: round(float(value), 3) for name, value in zip(names, w, strict=True)}


def importance(pages: list[PageLines]) -> dict[str, float]:
    """Both corpora count alike though one has ten times the labels of the other."""
    labels = Counter(page.corpus for page in pages for label in page.labels if label >= 0)
    return {corpus: sum(labels.values()) / len(labels) / count for corpus, count in labels.items()}


def fit_local(pages: list[PageLines]) -> dict[str, float]:
    v = importance(pages)
    return fit([(f, y, v[p.corpus]) for p in pages for f, y in zip(p.local, p.labels, strict=True) if y >= 0], RIDGE["local"])


def with_context(page: PageLines, local: dict[str, float]) -> list[dict[str, float]]:
    return context_features(page.lines, page.local, [chance(weighted(f, local)) for f in page.local])


def fit_both(pages: list[PageLines]) -> LineWeights:
    v, rows = importance(pages), []
    folds = sorted({page.fold for page in pages})
    for fold in folds:
        inner = fit_local([p for p in pages if p.fold != fold])
        for page in (p for p in pages if p.fold == fold):
            rows += [(f, y, v[page.corpus]) for f, y in zip(with_context(page, inner), page.labels, strict=True) if y >= 0]
    return LineWeights(fit_local(pages), fit(rows, RIDGE["context"]), CHOSEN)


class Scores:
    """What the context layer says of each line of a page, and where the core lies."""

    def __init__(self, page: PageLines, weights: LineWeights) -> None:
        self.context = with_context(page, dict(weights.local))
        self.values = [weighted(f, weights.context) for f in self.context]

    def kept(self, switch: dict[str, float]) -> list[bool]:
        return best_sequence(self.values, switch_costs(self.context, switch))


def figures(pages: list[PageLines], scores: dict[str, Scores], switch: dict[str, float]) -> dict[str, float]:
    """F1 per corpus by line and by character."""
    out = {}
    for corpus in sorted({p.corpus for p in pages}):
        count: Counter[tuple[str, bool, bool]] = Counter()
        for page in (p for p in pages if p.corpus == corpus):
            for line, label, kept in zip(page.lines, page.labels, scores[page.id].kept(switch), strict=True):
                if label >= 0:
                    count["line", bool(label), kept] += 1
                    count["char", bool(label), kept] += len(line.text)
        for unit in ("line", "char"):
            tp, fp, fn = count[unit, True, True], count[unit, False, True], count[unit, True, False]
            out[f"{corpus}.{unit}"] = 2 * tp / (2 * tp + fp + fn)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--write", action="store_true", help="write the weights fitted on all pages")
    parser.add_argument("--errors", type=Path, help="write every page with its cross-validated mistakes")
    args = parser.parse_args()
    with args.pages.open(encoding="utf-8") as f:
        pages = [PageLines(json.loads(line)) for line in f]
    scores: dict[str, Scores] = {}
    for fold in range(FOLDS):
        weights = fit_both([p for p in pages if p.fold != fold])
        scores |= {p.id: Scores(p, weights) for p in pages if p.fold == fold}
    for switch in SWITCHES:
        print(*switch.values(), " ".join(f"{k} {v:.3f}" for k, v in figures(pages, scores, switch).items()), "chosen" * (switch == CHOSEN))
    if args.errors:
        write_errors(args.errors, pages, scores)
    if args.write:
        write(fit_both(pages))


def write_errors(path: Path, pages: list[PageLines], scores: dict[str, Scores]) -> None:
    with path.open("w", encoding="utf-8") as f:
        for page in pages:
            rows = zip(page.lines, page.labels, scores[page.id].kept(CHOSEN), scores[page.id].values, strict=True)
            f.write(f"===== {page.id}\n")
            for line, label, keep, score in rows:
                mark = "  " if label < 0 or label == keep else ("+ " if keep else "- ")
                f.write(f"{mark}{label} {int(keep)} {score:5.1f} {line.text[:140]}\n")


def write(weights: LineWeights) -> None:
    path = lexicon_path("clean/line_weights.tsv")
    layers = {"local": weights.local, "context": weights.context, "switch": weights.switch}
    with path.open("w", encoding="utf-8", newline="") as f:
        out = csv.writer(f, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE)
        out.writerow(("layer", "feature", "weight"))
        out.writerows((layer, name, f"{value:.3f}") for layer, rows in layers.items() for name, value in rows.items())


if __name__ == "__main__":
    main()
