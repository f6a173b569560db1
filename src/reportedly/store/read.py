"""The store -> what pages show. Lists come in few statements, whatever their length."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, and_, func, or_, select

from ..happenings import Happening
from ..records import Report
from .engine import Store
from .lines import ActorLine, DisputeLine, DocumentLine, EventLine, NumberLine, PlaceLine, SaidLine, StoryLine
from .rows import unpack_page, unpack_report
from .schema import (
    actors,
    attributions,
    bodies,
    disputes,
    documents,
    event_attributions,
    events,
    happenings,
    parties,
    places,
    quantities,
    stories,
    story_names,
)

_DOCUMENT = [documents.c[name] for name in DocumentLine.__struct_fields__]
_EVENT = [name for name in EventLine.__struct_fields__ if name in events.c and name != "document"]
_WORDS = ("modes", "contexts", "auxiliary")
_MANY = 500


def read_events(store: Store, keys: Sequence[int]) -> list[EventLine]:
    """Events by the keys of their rows, in this order; keys of rows that are gone are left out."""
    with store.read() as connection:
        found = _events(connection, keys)
    return [found[key] for key in keys if key in found]


def events_by_ids(store: Store, pairs: Sequence[tuple[str, str]]) -> list[EventLine]:
    """Events by the ids of their documents and their own, in this order; those that are gone are left out."""
    keys: dict[tuple[str, str], int] = {}
    wanted = select(events.c.key, documents.c.id.label("document"), events.c.id).join(documents, documents.c.key == events.c.document)
    with store.read() as connection:
        for start in range(0, len(pairs), _MANY):
            some = pairs[start : start + _MANY]
            both = and_(documents.c.id.in_({pair[0] for pair in some}), events.c.id.in_({pair[1] for pair in some}))
            keys |= {(row.document, row.id): row.key for row in connection.execute(wanted.where(both))}
        found = _events(connection, [keys[pair] for pair in pairs if pair in keys])
    return [found[keys[pair]] for pair in pairs if pair in keys and keys[pair] in found]


def find_event(store: Store, document: str, event: str) -> EventLine | None:
    """An event by the ids of its document and its own."""
    with store.read() as connection:
        wanted = select(events.c.key).join(documents, documents.c.key == events.c.document)
        key = connection.execute(wanted.where(documents.c.id == document, events.c.id == event)).scalar()
        return _events(connection, [key])[key] if key is not None else None


def events_of_document(store: Store, document: str) -> list[EventLine]:
    """All events of a document, in the order of its text."""
    wanted = select(events.c.key).join(documents, documents.c.key == events.c.document).where(documents.c.id == document)
    with store.read() as connection:
        keys = list(connection.execute(wanted.order_by(events.c.ordinal)).scalars())
        found = _events(connection, keys)
    return [found[key] for key in keys]


def find_document(store: Store, id: str) -> DocumentLine | None:
    """A document by its id."""
    return next(iter(read_documents(store, documents.c.id == id)), None)


def read_documents(store: Store, *where: ColumnElement[bool], limit: int | None = None, by_arrival: bool = False) -> list[DocumentLine]:
    """Documents that fit, the newest first; ``by_arrival``: those added last."""
    order = [] if by_arrival else [documents.c.published.desc().nulls_last()]
    wanted = select(*_DOCUMENT).where(*where).order_by(*order, documents.c.key.desc()).limit(limit)
    with store.read() as connection:
        return [DocumentLine(**row) for row in connection.execute(wanted).mappings()]


def documents_of_story(store: Store, story: str) -> list[DocumentLine]:
    """All documents of a story, the oldest first."""
    return read_documents(store, documents.c.story == story)[::-1]


def copies_of(store: Store, group: str) -> list[DocumentLine]:
    """All members of a group of copies, the original first."""
    found = read_documents(store, documents.c.copy_group == group)
    return sorted(found, key=lambda line: (line.copy_of is not None, -(line.similarity or 0), line.id))


def read_report(store: Store, document: str) -> Report | None:
    """The whole record of a document as the machine wrote it."""
    wanted = select(bodies.c.report).join(documents, documents.c.key == bodies.c.document).where(documents.c.id == document)
    with store.read() as connection:
        packed = connection.execute(wanted).scalar()
    return unpack_report(packed) if packed is not None else None


def read_page(store: Store, document: str) -> tuple[str, bool] | None:
    """The page as it was received and whether it is HTML; ``None`` where it was not kept."""
    wanted = select(bodies.c.page, bodies.c.page_is_html).join(documents, documents.c.key == bodies.c.document)
    with store.read() as connection:
        row = connection.execute(wanted.where(documents.c.id == document)).first()
    return (unpack_page(row.page), bool(row.page_is_html)) if row and row.page is not None else None


def search_documents(store: Store, query: str, limit: int = 20, offset: int = 0) -> list[tuple[DocumentLine, str]]:
    """Documents that hold the words, the best first, with a piece of text in which ``\\x02`` and ``\\x03`` stand around what was found."""
    with store.read() as connection:
        ranked = store.fulltext.rank(connection, query, limit, offset)
        wanted = select(*_DOCUMENT).where(documents.c.key.in_([key for key, _ in ranked]))
        found = {row["key"]: DocumentLine(**row) for row in connection.execute(wanted).mappings()}
    return [(found[key], piece) for key, piece in ranked if key in found]


def read_stories(store: Store, limit: int = 20, after: str | None = None, until: str | None = None) -> list[StoryLine]:
    """Stories with the latest first, of one day the largest. ``after`` is the id of the last one that was shown; ``until`` leaves later
    ones out."""
    last, size, id = func.coalesce(stories.c.last, ""), stories.c.n_documents, stories.c.id
    wanted = select(stories).order_by(last.desc(), size.desc(), id).limit(limit)
    if until:
        wanted = wanted.where(last <= until)
    with store.read() as connection:
        if after is not None:
            row = connection.execute(select(last, size, id).where(id == after)).first()
            if row is None:
                return []
            day, number, name = row
            wanted = wanted.where(or_(last < day, and_(last == day, or_(size < number, and_(size == number, id > name)))))
        return [_story(row) for row in connection.execute(wanted).mappings()]


def find_story(store: Store, id: str) -> StoryLine | None:
    """A story by its id, also by one that it had before."""
    with store.read() as connection:
        for _ in range(8):  # a story that was renamed again and again
            row = connection.execute(select(stories).where(stories.c.id == id)).mappings().first()
            if row:
                return _story(row)
            renamed = connection.execute(select(story_names.c.story).where(story_names.c.old == id)).scalar()
            if renamed is None:
                return None
            id = renamed
    return None


def read_happenings(store: Store, story: str) -> list[Happening]:
    """What happened in a story, in the order of the first report."""
    wanted = select(happenings.c.record).where(happenings.c.story == story).order_by(happenings.c.ordinal)
    with store.read() as connection:
        return [msgspec.json.decode(record, type=Happening) for record in connection.execute(wanted).scalars()]


def happenings_of_stories(store: Store, ids: Iterable[str], limit: int = 5) -> dict[str, list[Happening]]:
    """Of every story, the happenings with most independent sources."""
    h = happenings.c
    place = (
        func.row_number().over(partition_by=h.story, order_by=(h.independent_sources.desc(), h.n_mentions.desc(), h.ordinal)).label("place")
    )
    ranked = select(h.story, h.record, h.ordinal, place).where(h.story.in_(list(ids))).subquery()
    wanted = select(ranked).where(ranked.c.place <= limit).order_by(ranked.c.story, ranked.c.ordinal)
    found: dict[str, list[Happening]] = defaultdict(list)
    with store.read() as connection:
        for row in connection.execute(wanted):
            found[row.story].append(msgspec.json.decode(row.record, type=Happening))
    return found


def find_actor(store: Store, id: str) -> ActorLine | None:
    """An actor by id."""
    return next(iter(read_actors(store, [id]).values()), None)


def read_actors(store: Store, ids: Iterable[str]) -> dict[str, ActorLine]:
    """Actors by id."""
    wanted = select(actors).where(actors.c.id.in_(list(ids)))
    with store.read() as connection:
        return {row.id: _actor(row) for row in connection.execute(wanted)}


def actors_named(store: Store, words: str, limit: int = 20) -> list[tuple[ActorLine, int]]:
    """Actors whose name holds the words, with the number of their roles in events, the most frequent first. Of very many names only some
    are counted, the shortest."""
    pattern = "%" + words.casefold().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    named = select(actors).where(func.lower(actors.c.name).like(pattern, escape="\\"))
    named = named.order_by(func.length(actors.c.name), actors.c.name, actors.c.key).limit(_MANY)
    with store.read() as connection:
        found = {row.key: _actor(row) for row in connection.execute(named)}
        count = select(parties.c.actor, func.count()).where(parties.c.actor.in_(list(found))).group_by(parties.c.actor)
        counts: dict[int, int] = {row[0]: row[1] for row in connection.execute(count)}
    listed = sorted(counts, key=lambda key: (-counts[key], found[key].name, key))
    return [(found[key], counts[key]) for key in listed[:limit]]


def names_of_actor(store: Store, id: str, limit: int = 30) -> list[tuple[str, int]]:
    """The words that documents use for an actor, the most frequent first."""
    count = func.count().label("n")
    wanted = (
        select(parties.c.name, count)
        .join(actors, actors.c.key == parties.c.actor)
        .where(actors.c.id == id)
        .group_by(parties.c.name)
        .order_by(count.desc(), parties.c.name)
        .limit(limit)
    )
    with store.read() as connection:
        return [(row.name, row.n) for row in connection.execute(wanted)]


def said_by(store: Store, actor: str, limit: int = 50) -> list[SaidLine]:
    """What an actor is quoted with, the newest first."""
    wanted = (
        _said_columns().where(actors.c.id == actor).order_by(documents.c.published.desc().nulls_last(), attributions.c.key).limit(limit)
    )
    with store.read() as connection:
        return [_said(row) for row in connection.execute(wanted)]


def read_disputes(store: Store, *where: ColumnElement[bool], limit: int = 50, offset: int = 0) -> list[DisputeLine]:
    """Claims against denials, the newest first."""
    d = documents.c
    wanted = (
        select(disputes, d.id.label("document_id"), d.title, d.publisher, d.published, d.story)
        .join(documents, d.key == disputes.c.document)
        .where(*where)
        .order_by(d.published.desc().nulls_last(), disputes.c.key)
        .limit(limit)
        .offset(offset)
    )
    with store.read() as connection:
        return [
            DisputeLine(
                key=row.key,
                id=row.id,
                document=row.document_id,
                title=row.title,
                publisher=row.publisher,
                published=row.published,
                story=row.story,
                claim=row.claim,
                denial=row.denial,
                claimants=tuple(row.claimants.splitlines()),
                deniers=tuple(row.deniers.splitlines()),
            )
            for row in connection.execute(wanted)
        ]


def places_by_id(store: Store, ids: Iterable[str]) -> dict[str, PlaceLine]:
    """Gazetteer rows by GeoNames id (as text)."""
    p = places.c
    columns = [func.min(column).label(column.name) for column in (p.name, p.lat, p.lon, p.country, p.precision)]
    wanted = select(p.geonameid, *columns).where(p.geonameid.in_([int(id) for id in ids if id.isdecimal()])).group_by(p.geonameid)
    with store.read() as connection:
        return {str(row.geonameid): _place(row) for row in connection.execute(wanted)}


def totals(store: Store) -> dict[str, int]:
    """How many documents, events and stories there are."""
    with store.read() as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar() or 0 for table in (documents, events, stories)
        }


def _events(connection: Connection, keys: Sequence[int]) -> dict[int, EventLine]:
    found: dict[int, EventLine] = {}
    for start in range(0, len(keys), _MANY):
        found |= _some_events(connection, keys[start : start + _MANY])
    return found


def _some_events(connection: Connection, keys: Sequence[int]) -> dict[int, EventLine]:
    d = documents.c
    columns = [events.c[name] for name in _EVENT]
    wanted = select(*columns, d.id.label("document"), d.title, d.publisher, d.url, d.published, d.story).join(
        documents, d.key == events.c.document
    )
    rows = connection.execute(wanted.where(events.c.key.in_(keys))).mappings().all()
    actor, recipient = _parties(connection, keys)
    where, numbers, said = _places(connection, keys), _numbers(connection, keys), _said_of(connection, keys)
    return {
        row["key"]: EventLine(
            **{**row, **{name: tuple(row[name].split()) for name in _WORDS}},
            actors=tuple(actor[row["key"]]),
            recipients=tuple(recipient[row["key"]]),
            places=tuple(where[row["key"]]),
            quantities=tuple(numbers[row["key"]]),
            said=tuple(said[row["key"]]),
        )
        for row in rows
    }


def _parties(connection: Connection, keys: Sequence[int]) -> tuple[dict[int, list[ActorLine]], dict[int, list[ActorLine]]]:
    p = parties.c
    wanted = select(p.event, p.role, p.name, p.country, p.sector, p.basis, actors.c.id, actors.c.entity).join(
        actors, actors.c.key == p.actor
    )
    sides: dict[str, dict[int, list[ActorLine]]] = {"actor": defaultdict(list), "recipient": defaultdict(list)}
    for row in connection.execute(wanted.where(p.event.in_(keys)).order_by(p.event, p.role, p.ordinal)):
        line = ActorLine(id=row.id, name=row.name, country=row.country, sector=row.sector, entity=row.entity, basis=row.basis)
        sides[row.role][row.event].append(line)
    return sides["actor"], sides["recipient"]


def _places(connection: Connection, keys: Sequence[int]) -> dict[int, list[PlaceLine]]:
    found: dict[int, list[PlaceLine]] = defaultdict(list)
    for row in connection.execute(select(places).where(places.c.event.in_(keys)).order_by(places.c.event, places.c.ordinal)):
        found[row.event].append(_place(row))
    return found


def _numbers(connection: Connection, keys: Sequence[int]) -> dict[int, list[NumberLine]]:
    found: dict[int, list[NumberLine]] = defaultdict(list)
    for row in connection.execute(
        select(quantities).where(quantities.c.event.in_(keys)).order_by(quantities.c.event, quantities.c.ordinal)
    ):
        found[row.event].append(NumberLine(kind=row.kind, low=row.low, high=row.high, unit=row.unit))
    return found


def _said_columns() -> Any:
    a = attributions.c
    return (
        select(
            a.id, a.source, a.source_kind, a.cue, a.content, a.kind, a.act, a.hedged, a.anonymous,
            documents.c.id.label("document_id"), actors.c.id.label("actor_id"),
        )
        .join(documents, documents.c.key == a.document)
        .outerjoin(actors, actors.c.key == a.actor)
    )  # fmt: skip


def _said_of(connection: Connection, keys: Sequence[int]) -> dict[int, list[SaidLine]]:
    link = event_attributions.c
    wanted = _said_columns().join(event_attributions, link.attribution == attributions.c.key).add_columns(link.event)
    found: dict[int, list[SaidLine]] = defaultdict(list)
    for row in connection.execute(wanted.where(link.event.in_(keys)).order_by(link.event, attributions.c.ordinal)):
        found[row.event].append(_said(row))
    return found


def _said(row: Row[Any]) -> SaidLine:
    return SaidLine(
        id=row.id,
        document=row.document_id,
        source=row.source,
        actor=row.actor_id,
        source_kind=row.source_kind,
        cue=row.cue,
        content=row.content,
        kind=row.kind,
        act=row.act,
        hedged=bool(row.hedged),
        anonymous=bool(row.anonymous),
    )


def _actor(row: Row[Any]) -> ActorLine:
    return ActorLine(id=row.id, name=row.name, country=row.country, sector=row.sector, entity=row.entity)


def _place(row: Row[Any]) -> PlaceLine:
    return PlaceLine(geonameid=row.geonameid, name=row.name, lat=row.lat, lon=row.lon, country=row.country, precision=row.precision)


def _story(row: Any) -> StoryLine:
    return StoryLine(
        **{name: row[name] for name in StoryLine.__struct_fields__ if name != "standings"}, standings=msgspec.json.decode(row["standings"])
    )
