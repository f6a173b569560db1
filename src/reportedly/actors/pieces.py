"""Text -> pieces: the words names are compared by, whatever the parser made of hyphens, dots and apostrophes.

"U.S." and "US" are one piece; "al-Qaida" is two; "People's" is two ("people", "s"); "Abbás" compares as "abbas".
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_PIECE = re.compile(r"(?:[A-Z]\.){2,}(?:[A-Z](?![A-Za-z]))?|[^\W_]+")


class Piece(NamedTuple):
    """A word of the text: the form it is compared by, the form as written (dots left out), and where it stands."""

    key: str
    written: str
    start: int
    end: int


Pieces = list[Piece]


def cut(text: str) -> Pieces:
    """The pieces of a text, in order.

    >>> [p.key for p in cut("The U.S. and Côte d'Ivoire")]
    ['the', 'us', 'and', 'cote', 'd', 'ivoire']
    """
    pieces = []
    for m in _PIECE.finditer(text):
        word = m.group()
        if "." in word:
            word = word.replace(".", "")
        pieces.append(Piece(word.lower() if word.isascii() else fold(word), word, m.start(), m.end()))
    return pieces


def fold(word: str) -> str:
    """Lower case without diacritics.

    >>> fold("Erdoğan"), fold("ØSTERGAARD")
    ('erdogan', 'ostergaard')
    """
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.translate(_STROKES))
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()


_STROKES = str.maketrans({"ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "Ae", "ə": "a"})


def capitals(name: str) -> str:
    """Per piece, what the text must show: ``A`` all capitals, ``a`` a first capital, ``.`` nothing.

    >>> capitals("Movement for Change"), capitals("UN"), capitals("al-Qaida")
    ('a.a', 'A', '.a')
    """
    return capitals_of(cut(name))


def capitals_of(pieces: Pieces) -> str:
    """The same for a name already cut."""
    return "".join([_case(piece.written) for piece in pieces])


def _case(word: str) -> str:
    if len(word) > 1 and word.isupper():
        return "A"
    return "a" if word[0].isupper() else "."


def fits(piece: Piece, case: str) -> bool:
    """True when the piece is written with the capitals asked for; a text all in capitals fits any name."""
    if case == "A":
        return piece.written.isupper()
    return case == "." or piece.written[0].isupper()
