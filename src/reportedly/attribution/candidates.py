"""What the finders hand to the judge: a cue, a construction, a source and the content it would have."""

from __future__ import annotations

from dataclasses import dataclass

from ..parse import Token
from .layout import Range


@dataclass(slots=True)
class Candidate:
    """One reading of one cue. ``shape`` names the construction, ``link`` the word that joins cue and content."""

    cue: Token
    shape: str
    source: Token | None
    content: tuple[Range, ...]
    head: Token
    """The head of the content."""
    link: Token | None = None
    direct: bool = False
    """The content was found as a quotation, not as a complement."""
