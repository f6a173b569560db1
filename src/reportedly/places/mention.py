"""A stretch of tokens that names a place, on its way to becoming a toponym."""

from __future__ import annotations

from dataclasses import dataclass

from ..parse import Token
from .rows import Row


@dataclass(slots=True, eq=False)
class Mention:
    """Tokens ``first`` up to and without ``last``, the name they spell, and the rows it may stand for.

    ``within`` is the mention after the comma in "Oxford, North Carolina".
    """

    first: int
    last: int
    name: str
    rows: tuple[Row, ...]
    is_demonym: bool = False
    within: Mention | None = None
    row: Row | None = None


def spelled(text: str, tokens: list[Token]) -> str:
    """The tokens as the text has them, with single spaces; without the hyphen that ties "Cotabato-" to a longer word."""
    return " ".join(text[tokens[0].start : tokens[-1].end].split()).rstrip("-–") or tokens[0].text
