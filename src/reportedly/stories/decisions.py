"""What a person decided about two documents: the same story, or two stories. Decisions are kept apart and applied on every grouping."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import msgspec

from ..errors import UsageError
from ..records.base import Record


class Decision(Record, frozen=True, kw_only=True):
    """``documents`` are two document ids; they need not be in the collection (yet)."""

    verdict: Literal["same", "apart"]
    documents: tuple[str, str]


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions in a file, one a line: ``{"verdict": "same", "documents": ["doc-1…", "doc-2…"]}``.

    Raises:
        UsageError: the file cannot be read, or a line is no decision.
    """
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}; name a file of decisions, one a line") from error
    return tuple(_decode(line, f"{path}:{number}") for number, line in enumerate(lines, 1) if line.strip())


def _decode(line: bytes, place: str) -> Decision:
    try:
        return msgspec.json.decode(line, type=Decision)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise UsageError(f'{place}: {error}; write {{"verdict": "same" or "apart", "documents": [id, id]}}') from error


def check_decisions(decisions: Iterable[Decision]) -> None:
    """Raises ``UsageError`` where two documents are to be apart that other decisions put together."""
    listed = tuple(decisions)
    leader: dict[str, str] = {}

    def find(document: str) -> str:
        while leader.setdefault(document, document) != document:
            document = leader[document]
        return document

    for decision in listed:
        if decision.verdict == "same":
            a, b = sorted(map(find, decision.documents))
            leader[b] = a
    for decision in listed:
        if decision.verdict == "apart" and find(decision.documents[0]) == find(decision.documents[1]):
            a, b = decision.documents
            raise UsageError(f"decisions: {a} and {b} are to be apart, and the same by other decisions; take one of them back")
