"""Which reader a stream of bytes is for, told from its first bytes; the ending of its name counts only where bytes say nothing."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import PurePath
from typing import IO, Literal, cast

from ..records import Page
from .files import page_from_bytes
from .gzipped import MAGIC, Unpacked, first_bytes
from .jsonlines import page_from_json, read_json_lines
from .limits import MAX_ENVELOPE_BYTES, MAX_PAGE_BYTES, MAX_PDF_BYTES, megabytes
from .problem import DamagedInput, InputProblem
from .sniff import after_prolog, binary_kind, looks_like_html
from .zstd import Frames, is_zstd
from .zstd import first_bytes as zstd_first_bytes

Format = Literal["warc", "gzip", "zstd", "zip", "tar", "parquet", "pdf", "json lines", "json", "mail", "feed", "table", "page"]
Columns = Mapping[str, str]
"""What a column of a table or a field of a JSON line stands for: ``{"body": "text"}``."""

HEAD = 65_536
JSON_LINES = (".jsonl", ".ndjson")
TABLES = (".csv", ".tsv")
MANY_PAGES = (*JSON_LINES, *TABLES, ".parquet", ".warc", ".gz", ".zst", ".zip", ".tar", ".tgz", ".xml", ".rss", ".atom")
"""Endings of files that hold any number of pages."""

_NAMED = {
    ".warc": ("warc", "a WARC"), ".parquet": ("parquet", "Parquet"), ".pdf": ("pdf", "a PDF"), ".eml": ("mail", "a mail"),
    ".mhtml": ("mail", "a saved page (MHTML)"), ".mht": ("mail", "a saved page (MHTML)"), ".gz": ("gzip", "gzip"),
    ".rss": ("feed", "a feed"), ".atom": ("feed", "a feed"), ".zst": ("zstd", "zstd"), ".zip": ("zip", "a zip archive"),
    ".tar": ("tar", "a tar archive"), ".tgz": ("gzip", "gzip"),
}  # fmt: skip
_FEED = re.compile(r"<(?:rss|(?:\w{1,20}:)?(?:feed|RDF|urlset|sitemapindex))[\s>]")
_MAIL_FIELD = re.compile(r"[!-9;-~]{1,100}:(?:[ \t]|\r?\n|$)")
_MAIL_SIGNS = re.compile(
    r"^(?:MIME-Version|Message-ID|Received|Return-Path|Delivered-To|DKIM-Signature|Snapshot-Content-Location):", re.I | re.M
)


def read_stream(stream: IO[bytes], head: bytes, origin: str, suffix: str, columns: Columns) -> Iterator[Page | InputProblem]:
    """Everything the stream holds, told by what it is. ``head`` are its first bytes, already taken from it."""
    whole = cast("IO[bytes]", io.BufferedReader(_Prefixed(head, stream)))
    form = format_of(head, suffix)
    named = _NAMED.get(suffix)
    if named and form != named[0] and form != "warc" and head.strip():
        is_what: str = "a web page" if form == "page" and looks_like_html(head.decode("latin-1")) else form
        if form == "page" and (kind := binary_kind(head)):
            is_what = kind
        message = f"is named {suffix}, but does not begin like {named[1]}; it was read as {_called(is_what)}"
        yield InputProblem(origin=origin, message=message, kind="wrong form")
    try:
        yield from _READERS[form](whole, head, origin, suffix, columns)
    except DamagedInput as error:
        yield InputProblem(origin=origin, message=error.message, kind=error.kind)


def format_of(head: bytes, suffix: str) -> Format:
    """The format of what begins so.

    >>> format_of(b"WARC/1.0\\r\\n", ".txt"), format_of(b'{"text": "Talks ended."}\\n{"text"', ".txt"), format_of(b"Talks ended.", ".pdf")
    ('warc', 'json lines', 'page')
    """
    if head.startswith(b"WARC/"):
        return "warc"
    if head.startswith(MAGIC):
        return "warc" if first_bytes(head).startswith(b"WARC/") else "gzip"
    if is_zstd(head):
        return "warc" if zstd_first_bytes(head).startswith(b"WARC/") else "zstd"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if is_tar(head):
        return "tar"
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"%PDF") or (suffix == ".pdf" and b"%PDF-" in head[:1024]):
        return "pdf"
    text = head[:HEAD].decode("utf-8-sig", "replace")
    if looks_like_feed(text):
        return "feed"
    if looks_like_mail(text):
        return "mail"
    if suffix in JSON_LINES and not binary_kind(head) and not looks_like_html(text):
        return "json lines"
    if suffix == ".json":
        return "json lines" if is_json_line(text) and text.lstrip().partition("\n")[2].strip() else "json"
    if is_json_line(text):
        return "json lines"
    if (suffix in TABLES and not looks_like_html(text) and not binary_kind(head)) or has_header(text):
        return "table"
    return "page"


def is_tar(head: bytes) -> bool:
    """True for the first block of a tar archive (ustar, pax, GNU)."""
    return head[257:262] == b"ustar" and b"\x00" in head[:257]


def looks_like_feed(text: str) -> bool:
    """True when the root of the XML is a feed's or a sitemap's.

    >>> looks_like_feed('<?xml version="1.0"?> <!-- news --> <rss version="2.0">'), looks_like_feed("<!-- <rss> --><html>")
    (True, False)
    """
    return _FEED.match(text, after_prolog(text)) is not None


def looks_like_mail(text: str) -> bool:
    """True for the header of a mail or a saved page: fields and their folded lines only, one of them a sign that a machine wrote it.

    >>> looks_like_mail("Subject: Talks\\nMIME-Version: 1.0\\n\\nTalks ended.")
    True
    >>> looks_like_mail("Date: Monday\\nFrom: Oslo\\n\\nTalks ended.")
    False
    """
    text = re.sub(r"\AFrom [^\n]{1,200}\n", "", text.lstrip("\r\n"))
    header = re.split(r"\r?\n\r?\n", text, maxsplit=1)[0]
    if not _MAIL_SIGNS.search(header):
        return False
    return all(line[:1] in (" ", "\t", "") or _MAIL_FIELD.match(line) for line in header.split("\n")[:30])


def is_json_line(text: str) -> bool:
    """True when the first line that is not blank is a whole JSON object that holds a page."""
    line = text.lstrip().partition("\n")[0]
    if not line.startswith("{") or not re.search(r'"(?:text|html)"\s*:', line):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return len(line) > HEAD // 2  # cut by the end of the head


def has_header(text: str) -> bool:
    """True when the first line can only be the header of a table: short names, three or more of them columns we know."""
    from .columns import known_columns

    line = text.partition("\n")[0]
    if len(line) > 2000 or text.count("\n") < 1:
        return False
    for delimiter in ",\t;":
        names = [name.strip(' "\r') for name in line.split(delimiter)]
        known = known_columns(names)
        if len(names) >= 3 and all(len(name) <= 40 for name in names) and len(known) >= 3 and ("text" in known or "html" in known):
            return True
    return False


def _called(form: str) -> str:
    names = {
        "page": "a text",
        "mail": "a mail",
        "feed": "a feed",
        "pdf": "a PDF",
        "gzip": "gzip",
        "zstd": "zstd",
        "zip": "a zip archive",
        "tar": "a tar archive",
        "table": "a table (CSV)",
    }
    return names.get(form, form)


def _warc(stream: IO[bytes], head: bytes, origin: str, suffix: str, columns: Columns) -> Iterator[Page | InputProblem]:
    from .warc import read_warc

    return read_warc(stream, origin, "gzip" if head.startswith(MAGIC) else "zstd" if is_zstd(head) else None)


def _gzip(stream: IO[bytes], head: bytes, origin: str, suffix: str, columns: Columns) -> Iterator[Page | InputProblem]:
    return _packed(Unpacked(stream), "gzip", origin, columns)


def _zstd(stream: IO[bytes], head: bytes, origin: str, suffix: str, columns: Columns) -> Iterator[Page | InputProblem]:
    return _packed(Unpacked(stream, Frames(stream)), "zstd", origin, columns)


def _packed(unpacked: Unpacked, how: str, origin: str, columns: Columns) -> Iterator[Page | InputProblem]:
    name = PurePath(origin).name.lower()
    inside = re.sub(r"\.tgz$", ".tar", name).removesuffix(".gz").removesuffix(".zst")
    opening = unpacked.opening(HEAD)
    if not opening and unpacked.failed:
        raise unpacked.failed
    if opening.startswith(MAGIC) or is_zstd(opening):
        within = "gzip" if opening.startswith(MAGIC) else "zstd"
        raise DamagedInput(f"is {within} within {how}; unpack it first", kind="wrong form", broken_stream=False)
    kind = None if is_tar(opening) else binary_kind(opening)
    if kind and not opening.startswith(b"%PDF"):
        raise DamagedInput(f"is {how} that holds {kind}; unpack it first", kind="not a page", broken_stream=False)
    yield from read_stream(cast("IO[bytes]", unpacked), opening, origin, PurePath(inside).suffix, columns)


def _zip(stream: IO[bytes], head: bytes, origin: str, suffix: str, columns: Columns) -> Iterator[Page | InputProblem]:
    raise DamagedInput("a zip archive can be read from a file only; name the file", kind="wrong form", broken_stream=False)


def _tar(stream: IO[bytes], head: bytes, origin: str, suffix: str, columns: Columns) -> Iterator[Page | InputProblem]:
    from .archives import read_tar

    return read_tar(stream, origin, partial(read_entry, columns=columns))


def read_entry(stream: IO[bytes], origin: str, suffix: str, columns: Columns) -> Iterator[Page | InputProblem]:
    """What one file of an archive holds. An archive within is refused: what it may grow to is not to be told beforehand."""
    head = stream.read(HEAD)
    inside = first_bytes(head) if head.startswith(MAGIC) else zstd_first_bytes(head) if is_zstd(head) else head
    if format_of(head, suffix) in ("zip", "tar") or is_tar(inside) or inside.startswith(b"PK\x03\x04"):
        raise DamagedInput("is an archive within an archive; unpack it first", kind="wrong form", broken_stream=False)
    yield from read_stream(stream, head, origin, suffix, columns)


def _parquet(stream: IO[bytes], head: bytes, origin: str, suffix: str, columns: Columns) -> Iterator[Page | InputProblem]:
    raise DamagedInput("a table (Parquet) can be read from a file only; name the file", kind="wrong form", broken_stream=False)


def _pdf(stream: IO[bytes], head: bytes, origin: str, suffix: str, columns: Columns) -> Iterator[Page | InputProblem]:
    from .pdf import page_from_pdf

    yield page_from_pdf(_bounded(stream, MAX_PDF_BYTES, "the PDF"), origin)


def _mail(stream: IO[bytes], head: bytes, origin: str, suffix: str, columns: Columns) -> Iterator[Page | InputProblem]:
    from .mail import pages_from_mails

    yield from pages_from_mails(_bounded(stream, MAX_ENVELOPE_BYTES, "the mail"), origin)


def _feed(stream: IO[bytes], head: bytes, origin: str, suffix: str, columns: Columns) -> Iterator[Page | InputProblem]:
    from .feeds import pages_from_feed

    yield from pages_from_feed(_bounded(stream, MAX_ENVELOPE_BYTES, "the feed"), origin)


def _table(stream: IO[bytes], head: bytes, origin: str, suffix: str, columns: Columns) -> Iterator[Page | InputProblem]:
    from .csvtable import read_csv

    return read_csv(stream, head, origin, columns)


def _json_lines(stream: IO[bytes], head: bytes, origin: str, suffix: str, columns: Columns) -> Iterator[Page | InputProblem]:
    return read_json_lines(stream, origin, columns=columns)


def _json(stream: IO[bytes], head: bytes, origin: str, suffix: str, columns: Columns) -> Iterator[Page | InputProblem]:
    from .feeds import is_json_feed, pages_from_json_feed

    if is_json_feed(head):
        yield from pages_from_json_feed(_bounded(stream, MAX_ENVELOPE_BYTES, "the feed"), origin)
        return
    content = page_from_bytes(_bounded(stream, MAX_PAGE_BYTES, "the page"), origin, ".txt")
    yield page_from_json(content.content, origin, columns) if isinstance(content, Page) else content


def _page(stream: IO[bytes], head: bytes, origin: str, suffix: str, columns: Columns) -> Iterator[Page | InputProblem]:
    yield page_from_bytes(stream.read(MAX_PAGE_BYTES + 1), origin, suffix)


_READERS = {
    "warc": _warc, "gzip": _gzip, "zstd": _zstd, "zip": _zip, "tar": _tar, "parquet": _parquet, "pdf": _pdf, "json lines": _json_lines,
    "json": _json, "mail": _mail, "feed": _feed, "table": _table, "page": _page,
}  # fmt: skip


def _bounded(stream: IO[bytes], limit: int, what: str) -> bytes:
    content = stream.read(limit + 1)
    if len(content) > limit:
        raise DamagedInput(f"{what} is over {megabytes(limit)}; give one article a file, or JSON lines (.jsonl)", kind="too large")
    return content


class _Prefixed(io.RawIOBase):
    """A stream with bytes put back in front of it."""

    def __init__(self, head: bytes, stream: IO[bytes]) -> None:
        self.head = memoryview(head)
        self.read_some = getattr(stream, "read1", stream.read)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        if self.head:
            count = min(len(buffer), len(self.head))
            buffer[:count] = self.head[:count]
            self.head = self.head[count:]
            return count
        piece = self.read_some(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)
