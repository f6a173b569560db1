"""JSON lines -> Pages, one line in memory at a time. See docs/record.md, "Input lines"."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import IO, Any

from ..records import Page, Provenance
from .limits import MAX_LINE_BYTES, MAX_PAGE_BYTES, megabytes
from .problem import InputProblem
from .rows import Rows
from .sniff import looks_like_html

WORDS = ("url", "title", "published", "publisher", "language")
_SURROGATE = re.compile("[\ud800-\udfff]")


NO_COLUMNS: Mapping[str, str] = {}


def read_json_lines(
    stream: IO[bytes], origin: str, columns: Mapping[str, str] = NO_COLUMNS, rows: Rows | None = None
) -> Iterator[Page | InputProblem]:
    """A page or a problem per line that is not blank. ``columns``: which of the line's fields stands for which of ours.

    With ``rows`` only these lines of a stream that can go to a place; they are told by their number in the whole.
    """
    number = 0
    if rows:
        stream.seek(rows.start)
        number = rows.first
    for line in iter(lambda: stream.readline(MAX_LINE_BYTES + 1), b""):
        number += 1
        place = f"{origin}:{number}"
        if len(line) > MAX_LINE_BYTES:
            yield InputProblem(
                origin=place, message=f"the line is over {megabytes(MAX_LINE_BYTES)}; give one article a line", kind="too large"
            )
            _skip_rest(line, stream)
        elif line.strip():
            yield _page_from_line(line, place, str(number), columns)
        if rows and number == rows.last:
            return
    if number == 0:
        yield InputProblem(origin=origin, message="the file is empty; nothing to read", kind="empty")


def _skip_rest(line: bytes, stream: IO[bytes]) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(MAX_LINE_BYTES)


def _page_from_line(line: bytes, place: str, number: str, columns: Mapping[str, str]) -> Page | InputProblem:
    try:
        text = line.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return InputProblem(origin=place, message=f"the line is not UTF-8 (byte {error.start + 1}); save the file as UTF-8", kind="damaged")
    return page_from_json(text, place, columns, number)


def page_from_json(text: str, place: str, columns: Mapping[str, str] = NO_COLUMNS, record: str | None = None) -> Page | InputProblem:
    """The page one JSON object describes.

    >>> page_from_json('{"text": "Talks ended.", "id": 7}', "-:1").external_id
    '7'
    >>> print(page_from_json('{"title": "Talks"}', "-:1"))
    -:1: no text; give the line a "text" or "html" field
    """
    try:
        fields = json.loads(text)
    except (ValueError, RecursionError) as error:
        return InputProblem(
            origin=place, message=f"not valid JSON ({_json_reason(error)}); one object a line is expected", kind="wrong form"
        )
    if not isinstance(fields, dict):
        message = f'a JSON object is expected, this is {_json_name(fields)}; write {{"text": ...}}, one object a line'
        return InputProblem(origin=place, message=message, kind="wrong form")
    for column, field in columns.items():
        if column in fields:
            fields[field] = fields.pop(column)
    return page_from_fields(fields, place, record)


def page_from_fields(fields: dict[str, Any], place: str, record: str | None = None, remarks: tuple[str, ...] = ()) -> Page | InputProblem:
    """The page that a line's or a row's fields describe."""
    fields = {name: value for name, value in fields.items() if value is not None}
    wrong = _wrong_type(fields)
    if wrong:
        return InputProblem(origin=place, message=wrong, kind="wrong form")
    # Clean markup has no reading, an article's body holds no tags: "clean" counts for "text" only.
    is_clean = fields.get("clean", False) and "text" in fields
    source = "html" if "html" in fields and not is_clean else "text"
    content = fields.get(source, "")
    if not content.strip():
        return InputProblem(origin=place, message='no text; give the line a "text" or "html" field', kind="no text")
    if len(content) > MAX_PAGE_BYTES:
        return InputProblem(
            origin=place, message=f"the page is over {megabytes(MAX_PAGE_BYTES)}; give one article a line", kind="too large"
        )
    broken = any(isinstance(value, str) and _SURROGATE.search(value) for value in fields.values())
    if broken:
        remarks = (*remarks, "half characters (lone surrogates) were replaced; write the line with whole characters")
    return Page(
        content=mended(content),
        is_html=not is_clean and (source == "html" or looks_like_html(content)),
        is_clean=is_clean,
        origin=place,
        provenance=Provenance(file="", record=record),
        external_id=mended(str(fields["id"])) if "id" in fields else None,
        remarks=remarks,
        **{name: mended(fields[name]).strip() or None for name in WORDS if name in fields},
    )


def mended(text: str) -> str:
    """The text with each lone surrogate replaced by U+FFFD, same length.

    >>> mended("a\\ud83d b")
    'a\ufffd b'
    """
    return _SURROGATE.sub("\ufffd", text)


def _wrong_type(fields: dict[str, Any]) -> str | None:
    for name in ("text", "html", *WORDS):
        if name in fields and not isinstance(fields[name], str):
            return f'"{name}" is {_json_name(fields[name])}, a string is expected'
    if not isinstance(fields.get("clean", False), bool):
        return f'"clean" is {_json_name(fields["clean"])}, true or false is expected'
    if isinstance(fields.get("id"), bool) or not isinstance(fields.get("id", ""), (str, int)):
        return f'"id" is {_json_name(fields["id"])}, a string is expected'
    return None


def _json_name(value: object) -> str:
    names = {dict: "an object", list: "an array", str: "a string", bool: "true or false", int: "a number", float: "a number"}
    return names.get(type(value), "null")


def _json_reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg.lower()} at character {error.pos + 1}"
    return "nested too deeply" if isinstance(error, RecursionError) else "a number too large"
