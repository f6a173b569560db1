"""The words of a text as they are compared: lower case, no possessive, numbers whole, scripts without spaces in pairs of signs."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0e7f\u1780-\u17ff\u1000-\u109f]")
LONGEST = 40
"""Longer runs of letters are no words of a story: encoded data, addresses."""


def find_words(text: str) -> Iterator[str]:
    """The words in order.

    >>> list(find_words("Peru's President met 1,200 miners."))
    ['peru', 'president', 'met', '1,200', 'miners']
    >>> list(find_words("地震発生"))
    ['地震', '震発', '発生']
    """
    for found in _WORD.finditer(text):
        word = found[0].lower().replace("’", "'").removesuffix("'s")
        if _UNSPACED.match(word):
            yield from (word[i : i + 2] for i in range(max(1, len(word) - 1)))
        elif len(word) <= LONGEST:
            yield word
