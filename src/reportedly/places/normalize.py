"""A place name as written -> the key it is filed under.

Spelling varies in ways that do not matter: "St. Paul" and "Saint Paul", "Guinea-Bissau" and "Guinea Bissau", "Mo'a" and "Moa",
"Zürich" and "Zurich". Case does matter for acronyms: "US" is a country and "us" a pronoun, so they keep their capitals.
"""

from __future__ import annotations

import unicodedata

_DROPPED = {ord(c): None for c in ".'’‘`ʼʻʹ´"} | {ord(c): " " for c in "-–/_\u00a0"}
_PLAIN_LETTERS = str.maketrans({
    "ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th",
})  # fmt: skip
_ACCENTS = dict.fromkeys(range(0x300, 0x370))
_FOREIGN = _DROPPED | _PLAIN_LETTERS | _ACCENTS
_SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}
LONGEST = 80
LONGEST_ACRONYM = 5


def normalize_name(name: str) -> str:
    """The key of a name; empty when nothing is left of it.

    >>> normalize_name("Saint-Étienne"), normalize_name("the  West Bank"), normalize_name("N'Djamena")
    ('st etienne', 'west bank', 'ndjamena')
    """
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name[:LONGEST]).translate(_FOREIGN)
    elif not name.isalpha():
        name = name[:LONGEST].translate(_DROPPED)
    words = name.lower().split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    if words and words[0] in _SHORT:
        words[0] = _SHORT[words[0]]
    return " ".join(words)[:LONGEST]


def acronym_key(name: str) -> str | None:
    """The key of a name that is an acronym, with its capitals; ``None`` for other names.

    >>> acronym_key("U.S."), acronym_key("UAE"), acronym_key("Us")
    ('US', 'UAE', None)
    """
    letters = name.replace(".", "").replace(" ", "")
    return letters if letters.isalpha() and letters.isupper() and len(letters) <= LONGEST_ACRONYM else None


def name_keys(name: str) -> tuple[str, ...]:
    """Keys under which to look a written name up: an all-capitals word may be an acronym or shouted ("IRAN").

    >>> name_keys("IRAN"), name_keys("Iran")
    (('IRAN', 'iran'), ('iran',))
    """
    acronym = acronym_key(name)
    return (normalize_name(name),) if acronym is None else (acronym, normalize_name(name))
