"""An input that gave no page: where it stood, what was wrong, and the way out."""

from __future__ import annotations

from ..records import Record


class InputProblem(Record, frozen=True, kw_only=True):
    """``str()`` is the one line to show: place, thing, way out.

    >>> print(InputProblem(origin="news.jsonl:3", message="no text; give the line a \\"text\\" or \\"html\\" field"))
    news.jsonl:3: no text; give the line a "text" or "html" field
    """

    origin: str
    message: str

    def __str__(self) -> str:
        return f"{self.origin}: {self.message}"
