"""Parse, toponyms, table, publication date -> Cast."""

from __future__ import annotations

from ..parse import Parse
from ..records import Published, Toponym
from .cast import Cast
from .coreference import Antecedents
from .describe import Describer
from .focus import Focus
from .names import NameIndex, find_names
from .table import ActorTable


def resolve_actors(parse: Parse, toponyms: tuple[Toponym, ...], table: ActorTable, published: Published | None) -> Cast:
    """The cast of a document. Only names are looked for here; everything else waits until it is asked for."""
    date = published.start if published else None
    names = find_names(parse, table)
    focus = Focus(_country_evidence(table, names, toponyms, date), _headline_end(parse))
    describer = Describer(parse, table, names, focus, toponyms, date)
    return Cast(parse, describer, Antecedents(parse, describer))


def _headline_end(parse: Parse) -> int:
    return parse.sentences[min(1, len(parse.sentences) - 1)].end if parse.sentences else 0


def _country_evidence(
    table: ActorTable, names: NameIndex, toponyms: tuple[Toponym, ...], date: str | None
) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    taken: set[int] = set()
    for match in names.matches:
        name = match.names[0]
        term = table.actors[name.actor].at(date)
        if not name.weak and term.country:
            found.append((match.start, term.country))
            taken.update(range(match.start, match.end))
    for toponym in toponyms:
        if toponym.place is not None and toponym.place.country and toponym.span[0] not in taken:
            found.append((toponym.span[0], toponym.place.country))
    return found
