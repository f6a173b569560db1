"""Table and rows -> a table in which the rows count before the built-in names."""

from __future__ import annotations

import gc
import hashlib
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import msgspec

from ...errors import LexiconError
from ...lexicons import cache_dir, lexicon_path, write_cache
from ..pieces import capitals_of, cut
from ..table import Actor, ActorTable, Name, Term, bucket, first_pieces, slug
from .read import read_rows
from .rows import ActorRow

MAX_ACTORS = 1_000_000
"""What one process can hold: an actor with three names takes about a kilobyte."""
SHOWN = 3
"""Namesakes told of; there are thousands in lists of everybody under sanctions."""


class UserActors(NamedTuple):
    """The table, how many actors the files brought, and what is odd about them."""

    table: ActorTable
    actors: int
    remarks: tuple[str, ...]


def add_actors(table: ActorTable, paths: Iterable[Path]) -> UserActors:
    """The table with the actors of the files; the table given stays as it was."""
    listed = [Path(path) for path in paths]
    if not listed:
        return UserActors(table, 0, ())
    cached = cache_dir() / "lexicons" / f"user-actors-{_key(table, listed)}.msgpack"
    with _no_collection():
        try:
            compiled = msgspec.msgpack.decode(cached.read_bytes(), type=_Compiled)
        except (OSError, msgspec.DecodeError):
            compiled = _compile(table, listed)
            write_cache(cached, msgspec.msgpack.encode(compiled))
    names = table.names | {key: table.names.get(key, []) + added for key, added in compiled.names.items()}
    first = table.first_pieces | first_pieces(compiled.names)
    whole = table.replace(actors=(*table.actors, *compiled.actors), names=names, first_pieces=first)
    return UserActors(whole, len(compiled.actors), compiled.remarks)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Hundreds of thousands of small objects come, and none goes: looking through them for rubbish takes two thirds of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Compiled(msgspec.Struct, frozen=True):
    """What the files come to; ``Name.actor`` counts on from the table they were added to."""

    actors: tuple[Actor, ...]
    names: dict[str, list[Name]]
    remarks: tuple[str, ...]


def _compile(table: ActorTable, paths: list[Path]) -> _Compiled:
    remarks: list[str] = []
    adder = _Adder(len(table.actors))
    for path in paths:
        for row in read_rows(path, table.roles, remarks):
            adder.add(row)
    return _Compiled(adder.actors(), adder.names, (*remarks, *adder.namesakes()))


def _key(table: ActorTable, paths: list[Path]) -> str:
    """Changes with the files, where they stand, the table, and this code."""
    digest = hashlib.sha256(f"{msgspec.__version__} {len(table.actors)} {[str(path) for path in paths]}".encode("utf-8", "surrogatepass"))
    code = [path for folder in (Path(__file__).parent, Path(__file__).parents[1]) for path in sorted(folder.glob("*.py"))]
    for path in (*code, lexicon_path("actors/roles.tsv"), *paths):
        try:
            with path.open("rb") as stream:
                digest.update(hashlib.file_digest(stream, "sha256").digest())
        except OSError as error:
            raise LexiconError(f"{path}: {error.strerror}; name a file that can be read") from error
    return digest.hexdigest()[:32]


class _Adder:
    def __init__(self, first: int) -> None:
        self._first = first
        self.names: dict[str, list[Name]] = {}
        self._index: dict[str, int] = {}
        self._bearers: dict[str, int | tuple[int, ...]] = {}
        self.rows: list[ActorRow] = []
        self._terms: list[tuple[Term, ...]] = []

    def add(self, row: ActorRow) -> None:
        """Add a row, or its terms and names to the row of the same id."""
        key = row.id or f"user:{slug(row.name)}"
        at = self._index.get(key)
        if at is None:
            if len(self.rows) >= MAX_ACTORS:
                raise LexiconError(f"{row.place}: more than {MAX_ACTORS} actors; keep those that matter to your pages")
            at = self._index[key] = len(self.rows)
            self.rows.append(row)
            self._terms.append(row.terms)
        else:
            self._check_same(self.rows[at], row, key)
            self._terms[at] = tuple(dict.fromkeys((*self._terms[at], *row.terms)))
        seen: set[tuple[str, ...]] = set()
        for weak, written in ((False, (row.name, *row.aliases)), (True, row.weak)):
            for name in written:
                if weak or name not in row.weak:
                    self._name(name, at, row.kind, weak, seen)

    @staticmethod
    def _check_same(first: ActorRow, second: ActorRow, key: str) -> None:
        if first.kind != second.kind:
            raise LexiconError(f"{second.place}: {key!r} is a {second.kind} here and a {first.kind} at {first.place}; give each its own id")
        mine, others = ({slug(name) for name in (row.name, *row.aliases)} for row in (first, second))
        if not mine & others:
            raise LexiconError(
                f"{second.place}: id {key!r} is {second.name!r} here and {first.name!r} at {first.place}; "
                "give each its own id, or the rows of one actor a name in common"
            )

    def _name(self, written: str, at: int, kind: str, weak: bool, seen: set[tuple[str, ...]]) -> None:
        for text in (written, *_turned(written, kind)):
            found = cut(text)
            pieces = tuple([sys.intern(piece.key) for piece in found])
            if not pieces or pieces in seen:
                continue
            seen.add(pieces)
            asked = sys.intern(_capitals(capitals_of(found), kind))
            self.names.setdefault(bucket(pieces), []).append(Name(pieces, asked, self._first + at, kind, weak))
            if not weak:
                self._bear(" ".join(pieces), at)

    def _bear(self, name: str, at: int) -> None:
        known = self._bearers.get(name)
        if known is None:
            self._bearers[name] = at
        elif known != at:
            self._bearers[name] = (*((known,) if isinstance(known, int) else known), at)

    def namesakes(self) -> list[str]:
        """One line about names that stand for several actors."""
        shared = [(name, bearers) for name, bearers in self._bearers.items() if isinstance(bearers, tuple)]
        if not shared:
            return []
        told = "; ".join(f"{self._shown(name, bearers)}" for name, bearers in shared[:SHOWN])
        more = f" and {len(shared) - SHOWN} more" if len(shared) > SHOWN else ""
        return [f"one name, several actors: {told}{more}; a document's country decides between them, else only what they share is told"]

    def _shown(self, name: str, bearers: tuple[int, ...]) -> str:
        rows = [self.rows[at] for at in bearers]
        written = next((n for row in rows for n in (row.name, *row.aliases) if " ".join(p.key for p in cut(n)) == name), name)
        return f"{written!r} ({', '.join(row.place for row in rows[:2])})"

    def actors(self) -> tuple[Actor, ...]:
        return tuple(
            Actor(id=key, name=row.name, kind=row.kind, terms=tuple(sorted(terms, key=lambda t: (t.since, t.until))), basis="user")
            for key, row, terms in zip(self._index, self.rows, self._terms, strict=True)
        )


def _turned(name: str, kind: str) -> tuple[str, ...]:
    """ "MBARGA, Jean" is written Jean Mbarga in news.

    >>> _turned("MBARGA, Jean", "person"), _turned("Bread, Peace", "organisation")
    (('Jean MBARGA',), ())
    """
    surname, comma, given = name.partition(",")
    return (f"{given.strip()} {surname.strip()}",) if comma and kind == "person" and "," not in given and given.strip() else ()


def _capitals(asked: str, kind: str) -> str:
    """The capitals a text must show: those of the name, but lists that write MBARGA or PEACE FRONT mean no acronym.

    >>> _capitals("aA", "person"), _capitals("AA", "organisation"), _capitals("A", "organisation")
    ('aa', 'aa', 'A')
    """
    return asked.replace("A", "a") if len(asked) > 1 and (kind == "person" or set(asked) == {"A"}) else asked
