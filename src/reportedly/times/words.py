"""Text -> words, each with the classes the time grammar knows it by ("May": month; "may": nothing; "17": a number, a day of a month).

The text is cut by one linear expression, and only words that mean something to the grammar become objects.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import msgspec

from ..lexicons.loader import lexicon_path, load_yaml

Value = int | float | str

_CLASSES = (
    "month", "weekday", "season", "unit", "daypart", "deictic", "number", "ordinal", "vague", "decade",
    "shift", "turn", "away", "frequency", "zone", "era",
)  # fmt: skip


class Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``words.yaml`` as it is written: for every class, its words and what they mean."""

    capital: list[str]
    abbreviations: list[str]
    month: dict[str, int]
    weekday: dict[str, int]
    season: dict[str, str]
    unit: dict[str, str]
    daypart: dict[str, str]
    deictic: dict[str, int]
    number: dict[str, int]
    ordinal: dict[str, int]
    vague: dict[str, int]
    decade: dict[str, int]
    shift: dict[str, int]
    turn: dict[str, int]
    away: dict[str, int]
    frequency: dict[str, str]
    zone: dict[str, str]
    era: dict[str, int]
    prospective: list[str]
    ahead: list[str]
    behind: list[str]
    timetable: list[str]
    extending: list[str]
    around: dict[str, list[str]]

    def entries(self) -> Iterator[tuple[str, str, Value]]:
        """``(class, word, value)`` for every word."""
        for name in _CLASSES:
            for word, value in getattr(self, name).items():
                yield name, word, value


def load_lexicon() -> Lexicon:
    """The built-in vocabulary."""
    return load_yaml(lexicon_path("times/words.yaml"), Lexicon)


NOTHING: dict[str, Value] = {}

SHAPE_SAMPLES = (
    "1999 17 28 0 45 123 12345 1,250 3.5 2 1/2 17th 45th 3 p.m. 10:35 1030hrs 2022-01-18 1/18/2022 9/11 '80s 1980s '44 B.C. p.m. Jan. Mon."
)
"""One of every shape of number, for the grammar to know which there are."""

CUT = r"""
  (?P<word>[^\W\d_]+)(?![.\w])
| (?=[\d'’‘])(?:
      (?P<iso>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-]))
    | (?P<slash>\d{1,4}/\d{1,2}/\d{1,4}(?![\w/]))
    | (?P<nine>9/11(?![\d/]))
    | (?P<mixed>\d{1,4}[ ]\d/\d(?!\d))
    | (?P<ampm>\d{1,2}(?:[:.]\d\d)?[ ]?[aApP](?:\.[ ]?[mM]\b\.?|[mM]\b))
    | (?P<clock>\d{1,2}:\d\d(?::\d\d)?(?![\d:]))
    | (?P<hours>\d{2}:?\d{2}[ ]?(?:hrs\b|hours\b))
    | (?P<tens>['’‘]?\d{1,3}0s\b)
    | (?P<nth>\d{1,2}(?:st|nd|rd|th)\b)
    | (?P<version>\d+(?:\.\d+){2,})
    | (?P<decimal>\d+\.\d+)
    | (?P<grouped>\d{1,3}(?:,\d{3})+(?!\d))
    | (?P<short>['’‘]\d\d(?!\w))
    | (?P<digits>\d+)
  )
| (?P<bc>[bB]\.[ ]?[cC]\.?(?:[ ]?[eE]\.)?(?!\w))
| (?P<period>(?:[aApP]\.m\.?)(?!\w))
| (?P<abbreviation>(?:ABBREVIATIONS)\.)
| (?P<stopped>[^\W\d_]+)
| (?P<gap>\n\s*\n)
| (?P<mark>[^\w\s])
"""
"""Most words first: those that no full stop or figure follows are nothing else."""


class Cutter:
    """Cuts text into words and tells what each means."""

    def __init__(self, lexicon: Lexicon) -> None:
        shapes = CUT.replace("ABBREVIATIONS", "|".join(lexicon.abbreviations))
        self._cut = re.compile(shapes, re.VERBOSE)
        self._plain: dict[str, dict[str, Value]] = {}
        self._capital: dict[str, dict[str, Value]] = {}
        for name, word, value in lexicon.entries():
            self._capital.setdefault(word, {})[name] = value
            if name not in lexicon.capital:
                self._plain.setdefault(word, {})[name] = value

    def cut(self, text: str) -> Iterator[tuple[int, int, str, dict[str, Value]]]:
        """``(start, end, lower, means)`` of everything but white space, in order. A gap between paragraphs counts as a word."""
        plain, capital, nothing = self._plain, self._capital, NOTHING
        for m in self._cut.finditer(text):
            shape, piece = m.lastgroup or "", m.group()
            start, end = m.span()
            if shape == "word" or shape == "stopped":
                lower = piece.lower()
                yield start, end, lower, (capital if piece[0].isupper() else plain).get(lower, nothing)
            elif shape == "mark" or shape == "gap":
                yield start, end, piece, nothing
            else:
                yield start, end, piece.lower(), self._number(shape, piece)

    def _number(self, shape: str, piece: str) -> dict[str, Value]:
        reader = _READERS.get(shape)
        if reader is not None:
            return reader(piece)
        if shape == "abbreviation":
            return self._capital.get(piece[:-1].lower(), NOTHING)
        return NOTHING


def _digits(piece: str) -> dict[str, Value]:
    if len(piece) > 9:
        return NOTHING
    number = int(piece)
    means: dict[str, Value] = {"number": number, "digits": number}
    if len(piece) == 4 and 1000 <= number < 2200:
        means["year"] = number
    elif len(piece) <= 2:
        means["two"] = number
        if 1 <= number <= 31:
            means["dom"] = number
        if number <= 24:
            means["hour"] = number
    elif len(piece) == 3:
        means["three"] = number
    return means


def _nth(piece: str) -> dict[str, Value]:
    number = int(piece[:-2])
    return {"ordinal": number, "nth": number, "dom": number} if 1 <= number <= 31 else {"ordinal": number}


def _ampm(piece: str) -> dict[str, Value]:
    hour, minute = [*(int(n) for n in re.findall(r"\d+", piece)), 0][:2]
    afternoon = "p" in piece.lower()
    if not 1 <= hour <= 12 or minute > 59:
        return NOTHING
    hour = hour % 12 + (12 if afternoon else 0)
    return {"ampm": f"T{hour:02d}:{minute:02d}"}


def _clock(piece: str) -> dict[str, Value]:
    parts = [int(n) for n in re.findall(r"\d\d?", piece)]
    if parts[0] > 24 or parts[1] > 59:
        return NOTHING
    return {"clock": "T" + ":".join(f"{n:02d}" for n in parts)}


def _mixed(piece: str) -> dict[str, Value]:
    whole, above, below = (int(n) for n in re.findall(r"\d+", piece))
    return {"number": whole + above / below} if 0 < above < below else NOTHING


def _tens(piece: str) -> dict[str, Value]:
    digits = piece.strip("'’‘s")
    if len(digits) == 4:
        return {"decade": digits[:3]} if 1000 <= int(digits) < 2100 else NOTHING
    return {"decade": int(digits[0])} if len(digits) == 2 and int(digits) else NOTHING


_READERS: dict[str, Callable[[str], dict[str, Value]]] = {
    "digits": _digits,
    "nth": _nth,
    "ampm": _ampm,
    "clock": _clock,
    "hours": lambda piece: _clock(f"{re.sub(r'[^0-9]', '', piece)[:2]}:{re.sub(r'[^0-9]', '', piece)[2:]}"),
    "mixed": _mixed,
    "tens": _tens,
    "iso": lambda piece: {"iso": piece.upper()},
    "nine": lambda piece: {"nine": "2001-09-11"},
    "slash": lambda piece: {"slash": piece},
    "short": lambda piece: {"short": int(piece[1:])},
    "bc": lambda piece: {"era": -1},
    "period": lambda piece: {"period": piece[0].lower()},
    "decimal": lambda piece: {"number": float(piece)} if len(piece) < 12 else NOTHING,
    "grouped": lambda piece: {"number": int(piece.replace(",", ""))} if len(piece) < 14 else NOTHING,
}
