"""WARC and WARC.gz: a page for each HTML response, and no damage that goes unseen."""

import base64
import gzip
import hashlib
import io
import os
import random
import time
import tracemalloc
import zlib

import pytest

from reportedly.ingest import MAX_PAGE_BYTES, InputProblem, read_inputs
from reportedly.ingest.gzipped import Unpacked
from reportedly.records import Page


def page_of(n):
    words = random.Random(n).choices("The minister in Lusaka told reporters that talks on the border would go on".split(), k=60)
    return f"<html><body><p>Story {n}. {' '.join(words)}.</p></body></html>"


def http(body, *, media="text/html; charset=utf-8", status="200 OK", **headers):
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {media}", *(f"{k.replace('_', '-')}: {v}" for k, v in headers.items())]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + (body.encode() if isinstance(body, str) else body)


def record(block, *, n=0, kind="response", length=None, media="application/http; msgtype=response", ending=b"\r\n\r\n", **headers):
    lines = [
        "WARC/1.0", f"WARC-Type: {kind}", f"WARC-Record-ID: <urn:uuid:{n:032}>", "WARC-Date: 2022-01-18T09:30:00Z",
        f"WARC-Target-URI: https://example.org/{n}", f"Content-Type: {media}",
        *(f"{k.replace('_', '-')}: {v}" for k, v in headers.items()), f"Content-Length: {len(block) if length is None else length}",
    ]  # fmt: skip
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + ending


def archive(records, form):
    if form == "plain":
        return b"".join(records)
    return gzip.compress(b"".join(records)) if form == "one member" else b"".join(map(gzip.compress, records))


def read(tmp_path, content, name="news.warc.gz"):
    (tmp_path / name).write_bytes(content)
    found = list(read_inputs([tmp_path / name]))
    return [x for x in found if isinstance(x, Page)], [x for x in found if isinstance(x, InputProblem)]


FORMS = ("plain", "members", "one member")


@pytest.mark.parametrize("form", FORMS)
def test_html_responses_become_pages_that_know_where_they_came_from(tmp_path, form):
    others = [
        record(b"software: x\r\n", n=90, kind="warcinfo", media="application/warc-fields"),
        record(b"GET / HTTP/1.1\r\n\r\n", n=91, kind="request"),
        record(http(b"\xff\xd8\xff", media="image/jpeg"), n=92),
        record(http("<p>Not here", status="404 Not Found"), n=93),
        record(http("", status="301 Moved", Location="/x"), n=94),
    ]
    records = [others[0], record(http(page_of(1)), n=1), *others[1:], record(http(page_of(2)), n=2)]
    pages, problems = read(tmp_path, archive(records, form))
    assert problems == []
    assert [p.content for p in pages] == [page_of(1), page_of(2)]
    assert [p.url for p in pages] == ["https://example.org/1", "https://example.org/2"]
    told = pages[1].provenance
    assert (told.file, told.record, told.fetched) == ("news.warc.gz", f"urn:uuid:{2:032}", "2022-01-18T09:30:00Z")
    assert all(p.is_html and not p.remarks for p in pages)
    content = (tmp_path / "news.warc.gz").read_bytes()[told.offset :]
    assert (content if form == "plain" else zlib.decompressobj(31).decompress(content)).startswith(b"WARC/1.0")
    if form != "one member":
        assert f"{2:032}".encode() in (content if form == "plain" else zlib.decompressobj(31).decompress(content))


@pytest.mark.parametrize("form", FORMS)
def test_a_cut_archive_is_told_wherever_it_was_cut(tmp_path, form):
    whole = archive([record(http(page_of(n)), n=n) for n in range(6)], form)
    ends = [0]
    if form == "members":
        for n in range(6):
            ends.append(ends[-1] + len(gzip.compress(record(http(page_of(n)), n=n))))
    if form == "plain":
        for n in range(6):
            ends.append(ends[-1] + len(record(http(page_of(n)), n=n)))
    for cut in range(20, len(whole) - 5, 37):
        pages, problems = read(tmp_path, whole[:cut])
        at_a_boundary = any(end - 4 <= cut <= end for end in ends)
        assert problems or at_a_boundary, cut
        assert [p.content for p in pages if not p.remarks] == [page_of(n) for n in range(len([p for p in pages if not p.remarks]))]
        assert all("cut" in p.message or "ends too early" in p.message for p in problems)


def test_a_flipped_bit_costs_its_record_and_no_other(tmp_path):
    members = [gzip.compress(record(http(page_of(n)), n=n)) for n in range(5)]
    rng = random.Random(7)
    for _ in range(40):
        bad = bytearray(members[2])
        bad[rng.randrange(12, len(bad))] ^= 1 << rng.randrange(8)
        pages, problems = read(tmp_path, b"".join([*members[:2], bytes(bad), *members[3:]]))
        assert {p.content for p in pages if not p.remarks} >= {page_of(n) for n in (0, 1, 3, 4)}
        assert problems or any(p.remarks for p in pages)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("lie", [-40, 40, 400, -1])
def test_a_record_that_lies_about_its_length_is_told_and_the_next_ones_come(tmp_path, form, lie):
    block = http(page_of(1))
    records = [record(http(page_of(0)), n=0), record(block, n=1, length=len(block) + lie), record(http(page_of(2)), n=2),
               record(http(page_of(3)), n=3)]  # fmt: skip
    pages, problems = read(tmp_path, archive(records, form))
    assert [p.content for p in pages] == [page_of(n) for n in range(4)]
    assert problems == []
    assert [len(p.remarks) for p in pages] == [0, 1, 0, 0]
    assert f"tells {len(block) + lie:,} bytes and holds {len(block):,}" in pages[1].remarks[0]


@pytest.mark.parametrize("form", FORMS)
def test_rubbish_between_records_is_told_and_passed_over(tmp_path, form):
    records = [record(http(page_of(0)), n=0), b"<html>rubbish\r\n\r\n", record(http(page_of(1)), n=1)]
    pages, problems = read(tmp_path, archive(records, form))
    assert [p.url for p in pages] == ["https://example.org/0", "https://example.org/1"]
    assert problems or any("holds" in r for p in pages for r in p.remarks)


@pytest.mark.parametrize("length", ["", "x", "-5", "²", "9" * 30])
def test_a_record_without_a_length_is_passed_over(tmp_path, length):
    records = [record(http(page_of(0)), n=0, length=length), record(http(page_of(1)), n=1)]
    pages, problems = read(tmp_path, archive(records, "plain"))
    assert [p.content for p in pages] == [page_of(1)]
    assert "does not tell its length" in problems[0].message


def digest_of(block, name, form):
    digest = hashlib.new(name, block).digest()
    return f"{name}:" + (digest.hex() if form == "hex" else base64.b32encode(digest).decode().rstrip("="))


@pytest.mark.parametrize(("name", "form"), [("sha1", "base32"), ("sha1", "hex"), ("sha256", "base32"), ("sha256", "hex"), ("md5", "hex")])
def test_the_block_digest_is_checked(tmp_path, name, form):
    good = http(page_of(0))
    told = digest_of(good, name, form)
    (page,), _ = read(tmp_path, record(good, WARC_Block_Digest=told))
    assert page.remarks == ()
    (page,), _ = read(tmp_path, record(good.replace(b"Lusaka", b"Lisbon"), WARC_Block_Digest=told))
    assert "do not match the digest" in page.remarks[0]


def chunked(body, last=b"0\r\n\r\n"):
    body = body.encode() if isinstance(body, str) else body
    parts = [body[i : i + 50] for i in range(0, len(body), 50)]
    return b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in parts) + last


@pytest.mark.parametrize(
    ("response", "remark"),
    [
        (http(chunked(page_of(1)), Transfer_Encoding="chunked"), None),
        (http(chunked(page_of(1), b""), Transfer_Encoding="chunked"), "the last part"),
        (http(page_of(1), Transfer_Encoding="chunked"), None),  # the archive put it together already
        (http(gzip.compress(page_of(1).encode()), Content_Encoding="gzip"), None),
        (http(page_of(1), Content_Encoding="gzip", Content_Length="17"), None),  # the archive unpacked it already
        (http(zlib.compress(page_of(1).encode()), Content_Encoding="deflate"), None),
        (http(zlib.compress(page_of(1).encode())[2:-4], Content_Encoding="deflate"), None),
        (http(chunked(gzip.compress(page_of(1).encode())), Transfer_Encoding="chunked", Content_Encoding="gzip"), None),
        (http(page_of(1), Content_Length="99999"), "announced 99999 bytes"),
        (http(page_of(1), Content_Length=str(len(page_of(1)))), None),
        (http(page_of(1), media="text/html; charset=no-such"), None),
    ],
)
def test_bodies_as_servers_send_and_archives_keep_them(tmp_path, response, remark):
    (page,), problems = read(tmp_path, record(response))
    assert problems == []
    assert page.content == page_of(1)
    assert remark in page.remarks[0] if remark else page.remarks == ()


def test_a_compressed_body_that_ends_too_early_is_told(tmp_path):
    (page,), _ = read(tmp_path, record(http(gzip.compress(page_of(1).encode())[:-30], Content_Encoding="gzip")))
    assert page_of(1).startswith(page.content)
    assert "ends too early" in page.remarks[0]


@pytest.mark.parametrize(
    ("response", "message"),
    [
        (http(gzip.compress(b"a" * (MAX_PAGE_BYTES + 10)), Content_Encoding="gzip"), "unpacks to over 5 MB"),
        (http(b"\x91\x02\xff" * 9, Content_Encoding="br"), "cannot be unpacked"),
        (http(b"\x1f\x8b\x08" + b"\x55" * 60, Content_Encoding="gzip"), "cannot be unpacked"),
        (http(b"%PDF-1.7\n1 0 obj"), "but is a PDF"),
        (http(b"  \n"), "empty"),
        (b"not HTTP at all", "no HTTP response"),
        (http(b"a" * (MAX_PAGE_BYTES + 10)), "over 5 MB"),
        (http(b"a" * (MAX_PAGE_BYTES * 2)), "over 5 MB"),
    ],
)
def test_responses_that_give_no_page_are_told(tmp_path, response, message):
    pages, problems = read(tmp_path, archive([record(response, n=1), record(http(page_of(2)), n=2)], "members"))
    assert [p.content for p in pages] == [page_of(2)]
    (problem,) = problems
    assert message in problem.message


def test_a_film_that_is_too_large_is_no_problem(tmp_path):
    film = record(http(os.urandom(MAX_PAGE_BYTES * 2), media="video/mp4"), n=1)
    pages, problems = read(tmp_path, archive([film, record(http(page_of(2)), n=2)], "members"))
    assert len(pages) == 1
    assert problems == []


def test_the_charset_of_the_header_is_believed_where_the_page_declares_none(tmp_path):
    (page,), _ = read(tmp_path, record(http("<p>Переговоры".encode("cp1251"), media="text/html; charset=windows-1251")))
    assert page.content == "<p>Переговоры"
    assert page.remarks == ()


def test_a_page_the_crawler_cut_says_so(tmp_path):
    (page,), _ = read(tmp_path, record(http(page_of(1)), WARC_Truncated="length"))
    assert "cut this page short (length)" in page.remarks[0]


def test_texts_of_a_wet_file_and_resources_are_pages(tmp_path):
    records = [
        record("Talks ended in Lomé.".encode(), n=1, kind="conversion", media="text/plain"),
        record(page_of(2).encode(), n=2, kind="resource", media="text/html"),
    ]
    pages, problems = read(tmp_path, archive(records, "members"), "x.warc.wet.gz")
    assert [(p.content, p.is_html) for p in pages] == [("Talks ended in Lomé.", False), (page_of(2), True)]
    assert problems == []


def test_an_archive_without_pages_says_so(tmp_path):
    _, (problem,) = read(tmp_path, record(http(b"\xff\xd8", media="image/jpeg")))
    assert "none of its 1 records is a web page" in problem.message


def test_an_archive_is_known_whatever_its_name_and_read_from_a_pipe(tmp_path):
    content = archive([record(http(page_of(n)), n=n) for n in range(2)], "members")
    pages, problems = read(tmp_path, content, "news.html")
    assert (len(pages), problems) == (2, [])
    for stream in (content, gzip.decompress(content)):
        assert [p.content for p in read_inputs(["-"], io.BytesIO(stream))] == [page_of(0), page_of(1)]


def test_bombs_are_stopped_in_bounded_time_and_memory(tmp_path):
    one = zlib.compressobj(9, wbits=31)
    head = record(b"", length=400_000_000, ending=b"").replace(b"response\r\n", b"response\r\n", 1)
    bomb = one.compress(head + http(b"")) + b"".join(one.compress(bytes(1_000_000)) for _ in range(400)) + one.flush()
    assert len(bomb) < 500_000
    tracemalloc.start()
    began = time.process_time()
    pages, problems = read(tmp_path, bomb + gzip.compress(record(http(page_of(1)), n=1)))
    took, peak = time.process_time() - began, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "bomb" in problems[0].message
    assert [p.content for p in pages] == [page_of(1)]
    assert took < 10
    assert peak < 40_000_000


def test_many_records_that_lie_cost_bounded_time(tmp_path):
    content = b"".join(record(http("<p>Talks"), n=n, length=5_000_000) for n in range(3000)) + record(http("<p>End"))
    began = time.process_time()
    pages, _ = read(tmp_path, content)
    assert len(pages) == 3001
    assert time.process_time() - began < 10


def test_memory_does_not_grow_with_the_archive(tmp_path):
    content = archive([record(http(page_of(n % 7) + " " * 20_000), n=n) for n in range(800)], "members")
    (tmp_path / "a.warc.gz").write_bytes(content)
    tracemalloc.start()
    count = sum(1 for _ in read_inputs([tmp_path / "a.warc.gz"]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 800
    assert peak < 8_000_000


def test_any_bytes_after_an_archives_head_end_in_pages_or_problems(tmp_path):
    rng = random.Random(3)
    whole = archive([record(http(page_of(n)), n=n) for n in range(3)], "plain")
    for _ in range(150):
        bad = bytearray(whole)
        for _ in range(rng.randrange(1, 30)):
            bad[rng.randrange(8, len(bad))] = rng.randrange(256)
        pages, problems = read(tmp_path, bytes(bad), "x.warc")
        assert pages or problems


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.txt.gz", gzip.compress(b"Talks ended."), ["Talks ended."]),
        ("a.html.gz", gzip.compress(b"<p>Talks") + gzip.compress(b" ended."), ["<p>Talks ended."]),
        ("a.jsonl.gz", gzip.compress(b'{"text": "one"}\n{"text": "two"}\n'), ["one", "two"]),
        ("a.csv.gz", gzip.compress(b"id,text\n1,one\n2,two\n"), ["one", "two"]),
        ("a.gz", gzip.compress(b'{"text": "one"}\n{"text": "two"}\n') + b"\0\0\0", ["one", "two"]),
    ],
)
def test_gzip_is_read_as_what_it_holds(tmp_path, name, content, expected):
    pages, problems = read(tmp_path, content, name)
    assert [p.content for p in pages] == expected
    assert problems == []
    assert pages[0].provenance.file == name


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (gzip.compress(b"PK\x03\x04" + bytes(500)), "gzip that holds a zip archive"),
        (gzip.compress(gzip.compress(b"Talks ended.")), "gzip within gzip"),
        (gzip.compress(b"Talks ended. " * 50)[:-4], "ends too early"),
        (gzip.compress(b"Talks ended. " * 50)[:-8] + b"\0" * 8, "damaged (incorrect data check)"),
        (gzip.compress(b"Talks ended.") + b"garbage", "not gzip"),
        (gzip.compress(b""), "empty"),
        (b"\x1f\x8b\x08\x00", "ends too early"),
        (b"", "empty"),
        (gzip.compress(b"word " * 2_000_000), "over 5 MB"),
    ],
)
def test_gzip_that_gives_no_page_is_told(tmp_path, content, message):
    pages, problems = read(tmp_path, content, "a.txt.gz")
    assert pages == []
    assert message in problems[-1].message


def test_lines_before_the_damage_come_out(tmp_path):
    lines = b"".join(b'{"text": "Story %d. %s"}\n' % (n, os.urandom(50).hex().encode()) for n in range(5000))
    pages, problems = read(tmp_path, gzip.compress(lines)[:-2000], "a.jsonl.gz")
    assert len(pages) > 4900
    assert "ends too early" in problems[-1].message


def test_a_stream_of_members_unpacks_like_the_standard_library_does(tmp_path):
    rng = random.Random(1)
    for _ in range(30):
        parts = [rng.randbytes(rng.randrange(0, 3000)) + b"a" * rng.randrange(0, 300_000) for _ in range(rng.randrange(1, 4))]
        assert io.BufferedReader(Unpacked(io.BytesIO(b"".join(map(gzip.compress, parts))))).read() == b"".join(parts)
