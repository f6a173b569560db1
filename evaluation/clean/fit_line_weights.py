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
from urllib.parse import urlsplit

import numpy as np

from reportedly.clean.classify import LineWeights, best_sequence, chance, weighted
from reportedly.clean.features import context_features, local_features
from reportedly.clean.furniture import load_furniture
from reportedly.clean.lines import page_lines
from reportedly.lexicons.loader import lexicon_path, load_tsv

FOLDS = 5
RIDGE = {"local": 2.0, "context": 2.0}
SWITCHES = (0.0, 0.5, 1.0, 1.5, 2.0)


class PageLines:
    """One labelled page: its lines, features, labels and fold."""

    def __init__(self, row: dict) -> None:
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


def fit_both(pages: list[PageLines], switch: float) -> LineWeights:
    v, rows = importance(pages), []
    folds = sorted({page.fold for page in pages})
    for fold in folds:
        inner = fit_local([p for p in pages if p.fold != fold])
        for page in (p for p in pages if p.fold == fold):
            rows += [(f, y, v[page.corpus]) for f, y in zip(with_context(page, inner), page.labels, strict=True) if y >= 0]
    return LineWeights(fit_local(pages), fit(rows, RIDGE["context"]), switch)


def predict(page: PageLines, weights: LineWeights) -> list[float]:
    return [weighted(f, weights.context) for f in with_context(page, dict(weights.local))]


def figures(pages: list[PageLines], scores: dict[str, list[float]], switch: float) -> dict[str, float]:
    """F1 per corpus by line and by character."""
    out = {}
    for corpus in sorted({p.corpus for p in pages}):
        count: Counter[tuple[str, bool, bool]] = Counter()
        for page in (p for p in pages if p.corpus == corpus):
            for line, label, kept in zip(page.lines, page.labels, best_sequence(scores[page.id], switch), strict=True):
                if label >= 0:
                    count["line", bool(label), kept] += 1
                    count["char", bool(label), kept] += len(line.text)
        for unit in ("line", "char"):
            tp, fp, fn = count[unit, True, True], count[unit, False, True], count[unit, True, False]
            out[f"{corpus}.{unit}"] = 2 * tp / (2 * tp + fp + fn)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--errors", type=Path)
    args = parser.parse_args()
    with args.pages.open(encoding="utf-8") as f:
        pages = [PageLines(json.loads(line)) for line in f]
    scores: dict[str, list[float]] = {}
    for fold in range(FOLDS):
        weights = fit_both([p for p in pages if p.fold != fold], 0.0)
        scores |= {p.id: predict(p, weights) for p in pages if p.fold == fold}
    best = max(SWITCHES, key=lambda s: sum(figures(pages, scores, s).values()))
    for switch in SWITCHES:
        print(switch, " ".join(f"{k} {v:.3f}" for k, v in figures(pages, scores, switch).items()))
    if args.errors:
        write_errors(args.errors, pages, scores, best)
    if args.write:
        write(fit_both(pages, best))


def write_errors(path: Path, pages: list[PageLines], scores: dict[str, list[float]], switch: float) -> None:
    with path.open("w", encoding="utf-8") as f:
        for page in pages:
            kept = best_sequence(scores[page.id], switch)
            f.write(f"===== {page.id}\n")
            for line, label, keep, score in zip(page.lines, page.labels, kept, scores[page.id], strict=True):
                mark = "  " if label < 0 or label == keep else ("+ " if keep else "- ")
                f.write(f"{mark}{label} {int(keep)} {score:5.1f} {line.text[:140]}\n")


def write(weights: LineWeights) -> None:
    path = lexicon_path("clean/line_weights.tsv")
    known = {(r["layer"], r["feature"]): r["meaning"] for r in load_tsv(path)} if path.exists() else {}
    rows = [("local", k, v) for k, v in weights.local.items()] + [("context", k, v) for k, v in weights.context.items()]
    rows.append(("sequence", "switch", weights.switch))
    with path.open("w", encoding="utf-8", newline="") as f:
        out = csv.writer(f, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE)
        out.writerow(("layer", "feature", "weight", "meaning"))
        out.writerows((layer, name, f"{value:.3f}", known.get((layer, name), "")) for layer, name, value in rows)


if __name__ == "__main__":
    main()
