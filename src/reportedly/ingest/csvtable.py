"""CSV, however it is delimited -> a page per row. One row is in memory at a time."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import IO, cast

from ..records import Page
from .columns import choose_columns, known_columns
from .decode import decode, wide_encoding
from .jsonlines import page_from_fields
from .limits import MAX_ENVELOPE_BYTES, MAX_LINE_BYTES, megabytes
from .problem import DamagedInput, InputProblem

DELIMITERS = ",;\t|"
_UNICODE_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read_csv(stream: IO[bytes], head: bytes, origin: str, columns: Mapping[str, str]) -> Iterator[Page | InputProblem]:
    """A page or a problem per row; the first row names the columns. A row is told by the line of the file at which it begins."""
    encoding, remark = _encoding(head)
    if encoding.startswith("utf-16") or head.startswith(_UNICODE_MARKS):
        stream, encoding = _as_utf8(stream), "utf-8"
    if remark:
        yield InputProblem(origin=origin, message=remark, kind="damaged")
    lines = _Lines(stream, encoding)
    delimiter = _delimiter(head.decode(encoding, "replace"))
    limit = csv.field_size_limit(MAX_LINE_BYTES)
    try:
        yield from _rows(csv.reader(lines, delimiter=delimiter), lines, origin, columns)
    finally:
        csv.field_size_limit(limit)


def choice_problem(names: list[str], origin: str, columns: Mapping[str, str]) -> tuple[dict[str, str], InputProblem | None]:
    """The columns to read, or why no text can be read."""
    told = ", ".join(f'"{name[:60]}"' for name in names[:40])
    try:
        chosen = choose_columns(names, columns)
    except KeyError as error:
        message = f'there is no column "{error.args[0]}" (--map); the columns are {told}'
        return {}, InputProblem(origin=origin, message=message, kind="wrong form")
    if "text" not in chosen and "html" not in chosen:
        message = f"no column is known to hold the text; the columns are {told}; say which with --map text=COLUMN"
        return {}, InputProblem(origin=origin, message=message, kind="wrong form")
    return chosen, None


def _rows(rows: Iterator[list[str]], lines: _Lines, origin: str, columns: Mapping[str, str]) -> Iterator[Page | InputProblem]:
    names: list[str] | None = None
    chosen: dict[str, str] = {}
    while True:
        lines.begin = 0
        try:
            row = next(rows, None)
        except csv.Error as error:
            begins = lines.begin
            message = f"the row cannot be read ({error}); a quotation mark may be missing before it"
            yield InputProblem(origin=f"{origin}:{begins}", message=message, kind="damaged")
            continue
        begins = lines.begin
        yield from lines.problems(origin)
        if row is None:
            break
        if not any(cell.strip() for cell in row):
            continue
        if names is None:
            names = [name.strip() for name in row]
            chosen, problem = choice_problem(names, f"{origin}:{begins}", columns)
            if problem:
                yield problem
                return
            continue
        yield _page(row, names, chosen, f"{origin}:{begins}", str(begins))
    if names is None:
        yield InputProblem(origin=origin, message="the file is empty; nothing to read", kind="empty")


def _page(row: list[str], names: list[str], chosen: dict[str, str], place: str, record: str) -> Page | InputProblem:
    cells = dict(zip(reversed(names), reversed([*row, *[""] * (len(names) - len(row))][: len(names)]), strict=True))
    fields = {field: cells[column] for field, column in chosen.items() if cells[column].strip()}
    remarks: tuple[str, ...] = ()
    if len(row) != len(names):
        remarks = (f"the row has {len(row)} cells and the header {len(names)}; its cells may stand in the wrong columns",)
    if any("\ufffd" in value for value in fields.values()):
        remarks = (*remarks, "some bytes of the row are in another encoding and were replaced; save the file as UTF-8")
    if "text" not in fields and "html" not in fields:
        column = chosen.get("text") or chosen["html"]
        return InputProblem(origin=place, message=f'no text; the column "{column}" is empty in this row', kind="no text")
    return page_from_fields(dict(fields), place, record, remarks)


class _Lines:
    """Lines of a table as text; one that is far too long is left out and told."""

    def __init__(self, stream: IO[bytes], encoding: str) -> None:
        self.stream, self.encoding, self.number = stream, encoding, 0
        self.begin = 0
        """The first line that was given since this was last set to 0."""
        self.left_out: list[int] = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        while line := self.stream.readline(MAX_LINE_BYTES + 1):
            self.number += 1
            if len(line) <= MAX_LINE_BYTES:
                self.begin = self.begin or self.number
                return line.decode("utf-8-sig" if self.number == 1 and self.encoding == "utf-8" else self.encoding, "replace")
            self.left_out.append(self.number)
            while line and not line.endswith(b"\n"):
                line = self.stream.readline(MAX_LINE_BYTES)
        raise StopIteration

    def problems(self, origin: str) -> Iterator[InputProblem]:
        """The lines left out since the last call."""
        for number in self.left_out:
            message = f"the line is over {megabytes(MAX_LINE_BYTES)} and was left out; give one article a row"
            yield InputProblem(origin=f"{origin}:{number}", message=message, kind="too large")
        self.left_out = []


def _encoding(head: bytes) -> tuple[str, str | None]:
    if wide := wide_encoding(head):
        return wide, None
    for cut in range(4):  # the head may end within a letter
        try:
            head[: len(head) - cut].decode("utf-8-sig")
            return "utf-8", None
        except UnicodeDecodeError:
            continue
    _, remarks = decode(head)
    guessed = remarks[0].split("(")[1].split(")")[0] if remarks and "guessed (" in remarks[0] else "utf-8"
    return guessed, remarks[0].replace("the page", "the file") if remarks and guessed != "utf-8" else None


def _as_utf8(stream: IO[bytes]) -> IO[bytes]:
    content = stream.read(MAX_ENVELOPE_BYTES + 1)
    if len(content) > MAX_ENVELOPE_BYTES:
        message = f"a table in UTF-16 is read up to {megabytes(MAX_ENVELOPE_BYTES)}; save it as UTF-8"
        raise DamagedInput(message, kind="too large")
    return cast("IO[bytes]", io.BytesIO(decode(content)[0].encode("utf-8", "replace")))


def _delimiter(text: str) -> str:
    """The delimiter that gives the header the most columns we know, then the most columns."""
    header = text.lstrip("\ufeff\r\n").partition("\n")[0]
    return max(DELIMITERS, key=lambda d: (len(known_columns(n.strip(' "\r') for n in header.split(d))), header.count(d)))
