"""All tables, the text search and the views. Written by ``python -m reportedly.store.migrations``."""

import sqlalchemy as sa
from alembic import op

from reportedly.store.fulltext import FullText
from reportedly.store.views import create_views, drop_views

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """From an empty database."""
    op.create_table(
        "actors",
        sa.Column("key", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(), nullable=False, comment="derived from the entity, or country, sector and name"),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("sector", sa.String(), nullable=True),
        sa.Column("entity", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_actors")),
        sa.UniqueConstraint("id", name=op.f("uq_actors_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "audit_log",
        sa.Column("key", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("at", sa.String(), nullable=False, comment="UTC"),
        sa.Column("who", sa.String(), nullable=False, comment="a user's name; empty: nobody who has signed in"),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_audit_log")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "basket",
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("added", sa.String(), nullable=False, comment="when, UTC"),
        sa.PrimaryKeyConstraint("who", "document", "event", name=op.f("pk_basket")),
    )
    op.create_table(
        "documents",
        sa.Column("key", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(), nullable=False, comment="derived from text and address"),
        sa.Column("external_id", sa.String(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("byline", sa.Text(), nullable=True),
        sa.Column("section", sa.Text(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("published", sa.String(), nullable=True, comment="first day, ISO"),
        sa.Column("published_end", sa.String(), nullable=True, comment="last day, ISO"),
        sa.Column("published_precision", sa.String(), nullable=True),
        sa.Column("published_basis", sa.String(), nullable=True),
        sa.Column("lead", sa.Text(), nullable=False, comment="the beginning of the text, for lists"),
        sa.Column("characters", sa.Integer(), nullable=False),
        sa.Column("n_events", sa.Integer(), nullable=False),
        sa.Column("n_problems", sa.Integer(), nullable=False),
        sa.Column("story", sa.String(), nullable=True),
        sa.Column("copy_group", sa.String(), nullable=True),
        sa.Column("copy_of", sa.String(), nullable=True, comment="id of the likely original"),
        sa.Column("similarity", sa.Float(), nullable=True),
        sa.Column("added", sa.String(), nullable=False, comment="when it came in, UTC"),
        sa.Column("coder", sa.String(), nullable=False, comment="version of what read it"),
        sa.Column("digest", sa.String(), nullable=False, comment="SHA-256 of the report"),
        sa.Column("grouped", sa.Boolean(), nullable=False, comment="stories and copies know of it"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_documents")),
        sa.UniqueConstraint("id", name=op.f("uq_documents_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_documents_copy_group"), "documents", ["copy_group"], unique=False)
    op.create_index("ix_documents_published_key", "documents", ["published", "key"], unique=False)
    op.create_index(op.f("ix_documents_story"), "documents", ["story"], unique=False)
    op.create_table(
        "dropped",
        sa.Column("event", sa.Integer(), autoincrement=False, nullable=False, comment="key of an event row that is gone"),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("event", name=op.f("pk_dropped")),
    )
    op.create_index(op.f("ix_dropped_revision"), "dropped", ["revision"], unique=False)
    op.create_table(
        "jobs",
        sa.Column("key", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("state", sa.String(), nullable=False, comment="waiting, running, grouping, done or failed"),
        sa.Column("total", sa.Integer(), nullable=True, comment="pages; null where only reading tells"),
        sa.Column("done", sa.Integer(), nullable=False, comment="pages read, or found there already"),
        sa.Column("added", sa.Integer(), nullable=False, comment="documents that are new or were read anew"),
        sa.Column("last", sa.String(), nullable=True, comment="id of the document added last"),
        sa.Column("messages", sa.Text(), nullable=False, comment="what went wrong, a line each"),
        sa.Column("created", sa.String(), nullable=False, comment="UTC"),
        sa.Column("beat", sa.String(), nullable=True, comment="UTC, when its worker last gave a sign"),
        sa.Column("payload", sa.LargeBinary(), nullable=True, comment="what to read, deflated JSON; gone when it is done"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_jobs")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_jobs_state"), "jobs", ["state"], unique=False)
    op.create_table(
        "login_attempts",
        sa.Column("key", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("at", sa.Float(), nullable=False, comment="seconds since 1970"),
        sa.Column("name", sa.String(), nullable=False, comment="hashed: people type passwords into the wrong field"),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("succeeded", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_login_attempts")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_login_attempts_address_at", "login_attempts", ["address", "at"], unique=False)
    op.create_index(op.f("ix_login_attempts_at"), "login_attempts", ["at"], unique=False)
    op.create_index("ix_login_attempts_name_at", "login_attempts", ["name", "at"], unique=False)
    op.create_table(
        "meta",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_meta")),
        comment="Facts about the store itself: 'revision' grows with every change of rows that pages count.",
    )
    op.create_table(
        "review_log",
        sa.Column("key", sa.Integer(), autoincrement=True, nullable=False, comment="the order of the log"),
        sa.Column("id", sa.String(), nullable=False, comment="derived from the entry; the same entry imported twice is one"),
        sa.Column("at", sa.String(), nullable=False, comment="when, UTC"),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False, comment="id of the document"),
        sa.Column("event", sa.String(), nullable=True, comment="id of the event; null: about the document"),
        sa.Column("action", sa.String(), nullable=False, comment="accept, reject, correct, clear; note, reply, edit, delete; undo"),
        sa.Column("payload", sa.Text(), nullable=False, comment="JSON: the corrected fields, or the text of a note"),
        sa.Column("reading", sa.Text(), nullable=True, comment="JSON: what the machine had read when it was judged"),
        sa.Column("about", sa.String(), nullable=True, comment="id of the entry that is undone, replied to, edited or deleted"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_review_log")),
        sa.UniqueConstraint("id", name=op.f("uq_review_log_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_review_log_at"), "review_log", ["at"], unique=False)
    op.create_index(op.f("ix_review_log_document"), "review_log", ["document"], unique=False)
    op.create_index("ix_review_log_document_event", "review_log", ["document", "event"], unique=False)
    op.create_index(op.f("ix_review_log_who"), "review_log", ["who"], unique=False)
    op.create_table(
        "saved_searches",
        sa.Column("key", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False, comment="as in the address of /events"),
        sa.Column("created", sa.String(), nullable=False, comment="when, UTC"),
        sa.Column(
            "seen", sa.Integer(), nullable=False, comment="the largest key of an event when it was last looked at; events above it are new"
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_saved_searches")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_saved_searches_who"), "saved_searches", ["who"], unique=False)
    op.create_table(
        "share_links",
        sa.Column("key", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False, comment="SHA-256 of the secret part of the address, which is not kept"),
        sa.Column("kind", sa.String(), nullable=False, comment="event, document, story or query"),
        sa.Column("target", sa.Text(), nullable=False, comment="the id, DOCUMENT/EVENT, or the query"),
        sa.Column("fields", sa.Text(), nullable=False, comment="blank-separated; what may be seen"),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("created", sa.String(), nullable=False, comment="UTC"),
        sa.Column("expires", sa.String(), nullable=True, comment="UTC; null: never"),
        sa.Column("revoked", sa.String(), nullable=True, comment="UTC; null: it holds"),
        sa.Column("seen", sa.Integer(), nullable=False, comment="how often it was opened"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_share_links")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_share_links_token_hash")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "stories",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("first", sa.String(), nullable=True, comment="first day of publication"),
        sa.Column("last", sa.String(), nullable=True, comment="last day of publication"),
        sa.Column("n_documents", sa.Integer(), nullable=False),
        sa.Column("n_originals", sa.Integer(), nullable=False, comment="copies left out"),
        sa.Column("n_publishers", sa.Integer(), nullable=False),
        sa.Column("n_events", sa.Integer(), nullable=False),
        sa.Column("standings", sa.Text(), nullable=False, comment="JSON: happenings by standing"),
        sa.Column("digest", sa.String(), nullable=False, comment="of its documents; another digest, and its happenings are found anew"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stories")),
    )
    op.create_index(op.f("ix_stories_last"), "stories", ["last"], unique=False)
    op.create_table(
        "story_decisions",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("deed", sa.String(), nullable=False, comment="one split or merge; taken back as one"),
        sa.Column("at", sa.String(), nullable=False, comment="when, UTC"),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False, comment="same or apart"),
        sa.Column("document_a", sa.String(), nullable=False, comment="a document's id, whether it is here or not"),
        sa.Column("document_b", sa.String(), nullable=False),
        sa.Column("undone", sa.String(), nullable=True, comment="when it was taken back, UTC; null: it holds"),
        sa.Column("undone_by", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_story_decisions")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_story_decisions_deed"), "story_decisions", ["deed"], unique=False)
    op.create_table(
        "story_names",
        sa.Column("old", sa.String(), nullable=False, comment="an id that a story had"),
        sa.Column("story", sa.String(), nullable=False, comment="the story that has most of its documents today"),
        sa.PrimaryKeyConstraint("old", name=op.f("pk_story_names")),
    )
    op.create_index(op.f("ix_story_names_story"), "story_names", ["story"], unique=False)
    op.create_table(
        "users",
        sa.Column("key", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("name", sa.String(), nullable=False, comment="stands beside verdicts and notes, so it is never given to somebody else"),
        sa.Column("role", sa.String(), nullable=False, comment="viewer, reviewer or admin"),
        sa.Column("password", sa.String(), nullable=False, comment="Argon2id"),
        sa.Column("created", sa.String(), nullable=False),
        sa.Column("removed", sa.String(), nullable=True, comment="when, UTC; null: may sign in"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_users")),
        sa.UniqueConstraint("name", name=op.f("uq_users_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "webhooks",
        sa.Column("key", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False, comment="as in the address of the events page"),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("secret", sa.String(), nullable=False, comment="signs what is sent: HMAC-SHA-256 in X-Reportedly-Signature"),
        sa.Column("revision", sa.Integer(), nullable=False, comment="of the store up to which it was told"),
        sa.Column("created", sa.String(), nullable=False, comment="UTC"),
        sa.Column("told", sa.String(), nullable=True, comment="UTC, when it was last told successfully"),
        sa.Column("failures", sa.Integer(), nullable=False, comment="in a row; after twenty it is put to rest"),
        sa.Column("resting", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_webhooks")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "api_tokens",
        sa.Column("id", sa.String(), nullable=False, comment="the part of the token that may be shown"),
        sa.Column("digest", sa.String(), nullable=False, comment="SHA-256 of the whole token"),
        sa.Column("user", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False, comment="read, write or admin"),
        sa.Column("created", sa.String(), nullable=False),
        sa.Column("used", sa.String(), nullable=True, comment="to the hour"),
        sa.Column("expires", sa.String(), nullable=True),
        sa.Column("revoked", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["user"], ["users.key"], name=op.f("fk_api_tokens_user"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_tokens")),
    )
    op.create_index(op.f("ix_api_tokens_user"), "api_tokens", ["user"], unique=False)
    op.create_table(
        "attributions",
        sa.Column("key", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("actor", sa.Integer(), nullable=True, comment="the source, where it is named"),
        sa.Column("source", sa.Text(), nullable=True, comment="the words for the source"),
        sa.Column("source_kind", sa.String(), nullable=True),
        sa.Column("cue", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("hedged", sa.Boolean(), nullable=False),
        sa.Column("anonymous", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actors.key"], name=op.f("fk_attributions_actor")),
        sa.ForeignKeyConstraint(["document"], ["documents.key"], name=op.f("fk_attributions_document"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_attributions")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_attributions_actor"), "attributions", ["actor"], unique=False)
    op.create_index(op.f("ix_attributions_document"), "attributions", ["document"], unique=False)
    op.create_index(op.f("ix_attributions_id"), "attributions", ["id"], unique=False)
    op.create_table(
        "bodies",
        sa.Column("document", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report", sa.LargeBinary(), nullable=False, comment="the whole record, JSON, deflated (zlib)"),
        sa.Column("page", sa.LargeBinary(), nullable=True, comment="the page as received, UTF-8, deflated (zlib)"),
        sa.Column("page_is_html", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.key"], name=op.f("fk_bodies_document"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_bodies")),
    )
    op.create_table(
        "disputes",
        sa.Column("key", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=False, comment="the claim in the document's words"),
        sa.Column("denial", sa.Text(), nullable=False, comment="what answers it"),
        sa.Column("claimants", sa.Text(), nullable=False, comment="names, one a line"),
        sa.Column("deniers", sa.Text(), nullable=False, comment="names, one a line"),
        sa.ForeignKeyConstraint(["document"], ["documents.key"], name=op.f("fk_disputes_document"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_disputes")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_disputes_document"), "disputes", ["document"], unique=False)
    op.create_index(op.f("ix_disputes_id"), "disputes", ["id"], unique=False)
    op.create_table(
        "events",
        sa.Column("key", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(), nullable=False, comment="derived; documents with one text share it"),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("event_type", sa.String(), nullable=False),
        sa.Column("cameo", sa.String(), nullable=True),
        sa.Column("quad_code", sa.Integer(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("standing", sa.String(), nullable=False),
        sa.Column("modes", sa.String(), nullable=False, comment="blank-separated"),
        sa.Column("contexts", sa.String(), nullable=False, comment="blank-separated"),
        sa.Column("auxiliary", sa.String(), nullable=False, comment="blank-separated"),
        sa.Column("day", sa.String(), nullable=True, comment="by which it is sorted: first day of its time, else of publication"),
        sa.Column("time_start", sa.String(), nullable=True),
        sa.Column("time_end", sa.String(), nullable=True),
        sa.Column("time_precision", sa.String(), nullable=True),
        sa.Column("anchor", sa.Text(), nullable=False, comment="the words that name it"),
        sa.Column("anchor_start", sa.Integer(), nullable=False),
        sa.Column("anchor_end", sa.Integer(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("happening", sa.String(), nullable=True),
        sa.Column("verdict", sa.String(), nullable=True, comment="what reviewers found: accepted, rejected, corrected; null: not reviewed"),
        sa.Column("revision", sa.Integer(), nullable=False, comment="of the store when the row last changed"),
        sa.ForeignKeyConstraint(["document"], ["documents.key"], name=op.f("fk_events_document"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_events")),
        sa.UniqueConstraint("document", "id", name=op.f("uq_events_document_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_events_day_key", "events", ["day", "key"], unique=False)
    op.create_index(op.f("ix_events_happening"), "events", ["happening"], unique=False)
    op.create_index(op.f("ix_events_id"), "events", ["id"], unique=False)
    op.create_index("ix_events_revision", "events", ["revision"], unique=False)
    op.create_table(
        "happenings",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("story", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("event_type", sa.String(), nullable=False),
        sa.Column("standing", sa.String(), nullable=False),
        sa.Column("day", sa.String(), nullable=True),
        sa.Column("independent_sources", sa.Integer(), nullable=False),
        sa.Column("n_mentions", sa.Integer(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False, comment="the whole record, JSON"),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], name=op.f("fk_happenings_story"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_happenings")),
    )
    op.create_index(op.f("ix_happenings_story"), "happenings", ["story"], unique=False)
    op.create_table(
        "sessions",
        sa.Column("digest", sa.String(), nullable=False, comment="SHA-256 of the token in the cookie"),
        sa.Column("user", sa.Integer(), nullable=False),
        sa.Column("created", sa.String(), nullable=False),
        sa.Column("seen", sa.String(), nullable=False, comment="to the hour"),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("agent", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["user"], ["users.key"], name=op.f("fk_sessions_user"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_sessions")),
    )
    op.create_index(op.f("ix_sessions_user"), "sessions", ["user"], unique=False)
    op.create_table(
        "event_attributions",
        sa.Column("event", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("attribution", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["attribution"], ["attributions.key"], name=op.f("fk_event_attributions_attribution"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["event"], ["events.key"], name=op.f("fk_event_attributions_event"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event", "attribution", name=op.f("pk_event_attributions")),
    )
    op.create_index(op.f("ix_event_attributions_attribution"), "event_attributions", ["attribution"], unique=False)
    op.create_table(
        "parties",
        sa.Column("event", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("role", sa.String(), nullable=False, comment="actor or recipient"),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("actor", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("sector", sa.String(), nullable=True),
        sa.Column("basis", sa.String(), nullable=True),
        sa.Column("span_start", sa.Integer(), nullable=True),
        sa.Column("span_end", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["actor"], ["actors.key"], name=op.f("fk_parties_actor")),
        sa.ForeignKeyConstraint(["event"], ["events.key"], name=op.f("fk_parties_event"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event", "role", "ordinal", name=op.f("pk_parties")),
    )
    op.create_index(op.f("ix_parties_actor"), "parties", ["actor"], unique=False)
    op.create_table(
        "places",
        sa.Column("event", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("geonameid", sa.Integer(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("precision", sa.String(), nullable=True, comment="country, region, city or site"),
        sa.ForeignKeyConstraint(["event"], ["events.key"], name=op.f("fk_places_event"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event", "ordinal", name=op.f("pk_places")),
    )
    op.create_index(op.f("ix_places_geonameid"), "places", ["geonameid"], unique=False)
    op.create_table(
        "quantities",
        sa.Column("event", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("low", sa.Float(), nullable=True),
        sa.Column("high", sa.Float(), nullable=True),
        sa.Column("unit", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["event"], ["events.key"], name=op.f("fk_quantities_event"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event", "ordinal", name=op.f("pk_quantities")),
    )
    FullText.of(op.get_bind().engine).create(op.get_bind())
    create_views(op.get_bind())


def downgrade() -> None:
    """To an empty database."""
    drop_views(op.get_bind())
    for table in ("event_text", "document_text"):
        op.drop_table(table)
    op.drop_table("quantities")
    op.drop_index(op.f("ix_places_geonameid"), table_name="places")
    op.drop_table("places")
    op.drop_index(op.f("ix_parties_actor"), table_name="parties")
    op.drop_table("parties")
    op.drop_index(op.f("ix_event_attributions_attribution"), table_name="event_attributions")
    op.drop_table("event_attributions")
    op.drop_index(op.f("ix_sessions_user"), table_name="sessions")
    op.drop_table("sessions")
    op.drop_index(op.f("ix_happenings_story"), table_name="happenings")
    op.drop_table("happenings")
    op.drop_index("ix_events_revision", table_name="events")
    op.drop_index(op.f("ix_events_id"), table_name="events")
    op.drop_index(op.f("ix_events_happening"), table_name="events")
    op.drop_index("ix_events_day_key", table_name="events")
    op.drop_table("events")
    op.drop_index(op.f("ix_disputes_id"), table_name="disputes")
    op.drop_index(op.f("ix_disputes_document"), table_name="disputes")
    op.drop_table("disputes")
    op.drop_table("bodies")
    op.drop_index(op.f("ix_attributions_id"), table_name="attributions")
    op.drop_index(op.f("ix_attributions_document"), table_name="attributions")
    op.drop_index(op.f("ix_attributions_actor"), table_name="attributions")
    op.drop_table("attributions")
    op.drop_index(op.f("ix_api_tokens_user"), table_name="api_tokens")
    op.drop_table("api_tokens")
    op.drop_table("webhooks")
    op.drop_table("users")
    op.drop_index(op.f("ix_story_names_story"), table_name="story_names")
    op.drop_table("story_names")
    op.drop_index(op.f("ix_story_decisions_deed"), table_name="story_decisions")
    op.drop_table("story_decisions")
    op.drop_index(op.f("ix_stories_last"), table_name="stories")
    op.drop_table("stories")
    op.drop_table("share_links")
    op.drop_index(op.f("ix_saved_searches_who"), table_name="saved_searches")
    op.drop_table("saved_searches")
    op.drop_index(op.f("ix_review_log_who"), table_name="review_log")
    op.drop_index("ix_review_log_document_event", table_name="review_log")
    op.drop_index(op.f("ix_review_log_document"), table_name="review_log")
    op.drop_index(op.f("ix_review_log_at"), table_name="review_log")
    op.drop_table("review_log")
    op.drop_table("meta")
    op.drop_index("ix_login_attempts_name_at", table_name="login_attempts")
    op.drop_index(op.f("ix_login_attempts_at"), table_name="login_attempts")
    op.drop_index("ix_login_attempts_address_at", table_name="login_attempts")
    op.drop_table("login_attempts")
    op.drop_index(op.f("ix_jobs_state"), table_name="jobs")
    op.drop_table("jobs")
    op.drop_index(op.f("ix_dropped_revision"), table_name="dropped")
    op.drop_table("dropped")
    op.drop_index(op.f("ix_documents_story"), table_name="documents")
    op.drop_index("ix_documents_published_key", table_name="documents")
    op.drop_index(op.f("ix_documents_copy_group"), table_name="documents")
    op.drop_table("documents")
    op.drop_table("basket")
    op.drop_table("audit_log")
    op.drop_table("actors")
