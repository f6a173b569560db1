"""An input that gave no page: where it stood, what was wrong, and the way out."""

from __future__ import annotations

from typing import Literal

from ..records import Record

Kind = Literal[
    "missing", "unreadable", "empty", "too large", "damaged", "no text", "wrong form", "not a page", "needs a package", "repeated"
]
"""For the summary: what kind of thing went wrong."""


class InputProblem(Record, frozen=True, kw_only=True):
    """``str()`` is the one line to show: place, thing, way out.

    >>> print(InputProblem(origin="news.jsonl:3", message="no text; give the line a \\"text\\" or \\"html\\" field"))
    news.jsonl:3: no text; give the line a "text" or "html" field
    """

    origin: str
    message: str
    kind: Kind = "unreadable"

    def __str__(self) -> str:
        return f"{self.origin}: {self.message}"


class DamagedInput(Exception):
    """Raised where a stream turns out broken: what is wrong with it, and whether reading on makes sense."""

    def __init__(self, message: str, *, kind: Kind = "damaged", broken_stream: bool = True) -> None:
        super().__init__(message)
        self.message = message
        self.kind: Kind = kind
        self.broken_stream = broken_stream
