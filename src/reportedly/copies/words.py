"""A text -> its weighty words in order, as numbers, and the pairs of near words that witness a copy."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint32]
Positions = NDArray[np.int32]

REACH = 4
"""A pair is two words at most so many weighty words apart: half the words may be replaced and some pairs still stand."""

SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
"""Thai, Lao, Burmese, Khmer, kana and Han, which put no space between words: two neighbouring characters stand for a word."""
_WORD = re.compile(rf"[{SPACELESS}]|[^\W{SPACELESS}]+")
_STEM = 6
"""Letters kept of a word, so that "supplying" and "supplies" are one in a text that was translated there and back."""
_SHORT = 4


class Words(NamedTuple):
    """The weighty words of a text: one number and one span per word."""

    numbers: Numbers
    spans: tuple[tuple[int, int], ...]


def weighty_words(text: str) -> Words:
    """Words of four letters or more, numbers, and pairs of characters in scripts without spaces; each by its folded beginning.

    >>> text = "The ministry supplied 40 trucks to Ségou."
    >>> [text[start:end] for start, end in weighty_words(text).spans]
    ['ministry', 'supplied', '40', 'trucks', 'Ségou']
    """
    numbers: list[int] = []
    spans: list[tuple[int, int]] = []
    before = ""
    for found in _WORD.finditer(text):
        word = found.group()
        if len(word) == 1 and _is_spaceless(word):
            if before:
                numbers.append(_number(before + word))
                spans.append((found.start() - 1, found.end()))
            before = word if found.end() < len(text) else ""
            continue
        before = ""
        if len(word) >= _SHORT or word[0].isdigit():
            numbers.append(_number(word))
            spans.append(found.span())
    return Words(np.array(numbers, dtype=np.uint32), tuple(spans))


def pairs_of(numbers: Numbers) -> tuple[Numbers, Positions, Positions]:
    """Every ordered pair of words within reach: its number, and the positions of both words."""
    size = len(numbers)
    steps = range(1, min(REACH, size - 1) + 1)
    if not steps:
        return np.zeros(0, np.uint32), np.zeros(0, np.int32), np.zeros(0, np.int32)
    every = np.arange(size, dtype=np.int32)
    first, second = np.concatenate([every[:-step] for step in steps]), np.concatenate([every[step:] for step in steps])
    wide = numbers.astype(np.uint64)
    return _mixed(wide[first], wide[second]), first, second


def _mixed(a: NDArray[np.uint64], b: NDArray[np.uint64]) -> Numbers:
    """One well spread number for two, the same on every machine (the finisher of splitmix64)."""
    x = (a << np.uint64(32)) | b
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return (x >> np.uint64(32)).astype(np.uint32)


@lru_cache(maxsize=100_000)
def _number(word: str) -> int:
    folded = unicodedata.normalize("NFKD", word.casefold())
    letters = "".join(c for c in folded if not unicodedata.combining(c)) or folded
    return crc32(letters[:_STEM].encode("utf-8", "surrogatepass"))


@lru_cache(maxsize=10_000)
def _is_spaceless(character: str) -> bool:
    return re.match(f"[{SPACELESS}]", character) is not None
