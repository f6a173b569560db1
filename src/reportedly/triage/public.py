"""Is a page about public matters at all? By counting words, some two thousand times as fast as a parse.

Pages of sport, business results, recipes and shows use few of the words by which politics, conflict, courts and disasters are told.
What the gate costs is measured by ``benchmarks/gates.py``.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from ..lexicons import lexicon_path, load_yaml
from ..records import Record

LEAST_SHARE = 0.013
"""A page with a smaller share of public words is passed over ..."""
LEAST_SHARE_BESIDE, TIMES = 0.025, 2.5
"""... and so is one with less than this that has so many times as many everyday words."""
SHORT = 80
"""Words up to which a text is passed over only if it has everyday words and no public one at all: a short report may have few."""
_LEAST_EVERYDAY = 2
_WORD = re.compile(r"[a-z][a-z'-]*")


class Gate(Record, frozen=True, kw_only=True):
    """The lists of ``lexicons/triage/words.yaml``: beginnings of words, and whole words, which end in "="."""

    public: str
    everyday: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


def is_public(text: str) -> bool:
    """True for a text that may hold an event; False for one that is not worth parsing.

    >>> is_public("Police arrested forty protesters outside parliament."), is_public("The coach praised his striker for two late goals.")
    (True, False)
    """
    public = everyday = words = 0
    for word, count in Counter(_WORD.findall(text.lower())).items():
        kind = _kind(word)
        words += count
        public += count * (kind > 0)
        everyday += count * (kind < 0)
    if words <= SHORT:
        return public > 0 or everyday < _LEAST_EVERYDAY
    return public >= LEAST_SHARE * words and not (public < LEAST_SHARE_BESIDE * words and everyday > TIMES * public)


@cache
def load_gate() -> Gate:
    """The built-in lists."""
    return load_yaml(lexicon_path("triage/words.yaml"), Gate)


@cache
def _lists() -> tuple[tuple[frozenset[str], tuple[str, ...]], tuple[frozenset[str], tuple[str, ...]]]:
    gate = load_gate()
    return _split(gate.public), _split(gate.everyday)


def _split(words: str) -> tuple[frozenset[str], tuple[str, ...]]:
    listed = words.split()
    return frozenset(w[:-1] for w in listed if w.endswith("=")), tuple(w for w in listed if not w.endswith("="))


_known: dict[str, int] = {}
_REMEMBERED = 200_000


def _kind(word: str) -> int:
    """1 public, -1 everyday, 0 neither."""
    kind = _known.get(word)
    if kind is None:
        (public, publicly), (everyday, daily) = _lists()
        kind = 1 if word in public or word.startswith(publicly) else -1 if word in everyday or word.startswith(daily) else 0
        if len(_known) < _REMEMBERED:
            _known[word] = kind
    return kind
