"""A text -> what stands between quotation marks, found without a parse."""

from __future__ import annotations

import re

from reportedly.records import Span

_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_SPOKEN = re.compile(
    r"""
    “(?P<curly>[^“”]*)(?:”|\Z)
    | „(?P<low>[^„“”]*)(?:[“”]|\Z)
    | «(?P<angled>[^«»]*)(?:»|\Z)
    | (?<!\w)"(?P<straight>[^"]*)(?:"(?!\w)|\Z)
    | (?<!\w)''(?P<double>(?:[^'\n]|'(?!'))*)''
    | (?<!\w)‘(?P<single>(?:[^‘’]|(?<=\w)’(?=\w))*)’(?!\w)
    """,
    re.VERBOSE,
)


def find_quotes(text: str) -> list[Span]:
    """Spans between quotation marks, marks and outer spaces left out, in text order.

    A quotation ends with its paragraph: where a speech goes on, each paragraph opens one again. Single straight marks are apostrophes.

    >>> text = 'It was “a good day”, he said, not "just fine".'
    >>> [text[start:end] for start, end in find_quotes(text)]
    ['a good day', 'just fine']
    """
    found: list[Span] = []
    for paragraph in _PARAGRAPH.finditer(text):
        for spoken in _SPOKEN.finditer(paragraph.group()):
            said = spoken.group(spoken.lastgroup or 0)
            start = paragraph.start() + spoken.start(spoken.lastgroup or 0) + len(said) - len(said.lstrip())
            if said.strip():
                found.append((start, start + len(said.strip())))
    return found
