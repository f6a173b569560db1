"""``python -m training.sentences --out FILE``: our own sentences with the events our rules find in them, as training lines.

The sentences are the examples and counterexamples of the event frames. Tests hold the rules to them, so their labels are as good as
the rules.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import yaml

from reportedly.lexicons import lexicon_path
from reportedly.pipeline import Resources, read_parse
from reportedly.records import Document


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    resources = Resources.load(fast=True)
    lines = [json.dumps(line_of(text, resources), ensure_ascii=False) for text in sentences()]
    options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


def sentences() -> Iterator[str]:
    """Every example and counterexample of the frames, once."""
    found: dict[str, None] = {}
    for path in sorted(lexicon_path("events").glob("*.yaml")):
        for frame in yaml.safe_load(path.read_text(encoding="utf-8")).get("frames") or []:
            for example in [*frame.get("examples", []), *frame.get("counterexamples", [])]:
                found.setdefault(example if isinstance(example, str) else example["text"])
    return iter(found)


def line_of(text: str, resources: Resources) -> dict[str, object]:
    """The sentence with the anchors, types and parties of its events."""
    document = Document(id="sentence", text=text, language="en")
    report = read_parse(document, resources.parser.parse(text), resources)
    events = [
        {"type": e.event_type, "anchor": e.anchor, "actors": [p.span for p in e.actors], "recipients": [p.span for p in e.recipients]}
        for e in report.events
    ]
    return {"text": text, "events": events}


if __name__ == "__main__":
    main()
