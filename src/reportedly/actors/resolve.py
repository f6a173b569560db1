"""Parse, toponyms, table, publication date -> Cast."""

from __future__ import annotations

import re

from ..parse import Parse
from ..records import Published, Toponym
from .cast import Cast
from .coreference import Antecedents
from .describe import Describer
from .evidence import tells_nothing
from .focus import Focus
from .names import NameIndex, NameMatch, find_names, may_be_elsewhere
from .sovereignty import sovereign
from .table import ActorTable, Interval


def resolve_actors(parse: Parse, toponyms: tuple[Toponym, ...], table: ActorTable, published: Published | None) -> Cast:
    """The cast of a document. Only names are looked for here; everything else waits until it is asked for."""
    date = Interval(published.start, published.end) if published else None
    names = find_names(parse, table)
    toponyms = tuple(t for t in toponyms if not _is_side_of_country(parse.text, t, names))
    names = names.without(toponyms)
    focus = Focus(_country_evidence(parse.text, table, names, toponyms, date), _headline_end(parse))
    describer = Describer(parse, table, names, focus, toponyms, date)
    return Cast(parse, describer, Antecedents(parse, describer))


DATELINE = 8
"""How many mentions of its country the dateline counts for: a story written in Goma is about Congo unless it says otherwise often."""
_DATELINE = re.compile(
    r"^(?:[^\n]{0,200}\n+)?[ \t]*([A-Z][A-Z .'-]{2,25}(?:, [A-Z][A-Za-z. ]{2,25})?) ?(?:\([^)\n]{2,20}\) ?[-–—_]*|[-–—_]+) "
)


def datelines(text: str) -> list[tuple[int, int]]:
    """Where the text says it was written: "GOMA, Congo (AP) -".

    >>> datelines("GOMA, Congo (AP) - Rebels attacked.")
    [(0, 11)]
    """
    match = _DATELINE.match(text)
    return [(match.start(1), match.start(1) + len(match[1].rstrip()))] if match else []


_SIDES = ("north", "south", "east", "west", "central")


def _is_side_of_country(text: str, toponym: Toponym, names: NameIndex) -> bool:
    """True for "South Lebanon": in the news it is the south of Lebanon, whatever hamlet bears the name."""
    start, end = toponym.span
    if not text[start:end].lower().startswith(_SIDES):
        return False
    return any(match.kind == "country" and start < match.start and match.end == end for match in names.starting_in(start, end))


def _headline_end(parse: Parse) -> int:
    return parse.sentences[min(1, len(parse.sentences) - 1)].end if parse.sentences else 0


def _is_shared(match: NameMatch, table: ActorTable, date: Interval | None) -> bool:
    """True for "KGB", which more than one country has."""
    strong = [name for name in match.names if not name.weak] if match.kind == "organisation" else []
    return len({table.actors[name.actor].at(date).country for name in strong}) > 1


def _country_evidence(
    text: str, table: ActorTable, names: NameIndex, toponyms: tuple[Toponym, ...], date: Interval | None
) -> list[tuple[int, str]]:
    placed = {t.span[0]: sovereign(t.place.country) for t in toponyms if t.place is not None and t.place.country}
    found: list[tuple[int, str]] = []
    for match in names.matches:
        name = match.names[0]
        country = table.actors[name.actor].at(date).country
        if name.weak or not country or _is_shared(match, table, date):
            continue
        place = placed.pop(match.start, None)
        if tells_nothing(text, match):
            continue
        found.append((match.start, place if place and may_be_elsewhere(text, match) else country))
        for at in [at for at in placed if match.start < at < match.end]:
            del placed[at]
    found += placed.items()
    written_at = datelines(text)
    return found + [(at, code) for at, code in found if any(start <= at < end for start, end in written_at) for _ in range(DATELINE)]
