"""``python -m evaluation.calibration``: is an event's ``confidence`` the share of such events that are right?

An event is wrong when no annotator marked an event of its type in its sentence. Reported for each set of gold, with the tagger and without:
expected calibration error over ten bins of equal mass, beside what a perfectly calibrated confidence would show on so few events, and
the Brier score. Exits 1 when the error on whole articles is above ``CEILING``.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from .gold import Gold, by_external_id
from .kinds import Kind, chosen
from .run import Records, make_reader

CEILING = 0.10
BINS = 10
SHUFFLES = 400
SETS = {"articles": ("attributed",), "gsr": ("gsr",), "short": ("gsr", "negatives", "snippets")}
Json = dict[str, Any]
Judged = tuple[float, bool]


def is_right(kind: str, gold: Json, event: Json) -> bool | None:
    """Whether an annotator marked an event of this type there; ``None`` where the gold does not say.

    A snippet has one sub-type of its own: other events in it may well be right.
    """
    if kind == "attributed":
        start, end = event["anchor"]
        return any(
            event["event_type"] in e["types"] and start < e["sentence_span"][1] and e["sentence_span"][0] < end for e in gold["events"]
        )
    if kind == "snippets" and gold.get("has_political_event", True):
        told = bool(gold["events"] and gold.get("mapping_is_one_to_one"))
        return True if told and event["event_type"] in gold["events"][0]["type_accepted"] else None
    if kind in ("negatives", "snippets"):
        return False
    return event["event_type"] in {t for e in gold["events"] for t in (e["type"], *e.get("type_accepted", []))}


def calibration_error(judged: Sequence[Judged], bins: int = BINS) -> float:
    """Mean distance between confidence and share of right ones, over bins of equal mass by confidence.

    >>> calibration_error([(0.9, True)] * 9 + [(0.9, False)], 1)
    0.0
    >>> calibration_error([(0.2, False), (0.8, True)], 2)
    0.2
    """
    ordered = sorted(judged, key=lambda j: j[0])
    n = len(ordered)
    total = 0.0
    for k in range(bins):
        part = ordered[k * n // bins : (k + 1) * n // bins]
        total += abs(sum(p for p, _ in part) - sum(right for _, right in part))
    return round(total / n, 6) if n else 0.0


def chance_error(judged: Sequence[Judged]) -> float:
    """The error that these confidences would show on average if they were exactly right: what the size of the gold costs."""
    draw = random.Random(7)
    drawn = ([(p, draw.random() < p) for p, _ in judged] for _ in range(SHUFFLES))
    return sum(map(calibration_error, drawn)) / SHUFFLES


def brier(judged: Sequence[Judged]) -> float:
    """Mean squared distance of confidence and truth."""
    return sum((p - right) ** 2 for p, right in judged) / len(judged) if judged else 0.0


def judge(gold: Gold, records: Records, kind: Kind) -> Iterator[Judged]:
    """Confidence and truth of every event the gold can judge."""
    by_id = by_external_id(records.of(gold.inputs(kind)))
    for document in gold.documents(kind):
        for event in by_id.get(document["id"], {}).get("events", []):
            right = is_right(kind.name, document, event)
            if right is not None:
                yield event["confidence"], right


def main() -> int:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = Path(__file__).parents[2] / "shared" / "gold"
    parser.add_argument("--gold", type=Path, default=default, metavar="DIR", help="folder of gold files and score.py")
    gold = Gold(parser.parse_args().gold)
    if not (gold.folder / "score.py").exists():
        print(f"calibration: no gold data at {gold.folder}; nothing measured (name the folder with --gold)")
        return 0
    worst = 0.0
    for fast in (False, True):
        records = Records(make_reader(fresh=False, jobs=1, fast=fast))
        for name, kinds in SETS.items():
            judged = [j for kind in chosen(list(kinds)) for j in judge(gold, records, kind)]
            _tell(f"{'rules alone' if fast else 'with the tagger'}, {name}", judged)
            worst = max(worst, calibration_error(judged) if name == "articles" else 0.0)
    print(f"calibration: worst error on whole articles {worst:.3f}, ceiling {CEILING:.2f}")
    return 0 if worst <= CEILING else 1


def _tell(name: str, judged: Sequence[Judged]) -> None:
    n = max(len(judged), 1)
    right, mean = sum(r for _, r in judged) / n, sum(p for p, _ in judged) / n
    print(
        f"{name}: {len(judged)} events, {right:.3f} right, mean confidence {mean:.3f}, calibration error {calibration_error(judged):.3f} "
        f"(by chance {chance_error(judged):.3f}), Brier score {brier(judged):.3f}"
    )


if __name__ == "__main__":
    sys.exit(main())
