"""Singular noun -> plurals, for the last word of a term."""

from __future__ import annotations

_IRREGULAR = {"man": "men", "woman": "women", "child": "children", "person": "people", "wife": "wives", "clergy": "clergy"}


def plurals(term: str) -> list[str]:
    """Plural forms of a term; a head noun before "of" or "-in-" takes the ending.

    >>> plurals("policeman"), plurals("ministry"), plurals("chief of staff"), plurals("shaman")
    (['policemen'], ['ministries'], ['chiefs of staff'], ['shamans'])
    """
    for link in (" of ", "-in-", "-at-", " in ", " for "):
        if link in term:
            head, tail = term.split(link, 1)
            return [f"{form}{link}{tail}" for form in plurals(head)]
    return [term[: len(term) - len(word)] + form for word in [_last(term)] for form in _plural(word)]


def _last(term: str) -> str:
    return term.replace("-", " ").split(" ")[-1]


def _plural(word: str) -> list[str]:
    lower = word.lower()
    for singular, plural in _IRREGULAR.items():
        if lower.endswith(singular) and not lower.endswith(
            ("german", "human", "roman", "ottoman", "shaman", "norman", "brahman", "ataman")
        ):
            return [word[: len(word) - len(singular)] + plural]
    if lower.endswith(("s", "x", "z", "ch", "sh")):
        return [word + "es"]
    if lower.endswith("y") and lower[-2:-1] not in "aeiou":
        return [word[:-1] + "ies"]
    return [word + "s"]
