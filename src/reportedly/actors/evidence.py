"""Words before a noun -> the countries they name, leaving out those that only back, oppose or occupy.

"Russian troops" are Russian; "US-backed rebels", "pro-Russian separatists", "anti-American cleric", "Israeli-occupied land" tell nothing
of whose they are.
"""

from __future__ import annotations

import re

from ..parse import Token
from .names import NameMatch

_AFTER = re.compile(
    r"[-–](?:back|led\b|support|sponsor|fund|financ|arm|train|occup|annex|control|held|hold|rul|broker|mediat|born|suppl|mad|built|"
    r"friend|bound|speak|educat|orient|lean|fac|produc|own|style|designat|allied|align|affiliat|link|tied|loyal|install|imposed|monitored|dominat)\w*",
    re.IGNORECASE,
)
_JOINING = frozenset("-– ")
"""What may stand between the name and the rest of the compound; after most names something else does."""
_BEFORE = re.compile(r"(?:\b(?:pro|anti|non|neo|counter|cross|post|trans)[-–])$", re.IGNORECASE)
_SPACED = re.compile(
    r" (?:[-–] )?(?:backed|supported|occupied|annexed|controlled|sponsored|funded|trained|born|brokered|speaking|held|armed|led)\b",
    re.IGNORECASE,
)


def tells_nothing(text: str, match: NameMatch) -> bool:
    """True when the name stands in a compound that says who helps, fights or holds, not whose it is."""
    if text[match.end : match.end + 1] in _JOINING and (_AFTER.match(text, match.end) or _SPACED.match(text, match.end)):
        return True
    before = text[match.start - 1 : match.start]
    return before in _JOINING and _BEFORE.search(text, max(0, match.start - 9), match.start) is not None


def backs(text: str, match: NameMatch) -> bool:
    """True for "Iran" in "Iran-aligned", "North Korea-linked", "pro-Iranian": somebody of whom it helps, pays or pulls the strings."""
    before = _PRO.search(text, max(0, match.start - 5), match.start) is not None
    return before or _BACKED.match(text, match.end) is not None


_BACKED = re.compile(
    r"(?: ?[-–] ?| )(?:back|support|sponsor|fund|financ|arm|train|allied|align|affiliat|link|tied|loyal|run\b|controlled|connected)\w*",
    re.IGNORECASE,
)
_PRO = re.compile(r"\bpro[-–]$", re.IGNORECASE)


def leads(text: str, match: NameMatch) -> bool:
    """True for "U.S." in "U.S.-led coalition"."""
    return _LED.match(text, match.end) is not None


_LED = re.compile(r" ?[-–]? ?led\b")


def is_possessor(token: Token, head: Token) -> bool:
    """True when the token stands inside a possessor of the head: "Iraqi" in "the Iraqi president's American advisers"."""
    while token is not head:
        if token.dep == "poss":
            return True
        if token.head is token:
            return False
        token = token.head
    return False
