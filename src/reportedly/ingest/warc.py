"""WARC and WARC.gz (ISO 28500) -> a page for each HTML response, a problem for each record that is not sound.

Nothing is believed that can be checked: the checksum of each gzip member, the length a record tells, its block digest. A damaged
record costs itself; reading goes on at the next one. One record is in memory at a time.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Iterator
from typing import IO, Literal, NamedTuple

from ..records import Page, Provenance
from .decode import decode
from .gzipped import Members, Packed
from .http import Response, media_type, parse_headers, parse_response
from .limits import MAX_PAGE_BYTES, megabytes
from .problem import DamagedInput, InputProblem
from .sniff import binary_kind, looks_like_html
from .zstd import Frames

MAX_BLOCK = MAX_PAGE_BYTES + 500_000
"""A page with the head of its response."""

MAX_HEAD = 100_000
_NEXT = b"WARC/1."
_HTML = ("text/html", "application/xhtml+xml")


def read_warc(stream: IO[bytes], origin: str, packed: Literal["gzip", "zstd"] | None) -> Iterator[Page | InputProblem]:
    """Pages of the archive in the order of its records. ``stream`` need not be seekable."""
    source: Packed = Members(stream) if packed == "gzip" else Frames(stream) if packed == "zstd" else _Plain(stream)
    records = _Records(source)
    pages = problems = 0
    for record in records:
        place = f"{origin}@{record.offset}"
        if record.damage:
            problems += 1
            yield InputProblem(origin=place, message=record.damage.message, kind=record.damage.kind)
            continue
        try:
            page = _page(record, place)
        except DamagedInput as error:
            problems += 1
            yield InputProblem(origin=f"{place} {record.url or ''}".rstrip(), message=error.message, kind=error.kind)
            continue
        if page:
            pages += 1
            yield page
    if not pages and not problems:
        message = f"none of its {records.seen} records is a web page that was found (status 200, text/html)"
        yield InputProblem(origin=origin, message=message, kind="no text")


class Record(NamedTuple):
    """One record. ``block`` is empty where it is not wanted; ``damage`` says why there is none."""

    offset: int
    headers: dict[str, str]
    block: bytes
    remarks: tuple[str, ...] = ()
    damage: DamagedInput | None = None

    @property
    def url(self) -> str | None:
        return self.headers.get("warc-target-uri", "").strip("<> ") or None


def _page(record: Record, place: str) -> Page | None:
    headers = record.headers
    kind = headers.get("warc-type", "").lower()
    media, charset = media_type(headers.get("content-type", ""))
    if kind == "response" and media == "application/http":
        response = parse_response(record.block)
        if not 200 <= response.status < 300:
            return None
    elif (kind == "resource" and media in _HTML) or (kind == "conversion" and media == "text/plain"):
        response = Response(200, media, charset, record.block)
    else:
        return None
    body = response.body
    if response.media and response.media not in (*_HTML, "text/plain" if kind == "conversion" else "text/html"):
        return None
    if not response.media and not looks_like_html(body[:4096].decode("latin-1")):
        return None
    if not body.strip():
        raise DamagedInput("the page is empty; nothing to read", kind="empty")
    if binary_kind(body):
        raise DamagedInput(f"is called {response.media}, but is {binary_kind(body)}", kind="not a page")
    if len(body) > MAX_PAGE_BYTES:
        raise DamagedInput(_too_large(len(body)), kind="too large")
    is_html = kind != "conversion"
    text, remarks = decode(body, is_html, response.charset)
    cut = headers.get("warc-truncated")
    if cut:
        remarks = (f"the crawler cut this page short ({cut[:40]})", *remarks)
    provenance = Provenance(file="", record=_bare(headers.get("warc-record-id")), offset=record.offset, fetched=headers.get("warc-date"))
    return Page(
        content=text, is_html=is_html, origin=place, url=record.url, provenance=provenance,
        remarks=(*record.remarks, *_digest_remarks(record), *response.remarks, *remarks),
    )  # fmt: skip


def _bare(identifier: str | None) -> str | None:
    return identifier.strip("<> ") or None if identifier else None


def _too_large(size: int) -> str:
    return f"the page is over {megabytes(MAX_PAGE_BYTES)} ({size:,} bytes), more than any article; it was left out"


def _digest_remarks(record: Record) -> tuple[str, ...]:
    """The block digest, where there is one that can be computed: base 32 or hexadecimal, as both are in use."""
    algorithm, _, told = record.headers.get("warc-block-digest", "").partition(":")
    name = algorithm.strip().lower().replace("-", "")
    if name not in ("md5", "sha1", "sha256", "sha512") or not told or record.remarks:
        return ()
    digest = hashlib.new(name, record.block, usedforsecurity=False).digest()
    told = told.strip()
    try:
        expected = bytes.fromhex(told) if len(told) == 2 * len(digest) else base64.b32decode(told.upper() + "=" * (-len(told) % 8))
    except (ValueError, binascii.Error):
        expected = b""
    return () if expected == digest else ("its bytes do not match the digest in the archive; it was damaged or changed",)


class _Plain:
    """A file that is not compressed."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream = stream
        self.begun = False
        self.offset = 0

    def next_member(self) -> bool:
        begun, self.begun = self.begun, True
        return not begun

    def read(self, size: int) -> bytes:
        return self.stream.read(size)

    def find_next(self) -> bool:
        return False


class _Records:
    """The records of an archive, sound or not. ``buffer`` holds the current one from before ``at``, so that a step back is free."""

    def __init__(self, source: Packed) -> None:
        self.source = source
        self.seen = 0
        self.buffer = bytearray()
        self.at = 0
        self.dropped = 0
        """Bytes of the member that stand in the buffer no more."""

    def __iter__(self) -> Iterator[Record]:
        go_on = True
        while go_on:
            try:
                if not self.source.next_member():
                    return
                self.buffer, self.at, self.dropped = bytearray(), 0, 0
                while self._skip_blank_lines():
                    self._forget()
                    yield self._record()
            except DamagedInput as error:
                yield Record(self._offset(), {}, b"", damage=error)
                go_on = self.source.find_next()

    def _record(self) -> Record:
        offset = self._offset()
        self.seen += 1
        try:
            headers, length = self._head()
            if headers.get("warc-type", "").lower() not in ("response", "resource", "conversion") or length > MAX_BLOCK:
                return self._passed_over(offset, headers, length)
            start = self.at
            if self._have(length):
                self.at += length
                if self._ends_here():
                    return Record(offset, headers, bytes(self.buffer[start : start + length]))
            return self._with_a_wrong_length(offset, headers, start, length)
        except DamagedInput as error:
            if error.broken_stream:
                raise
            self._find_marker()
            return Record(offset, {}, b"", damage=error)

    def _head(self) -> tuple[dict[str, str], int]:
        self._have(len(_NEXT))
        if not self.buffer.startswith(b"WARC/", self.at):
            raise DamagedInput("no WARC record begins where one is expected; went on at the next", broken_stream=False)
        begun = self.at
        lines: list[bytes] = []
        while (line := self._line()).strip():
            lines.append(line)
            if self.at - begun > MAX_HEAD:
                raise DamagedInput("the head of the record does not end; went on at the next", broken_stream=False)
        if not line:
            raise DamagedInput("ends in the head of a record; the file was cut, get it again")
        headers = parse_headers(lines[1:])
        length = headers.get("content-length", "")
        if not (length.isascii() and length.isdigit() and len(length) < 16):
            raise DamagedInput("the record does not tell its length (Content-Length); went on at the next", broken_stream=False)
        return headers, int(length)

    def _passed_over(self, offset: int, headers: dict[str, str], length: int) -> Record:
        self._have(min(length, 16_384))
        opening = bytes(self.buffer[self.at : self.at + min(length, 16_384)])
        left = length
        while left and self._have(1):
            step = min(left, len(self.buffer) - self.at)
            self.at += step
            left -= step
            self._forget()
        if left:
            message = f"the record tells {length:,} bytes and the file ends {left:,} bytes before; it was cut or lies about its length"
            raise DamagedInput(message)
        if not self._ends_here():
            raise DamagedInput(_wrong_length(length, None), broken_stream=False)
        is_page = length > MAX_BLOCK and _may_be_page(headers, opening)
        return Record(offset, {}, b"", damage=DamagedInput(_too_large(length), kind="too large") if is_page else None)

    def _with_a_wrong_length(self, offset: int, headers: dict[str, str], start: int, length: int) -> Record:
        """The length lies: the record ends where the next one begins, or with its gzip member."""
        mark = b"\n" + _NEXT
        self.at = start
        end = self.buffer.find(mark, start)
        while end < 0 and len(self.buffer) - start <= MAX_BLOCK and self._more():
            end = self.buffer.find(mark, max(start, len(self.buffer) - 65_536 - len(mark)))
        if end < 0:
            end = len(self.buffer)
            if end - start > MAX_BLOCK:
                raise DamagedInput(_wrong_length(length, None), broken_stream=False)
            if isinstance(self.source, _Plain) and end - start < length:
                raise DamagedInput(f"the record tells {length:,} bytes and the file ends after {end - start:,}; it was cut, get it again")
        self.at = end
        block = bytes(self.buffer[start:end]).rstrip(b"\r\n")
        return Record(offset, headers, block, remarks=(_wrong_length(length, len(block)),))

    def _ends_here(self) -> bool:
        """True at the two line breaks that end a record; some writers leave one out, or the last ones."""
        return not self._skip_blank_lines() or self.buffer.startswith(b"WARC/", self.at)

    def _skip_blank_lines(self) -> bool:
        """``False`` at the end of the member."""
        while self._have(1):
            if self.buffer[self.at] not in b"\r\n":
                self._have(len(_NEXT))
                return True
            self.at += 1
        return False

    def _find_marker(self) -> None:
        """Go to the next line that begins a record, or to the end of the member."""
        mark = b"\n" + _NEXT
        while True:
            found = self.buffer.find(mark, self.at)
            if found >= 0:
                self.at = found + 1
                return
            self.at = max(self.at, len(self.buffer) - len(mark) + 1)
            self._forget()
            if not self._more():
                self.at = len(self.buffer)
                return

    def _offset(self) -> int:
        return self.source.offset + (self.dropped + self.at if isinstance(self.source, _Plain) else 0)

    def _more(self) -> bool:
        piece = self.source.read(65_536)
        self.buffer += piece
        return bool(piece)

    def _have(self, size: int) -> bool:
        """True when ``size`` bytes from here on are in the buffer."""
        while len(self.buffer) - self.at < size and self._more():
            pass
        return len(self.buffer) - self.at >= size

    def _forget(self) -> None:
        """Drop what stands before the current place, now and then."""
        if self.at > 1 << 20 or self.at == len(self.buffer):
            del self.buffer[: self.at]
            self.dropped += self.at
            self.at = 0

    def _line(self) -> bytes:
        """The next line, or the rest of the member where no line ends within ``MAX_HEAD`` bytes."""
        looked = self.at
        while (end := self.buffer.find(b"\n", looked)) < 0 and len(self.buffer) - self.at <= MAX_HEAD:
            looked = len(self.buffer)
            if not self._more():
                break
        end = end + 1 if end >= 0 else len(self.buffer)
        line = bytes(self.buffer[self.at : end])
        self.at = end
        return line


def _may_be_page(headers: dict[str, str], opening: bytes) -> bool:
    """True when a record that is too large to be read is an HTML page by the head of its response."""
    kind = headers.get("warc-type", "").lower()
    if kind == "conversion":
        return True
    if kind != "response":
        return False
    head = parse_headers(opening.split(b"\r\n\r\n", 1)[0].split(b"\n")[1:])
    return media_type(head.get("content-type", ""))[0] in _HTML


def _wrong_length(told: int, found: int | None) -> str:
    if found is None:
        return f"the record tells {told:,} bytes, which is not where it ends; went on at the next"
    return f"the record tells {told:,} bytes and holds {found:,}"
