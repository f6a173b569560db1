"""Stretches of tokens -> rows: the name as it stands, or without the word that says what kind of place it is."""

from __future__ import annotations

from collections.abc import Sequence

from ..parse import Parse, Token
from .cues import cue_words
from .gazetteer import Gazetteer
from .mention import spelled
from .normalize import acronym_key
from .rows import Row

LONGEST = 6
_TRUSTED_SHOUT = 5.5
"""Weight from which a short word in capitals is read as a shouted name: IRAN, PARIS; not EU (a town in Normandy) or TIF."""
KIND_FEATURES = {
    "state": ("A.ADM1",), "province": ("A.ADM1", "L"), "county": ("A.ADM2",), "city": ("P",), "town": ("P",), "village": ("P",),
    "capital": ("P",), "country": ("A.PCL",), "republic": ("A.PCL", "A.ADM1"), "river": ("H.STM",), "sea": ("H",),
    "district": ("A",), "governorate": ("A",), "oblast": ("A",), "island": ("T", "A", "P"), "prefecture": ("A",), "peninsula": ("T", "L"),
}  # fmt: skip
"""Features a kind word allows. A kind that is not here, or that leaves no row, rules nothing out."""
_DROPPED_KINDS = frozenset({
    "borough", "city", "county", "district", "governorate", "municipality", "oblast", "parish", "prefecture", "province", "region", "state",
})  # fmt: skip


class Names:
    """Looks up names of one document."""

    def __init__(self, parse: Parse, gazetteer: Gazetteer) -> None:
        self._text, self._gazetteer = parse.text, gazetteer
        self._compass = cue_words()["compass"]
        self._rows: dict[tuple[int, int], tuple[Row, ...]] = {}

    def spelled(self, tokens: Sequence[Token]) -> str:
        return spelled(self._text, list(tokens))

    def rows(self, tokens: Sequence[Token]) -> tuple[Row, ...]:
        """Rows of the whole name; of "Nyanza Province" those of Nyanza that may be a province."""
        if not tokens or len(tokens) > LONGEST:
            return ()
        stretch = (tokens[0].i, tokens[-1].i)
        known = self._rows.get(stretch)
        if known is None:
            known = self._rows[stretch] = self._look_up(tokens)
        return known

    def _look_up(self, tokens: Sequence[Token]) -> tuple[Row, ...]:
        if tokens[-1].text == "coast":  # "the east coast" may be anybody's
            return ()
        name = self.spelled(tokens)
        rows = self._gazetteer.lookup(name)
        if rows and len(tokens) == 1 and acronym_key(name) and "." not in name and not self._is_trusted(name, rows):
            return ()
        kind = tokens[-1].lower
        if not rows and len(tokens) > 1 and kind in _DROPPED_KINDS:
            return of_kind(self._gazetteer.lookup(self.spelled(tokens[:-1])), kind)
        return rows

    def _is_trusted(self, name: str, rows: tuple[Row, ...]) -> bool:
        return rows[0].weight >= _TRUSTED_SHOUT or len(name) > 4

    def may_begin_demonym(self, token: Token) -> bool:
        return self._gazetteer.may_begin_demonym(token.text)

    def demonym(self, tokens: Sequence[Token]) -> Row | None:
        return self._gazetteer.demonym(self.spelled(tokens))

    def abbreviation(self, tokens: Sequence[Token]) -> tuple[Row | None, int]:
        """The state a short form means and how many tokens it takes: "W.Va" and "." may be two."""
        for size in (2, 1):
            if len(tokens) >= size:
                text = self._text[tokens[0].start : tokens[size - 1].end]
                row = self._gazetteer.abbreviation(text)
                if row is not None:
                    return row, size
        return None, 0


def of_kind(rows: tuple[Row, ...], kind: str | None) -> tuple[Row, ...]:
    """The rows that the kind word allows; all of them where it leaves none."""
    features = KIND_FEATURES.get(kind or "")
    kept = tuple(row for row in rows if row.feature.startswith(features)) if features else ()
    return kept or rows
