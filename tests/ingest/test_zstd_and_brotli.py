"""zstd files and WARCs, and bodies packed with zstd or brotli: integrity is looked after here."""

from __future__ import annotations

import builtins
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reportedly.ingest import InputProblem, read_inputs
from reportedly.records import Page

zstandard = pytest.importorskip("zstandard")
brotli = pytest.importorskip("brotli")


def story(n: int) -> str:
    words = random.Random(n).choices("fishermen in Kampot blocked the harbour over a dredging permit on Sunday".split(), k=70)
    return f"<html><body><p>Story {n}. {' '.join(words)}.</p></body></html>"


def http(body: bytes, coding: str = "") -> bytes:
    return (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + (f"Content-Encoding: {coding}\r\n" if coding else "").encode() + b"\r\n" + body
    )


def record(block: bytes, n: int = 0) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:x:{n}>\r\nWARC-Target-URI: https://x.example/{n}\r\n"
        f"Content-Type: application/http\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def squeezed(content: bytes, **how: Any) -> bytes:
    return zstandard.ZstdCompressor(write_checksum=True, **how).compress(content)  # type: ignore[no-any-return]


def read(path: Path, content: bytes) -> tuple[list[Page], list[InputProblem]]:
    path.write_bytes(content)
    found = list(read_inputs([path]))
    return [x for x in found if isinstance(x, Page)], [x for x in found if isinstance(x, InputProblem)]


def frames(count: int) -> list[bytes]:
    return [squeezed(record(http(story(n).encode()), n)) for n in range(count)]


def test_a_warc_in_zstd_frames_knows_where_its_records_begin(tmp_path: Path) -> None:
    parts = frames(3)
    pages, problems = read(tmp_path / "x.warc.zst", b"".join(parts))
    assert problems == []
    assert [page.content for page in pages] == [story(0), story(1), story(2)]
    assert [page.provenance.offset for page in pages if page.provenance] == [0, len(parts[0]), len(parts[0]) + len(parts[1])]


@pytest.mark.parametrize("is_packed", [True, False])
def test_a_warc_with_a_dictionary_in_its_first_frame(tmp_path: Path, is_packed: bool) -> None:
    samples = [record(http(story(n).encode()), n) for n in range(300)]
    trained = zstandard.train_dictionary(4096, samples)
    stored = squeezed(trained.as_bytes()) if is_packed else trained.as_bytes()
    first = b"\x5d\x2a\x4d\x18" + len(stored).to_bytes(4, "little") + stored
    pages, problems = read(tmp_path / "x.warc.zst", first + b"".join(squeezed(one, dict_data=trained) for one in samples[:3]))
    assert problems == []
    assert [page.content for page in pages] == [story(0), story(1), story(2)]


def test_a_cut_file_is_told_wherever_it_was_cut(tmp_path: Path) -> None:
    parts = frames(3)
    whole, ends = b"".join(parts), {0}
    for part in parts:
        ends.add(max(ends) + len(part))
    for cut in range(20, len(whole), 37):
        pages, problems = read(tmp_path / "x.warc.zst", whole[:cut])
        assert cut in ends or problems, cut
        assert all(page.remarks or page.content in {story(0), story(1), story(2)} for page in pages)


def test_a_flipped_bit_costs_its_record_and_no_other(tmp_path: Path) -> None:
    parts = frames(3)
    broken = bytearray(parts[1])
    broken[len(broken) // 2] ^= 8
    pages, problems = read(tmp_path / "x.warc.zst", parts[0] + bytes(broken) + parts[2])
    assert [page.content for page in pages] == [story(0), story(2)]
    assert problems


def test_lines_packed_with_zstd(tmp_path: Path) -> None:
    lines = b'{"text": "one"}\n{"text": "two"}\n'
    pages, problems = read(tmp_path / "x.jsonl.zst", squeezed(lines[:16]) + squeezed(lines[16:]))
    assert ([page.content for page in pages], problems) == (["one", "two"], [])


def test_a_bomb_is_stopped(tmp_path: Path) -> None:
    pages, problems = read(tmp_path / "x.jsonl.zst", squeezed(b'{"text": "one"}\n' + b" " * 300_000_000))
    assert [page.content for page in pages] == ["one"]
    assert "a bomb" in problems[-1].message or "over 10 MB" in problems[-1].message


@pytest.mark.parametrize(("coding", "pack"), [("br", brotli.compress), ("zstd", squeezed)])
def test_bodies_are_unpacked(tmp_path: Path, coding: str, pack: Callable[[bytes], bytes]) -> None:
    (page,), problems = read(tmp_path / "x.warc", record(http(pack(story(1).encode()), coding)))
    assert (page.content, page.remarks, problems) == (story(1), (), [])
    (page,), problems = read(tmp_path / "x.warc", record(http(story(1).encode(), coding)))  # unpacked by the archive already
    assert (page.content, page.remarks, problems) == (story(1), (), [])


@pytest.mark.parametrize(("coding", "pack"), [("br", brotli.compress), ("zstd", squeezed)])
def test_a_body_that_ends_too_early_or_grows_too_much_is_told(tmp_path: Path, coding: str, pack: Callable[[bytes], bytes]) -> None:
    long = " ".join(str(random.Random(n).random()) for n in range(20_000)).encode()
    pages, problems = read(tmp_path / "x.warc", record(http(pack(b"<html><p>" + long)[:-2000], coding)))
    assert problems or "ends too early" in pages[0].remarks[0]
    pages, problems = read(tmp_path / "x.warc", record(http(pack(b"<p>" + bytes(9_000_000)), coding)))
    assert pages == []
    assert "unpacks to over 5 MB" in problems[0].message


@pytest.mark.parametrize("package", ["zstandard", "brotli"])
def test_without_the_package_the_problem_says_which(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: str) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == package:
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    content = squeezed(b"Talks ended.") if package == "zstandard" else record(http(brotli.compress(story(1).encode()), "br"))
    monkeypatch.setattr(builtins, "__import__", without)
    pages, problems = read(tmp_path / "x", content)
    assert pages == []
    assert "pip install 'reportedly[archives]'" in problems[0].message
    assert problems[0].kind == "needs a package"
