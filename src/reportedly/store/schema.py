"""The tables. The same on SQLite and PostgreSQL; text search has tables of its own (``fulltext.py``), views for people are in ``views.py``.

Rows of what the machine reads (documents, events, parties, places, attributions, ...) are derived from the report kept in
``bodies.report`` and may be made anew at any time. What people say is kept apart, in the tables of ``review``, ``people`` and ``share``,
and names documents and events by their derived ids, which outlive the rows.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

meta = Table(
    "meta",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
    comment="Facts about the store itself: 'revision' grows with every change of rows that pages count.",
)

documents = Table(
    "documents",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True, comment="derived from text and address"),
    Column("external_id", String),
    Column("url", Text),
    Column("publisher", Text),
    Column("title", Text),
    Column("byline", Text),
    Column("section", Text),
    Column("language", String),
    Column("published", String, comment="first day, ISO"),
    Column("published_end", String, comment="last day, ISO"),
    Column("published_precision", String),
    Column("published_basis", String),
    Column("lead", Text, nullable=False, comment="the beginning of the text, for lists"),
    Column("characters", Integer, nullable=False),
    Column("n_events", Integer, nullable=False),
    Column("n_problems", Integer, nullable=False),
    Column("story", String, index=True),
    Column("copy_group", String, index=True),
    Column("copy_of", String, comment="id of the likely original"),
    Column("similarity", Float),
    Column("added", String, nullable=False, comment="when it came in, UTC"),
    Column("coder", String, nullable=False, comment="version of what read it"),
    Column("digest", String, nullable=False, comment="SHA-256 of the report"),
    Column("grouped", Boolean, nullable=False, default=False, comment="stories and copies know of it"),
    Index("ix_documents_published_key", "published", "key"),
    sqlite_autoincrement=True,
)

bodies = Table(
    "bodies",
    metadata,
    Column("document", Integer, ForeignKey("documents.key", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("report", LargeBinary, nullable=False, comment="the whole record, JSON, deflated (zlib)"),
    Column("page", LargeBinary, comment="the page as received, UTF-8, deflated (zlib)"),
    Column("page_is_html", Boolean),
)

events = Table(
    "events",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, index=True, comment="derived; documents with one text share it"),
    Column("document", Integer, ForeignKey("documents.key", ondelete="CASCADE"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("event_type", String, nullable=False),
    Column("cameo", String),
    Column("quad_code", Integer, nullable=False),
    Column("score", Float, nullable=False),
    Column("standing", String, nullable=False),
    Column("modes", String, nullable=False, comment="blank-separated"),
    Column("contexts", String, nullable=False, comment="blank-separated"),
    Column("auxiliary", String, nullable=False, comment="blank-separated"),
    Column("day", String, comment="by which it is sorted: first day of its time, else of publication"),
    Column("time_start", String),
    Column("time_end", String),
    Column("time_precision", String),
    Column("anchor", Text, nullable=False, comment="the words that name it"),
    Column("anchor_start", Integer, nullable=False),
    Column("anchor_end", Integer, nullable=False),
    Column("sentence", Text, nullable=False),
    Column("confidence", Float),
    Column("why", Text, nullable=False),
    Column("happening", String, index=True),
    Column("verdict", String, comment="what reviewers found: accepted, rejected, corrected; null: not reviewed"),
    Column("revision", Integer, nullable=False, comment="of the store when the row last changed"),
    UniqueConstraint("document", "id"),
    Index("ix_events_day_key", "day", "key"),
    Index("ix_events_revision", "revision"),
    sqlite_autoincrement=True,
)

dropped = Table(
    "dropped",
    metadata,
    Column("event", Integer, primary_key=True, autoincrement=False, comment="key of an event row that is gone"),
    Column("revision", Integer, nullable=False, index=True),
)

actors = Table(
    "actors",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True, comment="derived from the entity, or country, sector and name"),
    Column("name", Text, nullable=False),
    Column("country", String),
    Column("sector", String),
    Column("entity", String),
    sqlite_autoincrement=True,
)

parties = Table(
    "parties",
    metadata,
    Column("event", Integer, ForeignKey("events.key", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("role", String, primary_key=True, comment="actor or recipient"),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("actor", Integer, ForeignKey("actors.key"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("country", String),
    Column("sector", String),
    Column("basis", String),
    Column("span_start", Integer),
    Column("span_end", Integer),
)

places = Table(
    "places",
    metadata,
    Column("event", Integer, ForeignKey("events.key", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("geonameid", Integer, index=True),
    Column("name", Text, nullable=False),
    Column("lat", Float),
    Column("lon", Float),
    Column("country", String),
    Column("precision", String, comment="country, region, city or site"),
)

quantities = Table(
    "quantities",
    metadata,
    Column("event", Integer, ForeignKey("events.key", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("kind", String, nullable=False),
    Column("low", Float),
    Column("high", Float),
    Column("unit", String),
)

attributions = Table(
    "attributions",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, index=True),
    Column("document", Integer, ForeignKey("documents.key", ondelete="CASCADE"), nullable=False, index=True),
    Column("ordinal", Integer, nullable=False),
    Column("actor", Integer, ForeignKey("actors.key"), index=True, comment="the source, where it is named"),
    Column("source", Text, comment="the words for the source"),
    Column("source_kind", String),
    Column("cue", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("act", String, nullable=False),
    Column("hedged", Boolean, nullable=False),
    Column("anonymous", Boolean, nullable=False),
    sqlite_autoincrement=True,
)

event_attributions = Table(
    "event_attributions",
    metadata,
    Column("event", Integer, ForeignKey("events.key", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("attribution", Integer, ForeignKey("attributions.key", ondelete="CASCADE"), primary_key=True, autoincrement=False, index=True),
)

disputes = Table(
    "disputes",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, index=True),
    Column("document", Integer, ForeignKey("documents.key", ondelete="CASCADE"), nullable=False, index=True),
    Column("claim", Text, nullable=False, comment="the claim in the document's words"),
    Column("denial", Text, nullable=False, comment="what answers it"),
    Column("claimants", Text, nullable=False, comment="names, one a line"),
    Column("deniers", Text, nullable=False, comment="names, one a line"),
    sqlite_autoincrement=True,
)

stories = Table(
    "stories",
    metadata,
    Column("id", String, primary_key=True),
    Column("title", Text, nullable=False),
    Column("first", String, comment="first day of publication"),
    Column("last", String, index=True, comment="last day of publication"),
    Column("n_documents", Integer, nullable=False),
    Column("n_originals", Integer, nullable=False, comment="copies left out"),
    Column("n_publishers", Integer, nullable=False),
    Column("n_events", Integer, nullable=False),
    Column("standings", Text, nullable=False, comment="JSON: happenings by standing"),
    Column("digest", String, nullable=False, comment="of its documents; another digest, and its happenings are found anew"),
)

happenings = Table(
    "happenings",
    metadata,
    Column("id", String, primary_key=True),
    Column("story", String, ForeignKey("stories.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("ordinal", Integer, nullable=False),
    Column("event_type", String, nullable=False),
    Column("standing", String, nullable=False),
    Column("day", String),
    Column("independent_sources", Integer, nullable=False),
    Column("n_mentions", Integer, nullable=False),
    Column("record", LargeBinary, nullable=False, comment="the whole record, JSON"),
)

story_names = Table(
    "story_names",
    metadata,
    Column("old", String, primary_key=True, comment="an id that a story had"),
    Column("story", String, nullable=False, index=True, comment="the story that has most of its documents today"),
)

story_decisions = Table(
    "story_decisions",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("deed", String, nullable=False, index=True, comment="one split or merge; taken back as one"),
    Column("at", String, nullable=False, comment="when, UTC"),
    Column("who", String, nullable=False),
    Column("verdict", String, nullable=False, comment="same or apart"),
    Column("document_a", String, nullable=False, comment="a document's id, whether it is here or not"),
    Column("document_b", String, nullable=False),
    Column("undone", String, comment="when it was taken back, UTC; null: it holds"),
    Column("undone_by", String),
    sqlite_autoincrement=True,
)
