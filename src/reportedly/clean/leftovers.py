"""What an extractor lets through of a page: lists of links, a date that stands alone, the box that asks to subscribe at the end."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from .features import DAY
from .furniture import load_furniture
from .lines import count_words
from .stretch import Stretch

_ANCHOR = re.compile(r"<(/?)a\b[^<>]{0,2000}>", re.IGNORECASE)
_MOSTLY = 0.75
_DATE_WORDS = re.compile(
    r"\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|[ap]\.?m|"
    r"gmt|utc|published|updated|posted|last|on|at|by|date)\b|\d+(?:st|nd|rd|th)?",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"^\W*(?:©|\(c\)|copyright\b|all rights reserved\b)", re.IGNORECASE)
_STAMP = re.compile(r"\W*\d{1,2}[:.h]\d{2}\W*(?:[ap]\.?m\b\.?)?(?:\W*[A-Z]{2,4})?\W*")
_LONGEST_RIGHTS = 12


class Links:
    """Where the links of a page stand."""

    def __init__(self, content: str) -> None:
        self._spans: list[tuple[int, int]] = []
        begun = -1
        for tag in _ANCHOR.finditer(content):
            if begun >= 0:
                self._spans.append((begun, tag.start()))
            begun = -1 if tag[1] else tag.end()
        self._starts = [start for start, _ in self._spans]

    def hold(self, stretch: Stretch) -> bool:
        """True for a paragraph that is no sentence and mostly links: "Front page National Business Letters".

        >>> page = "<a href=1>World</a> <a href=2>Sport</a> Talks <a href=3>ended</a> on Monday"
        >>> links = Links(page)
        >>> links.hold(Stretch("World", ((0, 5, 10, 15),))), links.hold(Stretch("Talks ", ((0, 6, 40, 46),)))
        (True, False)
        """
        if stretch.text.rstrip("\"”’»')").endswith((".", "!", "?")):
            return False
        return sum(self._within(start, end) for _, _, start, end in stretch.pieces) >= _MOSTLY * max(1, len(stretch.text))

    def _within(self, start: int, end: int) -> int:
        found = 0
        for a, b in self._spans[max(0, bisect_right(self._starts, start) - 1) :]:
            if a >= end:
                break
            found += max(0, min(b, end) - max(a, start))
        return found


def is_date_alone(text: str) -> bool:
    """True for a date and words that go with one.

    >>> is_date_alone("Published: Thursday, 4 May 2023, 17:40"), is_date_alone("4 May riots"), is_date_alone("14:32")
    (True, False, True)
    """
    return len(text) <= 80 and DAY.search(text) is not None and not re.search(r"[^\W_]", _DATE_WORDS.sub("", text))


def is_stamp(text: str) -> bool:
    """True for a time alone, which opens an entry of a live blog.

    >>> is_stamp("14:32"), is_stamp("2.15 pm GMT"), is_stamp("4 May 2023, 17:40")
    (True, True, False)
    """
    return _STAMP.fullmatch(text) is not None


def is_rights_line(text: str) -> bool:
    """True for "Copyright Mountain Courier. All rights reserved.", in few words."""
    return _RIGHTS.match(text) is not None and count_words(text) <= _LONGEST_RIGHTS


def without_wall(paragraphs: Sequence[Stretch]) -> list[Stretch]:
    """The paragraphs above a box that says that the rest is for subscribers, if nothing but the box follows."""
    kinds = load_furniture().kinds
    for at, paragraph in enumerate(paragraphs):
        if "paywall" in kinds(paragraph.text, count_words(paragraph.text)):
            if all(_is_offer(rest.text) for rest in paragraphs[at + 1 :]):
                heading = at > 0 and not _is_sentence(paragraphs[at - 1].text) and at > 1
                return list(paragraphs[: at - 1 if heading else at])
            break
    return list(paragraphs)


def _is_sentence(text: str) -> bool:
    return text.rstrip("\"”’»')").endswith((".", "!", "?", "…", ":"))


def _is_offer(text: str) -> bool:
    signs = load_furniture().kinds(text, count_words(text))
    return not _is_sentence(text) or bool({"paywall", "subscribe", "legal"} & set(signs))
