"""Text -> the notes in which an outlet corrects or updates its own text, by the wordings of lexicons/clean/corrections.yaml."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Literal

import msgspec

from ..lexicons.loader import lexicon_path, load_yaml
from ..records import Correction

SEARCHED = 300
"""Code points of a line that are looked at."""

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_OPENING = r"[\s*\[(_•·–—-]*"


class NoteWording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of corrections.yaml."""

    id: str
    kind: Literal["correction", "update"]
    extent: Literal["line", "label"]
    pattern: str
    examples: list[str]
    counterexamples: list[str]

    def compiled(self) -> re.Pattern[str]:
        return re.compile(_OPENING + "(?P<cue>" + self.pattern.strip() + ")", re.IGNORECASE)


def note_wordings() -> list[NoteWording]:
    """The file's entries, with their examples."""
    kind: Any = list[NoteWording]
    entries: list[NoteWording] = load_yaml(lexicon_path("clean/corrections.yaml"), kind)
    return entries


@cache
def _compiled() -> tuple[tuple[NoteWording, re.Pattern[str]], ...]:
    return tuple((entry, entry.compiled()) for entry in note_wordings())


def find_corrections(text: str) -> tuple[Correction, ...]:
    """The notes in the order of the text, one a line at most.

    >>> [(c.kind, c.span) for c in find_corrections("Talks end\\n\\nUPDATED 14:20\\n\\nThe correction of the border was agreed.")]
    [('update', (11, 24))]
    """
    found = (_note(line) for line in _LINE.finditer(text))
    return tuple(note for note in found if note)


def _note(line: re.Match[str]) -> Correction | None:
    words = line.group()
    head = words[:SEARCHED]
    for entry, pattern in _compiled():
        match = pattern.match(head)
        if match:
            start, end = match.start("cue"), match.start("cue") + len(match["cue"].rstrip())
            first = len(words) - len(words.lstrip())
            whole = (line.start() + first, line.start() + len(words.rstrip()))
            cue = (line.start() + start, line.start() + end)
            return Correction(span=whole if entry.extent == "line" else cue, kind=entry.kind, cue=cue, why=f"note.{entry.id}")
    return None
