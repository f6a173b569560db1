"""What the gates cost: events lost when pages that seem to be about no public matter are not parsed.

Usage: python -m benchmarks.gates FILE ... [--read]. Files are JSON lines with ``text`` and, where they have annotated ``events``, these.
Prints for each file how many texts are not parsed, and the share of annotated events that stand in them. With --read the texts that are
not parsed are read all the same, with --fast, as is a sample of the others, and the events found are compared.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import NamedTuple

from reportedly.records import Page
from reportedly.triage import is_public

SAMPLE = 20
"""Of the texts that are parsed, every so many is read to tell how many events they have."""


class Text(NamedTuple):
    """A text and the number of events annotated in it."""

    text: str
    events: int


def texts_of(path: Path) -> list[Text]:
    """The texts of a file."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [Text(row["text"], len(row.get("events") or ())) for row in rows]


def share(lost: float, kept: float) -> str:
    """What is lost of all, in per cent."""
    return f"{100 * lost / (lost + kept):.2f} %" if lost + kept else "-"


def events_found(texts: list[Text]) -> int:
    """How many events reading finds."""
    from reportedly.pipeline import Resources, read_page

    resources = Resources.load(fast=True)
    return sum(len(read_page(Page(content=text.text, is_html=False), resources).events) for text in texts)


def main(arguments: list[str]) -> int:
    """Print a line for each file."""
    files = [Path(name) for name in arguments if name != "--read"]
    if not files:
        print(__doc__, file=sys.stderr)
        return 2
    print(f"{'file':28}{'texts':>7}{'not parsed':>12}{'events lost':>13}{'of':>7}")
    for path in files:
        texts = texts_of(path)
        gated, passed = [t for t in texts if not is_public(t.text)], [t for t in texts if is_public(t.text)]
        lost, kept = sum(t.events for t in gated), sum(t.events for t in passed)
        print(f"{path.name:28}{len(texts):7}{len(gated):12}{share(lost, kept):>13}{lost + kept:7}")
        if "--read" in arguments:
            few = passed[::SAMPLE]
            found, estimated = events_found(gated), events_found(few) * len(passed) / max(len(few), 1)
            print(f"{'':28}found by reading without gates: {found} of about {found + estimated:.0f} lost, {share(found, estimated)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
