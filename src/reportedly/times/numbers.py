"""Number words -> numbers: "twenty-four", "two hundred and fifty", "a couple of", "two and a half"."""

from __future__ import annotations

from .grammar import Words

VAGUE = 0.0
"""What "several" and "a few" count as."""


def read_cardinal(words: Words, first: int, last: int) -> float | None:
    """The number spelt by the words, ``None`` when they do not make one ("five and 10")."""
    total = current = 0.0
    seen = False
    for i in range(first, last):
        value = words.means(i).get("number")
        if value is None:
            if words.lower(i) not in ("-", "and"):
                return None
            continue
        number = float(value)
        if words.lower(i) in ("hundred", "thousand", "million"):
            current = max(current, 1) * number
            if number > 100:
                total, current = total + current, 0
        elif current and not (current % 100 == 0 or (20 <= current % 100 < 100 and current % 10 == 0 and number < 10)):
            return None
        else:
            current += number
        seen = True
    return total + current if seen else None


def read_count(words: Words, first: int, last: int) -> float | None:
    """How many: a number, ``VAGUE``, or ``None`` when the words make no sense together.

    The lower of two is taken: "two to three weeks" is at least two.
    """
    lowers = [words.lower(i) for i in range(first, last)]
    if "half" in lowers[:1]:
        return 0.5
    half = lowers[-2:] == ["a", "half"]
    if half:
        last -= 3
    last = next((i for i in range(first, last) if _joins_two(words, i)), last)
    if not any("number" in words.means(i) for i in range(first, last)):
        vague = next((v for i in range(first, last) if (v := words.means(i).get("vague")) is not None), None)
        if vague is not None:
            return float(vague) or VAGUE
        return 1.0 + 0.5 * half
    if "of" in lowers:
        return VAGUE  # "hundreds of thousands of years"
    while first < last and "number" not in words.means(first):
        first += 1
    number = read_cardinal(words, first, last)
    return None if number is None else number + 0.5 * half


def _joins_two(words: Words, i: int) -> bool:
    """The joint of "two to three", "12-18"; the hyphen of "twenty-four" is none."""
    return words.lower(i) in ("to", "or", "–") or (words.lower(i) == "-" and words.raw(i - 1).isdigit())
