"""Text search: FTS5 on SQLite, tsvector with a GIN index on PostgreSQL. Both take what people type, never a query language's errors.

A query is words, all of which must be there; "words in quotation marks" stand next to each other; -word must not be there; word* begins
with it.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, text

TABLES = ("event_text", "document_text")
_TERM = re.compile(r'(-?)"([^"]*)"?|(-?)([^\s"]+)')
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_MOST_TERMS = 24


def is_ours(name: str | None) -> bool:
    """True for tables of text search, which no declaration in ``schema.py`` describes."""
    return bool(name) and str(name).startswith(TABLES)


@dataclass(frozen=True)
class Term:
    """One word or phrase of a query."""

    words: tuple[str, ...]
    is_excluded: bool = False
    is_prefix: bool = False


def parse_query(query: str) -> tuple[Term, ...]:
    """The terms of what somebody typed.

    >>> [(t.words, t.is_excluded, t.is_prefix) for t in parse_query('grain "black sea" -oil* port*')]
    [(('grain',), False, False), (('black', 'sea'), False, False), (('oil',), True, True), (('port',), False, True)]
    """
    found = []
    for match in _TERM.finditer(query):
        phrase, plain = match[2], match[4]
        words = tuple(word.casefold() for word in _WORD.findall(phrase if phrase is not None else plain))
        if words:
            found.append(Term(words, bool(match[1] or match[3]), phrase is None and plain.endswith("*")))
    return tuple(found[:_MOST_TERMS])


class FullText(ABC):
    """Where texts are looked up. Rows are events (by key: sentence and parties) and documents (by key: title and text)."""

    @staticmethod
    def of(engine: Engine) -> FullText:
        """The one for a database."""
        return _Sqlite() if engine.dialect.name == "sqlite" else _Postgres()

    @abstractmethod
    def create(self, connection: Connection) -> None:
        """Make the tables."""

    @abstractmethod
    def put(self, connection: Connection, table: str, rows: Iterable[tuple[int, str]]) -> None:
        """Take texts in."""

    @abstractmethod
    def drop(self, connection: Connection, table: str, keys: Iterable[int]) -> None:
        """Forget texts."""

    @abstractmethod
    def find(self, connection: Connection, table: str, query: str) -> list[int]:
        """Keys of all rows that fit; none for a query without a word that must be there."""

    @abstractmethod
    def rank(self, connection: Connection, query: str, limit: int, offset: int = 0) -> list[tuple[int, str]]:
        """Keys of documents, the best first, with a piece of text in which ``\\x02`` and ``\\x03`` stand around what was found."""


class _Sqlite(FullText):
    def create(self, connection: Connection) -> None:
        for table in TABLES:
            connection.exec_driver_sql(f'CREATE VIRTUAL TABLE {table} USING fts5(body, tokenize="unicode61 remove_diacritics 2")')

    def put(self, connection: Connection, table: str, rows: Iterable[tuple[int, str]]) -> None:
        listed = list(rows)
        if listed:
            connection.exec_driver_sql(f"INSERT INTO {table}(rowid, body) VALUES (?, ?)", listed)

    def drop(self, connection: Connection, table: str, keys: Iterable[int]) -> None:
        listed = [(key,) for key in keys]
        if listed:
            connection.exec_driver_sql(f"DELETE FROM {table} WHERE rowid = ?", listed)

    def find(self, connection: Connection, table: str, query: str) -> list[int]:
        expression = _fts5(parse_query(query))
        if not expression:
            return []
        rows = connection.exec_driver_sql(f"SELECT rowid FROM {table} WHERE {table} MATCH ?", (expression,))
        return [row[0] for row in rows]

    def rank(self, connection: Connection, query: str, limit: int, offset: int = 0) -> list[tuple[int, str]]:
        expression = _fts5(parse_query(query))
        if not expression:
            return []
        rows = connection.exec_driver_sql(
            "SELECT rowid, snippet(document_text, 0, char(2), char(3), ' … ', 24) FROM document_text WHERE document_text MATCH ? "
            "ORDER BY rank, rowid LIMIT ? OFFSET ?",
            (expression, limit, offset),
        )
        return [(row[0], row[1]) for row in rows]


class _Postgres(FullText):
    def create(self, connection: Connection) -> None:
        for table in TABLES:
            connection.exec_driver_sql(
                f"CREATE TABLE {table} (rowid integer PRIMARY KEY, body text NOT NULL, "
                "vector tsvector GENERATED ALWAYS AS (to_tsvector('simple', body)) STORED)"
            )
            connection.exec_driver_sql(f"CREATE INDEX ix_{table}_vector ON {table} USING gin (vector)")

    def put(self, connection: Connection, table: str, rows: Iterable[tuple[int, str]]) -> None:
        listed = [{"key": key, "body": body.replace("\x00", "")} for key, body in rows]
        if listed:
            connection.execute(text(f"INSERT INTO {table}(rowid, body) VALUES (:key, :body)"), listed)

    def drop(self, connection: Connection, table: str, keys: Iterable[int]) -> None:
        listed = [{"key": key} for key in keys]
        if listed:
            connection.execute(text(f"DELETE FROM {table} WHERE rowid = :key"), listed)

    def find(self, connection: Connection, table: str, query: str) -> list[int]:
        expression = _tsquery(parse_query(query))
        if not expression:
            return []
        statement = text(f"SELECT rowid FROM {table} WHERE vector @@ to_tsquery('simple', :query)")
        return [row[0] for row in connection.execute(statement, {"query": expression})]

    def rank(self, connection: Connection, query: str, limit: int, offset: int = 0) -> list[tuple[int, str]]:
        expression = _tsquery(parse_query(query))
        if not expression:
            return []
        statement = text(
            "SELECT d.rowid, ts_headline('simple', d.body, q, :options) FROM (SELECT rowid, body, q, ts_rank_cd(vector, q) AS r "
            "FROM document_text, to_tsquery('simple', :query) q WHERE vector @@ q ORDER BY r DESC, rowid LIMIT :limit OFFSET :offset) d "
            "ORDER BY d.r DESC, d.rowid"
        )
        options = "StartSel=\x02, StopSel=\x03, MaxWords=24, MinWords=12, MaxFragments=2, FragmentDelimiter=' … '"
        values = {"query": expression, "limit": limit, "offset": offset, "options": options}
        return [(row[0], row[1]) for row in connection.execute(statement, values)]


def _fts5(terms: tuple[Term, ...]) -> str:
    """
    >>> _fts5(parse_query('grain "black sea" -oil* port*'))
    '("grain" AND "black sea" AND "port" *) NOT ("oil" *)'
    """

    def write(term: Term) -> str:
        return f'"{" ".join(term.words)}"' + (" *" if term.is_prefix else "")

    wanted = [write(term) for term in terms if not term.is_excluded]
    unwanted = [write(term) for term in terms if term.is_excluded]
    if not wanted:
        return ""
    return f"({' AND '.join(wanted)})" + (f" NOT ({' OR '.join(unwanted)})" if unwanted else "")


def _tsquery(terms: tuple[Term, ...]) -> str:
    """
    >>> _tsquery(parse_query('grain "black sea" -oil* port*'))
    "'grain' & ('black' <-> 'sea') & !('oil':*) & 'port':*"
    """

    def write(term: Term) -> str:
        words = ["'" + word.replace("'", "''") + "'" for word in term.words]
        words[-1] += ":*" if term.is_prefix else ""
        joined = " <-> ".join(words)
        return f"!({joined})" if term.is_excluded else f"({joined})" if len(words) > 1 else joined

    return "" if all(term.is_excluded for term in terms) else " & ".join(map(write, terms))
