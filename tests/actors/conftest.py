"""From a short text to its parties."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from reportedly.actors import ActorTable, resolve_actors
from reportedly.parse import Parser, Token
from reportedly.pipeline import Resources
from reportedly.places import find_toponyms
from reportedly.records import Party, Published

PartiesOf = Callable[..., dict[str, Party]]


@pytest.fixture(scope="session")
def parties_of(resources: Resources, parser: Parser) -> PartiesOf:
    """``parties_of(text, "the minister", …)``: the party each of these words stands for; ``"#2 he"`` asks for the second "he"."""

    def resolve(
        text: str, *phrases: str, date: str | tuple[str, str] | None = "2024-03-01", table: ActorTable | None = None
    ) -> dict[str, Party]:
        parse = parser.parse(text)
        first, last = (date, date) if isinstance(date, str) else date or ("", "")
        published = Published(start=first, end=last, basis="given") if date else None
        cast = resolve_actors(parse, find_toponyms(parse, resources.gazetteer), table or resources.actors, published)
        return {phrase: cast.party(_head(parse.tokens_in(_span(text, phrase)))) for phrase in phrases}

    return resolve


def _span(text: str, phrase: str) -> tuple[int, int]:
    number, words = (int(phrase[1]), phrase[3:]) if phrase.startswith("#") else (1, phrase)
    found = list(re.finditer(rf"\b{re.escape(words)}\b", text))
    assert len(found) >= number, f"{phrase!r} does not stand in the text"
    return found[number - 1].span()


def _head(tokens: list[Token]) -> Token:
    """The word the others hang on."""
    inside = {t.i for t in tokens}
    return next((t for t in reversed(tokens) if t.head.i not in inside and t.pos not in ("PUNCT", "DET", "ADP", "PART")), tokens[-1])
