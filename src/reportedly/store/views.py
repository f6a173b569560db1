"""Views for people who open the store in a SQL tool: readable columns, one line per event, document, quotation."""

from __future__ import annotations

from sqlalchemy import Connection

_VIEWS = {
    "read_events": """
        SELECT d.published, d.publisher, d.title, e.day AS happened, e.event_type, e.modes, e.standing, e.auxiliary, e.verdict,
               {actors} AS actors, {recipients} AS recipients, {places} AS places, e.sentence, e.confidence,
               d.url, d.id AS document, e.id AS event
        FROM events e JOIN documents d ON d.key = e.document""",
    "read_documents": """
        SELECT d.published, d.publisher, d.title, d.n_events, s.title AS story, d.copy_of, d.url, d.lead, d.id
        FROM documents d LEFT JOIN stories s ON s.id = d.story""",
    "read_quotations": """
        SELECT d.published, d.publisher, a.source, w.country, w.sector, a.act, a.kind, a.cue, a.content, d.id AS document
        FROM attributions a JOIN documents d ON d.key = a.document LEFT JOIN actors w ON w.key = a.actor""",
}


def create_views(connection: Connection) -> None:
    """Make them."""
    for name, body in _VIEWS.items():
        connection.exec_driver_sql(f"CREATE VIEW {name} AS {body.format(**_lists(connection.dialect.name))}")


def drop_views(connection: Connection) -> None:
    """Take them away."""
    for name in _VIEWS:
        connection.exec_driver_sql(f"DROP VIEW {name}")


def _lists(dialect: str) -> dict[str, str]:
    function = "group_concat(name, ', ')" if dialect == "sqlite" else "string_agg(name, ', ' ORDER BY ordinal)"
    party = "(SELECT {} FROM parties p WHERE p.event = e.key AND p.role = '{}')"
    return {
        "actors": party.format(function, "actor"),
        "recipients": party.format(function, "recipient"),
        "places": f"(SELECT {function} FROM places p WHERE p.event = e.key)",
    }
