"""A stored HTTP response -> the body as the server meant it, and what was wrong with it. RFC 9112, leniently."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from . import brotlied, zstd
from .gzipped import inflate
from .limits import MAX_PAGE_BYTES
from .problem import DamagedInput

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? (\d{3})")
_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")


class Response(NamedTuple):
    """``media``: "text/html"; ``remarks``: what makes the body doubtful."""

    status: int
    media: str
    charset: str | None
    body: bytes
    remarks: tuple[str, ...] = ()


def parse_response(block: bytes) -> Response:
    """The response in these bytes; its body is unpacked only if it may be a page. Raises ``DamagedInput``."""
    status = _STATUS.match(block)
    end = _END_OF_HEAD.search(block)
    if not status or not end:
        raise DamagedInput("is no HTTP response, its head is damaged", broken_stream=False)
    headers = parse_headers(block[: end.start()].split(b"\n")[1:])
    media, charset = media_type(headers.get("content-type", ""))
    response = Response(int(status[1]), media, charset, block[end.end() :])
    if 200 <= response.status < 300 and media in ("", "text/html", "application/xhtml+xml"):
        body, remarks = _unpacked(response.body, headers)
        return response._replace(body=body, remarks=remarks)
    return response


def parse_headers(lines: list[bytes]) -> dict[str, str]:
    """Header lines -> values by lower-case name; the first of equal names counts, folded lines are joined.

    >>> parse_headers([b"Content-Type: text/html;\\r", b"  charset=utf-8\\r", b"no colon"])
    {'content-type': 'text/html; charset=utf-8'}
    """
    found: dict[str, str] = {}
    name = ""
    for line in lines[:1000]:
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        if text[:1] in (" ", "\t") and name in found:
            found[name] += " " + text.strip()
            continue
        before, colon, value = text.partition(":")
        name = before.strip().lower() if colon else ""
        if colon:
            found.setdefault(name, value.strip())
    return found


def media_type(value: str) -> tuple[str, str | None]:
    """A Content-Type in parts.

    >>> media_type('text/HTML; charset="windows-1251"'), media_type("")
    (('text/html', 'windows-1251'), ('', None))
    """
    charset = _CHARSET.search(value)
    return value.partition(";")[0].strip().lower(), charset[1] if charset else None


def _unpacked(body: bytes, headers: dict[str, str]) -> tuple[bytes, tuple[str, ...]]:
    """Many archives keep the headers of the transfer beside a body that was unpacked already: each is believed only if it fits."""
    remarks: list[str] = []
    announced = headers.get("content-length", "")
    chunked = _dechunked(body) if "chunked" in headers.get("transfer-encoding", "").lower() else None
    if chunked:
        body, whole = chunked
        if not whole:
            remarks.append("the last part of the answer is missing; the page may be cut")
    coding = headers.get("content-encoding", "").lower().strip()
    if coding in ("gzip", "x-gzip") and body.startswith(b"\x1f\x8b"):
        body, whole = _inflated(body, 31)
    elif coding == "deflate" and not body.lstrip().startswith(b"<"):
        try:
            body, whole = _inflated(body, 15)
        except DamagedInput as error:
            if error.kind == "too large":
                raise
            body, whole = _inflated(body, -15)  # some servers send it bare
    elif coding in ("br", "zstd") and not _is_text(body):
        body, whole = _opened(body, brotlied.unpack if coding == "br" else zstd.unpack)
    elif coding == "compress" and not _is_text(body):
        raise DamagedInput(
            f"its body is compressed with {coding!r}, which is not read; store it unpacked", kind="wrong form", broken_stream=False
        )
    else:
        whole = True
        if not chunked and announced.isdigit() and int(announced) > len(body):
            remarks.append(f"the server announced {announced} bytes, {len(body)} came; the page may be cut")
    if not whole:
        remarks.append("its compressed body ends too early; the page may be cut")
    return body, tuple(remarks)


def _inflated(body: bytes, wbits: int) -> tuple[bytes, bool]:
    return _opened(body, lambda content, limit: inflate(content, limit, wbits))


def _opened(body: bytes, unpack: Callable[[bytes, int], tuple[bytes, bool]]) -> tuple[bytes, bool]:
    try:
        return unpack(body, MAX_PAGE_BYTES)
    except DamagedInput as error:
        raise DamagedInput(f"its body {error.message}", kind=error.kind, broken_stream=False) from error


def _is_text(body: bytes) -> bool:
    return body[:2000].lstrip().startswith(b"<") or b"<html" in body[:2000].lower()


def _dechunked(body: bytes) -> tuple[bytes, bool] | None:
    """A chunked body put together, and whether its end was seen; ``None`` for a body that is not chunked (any more).

    >>> _dechunked(b"5\\r\\nTalks\\r\\n7\\r\\n ended.\\r\\n0\\r\\n\\r\\n"), _dechunked(b"<p>Talks")
    ((b'Talks ended.', True), None)
    """
    parts: list[bytes] = []
    at = 0
    while True:
        size = re.compile(rb"([0-9a-fA-F]{1,8})[ \t]*(?:;[^\n]{0,200})?\r?\n").match(body, at)
        if not size:
            return (b"".join(parts), False) if parts else None
        length = int(size[1], 16)
        if length == 0:
            return b"".join(parts), True
        parts.append(body[size.end() : size.end() + length])
        at = size.end() + length
        if at > len(body):
            return b"".join(parts), False
        at += 2 if body[at : at + 2] == b"\r\n" else 1
