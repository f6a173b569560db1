"""``python -m evaluation.when_where``: is the annotated time and place of an event found? On whole articles (``attributed``).

Events are paired with gold events as the gold's own scorer pairs them. A time is found when the words it was read from overlap the
annotated words, a place when one of the event's toponyms or its location's words do. Per field:

- ``R``: of the paired events that have an annotated time (place), those where it is found;
- ``P``: of the paired events that we give a time (place) from their own sentence, those where it is the annotated one;
- ``all``: as ``R``, but of all annotated events, those never paired included.

What is told of the story's other sentences (basis ``story``) is outside the annotation, so ``P`` leaves it out; it is counted by itself.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from reportedly.records import Span, overlaps

Json = dict[str, Any]
FIELDS = ("time", "place")
FILES = (("attributed.dev.jsonl", "attributed.seed.jsonl"), ("attributed.train.jsonl",))


def when_where(gold: Iterable[Json], records: dict[str, Json]) -> dict[str, float]:
    """``time.P`` ... ``place.all``; a figure without anything to count is left out."""
    n: Counter[str] = Counter()
    for document in gold:
        record = records.get(document["id"], {})
        paired = dict(pair(document["events"], record.get("events", [])))
        for i, event in enumerate(document["events"]):
            ours = paired.get(i)
            for field in FIELDS:
                _count(n, field, event.get(field), annotated(event, field, document["text"]), ours, record)
    figures: dict[str, float] = {}
    for field in FIELDS:
        right, given, wanted, every = (n[f"{field}.{name}"] for name in ("right", "given", "wanted", "every"))
        if given:
            figures[f"{field}.P"] = n[f"{field}.precise"] / given
        if wanted:
            figures[f"{field}.R"] = right / wanted
        if given and wanted:
            figures[f"{field}.F1"] = 2 * n[f"{field}.precise"] / (given + wanted)
        if every:
            figures[f"{field}.all"] = right / every
    return figures


def _count(n: Counter[str], field: str, words: str | None, wanted: list[Span], ours: Json | None, record: Json) -> None:
    n[f"{field}.every"] += words is not None
    if ours is None:
        return
    n[f"{field}.wanted"] += words is not None
    spans, basis = said(ours, field, record)
    hit = any(overlaps(a, b) for a in spans for b in wanted)
    n[f"{field}.right"] += hit
    if spans and basis != "story":
        n[f"{field}.given"] += 1
        n[f"{field}.precise"] += hit
    n[f"{field}.story"] += bool(spans) and basis == "story"


def annotated(event: Json, field: str, text: str) -> list[Span]:
    """Where the annotated words stand: in the event's sentence, else anywhere.

    >>> annotated({"time": "Monday", "sentence_span": (0, 20)}, "time", "They met on Monday. Monday came.")
    [(12, 18)]
    """
    words = event.get(field)
    if not words:
        return []
    start, end = event["sentence_span"]
    return list(_occurrences(words, text, start, end)) or list(_occurrences(words, text, 0, len(text)))


def _occurrences(words: str, text: str, start: int, end: int) -> Iterator[Span]:
    at = text.find(words, start, end)
    while at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + 1, end)


def said(event: Json, field: str, record: Json) -> tuple[list[Span], str | None]:
    """The words our time or place was read from, and its basis."""
    if field == "time":
        time = event["time"]
        if time is None or time["timex"] is None:
            return [], None
        return [tuple(record["timexes"][time["timex"]]["span"])], time.get("basis")
    spans = [tuple(record["toponyms"][i]["span"]) for i in event["places"]]
    location = event.get("location")
    if location:
        spans.append(tuple(location["span"]))
    return spans, location["basis"] if location else None


def pair(wanted: list[Json], events: list[Json]) -> Iterator[tuple[int, Json]]:
    """Gold events with ours: the type accepted, in the sentence; the same anchor counts twice a shared party."""
    taken: set[str] = set()

    def fit(ours: Json, event: Json) -> int:
        if ours["id"] in taken or ours["event_type"] not in event["types"] or not overlaps(ours["anchor"], event["sentence_span"]):
            return 0
        spans = [p["span"] for p in event["actors"] + event["recipients"] if p.get("span")]
        shared = any(overlaps(q["span"], s) for q in ours["actors"] + ours["recipients"] for s in spans)
        return 2 * overlaps(ours["anchor"], event["anchor_span"]) + shared

    for i, event in sorted(enumerate(wanted), key=lambda x: not x[1]["certain"]):
        best = max(events, key=lambda ours: fit(ours, event), default=None)
        if best is not None and fit(best, event) > 0:
            taken.add(best["id"])
            yield i, best


def main() -> int:
    """Prints the figures of the development and the training articles; with ``--misses N`` what was missed or given wrongly."""
    from .gold import Gold, by_external_id
    from .kinds import Kind
    from .run import Records, make_reader

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=Path(__file__).parents[2] / "shared" / "gold", metavar="DIR", help="the gold folder")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="list up to N misses and false ones of each field")
    options = parser.parse_args()
    gold, records = Gold(options.gold), Records(make_reader(fresh=False, jobs=1))
    for files in FILES:
        kind = Kind(files[0].removesuffix(".jsonl"), "attributed", files, (), "event.F1")
        if not gold.holds(kind):
            print(f"when_where: {kind.name}: not measured, {' or '.join(files)} is not in {gold.folder}")
            continue
        read = by_external_id(records.of(gold.inputs(kind)))
        figures = when_where(gold.documents(kind), read)
        print(f"{kind.name}:", "  ".join(f"{name} {value:.3f}" for name, value in figures.items()))
        for field in FIELDS if options.misses else ():
            print(*list(_misses(gold.documents(kind), read, field))[: options.misses], sep="\n")
    return 0


def _misses(gold: Iterable[Json], records: dict[str, Json], field: str) -> Iterator[str]:
    for document in gold:
        record = records[document["id"]]
        for i, ours in pair(document["events"], record["events"]):
            event = document["events"][i]
            spans, basis = said(ours, field, record)
            wanted = annotated(event, field, document["text"])
            if any(overlaps(a, b) for a in spans for b in wanted) or (not wanted and (not spans or basis == "story")):
                continue
            got = [document["text"][a:b] for a, b in spans]
            start, end = event["sentence_span"]
            sentence = " ".join(document["text"][start:end].split())
            anchor = document["text"][ours["anchor"][0] : ours["anchor"][1]]
            yield f"{field}: wanted {event.get(field)!r}, got {got} ({basis}), anchor {anchor!r}: {sentence}"


if __name__ == "__main__":
    sys.exit(main())
