"""JSON lines -> Pages, one line in memory at a time. See docs/record.md, "Input lines"."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import IO, Any

from ..records import Page
from .limits import MAX_LINE_BYTES, MAX_PAGE_BYTES, megabytes
from .problem import InputProblem
from .sniff import looks_like_html

WORDS = ("url", "title", "published", "publisher", "language")
_SURROGATE = re.compile("[\ud800-\udfff]")


def read_json_lines(stream: IO[bytes], origin: str, opening: Sequence[bytes] = ()) -> Iterator[Page | InputProblem]:
    """A page or a problem per line that is not blank. ``opening`` holds lines taken from the stream already."""
    number = 0
    for line in chain(opening, iter(lambda: stream.readline(MAX_LINE_BYTES + 1), b"")):
        number += 1
        place = f"{origin}:{number}"
        if len(line) > MAX_LINE_BYTES:
            yield InputProblem(origin=place, message=f"the line is over {megabytes(MAX_LINE_BYTES)}; give one article a line")
            _skip_rest(line, stream)
        elif line.strip():
            yield _page_from_line(line, place)
    if number == 0:
        yield InputProblem(origin=origin, message="the file is empty; nothing to read")


def _skip_rest(line: bytes, stream: IO[bytes]) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(MAX_LINE_BYTES)


def _page_from_line(line: bytes, place: str) -> Page | InputProblem:
    try:
        text = line.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return InputProblem(origin=place, message=f"the line is not UTF-8 (byte {error.start + 1}); save the file as UTF-8")
    return page_from_json(text, place)


def page_from_json(text: str, place: str) -> Page | InputProblem:
    """The page one JSON object describes.

    >>> page_from_json('{"text": "Talks ended.", "id": 7}', "-:1").external_id
    '7'
    >>> print(page_from_json('{"title": "Talks"}', "-:1"))
    -:1: no text; give the line a "text" or "html" field
    """
    try:
        fields = json.loads(text)
    except (ValueError, RecursionError) as error:
        return InputProblem(origin=place, message=f"not valid JSON ({_json_reason(error)}); one object a line is expected")
    if not isinstance(fields, dict):
        message = f'a JSON object is expected, this is {_json_name(fields)}; write {{"text": ...}}, one object a line'
        return InputProblem(origin=place, message=message)
    return _page_from_fields(fields, place)


def _page_from_fields(fields: dict[str, Any], place: str) -> Page | InputProblem:
    fields = {name: value for name, value in fields.items() if value is not None}
    wrong = _wrong_type(fields)
    if wrong:
        return InputProblem(origin=place, message=wrong)
    # Clean markup has no reading, an article's body holds no tags: "clean" counts for "text" only.
    is_clean = fields.get("clean", False) and "text" in fields
    source = "html" if "html" in fields and not is_clean else "text"
    content = fields.get(source, "")
    if not content.strip():
        return InputProblem(origin=place, message='no text; give the line a "text" or "html" field')
    if len(content) > MAX_PAGE_BYTES:
        return InputProblem(origin=place, message=f"the page is over {megabytes(MAX_PAGE_BYTES)}; give one article a line")
    broken = any(isinstance(value, str) and _SURROGATE.search(value) for value in fields.values())
    remarks = ("half characters (lone surrogates) were replaced; write the line with whole characters",) if broken else ()
    return Page(
        content=mended(content),
        is_html=not is_clean and (source == "html" or looks_like_html(content)),
        is_clean=is_clean,
        origin=place,
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
