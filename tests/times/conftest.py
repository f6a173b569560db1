"""A parse without a parser: enough for what the time stage reads from the words alone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from reportedly.parse import Parse, Sentence, Token


def parse_words(text: str) -> Parse:
    """Tokens without tags, one sentence, every token its own head."""
    found = re.finditer(r"\w+|[^\w\s]", text)
    tokens = [Token(i, m.group(), m.start(), m.group().lower(), "", "", "", "", False) for i, m in enumerate(found)]
    return Parse(text, tokens, [Sentence(0, 0, tokens)] if tokens else [], [])


@pytest.fixture(scope="session")
def bare_parse() -> Callable[[str], Parse]:
    return parse_words
