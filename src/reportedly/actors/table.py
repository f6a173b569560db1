"""``lexicons/actors/*.tsv`` -> ActorTable: who is who, compiled once into a single cached file.

A row says who somebody is and, where it matters, from when until when: Vladimir Putin is RUS GOV in office, the Taliban are AFG GOV
from 1996 to 2001 and since August 2021, AFG REB between. Names are strong, or weak: weak ones ("Labour", "the Congress", "Bush")
count only where the document gives another reason to think of that country or person.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from ..lexicons import cache_dir, lexicon_path, load_tsv, write_cache
from ..records import Record
from .focus import NON_STATES
from .pieces import Pieces, capitals, cut
from .plural import plurals

ORGANISATION_FILES = ("agencies", "companies", "groups", "intergovernmental", "media", "ngos", "parties", "seats")
FILES = ("countries", "peoples", "persons", "roles", *ORGANISATION_FILES)


class Term(Record, frozen=True, kw_only=True):
    """What an actor is during an interval of ISO dates; empty bounds are open."""

    country: str | None = None
    sector: str | None = None
    other_sectors: tuple[str, ...] = ()
    since: str = ""
    until: str = ""


class Interval(NamedTuple):
    """First and last day on which something may have been, as ISO dates."""

    start: str
    end: str


class Actor(Record, frozen=True, kw_only=True):
    """One row, or the rows of one name: an id that stays the same, and what it was when."""

    id: str
    name: str
    kind: str
    terms: tuple[Term, ...]
    basis: str = "table"
    """``user`` when it comes from a user's file."""

    def at(self, when: Interval | None) -> Term:
        """The term in force; without a date the longest. A person between or after terms is ELI.

        >>> mayor = Actor(id="person:x", name="X", kind="person", terms=(Term(country="FRA", sector="GOV", since="2001", until="2004"),))
        >>> [mayor.at(Interval(day, day)).sector for day in ("2002-05-01", "2010-01-01", "1999-01-01")]
        ['GOV', 'ELI', None]
        """
        if self.basis == "user":
            return user_term(self.terms, self.kind, when)
        date = when.start if when else None
        if date is None or (len(self.terms) == 1 and not self.terms[0].since and not self.terms[0].until):
            return max(self.terms, key=_length)
        for term in self.terms:
            if term.since <= date and (not term.until or date <= term.until + "~"):
                return term
        earlier = [term for term in self.terms if term.until and term.until < date]
        nearest = earlier[-1] if earlier else self.terms[0]
        if self.kind != "person":
            return nearest
        return Term(country=nearest.country, sector="ELI" if earlier else None, other_sectors=())


def user_term(terms: tuple[Term, ...], kind: str, when: Interval | None) -> Term:
    """What a user's table says of an actor at a time, and nothing it does not say.

    An office counts when the whole interval lies inside it, the shortest first; a row without dates otherwise. Where it is not known
    whether the office was held, only what all rows agree on is told. A person whose offices are over is ELI.

    >>> terms = (Term(country="KEN", sector="GOV", since="2013", until="2017-08"),)
    >>> [user_term(terms, "person", Interval(d, d)).sector for d in ("2017-08-31", "2017-09-01", "2012-12-31")]
    ['GOV', 'ELI', None]
    >>> user_term(terms, "person", None).sector, user_term(terms, "person", Interval("2017-01-01", "2017-12-31")).country
    (None, 'KEN')
    """
    always = [term for term in terms if not term.since and not term.until]
    dated = [term for term in terms if term.since or term.until]
    if dated and when is not None:
        held = [term for term in dated if term.since <= when.start and (not term.until or when.end <= term.until + "~")]
        if held:
            return min(held, key=lambda term: (_length(term), not term.sector))
        if not any(term.since <= when.end and (not term.until or when.start <= term.until + "~") for term in dated):
            return _out_of_office(always, dated, kind, when)
        return _shared(terms)
    return _shared(tuple(always) if not dated else terms)


def _out_of_office(always: list[Term], dated: list[Term], kind: str, when: Interval) -> Term:
    if always and always[0].sector:
        return _shared(tuple(always))
    countries = {term.country for term in always or dated} - NON_STATES
    over = any(term.until and term.until + "~" < when.start for term in dated)
    return Term(country=countries.pop() if len(countries) == 1 else None, sector="ELI" if over and kind == "person" else None)


def _shared(terms: tuple[Term, ...]) -> Term:
    """What all terms agree on."""
    if len(terms) == 1 and not terms[0].since and not terms[0].until:
        return terms[0]
    countries, sectors = {term.country for term in terms}, {term.sector for term in terms}
    dated = any(term.since or term.until for term in terms)
    agreed = sectors.pop() if len(sectors) == 1 and not dated else None
    return Term(country=countries.pop() if len(countries) == 1 else None, sector=agreed)


def _length(term: Term) -> int:
    since, until = int(term.since[:4] or 1900), int(term.until[:4] or 2100)
    return until - since


class Name(msgspec.Struct, frozen=True, array_like=True):
    """A way to write an actor: its pieces, which of them need a capital, and how much it proves."""

    pieces: tuple[str, ...]
    capitals: str
    actor: int
    kind: str
    weak: bool


def bucket(pieces: tuple[str, ...]) -> str:
    """The key of ``ActorTable.names`` for a name: two pieces at most, for many names begin with "the" or "Mohamed".

    >>> bucket(("people", "s", "defence", "force"))
    'people s'
    """
    return " ".join(pieces[:2])


class Role(Record, frozen=True, kw_only=True):
    """A noun that says what somebody is: "police officer" is COP, a person. Weak heads ("leader") defer to what stands before them."""

    term: str
    sector: str | None
    kind: str
    weak: bool = False
    local: bool = False
    """True when, without further word, it belongs to the country the document is about ("the army", "residents")."""
    definite: bool = False
    """True for adjectives, which mean people only after "the" or a number: "the sick", "six wounded"."""
    country: str | None = None
    """Where the office or corps is of one country, unless the text says of another: the pope, the taoiseach."""


class ActorTable(Record, frozen=True, kw_only=True):
    """Everything the stage knows of the world, ready to look up. Names stand under their first two pieces, see ``bucket``."""

    actors: tuple[Actor, ...]
    names: dict[str, list[Name]]
    roles: dict[str, Role]
    first_pieces: frozenset[str]
    """What a name may begin with: most words of a text are in none."""
    role_endings: frozenset[str]
    """What the last token of a role may be: "officer", and both "in" and "sit-in"."""

    @classmethod
    def load(cls) -> ActorTable:
        """The built-in table, from the cache when the files have not changed."""
        return _load()


@cache
def _load() -> ActorTable:
    paths = [lexicon_path(f"actors/{name}.tsv") for name in FILES]
    cached = cache_dir() / "lexicons" / f"actors-{_key(paths)}.msgpack"
    try:
        return msgspec.msgpack.decode(cached.read_bytes(), type=ActorTable)
    except (OSError, msgspec.DecodeError):
        table = compile_table({path.stem: load_tsv(path) for path in paths})
        write_cache(cached, msgspec.msgpack.encode(table))
        return table


def _key(paths: list[Path]) -> str:
    code = [Path(__file__), Path(__file__).with_name("pieces.py"), Path(__file__).with_name("plural.py")]
    digest = hashlib.sha256(msgspec.__version__.encode())
    for path in [*code, *paths]:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:32]


def compile_table(files: dict[str, list[dict[str, str]]]) -> ActorTable:
    """Rows of the files -> the table."""
    builder = _Builder()
    for row in files["countries"]:
        builder.add_country(row)
    for row in files["peoples"]:
        builder.add_people(row)
    for name in ORGANISATION_FILES:
        for row in files[name]:
            builder.add_actor(row, "seat" if name == "seats" else "organisation")
    for row in files["persons"]:
        builder.add_actor(row, "person")
    roles = {form: role for row in files["roles"] for form, role in _role_forms(row)}
    return ActorTable(
        actors=tuple(builder.finished()),
        names=builder.names,
        roles=roles,
        first_pieces=first_pieces(builder.names),
        role_endings=frozenset(ending for term in roles for ending in _endings(term)),
    )


def first_pieces(buckets: Iterable[str]) -> frozenset[str]:
    """The first piece of every bucket.

    >>> sorted(first_pieces(["people s", "people", "un"]))
    ['people', 'un']
    """
    return frozenset(key.partition(" ")[0] for key in buckets)


def _endings(term: str) -> list[str]:
    """The term from each of its words on, a hyphen setting words apart too, for a parser may or may not cut there."""
    return [term, *(term[m.end() :] for m in re.finditer("[ -]", term))]


def _role_forms(row: dict[str, str]) -> list[tuple[str, Role]]:
    flags = row["flags"].split(",")
    role = Role(
        term=row["term"],
        sector=row["sector"] or None,
        kind=row["kind"],
        weak="weak" in flags,
        local="local" in flags,
        definite="the" in flags,
        country=next((flag[3:] for flag in flags if flag.startswith("of:")), None),
    )
    forms = [row["term"]] if row["kind"] == "modifier" or "fixed" in flags else [row["term"], *plurals(row["term"])]
    return [(form, role) for form in forms]


def _parts(cell: str | None) -> list[str]:
    return [part.strip() for part in (cell or "").split("|") if part.strip()]


class _Builder:
    def __init__(self) -> None:
        self.names: dict[str, list[Name]] = {}
        self._rows: list[tuple[str, str, str]] = []
        self._terms: list[list[Term]] = []
        self._index: dict[str, int] = {}

    def finished(self) -> list[Actor]:
        return [
            Actor(id=i, name=name, kind=kind, terms=tuple(sorted(terms, key=lambda t: t.since)))
            for (i, name, kind), terms in zip(self._rows, self._terms, strict=True)
        ]

    def _actor(self, actor_id: str, name: str, kind: str, term: Term) -> int:
        if actor_id not in self._index:
            self._index[actor_id] = len(self._rows)
            self._rows.append((actor_id, name, kind))
            self._terms.append([])
        at = self._index[actor_id]
        if term not in self._terms[at]:
            self._terms[at].append(term)
        return at

    def _name(self, text: str, actor: int, kind: str, weak: bool = False) -> None:
        pieces: Pieces = cut(text)
        if not pieces:
            return
        entry = Name(tuple(p.key for p in pieces), capitals(text), actor, kind, weak)
        known = self.names.setdefault(bucket(entry.pieces), [])
        if entry not in known:
            known.append(entry)

    def add_country(self, row: dict[str, str]) -> None:
        other = tuple(_parts(row["other_sectors"]))
        term = Term(country=row["code"] or None, sector="GOV" if row["code"] else None, other_sectors=other)
        plain = row["code"] if row["code"] and not other and not row["variant"] else slug(row["name"])
        actor = self._actor(f"country:{plain}", row["name"], "country", term)
        for name in [row["name"], *_parts(row["aliases"])]:
            self._name(name, actor, "country")
        for name in _parts(row["capitals"]):
            self._name(name, actor, "capital")
        for name in _parts(row["adjectives"]):
            self._name(name, actor, "demonym")
        for name in _parts(row["people"]):
            self._name(name, actor, "people")
            for plural in plurals(name):
                self._name(plural, actor, "people")

    def add_people(self, row: dict[str, str]) -> None:
        term = Term(country=row["country"] or None, sector=row["sector"] or None, other_sectors=tuple(_parts(row["other_sectors"])))
        actor = self._actor(f"people:{slug(row['name'])}", row["name"], "people", term)
        for name in [row["name"], *_parts(row["aliases"])]:
            for form in [name, *plurals(name)]:
                self._name(form, actor, "people")

    def add_actor(self, row: dict[str, str], kind: str) -> None:
        term = Term(
            country=row["country"] or None,
            sector=row["sector"] or None,
            other_sectors=tuple(_parts(row["other_sectors"])),
            since=row["from"],
            until=row["until"],
        )
        actor = self._actor(f"{kind}:{slug(row['name'])}", row["name"], kind, term)
        for name in [row["name"], *_parts(row["aliases"])]:
            self._name(name, actor, kind)
        for name in _parts(row["weak"]):
            self._name(name, actor, kind, weak=True)


def slug(name: str) -> str:
    """The words of a name as a part of an id.

    >>> slug("Côte d'Ivoire")
    'cote-d-ivoire'
    """
    return "-".join(piece.key for piece in cut(name)) or "x"
