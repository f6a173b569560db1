"""The lexicon of furniture wording: line -> kinds of furniture its words speak of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import msgspec

from ..lexicons.loader import lexicon_path, load_yaml

SHORT_LINE = 16
"""Words from which a line counts as long: "share" in a menu is furniture, in a sentence it is news."""

SEARCHED = 300
"""Code points of a line that are looked at; keeps a ten-megabyte line cheap."""


class Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of furniture.yaml."""

    id: str
    pattern: str
    examples: list[str]
    counterexamples: list[str]
    short: bool = False

    def compiled(self) -> re.Pattern[str]:
        return re.compile("".join(line.strip() for line in self.pattern.splitlines()), re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class Furniture:
    """Compiled wordings, in the order of the file."""

    wordings: tuple[tuple[str, bool, re.Pattern[str]], ...]

    def kinds(self, line: str, words: int) -> list[str]:
        """Kinds of furniture this line's wording speaks of.

        >>> load_furniture().kinds("Leave a Reply", 3)
        ['comments']
        """
        return list(_kinds(self, line[:SEARCHED], words >= SHORT_LINE))


@lru_cache(maxsize=8192)  # a page's lines are asked about by the classifier, the headline and the notices
def _kinds(furniture: Furniture, head: str, is_long: bool) -> tuple[str, ...]:
    return tuple(kind for kind, short, pattern in furniture.wordings if not (short and is_long) and pattern.search(head))


def furniture_entries() -> list[Wording]:
    """The file's entries, with their examples."""
    kind: Any = list[Wording]
    entries: list[Wording] = load_yaml(lexicon_path("clean/furniture.yaml"), kind)
    return entries


@cache
def load_furniture() -> Furniture:
    """The compiled lexicon, once per process."""
    return Furniture(tuple((entry.id, entry.short, entry.compiled()) for entry in furniture_entries()))
