"""Addresses -> pages, when fetching was asked for: an article, a feed, a PDF, whatever the address gives."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ..records import Page, Provenance
from .files import page_from_bytes
from .formats import HEAD, Columns, format_of, read_stream
from .http import media_type
from .limits import MAX_PDF_BYTES
from .problem import InputProblem

if TYPE_CHECKING:
    from .fetch import Answer, Fetcher


def read_address(url: str, columns: Columns, fetcher: Fetcher) -> Iterator[Page | InputProblem]:
    """The pages an address gives."""
    from .fetch import NotFetched

    limit = MAX_PDF_BYTES if urlsplit(url).path.lower().endswith((".pdf", ".gz")) else None
    try:
        answer = fetcher.get(url, limit=limit) if limit else fetcher.get(url)
    except NotFetched as error:
        yield InputProblem(origin=url, message=error.message, kind=error.kind)
        return
    yield from pages_of_answer(url, answer, columns)


def pages_of_answer(url: str, answer: Answer, columns: Columns) -> Iterator[Page | InputProblem]:
    """Pages of what was fetched; each keeps the address that was asked for, those on the way, and when that was."""
    media, charset = media_type(answer.headers.get("content-type", ""))
    suffix = PurePosixPath(urlsplit(answer.url).path).suffix.lower()
    head = answer.body[:HEAD]
    items: Iterator[Page | InputProblem]
    if format_of(head, suffix) == "page":
        suffix = ".html" if media in ("text/html", "application/xhtml+xml") else ".txt" if media == "text/plain" else suffix
        items = iter([page_from_bytes(answer.body, url, suffix, charset)])
    else:
        items = read_stream(io.BytesIO(answer.body[HEAD:]), head, url, suffix, columns)
    fetched = datetime.now(UTC).isoformat(timespec="seconds")
    for item in items:
        if isinstance(item, Page):
            told = item.provenance or Provenance(file="")
            item = item.replace(
                url=item.url or answer.url,
                remarks=(*answer.remarks, *item.remarks),
                provenance=told.replace(file=url, fetched=told.fetched or fetched, redirects=answer.redirects),
            )
        yield item
