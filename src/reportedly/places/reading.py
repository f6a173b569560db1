"""Entries of the names file -> rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from .rows import Row, kilometres
from .weights import ALIAS_PENALTY, BORROWED_PENALTY, NAMESAKE_BONUS, STRONG_ALIAS_POPULATION, WELL_KNOWN, city_weight

MOST_ROWS = 100
"""Rows looked at per name; the smallest of the several hundred San Antonios are never meant."""
_SAME_PLACE_KM = 300


class Reading:
    """Reads entries with the help of the division rows, the countries' numbers and the capitals' identifiers."""

    def __init__(self, codes: list[str], capitals: dict[int, str], division: Callable[[int], Row | None]) -> None:
        self._codes, self._capitals, self._division = codes, capitals, division

    def rows(self, entries: Iterable[str]) -> list[Row]:
        return [row for entry in entries if (row := self._row(entry)) is not None]

    def merge(self, entries: Iterable[str], own: tuple[Row, ...]) -> tuple[Row, ...]:
        """Rows of the packages and our own, the likeliest first; ours stands for theirs where both have the same place."""
        read = [(entry[0] in "ae", row) for entry in entries if (row := self._row(entry)) is not None]
        is_borne = any(row.weight >= WELL_KNOWN for row in (*own, *(row for is_alias, row in read if not is_alias)))
        rows = [self._weighed(row, is_borne and is_alias) for is_alias, row in read]
        rows = [r for r in rows if not any(is_same_place(r, o) for o in own)]
        rows.extend(own)
        rows.sort(key=lambda row: (-row.weight, row.geonameid or 0))
        return tuple(rows[:MOST_ROWS])

    def _weighed(self, row: Row, is_borrowed: bool) -> Row:
        """ "Mexico" is an old name of Mexico City, but first the country's own."""
        return msgspec.structs.replace(row, weight=row.weight - BORROWED_PENALTY) if is_borrowed and not _is_called_city(row) else row

    def _row(self, entry: str) -> Row | None:
        kind, content = entry[0], entry[1:]
        if kind in "ca":
            return self._city(content, kind == "a")
        row = self._division(int(content))
        return row if kind == "d" or row is None else msgspec.structs.replace(row, weight=row.weight - ALIAS_PENALTY)

    def _city(self, line: str, is_alias: bool) -> Row:
        name, ident, numbers, country, people, lat, lon = line.split("\t")
        within = [self._division(int(n)) for n in numbers.split("|") if n]
        first = within[0] if within else None
        second = within[1] if len(within) > 1 else None
        population, code, number = int(people or 0), self._codes[int(country)], int(ident)
        is_capital = number in self._capitals
        weight = city_weight(population, is_capital)
        if is_alias and population < STRONG_ALIAS_POPULATION:
            weight -= ALIAS_PENALTY
        row = Row(
            number, name, float(lat), float(lon), code, first.admin1 if first else None, first.admin1_code if first else None,
            second.admin2 if second else None,
            "P.PPLC" if is_capital else "P.PPL", population, weight,
        )  # fmt: skip
        is_namesake = (not is_alias and name == row.admin1) or _is_called_city(row)
        return msgspec.structs.replace(row, weight=weight + NAMESAKE_BONUS) if is_namesake else row


def _is_called_city(city: Row) -> bool:
    """New York City, which bears its state's name for all but lists."""
    return city.admin1 is not None and city.name == f"{city.admin1} City"


def is_same_place(a: Row, b: Row) -> bool:
    """Two rows under one name that stand for one place: same country, same kind, near one another."""
    return a.country == b.country and a.feature[0] == b.feature[0] and kilometres(a, b) < _SAME_PLACE_KM
