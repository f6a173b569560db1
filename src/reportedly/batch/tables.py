"""The tables of a shard: which there are, their columns, and how entries become rows and rows become entries again.

Columns follow the records field by field, so that a new field of a record is a new column; spans are lists of two integers. Every
table has ``page``, the place of the page in its shard; ``position`` counts an entry's rows from 0, which is what ``places`` and
``timex`` of an event point at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

import msgspec
import pyarrow as pa
from msgspec import inspect

from ..copies.fingerprint import fingerprint
from ..records import Attribution, Dispute, Document, Event, Problem, Record, Report, Timex, Toponym
from ..stories import day_of, vector_of
from .entries import Entry, Failure

Row = dict[str, Any]


class Table(NamedTuple):
    """One table: its file is ``NAME.parquet``."""

    name: str
    schema: pa.Schema
    rows: Callable[[Entry], Iterable[Row]]


class ProblemRow(Record, frozen=True, kw_only=True):
    """What could not be done. ``document`` is empty where a page gave none: ``kind``, ``place``, ``url`` and ``record`` then tell of it."""

    stage: str
    message: str
    kind: str | None = None
    place: str | None = None
    url: str | None = None
    record: str | None = None


class Signature(Record, frozen=True, kw_only=True):
    """By what copies are found: ``digest`` of the weighty words in their order, how many there are, and the sample of their pairs."""

    published: str | None
    digest: str
    words: int
    sample: tuple[int, ...]


def arrow_type(kind: inspect.Type) -> pa.DataType:
    """The column for a field of a record.

    >>> arrow_type(inspect.type_info(tuple[tuple[int, int], ...])), arrow_type(inspect.type_info(float | None))
    (ListType(list<element: list<element: int64>>), DataType(double))
    """
    match kind:
        case inspect.UnionType(types=types):
            return arrow_type(next(t for t in types if not isinstance(t, inspect.NoneType)))
        case inspect.VarTupleType(item_type=item):
            return pa.list_(pa.field("element", arrow_type(item)))
        case inspect.TupleType(item_types=items):
            return pa.list_(pa.field("element", arrow_type(items[0])))
        case inspect.StructType(fields=fields):
            return pa.struct([pa.field(f.encode_name, arrow_type(f.type)) for f in fields])
        case inspect.LiteralType(values=values):
            return pa.string() if isinstance(values[0], str) else pa.int64()
        case inspect.BoolType():
            return pa.bool_()
        case inspect.IntType():
            return pa.int64()
        case inspect.FloatType():
            return pa.float64()
        case inspect.StrType():
            return pa.string()
    raise TypeError(f"no column for {kind}; say in batch/tables.py how it is kept")


def _columns(record: type[Record]) -> list[pa.Field]:
    info = inspect.type_info(record)
    assert isinstance(info, inspect.StructType)
    return [pa.field(f.encode_name, arrow_type(f.type)) for f in info.fields]


_GATED = pa.field("is_gated", pa.bool_())
_PAGE, _DOCUMENT, _POSITION = pa.field("page", pa.int64()), pa.field("document", pa.string()), pa.field("position", pa.int64())


def _plain(record: Record) -> Row:
    row: Row = msgspec.to_builtins(record)
    return row


def _document_rows(entry: Entry) -> Iterator[Row]:
    if entry.report:
        beside = {name: getattr(entry.report, name) for name in _BESIDE}
        yield {
            "page": entry.page,
            "is_gated": entry.is_gated,
            **_plain(entry.report.document),
            **{name: found and _plain(found) for name, found in beside.items()},
        }


def _part(name: str, record: type[Record]) -> Table:
    """A table of a report's records of one kind."""

    def rows(entry: Entry) -> Iterator[Row]:
        if entry.report:
            first = {"page": entry.page, "document": entry.report.document.id}
            for position, found in enumerate(getattr(entry.report, name)):
                yield {**first, "position": position, **_plain(found)}

    return Table(name, pa.schema([_PAGE, _DOCUMENT, _POSITION, *_columns(record)]), rows)


def _problem_rows(entry: Entry) -> Iterator[Row]:
    first: Row = {"page": entry.page, "document": entry.report.document.id if entry.report else None}
    for position, problem in enumerate(entry.report.problems if entry.report else ()):
        yield {**first, "position": position, **_plain(problem)}
    if entry.failure:
        stage = "page" if entry.failure.is_given_up else "ingest"
        yield {**first, "position": 0, "stage": stage, **_plain(entry.failure)}


def _signature_rows(entry: Entry) -> Iterator[Row]:
    if entry.report and entry.report.document.text.strip():
        document = entry.report.document
        found = fingerprint(document.text)
        published = document.published.start if document.published else None
        signature = {"published": published, "digest": found.digest, "words": found.size, "sample": found.sample}
        yield {"page": entry.page, "document": document.id, **signature}


def _vector_rows(entry: Entry) -> Iterator[Row]:
    if entry.report and entry.report.document.text.strip():
        document = entry.report.document
        vector = vector_of(document)
        terms = {"terms": [term for term, _ in vector], "weights": [weight for _, weight in vector]}
        yield {"page": entry.page, "document": document.id, "day": day_of(document), **terms}


_PARTS: dict[str, type[Record]] = {
    "events": Event, "attributions": Attribution, "disputes": Dispute, "timexes": Timex, "toponyms": Toponym,
}  # fmt: skip
_BESIDE = tuple(name for name in Report.__struct_fields__ if name not in ("schema", "document", "problems", *_PARTS))
"""What a report has once: columns of ``documents``."""
_VECTOR = [
    pa.field("day", pa.int64()),
    pa.field("terms", pa.list_(pa.field("element", pa.string()))),
    pa.field("weights", pa.list_(pa.field("element", pa.int16()))),
]
"""By what stories are found: the day as an ordinal, the heaviest terms and their weights."""
_SAMPLE = pa.field("sample", pa.list_(pa.field("element", pa.uint32())))

TABLES: tuple[Table, ...] = (
    Table(
        "documents", pa.schema([_PAGE, _GATED, *_columns(Document), *(f for f in _columns(Report) if f.name in _BESIDE)]), _document_rows
    ),
    *(_part(name, record) for name, record in _PARTS.items()),
    Table("problems", pa.schema([_PAGE, _DOCUMENT, _POSITION, *_columns(ProblemRow)]), _problem_rows),
    Table("signatures", pa.schema([_PAGE, _DOCUMENT, *_columns(Signature)[:-1], _SAMPLE]), _signature_rows),
    Table("vectors", pa.schema([_PAGE, _DOCUMENT, *_VECTOR]), _vector_rows),
)
"""Beside them only ``manifest.json``, ``run.json`` and, where pages were given up, ``quarantine.jsonl`` lie in a shard's folder."""
FOR_GROUPING = frozenset({"signatures", "vectors"})
"""Tables by which copies and stories are found; they say nothing that the others do not."""


def entry_of(page: int, rows: dict[str, list[Row]]) -> Entry:
    """The entry whose rows these are, by table; the tables lose nothing of it."""
    problems = rows.get("problems", [])
    if "documents" not in rows:
        row = problems[0]
        return Entry(page=page, failure=msgspec.convert({name: row[name] for name in Failure.__struct_fields__}, Failure))
    document = rows["documents"][0]
    parts: dict[str, Any] = {name: tuple(_record(row, kind) for row in rows.get(name, ())) for name, kind in _PARTS.items()}
    parts |= {name: document[name] for name in _BESIDE}
    told = tuple(Problem(stage=row["stage"], message=row["message"]) for row in problems)
    report = msgspec.convert({"document": _record(document, Document), "problems": told, **parts}, Report)
    return Entry(page=page, report=report, is_gated=document["is_gated"])


def _record(row: Row, kind: type[Record]) -> Any:
    return msgspec.convert({name: row[name] for name in kind.__struct_fields__}, kind)
