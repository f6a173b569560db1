"""Lines around the headline -> who wrote the story, as printed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .lines import Line

REACH = 15
_NAME = r"(?:[A-ZÀ-Þ][\w.'’-]*|al|bin|da|de|del|der|di|dos|du|el|ibn|la|le|van|von)"
_BY = re.compile(
    rf"^\W*(?:(?:[Ww]ritten|[Rr]eported|[Pp]osted|[Ss]tory|[Pp]ublished) )?(?:[Bb]y|BY)[: ]+"
    rf"(?P<names>{_NAME}(?:(?: |, | and | & |, and ){_NAME}){{0,11}})"
)
# A page's own words that follow the name on the same line: "By Jane Roe in Nairobi | Updated ..." ends before "in".


def find_byline(lines: Sequence[Line], kept: Sequence[bool]) -> str | None:
    """The names in a "By ..." line near the beginning of the article, or right after its end."""
    first = next((i for i, keep in enumerate(kept) if keep), None)
    if first is None:
        return None
    last = max(i for i, keep in enumerate(kept) if keep)
    # A standfirst may stand between headline and byline, and be the first line kept.
    top = min(first + 5, len(lines) - 1)
    near = [*range(top, max(-1, first - REACH), -1), *range(max(top, last) + 1, min(len(lines), last + 4))]
    for i in near:
        name = names_in(lines[i].text) if lines[i].words <= 20 else None
        if name:
            return name
    return None


def names_in(line: str) -> str | None:
    """The names a byline gives.

    >>> names_in("By Jane Roe and John van Doe | Updated 3 May")
    'Jane Roe and John van Doe'
    >>> names_in("By noon the square was empty.")
    """
    found = _BY.match(line[:200])
    if not found:
        return None
    names = found.group("names").strip()
    return names if " " in names else None
