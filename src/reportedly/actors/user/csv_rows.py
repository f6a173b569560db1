"""CSV with a header -> rows. Separated by commas, semicolons or tabs; lists inside a cell by ``;`` or ``|``."""

from __future__ import annotations

import csv
import difflib
import re
from collections.abc import Iterator
from pathlib import Path

from ...errors import LexiconError
from ...ontology import load_ontology
from ..table import Role, Term
from .codes import country_code, is_date, office_sector, sector_code, split_code
from .lines import read_lines
from .rows import ActorRow, Kind

COLUMNS = {
    "name": "how the actor is written in news; needed",
    "aliases": "other names",
    "weak": "names that count only where the document gives another reason to think of the actor, such as a surname or a common word",
    "id": "an identifier of your own or of a public list; it comes back as `entity`",
    "kind": "person or organisation; where left out, person if there is an office, else organisation",
    "country": "ISO 3166 alpha-3 or alpha-2, or PLOVER's IGO UNO EUR NGO ISM IMG MNC",
    "sector": "a PLOVER sector, or several: the first is the main one",
    "code": "instead of country and sector: a code of the CAMEO kind, such as MLIREB",
    "office": "what it holds from-to, such as Minister of Health: gives the sector where none is given",
    "from": "ISO day, month or year from which country, sector and office hold; open where left out",
    "to": "ISO day, month or year until which they hold; open where left out",
    "source": "where it can be looked up; kept for you, not used",
}
"""Column -> meaning, as docs/lexicons.md has it."""

_SYNONYMS = {"alias": "aliases", "sectors": "sector", "until": "to", "entity": "id", "type": "kind", "since": "from"}
_KINDS: dict[str, Kind] = {
    "person": "person", "people": "person", "organisation": "organisation", "organization": "organisation", "group": "organisation",
    "company": "organisation", "institution": "organisation", "party": "organisation",
}  # fmt: skip


def read_csv(path: Path, roles: dict[str, Role], remarks: list[str]) -> Iterator[ActorRow]:
    """A row per line. What is wrong stops with file, line, column and a way out; what is only odd is added to ``remarks``."""
    lines = read_lines(path)
    _, opening = next(lines, (1, ""))
    delimiter = "\t" if "\t" in opening else "," if "," in opening or ";" not in opening else ";"
    columns = _columns(path, next(csv.reader([opening], delimiter=delimiter), []), remarks)
    reader = csv.reader((line for _, line in lines), delimiter=delimiter, strict=True)
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            hint = "close the quotation mark, or double the marks inside a cell"
            raise LexiconError(f"{path}:{reader.line_num + 1}: not a row of CSV ({error}); {hint}") from error
        if cells is None:
            return
        if any(cell.strip() for cell in cells) and not cells[0].startswith("#"):
            yield _Cells(f"{path}:{reader.line_num + 1}", columns, cells).row(roles)


def _columns(path: Path, header: list[str], remarks: list[str]) -> list[str]:
    """Names of the columns, the unused ones empty."""
    found: list[str] = []
    for cell in header:
        written = cell.strip().lower().replace(" ", "_")
        name = _SYNONYMS.get(written, written)
        near = difflib.get_close_matches(name, COLUMNS, 1, 0.75)
        if name in found and name:
            raise LexiconError(f"{path}:1: column {cell.strip()!r} stands twice; rename or remove one")
        if name not in COLUMNS and near:
            raise LexiconError(f"{path}:1: there is no column {cell.strip()!r}; did you mean {near[0]!r}?")
        if name not in COLUMNS and name:
            remarks.append(f"{path}:1: column {cell.strip()!r} is not used")
        found.append(name if name in COLUMNS else "")
    if "name" not in found:
        told = ", ".join(cell.strip() for cell in header[:8]) or "nothing"
        raise LexiconError(
            f"{path}:1: no column 'name' (the first line holds {told}); begin with a header such as name,aliases,country,sector"
        )
    return found


class _Cells:
    """The cells of one line, by column."""

    def __init__(self, place: str, columns: list[str], cells: list[str]) -> None:
        if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
            raise LexiconError(
                f"{place}: {len(cells)} cells under {len(columns)} columns; put cells that hold a separator between quotation marks"
            )
        self.place = place
        self._cells = {name: " ".join(cell.split()) for name, cell in zip(columns, cells, strict=False) if name}

    def row(self, roles: dict[str, Role]) -> ActorRow:
        name = self._get("name")
        if not name:
            raise self._wrong("name", "is empty; give every row a name")
        return ActorRow(
            place=self.place, id=self._get("id"), name=name, kind=self._kind(), aliases=self._list("aliases"), weak=self._list("weak"),
            terms=(self._term(roles),),
        )  # fmt: skip

    def _get(self, column: str) -> str:
        return self._cells.get(column, "")

    def _list(self, column: str) -> tuple[str, ...]:
        return tuple(part.strip() for part in re.split(r"[;|]", self._get(column)) if part.strip())

    def _wrong(self, column: str, message: str) -> LexiconError:
        return LexiconError(f"{self.place}: column {column!r}: {message}")

    def _kind(self) -> Kind:
        written = self._get("kind").lower()
        if not written:
            return "person" if self._get("office") else "organisation"
        if written not in _KINDS:
            raise self._wrong("kind", f"{written!r} is not known; write person or organisation")
        return _KINDS[written]

    def _term(self, roles: dict[str, Role]) -> Term:
        country, sectors = self._codes()
        since, until = self._date("from"), self._date("to")
        if since and until and since > until + "~":
            raise self._wrong("to", f"{until} lies before {since} in column 'from'; exchange or mend them")
        office = self._get("office")
        main = sectors[0] if sectors else office_sector(office, roles) if office else None
        return Term(country=country, sector=main, other_sectors=sectors[1:], since=since, until=until)

    def _codes(self) -> tuple[str | None, tuple[str, ...]]:
        code = self._get("code")
        if code:
            split = split_code(code.upper())
            if split is None:
                raise self._wrong(
                    "code", f"{code!r} is no country with sectors, three letters each; write it as MLIREB, or use country and sector"
                )
            if self._get("country") or self._get("sector"):
                raise self._wrong("code", "stands beside country or sector; fill in one or the other")
            return split
        return self._country(), tuple(map(self._sector, self._list("sector")))

    def _country(self) -> str | None:
        written = self._get("country")
        code = country_code(written)
        if written and code is None:
            raise self._wrong("country", f"{written!r} is no code; write ISO 3166 alpha-3 (KEN), or IGO UNO EUR NGO ISM IMG MNC")
        return code

    def _sector(self, written: str) -> str:
        code = sector_code(written)
        if code is None:
            raise self._wrong("sector", f"{written!r} is no PLOVER sector; choose from {' '.join(sorted(load_ontology().sectors))}")
        return code

    def _date(self, column: str) -> str:
        written = self._get(column)
        if written and not is_date(written):
            raise self._wrong(column, f"{written!r} is not a date; write it as 2022-01-18, 2022-01 or 2022")
        return written
