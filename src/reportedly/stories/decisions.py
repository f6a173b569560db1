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


def contradictions(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Those that keep documents apart which others put together.

    >>> same, apart = (Decision(verdict=verdict, documents=("doc-1", "doc-2")) for verdict in ("same", "apart"))
    >>> contradictions([apart, same]) == (apart,)
    True
    """
    listed = tuple(decisions)
    together = _Together(listed)
    return tuple(decision for decision in listed if decision.verdict == "apart" and together.are(*decision.documents))


def check_decisions(decisions: Iterable[Decision]) -> None:
    """Raises ``UsageError`` where two documents are to be apart that other decisions put together."""
    for decision in contradictions(decisions):
        a, b = decision.documents
        raise UsageError(f"decisions: {a} and {b} are to be apart, and the same by other decisions; take one of them back")


def pairs_together(pairs: Iterable[tuple[str, str]], decisions: Iterable[Decision]) -> list[tuple[str, str]]:
    """Those pairs, taken in their order, that put no two documents together that were decided to be apart."""
    listed = tuple(decisions)
    together = _Together(listed)
    return [(a, b) for a, b in pairs if together.put(a, b)]


class _Together:
    """Which documents are one by decision, and which groups must stay apart."""

    def __init__(self, decisions: tuple[Decision, ...]) -> None:
        self._leader: dict[str, str] = {}
        self._apart: dict[str, set[str]] = {}
        for decision in decisions:
            if decision.verdict == "same":
                self.put(*decision.documents)
        for decision in decisions:
            if decision.verdict == "apart":
                a, b = map(self._find, decision.documents)
                self._apart.setdefault(a, set()).add(b)
                self._apart.setdefault(b, set()).add(a)

    def are(self, a: str, b: str) -> bool:
        return self._find(a) == self._find(b)

    def put(self, a: str, b: str) -> bool:
        """False, and nothing is done, where a decision forbids it."""
        a, b = sorted((self._find(a), self._find(b)))
        if b in self._apart.get(a, ()):
            return False
        if a != b:
            self._leader[b] = a
            for other in self._apart.pop(b, ()):
                self._apart[other].discard(b)
                self._apart[other].add(a)
                self._apart.setdefault(a, set()).add(other)
        return True

    def _find(self, document: str) -> str:
        while self._leader.setdefault(document, document) != document:
            self._leader[document] = self._leader[self._leader[document]]
            document = self._leader[document]
        return document
