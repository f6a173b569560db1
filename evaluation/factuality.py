"""``python -m evaluation.factuality``: did the marked predicate happen? Our auxiliary modes against crowd votes on web text (UDS).

A predicate with the mode ``future``, ``hypothetical`` or ``negated`` did not happen; any other did. Reported: macro-F1 over the two
labels, beside two baselines: everything happened, and nothing with a negation word in its sentence did. Exits 1 when the margin over the
better baseline falls below ``MARGIN``.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from reportedly.events.arguments import Arguments
from reportedly.events.circumstances import find_auxiliary
from reportedly.parse import Parse

from .parses import KeptParser

MARGIN = 0.10
NOT_DONE = frozenset({"future", "hypothetical", "negated"})
_NEGATION = re.compile(r"\b(?:not|never|no|nobody|nothing|without|cannot)\b|n['’]t\b", re.IGNORECASE)


def happened(parse: Parse, span: tuple[int, int]) -> bool:
    """Whether the predicate at these characters is told as a deed."""
    tokens = parse.tokens_in(span)
    if not tokens:
        return True
    inside = {t.i for t in tokens}
    head = next((t for t in tokens if t.head.i not in inside or t.head is t), tokens[0])
    return not NOT_DONE & set(find_auxiliary(Arguments(head)))


def macro_f1(wanted: Iterable[bool], got: Iterable[bool]) -> float:
    """The mean of the F1 of both labels.

    >>> macro_f1([True, True, False, False], [True, False, False, False])
    0.7333333333333334
    """
    pairs = list(zip(wanted, got, strict=True))
    scores = []
    for label in (True, False):
        both = sum(w is label and g is label for w, g in pairs)
        either = sum(w is label for w, _ in pairs) + sum(g is label for _, g in pairs)
        scores.append(2 * both / either if either else 0.0)
    return sum(scores) / len(scores)


def main() -> int:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = Path(__file__).parents[2] / "shared" / "gold"
    parser.add_argument("--gold", type=Path, default=default, metavar="DIR", help="folder that holds factuality.dev.jsonl")
    path = parser.parse_args().gold / "factuality.dev.jsonl"
    if not path.exists():
        print(f"factuality: no {path}; nothing measured (name the folder with --gold)")
        return 0
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    parsed = KeptParser()
    parses = dict(zip(texts := list(dict.fromkeys(row["text"] for row in rows)), parsed.parse_all(texts), strict=True))
    clear = [row for row in rows if row["label"] != "uncertain"]
    margins = [_compare(name, part, parses) for name, part in (("clear votes", clear), ("uncertain counted as not happened", rows))]
    return 0 if min(margins) >= MARGIN else 1


def _compare(name: str, rows: list[dict[str, Any]], parses: dict[str, Parse]) -> float:
    """Prints the figures for these predicates; the margin over the better baseline."""
    wanted = [row["label"] == "happened" for row in rows]
    ours = macro_f1(wanted, (happened(parses[row["text"]], (row["event"][0], row["event"][1])) for row in rows))
    baselines = {
        "all happened": macro_f1(wanted, (True for _ in rows)),
        "a negation word in the sentence": macro_f1(wanted, (not _NEGATION.search(row["text"]) for row in rows)),
    }
    print(f"{name}: {len(rows)} predicates, {sum(wanted)} happened; auxiliary modes: macro-F1 {ours:.3f}")
    for baseline, value in baselines.items():
        print(f"  {baseline}: {value:.3f}, {ours - value:+.3f}")
    return ours - max(baselines.values())


if __name__ == "__main__":
    sys.exit(main())
