"""WARC files as shards."""

from __future__ import annotations

import gzip
from pathlib import Path

from .conftest import Batch, rows


def record(number: int) -> bytes:
    """One response of an archive."""
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>Envoys met in port %d.</p></body></html>" % number
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:032}>\r\nWARC-Target-URI: https://news.example/{number}\r\n"
    )
    return head.encode() + b"Content-Type: application/http\r\nContent-Length: %d\r\n\r\n" % len(page) + page + b"\r\n\r\n"


def test_an_archive_is_a_shard_and_one_that_was_cut_tells_so(batch: Batch, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    members = [gzip.compress(record(number)) for number in range(5)]
    (tmp_path / "in" / "whole.warc.gz").write_bytes(b"".join(members))
    (tmp_path / "in" / "cut.warc.gz").write_bytes(b"".join(members)[:-20])
    batch(workers=2, rows=2)  # rows are of tables
    found = rows(tmp_path / "out", "documents")
    assert [(row["shard"], row["page"]) for row in found] == [
        *(("in/cut.warc.gz", n) for n in range(4)),
        *(("in/whole.warc.gz", n) for n in range(5)),
    ]
    assert found[8]["provenance"]["record"] == f"urn:uuid:{4:032}"
    (problem,) = rows(tmp_path / "out", "problems")
    assert (problem["shard"], problem["page"], problem["kind"]) == ("in/cut.warc.gz", 4, "damaged")
