"""All documents of the store -> stories, copies and happenings, as ``reportedly stories`` finds them in files.

Found anew from all documents each time, so that the order of adding never shows. Only what came out different is written, happenings only
of stories whose documents have changed, or what people say of them. A story's old ids keep leading to it.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, delete, insert, select, update

from .. import __version__
from ..happenings import Happening, encode_happening, find_happenings
from ..records import Document, Report
from ..stories import Decision, LineIndex
from ..stories import StoryLine as Line
from .decide import story_decisions
from .engine import Store
from .rows import LEAD, Row, cut, unpack_report
from .schema import bodies, documents, events, happenings, stories, story_names

_AT_ONCE = 500
_DIGESTED = [documents.c[name] for name in ("id", "digest", "copy_of", "copy_group")]
_MARKED = ""
"""Digest of a story whose happenings have to be found anew."""
Judged = Callable[[Connection, Report], Report]
"""A document's report as people judged it: ``review.judged_report``."""


def is_grouped(store: Store) -> bool:
    """False when documents have come in since the last grouping."""
    with store.read() as connection:
        return connection.execute(select(documents.c.key).where(documents.c.grouped.is_(False)).limit(1)).first() is None


def group_store(
    store: Store, decisions: Iterable[Decision] = (), advance: Callable[[], None] | None = None, judged: Judged | None = None
) -> int:
    """Group everything, and tell how many stories there are. What people decided (``decide.py``) always holds; ``decisions`` come on top.
    ``advance`` is called once for each document. Happenings are told of what ``judged`` gives, else as the machine read them."""
    index = LineIndex([*story_decisions(store), *decisions])
    for document in _documents(store):
        index.add(document)
        if advance:
            advance()
    lines = {line.id: line for line in index.lines() if line.id and line.story}
    return _Writer(store, lines, judged).write()


def mark_story(connection: Connection, document: str) -> None:
    """The happenings of a document's story have to be found anew: by ``retell_stories``, or by the next grouping."""
    story = select(documents.c.story).where(documents.c.id == document).scalar_subquery()
    connection.execute(update(stories).where(stories.c.id == story).values(digest=_MARKED))


def retell_stories(store: Store, connection: Connection, judged: Judged | None = None) -> int:
    """Find the happenings of all marked stories anew, of the documents that they have; how many stories that were."""
    marked = connection.execute(select(stories.c.id).where(stories.c.digest == _MARKED)).scalars().all()
    for story in marked:
        _write_story(store, connection, story, judged)
    return len(marked)


def _documents(store: Store) -> Iterator[Document]:
    """All documents by id, some at a time."""
    last = ""
    while True:
        wanted = select(documents.c.id, bodies.c.report).join(bodies, bodies.c.document == documents.c.key).where(documents.c.id > last)
        with store.read() as connection:
            found = connection.execute(wanted.order_by(documents.c.id).limit(_AT_ONCE)).all()
        if not found:
            return
        for _, packed in found:
            yield unpack_report(packed).document
        last = found[-1].id


class _Writer:
    """Writes what came out different, a story at a time."""

    def __init__(self, store: Store, lines: dict[str, Line], judged: Judged | None = None) -> None:
        self.store = store
        self.lines = lines
        self.judged = judged
        self.members: dict[str, list[str]] = defaultdict(list)
        for id, line in lines.items():
            self.members[str(line.story)].append(id)

    def write(self) -> int:
        known = self._write_documents()
        with self.store.read() as connection:
            digests = {row.id: row.digest for row in connection.execute(select(stories.c.id, stories.c.digest))}
            members: dict[str, list[Any]] = defaultdict(list)
            for row in connection.execute(select(documents.c.story, *_DIGESTED)):
                members[row.story].append(row)
        for story in sorted(self.members):
            if digests.get(story) != _digest(members[story]):
                with self.store.write() as connection:
                    _write_story(self.store, connection, story, self.judged)
        self._write_names(known, set(digests) - set(self.members))
        return len(self.members)

    def _write_documents(self) -> dict[str, str]:
        """The story that every document was in before."""
        d = documents.c
        with self.store.write() as connection:
            rows = connection.execute(select(d.id, d.story, d.copy_group, d.copy_of, d.similarity, d.grouped, d.key)).all()
            changed, moved = [], []
            for row in rows:
                if (line := self.lines.get(row.id)) is None:
                    continue  # added since
                now = {"story": line.story, "copy_group": line.copy_group, "copy_of": line.copy_of, "similarity": line.similarity}
                if not row.grouped or any(getattr(row, name) != value for name, value in now.items()):
                    changed.append({"which": row.key, **now})
                    moved += [row.key] if row.story != line.story else []
            if changed:
                columns: dict[str, Any] = {name: bindparam(name) for name in ("story", "copy_group", "copy_of", "similarity")}
                connection.execute(update(documents).where(d.key == bindparam("which")).values(grouped=True, **columns), changed)
            self._touch(connection, moved)
        return {row.id: row.story for row in rows if row.story}

    def _touch(self, connection: Connection, keys: list[int]) -> None:
        """Events of these documents count as changed."""
        if keys:
            revision = self.store.next_revision(connection)
            statement = update(events).where(events.c.document == bindparam("which")).values(revision=revision)
            connection.execute(statement, [{"which": key} for key in keys])

    def _write_names(self, known: dict[str, str], gone: set[str]) -> None:
        """Where the documents of stories that are gone have gone to."""
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for id, old in known.items():
            if old in gone and id in self.lines:
                votes[old][str(self.lines[id].story)] += 1
        with self.store.write() as connection:
            for old in sorted(gone):
                connection.execute(delete(stories).where(stories.c.id == old))
                connection.execute(delete(story_names).where(story_names.c.old == old))
                if votes[old]:
                    best = min(votes[old].items(), key=lambda item: (-item[1], item[0]))[0]
                    connection.execute(insert(story_names).values(old=old, story=best))
            if self.members:
                connection.execute(delete(story_names).where(story_names.c.old.in_(select(stories.c.id))))


def _digest(rows: Iterable[Any]) -> str:
    """Of all that decides what the happenings of these documents are, but for what people say."""
    parts = sorted(f"{row.id} {row.digest} {row.copy_of} {row.copy_group}" for row in rows)
    return hashlib.sha256("\n".join([__version__, *parts]).encode()).hexdigest()


def _write_story(store: Store, connection: Connection, story: str, judged: Judged | None) -> None:
    """A story and its happenings, from the documents that are in it."""
    wanted = select(documents, bodies.c.report).join(bodies, bodies.c.document == documents.c.key).where(documents.c.story == story)
    rows = connection.execute(wanted.order_by(documents.c.published.asc().nulls_last(), documents.c.key)).all()
    if not rows:
        return
    found = _find_happenings(connection, story, rows, judged)
    first = next((row for row in rows if not row.copy_of), rows[0])
    dates = sorted(row.published for row in rows if row.published)
    values: Row = {
        "title": cut(first.title or first.lead, LEAD // 3) or story,
        "first": dates[0] if dates else None,
        "last": dates[-1] if dates else None,
        "n_documents": len(rows),
        "n_originals": sum(not row.copy_of for row in rows),
        "n_publishers": len({row.publisher for row in rows if row.publisher}),
        "n_events": sum(row.n_events for row in rows),
        "standings": msgspec.json.encode(dict(sorted(Counter(h.standing for h in found).items()))).decode(),
        "digest": _digest(rows),
    }
    connection.execute(delete(stories).where(stories.c.id == story))
    connection.execute(insert(stories).values(id=story, **values))
    connection.execute(delete(happenings).where(happenings.c.id.in_([h.id for h in found])))
    if found:
        connection.execute(insert(happenings), [_happening_row(h, n) for n, h in enumerate(found)])
    _link(store, connection, {row.id: row.key for row in rows}, found)


def _find_happenings(connection: Connection, story: str, rows: Sequence[Any], judged: Judged | None) -> tuple[Happening, ...]:
    reports = (unpack_report(row.report) for row in rows)
    held = (judged(connection, report) for report in reports) if judged else reports
    return find_happenings(held, {row.id: story for row in rows}, {row.id: row.copy_of for row in rows})


def _link(store: Store, connection: Connection, keys: dict[str, int], found: Iterable[Happening]) -> None:
    """Every event knows its happening."""
    wanted = {(keys[m.document], m.event): h.id for h in found for m in h.mentions if m.document in keys}
    e = events.c
    rows = connection.execute(select(e.key, e.document, e.id, e.happening).where(e.document.in_(list(keys.values())))).all()
    changed = [
        {"which": row.key, "happening": wanted.get((row.document, row.id))}
        for row in rows
        if row.happening != wanted.get((row.document, row.id))
    ]
    if changed:
        revision = store.next_revision(connection)
        statement = update(events).where(e.key == bindparam("which")).values(happening=bindparam("happening"), revision=revision)
        connection.execute(statement, changed)


def _happening_row(happening: Happening, ordinal: int) -> Row:
    return {
        "id": happening.id,
        "story": happening.story,
        "ordinal": ordinal,
        "event_type": happening.types[0].value,
        "standing": happening.standing,
        "day": happening.days[0].value.partition("/")[0] if happening.days else None,
        "independent_sources": happening.independent_sources,
        "n_mentions": len(happening.mentions),
        "record": encode_happening(happening),
    }
