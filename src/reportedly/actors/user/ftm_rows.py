"""FollowTheMoney JSON lines -> rows: persons and organisations, with the offices that Position and Occupancy entities give them.

The format of OpenSanctions' ``entities.ftm.json`` (an entity a line) and ``targets.nested.json`` (offices inside their holder):
https://followthemoney.tech/explorer/ and https://www.opensanctions.org/docs/data/json/. Other schemata (vessels, addresses, sanctions) are
no actors and passed over. Topics: https://www.opensanctions.org/docs/topics/.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from ...errors import LexiconError
from ..table import Role, Term
from .codes import country_code, is_date, office_sector
from .lines import read_lines
from .rows import ActorRow, Kind

SCHEMATA: dict[str, Kind] = {
    "Person": "person", "Organization": "organisation", "PublicBody": "organisation", "Company": "organisation",
    "LegalEntity": "organisation",
}  # fmt: skip
SCHEMA_SECTORS = {"PublicBody": "GOV", "Company": "BUS"}
TOPIC_SECTORS = {
    "gov.legislative": "LEG", "gov.judicial": "JUD", "gov.security": "MIL", "gov.soe": "BUS", "gov.religion": "REL", "gov": "GOV",
    "role.judge": "JUD", "role.spy": "SPY", "role.journo": "JRN", "role.act": "SOC", "role.oligarch": "BUS", "role.civil": "GOV",
    "role.diplo": "GOV", "pol.party": "PTY", "pol.union": "LAB", "rel": "REL", "mil": "MIL", "crime.terror": "REB", "crime": "CRM",
    "fin.bank": "BUS", "corp": "BUS", "role.pep": "GOV",
}  # fmt: skip
"""The longest beginning of a topic counts: ``gov.legislative``, else ``gov``."""

_HELD = re.compile(r"\s*\((?:since )?(\d{4}(?:-\d\d){0,2})?\s*(?:-|–|to|until)?\s*(\d{4}(?:-\d\d){0,2})?\)$")
_LATIN = re.compile(r"[A-Za-z]")


Words = tuple[str, ...]


class _Properties(msgspec.Struct, frozen=True, gc=False):
    """The properties that are read; all others are passed over while decoding."""

    name: Words = ()
    alias: Words = ()
    previousName: Words = ()
    abbreviation: Words = ()
    weakAlias: Words = ()
    nationality: Words = ()
    citizenship: Words = ()
    jurisdiction: Words = ()
    country: Words = ()
    position: Words = ()
    topics: Words = ()
    startDate: Words = ()
    endDate: Words = ()
    status: Words = ()
    holder: tuple[str | _Entity, ...] = ()
    post: tuple[str | _Entity, ...] = ()
    positionOccupancies: tuple[str | _Entity, ...] = ()


class _Entity(msgspec.Struct, frozen=True, gc=False):
    """An entity, whatever its schema."""

    id: str
    schema: str
    properties: _Properties = _Properties()

    def countries(self) -> list[str]:
        """Codes, those first that say most of whose actor it is."""
        told = self.properties
        written = (*told.nationality, *told.citizenship, *told.jurisdiction, *told.country)
        return list(dict.fromkeys(code for code in map(country_code, written) if code))


def read_ftm(path: Path, roles: dict[str, Role], remarks: list[str]) -> Iterator[ActorRow]:
    """A row per person or organisation. Offices may stand before or after their holders, so holders come when the file has been read."""
    actors: list[tuple[int, _Entity]] = []
    posts: dict[str, _Entity] = {}
    held: dict[str, list[_Entity]] = {}
    passed = 0
    for number, line in read_lines(path):
        if not line.strip():
            continue
        entity = _decode(line, path, number)
        if entity.schema in SCHEMATA:
            actors.append((number, entity))
        elif entity.schema == "Position":
            posts[entity.id] = entity
        elif entity.schema == "Occupancy":
            for holder in entity.properties.holder:
                held.setdefault(holder if isinstance(holder, str) else holder.id, []).append(entity)
        else:
            passed += 1
    if passed and not actors:
        remarks.append(f"{path}: none of the {passed} entities is an actor; expected are {', '.join(SCHEMATA)}")
    for number, entity in actors:
        row = _row(entity, f"{path}:{number}", [*held.get(entity.id, ()), *_nested(entity.properties.positionOccupancies)], posts, roles)
        if row is not None:
            yield row


def _nested(values: tuple[str | _Entity, ...]) -> list[_Entity]:
    return [value for value in values if isinstance(value, _Entity)]


def _decode(line: str, path: Path, number: int) -> _Entity:
    try:
        return msgspec.json.decode(line, type=_Entity)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        way_out = 'one entity a line is expected: {"id": …, "schema": "Person", "properties": {"name": […]}}'
        raise LexiconError(f"{path}:{number}: not a FollowTheMoney entity ({error}); {way_out}") from error


def _row(entity: _Entity, place: str, offices: list[_Entity], posts: dict[str, _Entity], roles: dict[str, Role]) -> ActorRow | None:
    told = entity.properties
    names = _latin((*told.name, *told.alias, *told.previousName, *told.abbreviation))
    if not names:
        return None
    kind = SCHEMATA[entity.schema]
    strong = [name for name in names if _is_telling(name)]
    weak = [name for name in names if not _is_telling(name)]
    return ActorRow(
        place=place, id=entity.id, name=names[0], kind=kind, aliases=tuple(strong), weak=(*weak, *_latin(told.weakAlias)),
        terms=tuple(dict.fromkeys(_terms(entity, offices, posts, roles))),
    )  # fmt: skip


def _latin(names: Words) -> list[str]:
    return list(dict.fromkeys(name.strip() for name in names if _LATIN.search(name)))


def _is_telling(name: str) -> bool:
    """False for one word such as "Mercury" or "Hassan", which lists give beside full names; acronyms tell."""
    return len(name.split()) > 1 or (name.isupper() and len(name) > 2)


def _terms(entity: _Entity, offices: list[_Entity], posts: dict[str, _Entity], roles: dict[str, Role]) -> Iterator[Term]:
    countries = entity.countries()
    country = countries[0] if countries else None
    dated = list(_office_terms(offices, posts, roles, country))
    for text in entity.properties.position:
        held = _HELD.search(text)
        sector = office_sector(text, roles)
        if sector and held and (held[1] or held[2]):
            dated.append(Term(country=country, sector=sector, since=held[1] or "", until=held[2] or ""))
        elif sector and not offices:
            dated.append(Term(country=country, sector=sector))
    yield from dated
    if not any(not term.since and not term.until for term in dated):
        topics = [topic for topic in entity.properties.topics if not (dated and topic.startswith(("role.pep", "gov", "pol")))]
        yield Term(country=country, sector=SCHEMA_SECTORS.get(entity.schema) or _topic_sector(topics))


def _office_terms(offices: list[_Entity], posts: dict[str, _Entity], roles: dict[str, Role], country: str | None) -> Iterator[Term]:
    for office in offices:
        since, until = min(office.properties.startDate, default=""), max(office.properties.endDate, default="")
        if "ended" in office.properties.status and not until:
            continue  # it is over, and nobody knows since when
        for post in [*_nested(office.properties.post), *(posts[p] for p in office.properties.post if isinstance(p, str) and p in posts)]:
            names = post.properties.name
            sector = _topic_sector(post.properties.topics) or next((s for n in names if (s := office_sector(n, roles))), None)
            where = post.countries()
            yield Term(
                country=where[0] if where else country, sector=sector, since=since[:10] if is_date(since[:10]) else "",
                until=until[:10] if is_date(until[:10]) else "",
            )  # fmt: skip


def _topic_sector(topics: Iterable[str]) -> str | None:
    found = [beginning for beginning in TOPIC_SECTORS if any(t == beginning or t.startswith(beginning + ".") for t in topics)]
    return TOPIC_SECTORS[found[0]] if found else None
