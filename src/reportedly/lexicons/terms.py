"""Terms of a word list -> the pattern that finds them as whole words; ``*`` stands for any ending, ``?`` for any letter."""

from __future__ import annotations

import re
from collections.abc import Iterable


def term_pattern(terms: Iterable[str]) -> re.Pattern[str]:
    """Finds any of the terms, whatever their case.

    >>> bool(term_pattern(["smuggl*", "gunm?n"]).search("Smugglers and gunmen")), bool(term_pattern(["gang"]).search("gangway"))
    (True, False)
    """
    escaped = (re.escape(term).replace(r"\*", r"\w*").replace(r"\?", r"\w") for term in terms)
    return re.compile(rf"\b(?:{'|'.join(escaped)})\b", re.IGNORECASE)
