"""zip and tar archives as folders of pages: everything in them comes or is told, and none can cost more than it may."""

from __future__ import annotations

import gzip
import io
import random
import tarfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from reportedly.ingest import InputProblem, archives, read_inputs
from reportedly.records import Page


def story(n: int) -> str:
    return f"Story {n}. " + " ".join(
        random.Random(n).choices("ferry strike in Mombasa ended after talks with the port on Monday".split(), k=80)
    )


def zipped(files: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", how) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def tarred(files: dict[str, bytes], form: int = tarfile.PAX_FORMAT, others: tuple[tarfile.TarInfo, ...] = ()) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=form) as archive:
        for other in others:
            archive.addfile(other)
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return packed.getvalue()


def read(path: Path, content: bytes) -> tuple[list[Page], list[InputProblem]]:
    path.write_bytes(content)
    found = list(read_inputs([path]))
    return [x for x in found if isinstance(x, Page)], [x for x in found if isinstance(x, InputProblem)]


PACKED = {
    "zip": zipped,
    "tar": tarred,
    "tar.gz": lambda files: gzip.compress(tarred(files)),
    "tgz": lambda files: gzip.compress(tarred(files)),
}
FILES = {
    "news/a.html": b"<!doctype html><html><body><p>" + story(1).encode() + b"</p></body></html>",
    "news/ünder/b.txt": story(2).encode(),
    "lines.jsonl": b'{"text": "one"}\n{"text": "two", "id": "7"}\n',
    ".hidden/c.txt": b"not this",
    "__MACOSX/._b.txt": b"nor this",
}


@pytest.mark.parametrize("ending", PACKED)
def test_an_archive_is_read_like_a_folder(tmp_path: Path, ending: str) -> None:
    pages, problems = read(tmp_path / f"site.{ending}", PACKED[ending](FILES))
    assert problems == []
    assert [page.content for page in pages][1:] == [story(2), "one", "two"]
    told = [(page.provenance.file, page.provenance.record) for page in pages if page.provenance]
    assert told == [
        (f"site.{ending}/news/a.html", None), (f"site.{ending}/news/ünder/b.txt", None),
        (f"site.{ending}/lines.jsonl", "1"), (f"site.{ending}/lines.jsonl", "2"),
    ]  # fmt: skip
    assert pages[0].is_html


@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_every_kind_of_tar_with_long_names(tmp_path: Path, form: int) -> None:
    name = "/".join(["a-folder-of-pages"] * 8) + "/page.txt"
    (page,), problems = read(tmp_path / "x", tarred({name: story(1).encode()}, form))
    assert (page.content, problems) == (story(1), [])


@pytest.mark.parametrize("pack", [tarred, zipped])
def test_an_archive_comes_through_a_pipe(pack: Callable[..., bytes]) -> None:
    packed = pack({"a.txt": story(1).encode(), "below/b.txt": story(2).encode()})
    pages = [page for page in read_inputs(["-"], Pipe(packed)) if isinstance(page, Page)]
    assert [page.content for page in pages] == [story(1), story(2)]
    assert [page.provenance.file for page in pages if page.provenance] == ["-/a.txt", "-/below/b.txt"]
    assert all("tmp" not in str(page) for page in pages)


def test_a_cut_zip_through_a_pipe_is_told_without_our_file(tmp_path: Path) -> None:
    (problem,) = read_inputs(["-"], Pipe(zipped({"a.txt": b"Talks ended."})[:-30]))
    assert str(problem).startswith("-: the zip archive is damaged or was cut")


def test_a_zip_through_a_pipe_with_no_room_for_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copyfileobj", full)
    (problem,) = read_inputs(["-"], Pipe(zipped({"a.txt": b"Talks ended."})))
    assert "no space left" in str(problem)


class Pipe(io.BytesIO):
    """What cannot be sought in."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: object) -> int:
        raise io.UnsupportedOperation("seek")


@pytest.mark.parametrize("ending", ["zip", "tar", "tar.gz"])
def test_a_cut_archive_is_told_wherever_it_was_cut(tmp_path: Path, ending: str) -> None:
    files = {f"{n}.txt": (story(n) + str(random.Random(n).random())).encode() for n in range(6)}
    whole = PACKED[ending](files)
    texts = {content.decode() for content in files.values()}
    for cut in sorted({*range(600, len(whole) - 1, 577), len(whole) // 512 * 512 - 10_240 if ending == "tar" else len(whole) - 1}):
        if ending == "tar" and cut > len(whole) - 10_240 + 1024 - 513:
            continue  # only padding behind the end mark is missing
        pages, problems = read(tmp_path / f"cut.{ending}", whole[:cut])
        assert problems, cut
        assert {page.content for page in pages} <= texts, cut  # no half page passes for a whole one


@pytest.mark.parametrize("name", ["../a.txt", "/etc/a.txt", "a/../../b.txt", "..\\a.txt", "C:/a.txt"])
@pytest.mark.parametrize("pack", [zipped, tarred])
def test_a_name_that_leads_out_is_refused_and_the_others_come(tmp_path: Path, pack: object, name: str) -> None:
    pages, problems = read(tmp_path / "x", pack({name: b"Out of here.", "ok.txt": story(1).encode()}))  # type: ignore[operator]
    assert [page.content for page in pages] == [story(1)]
    (problem,) = problems
    assert "leads out of the archive" in problem.message


def test_links_and_devices_are_told(tmp_path: Path) -> None:
    link, device = tarfile.TarInfo("a.txt"), tarfile.TarInfo("b.txt")
    link.type, link.linkname, device.type = tarfile.SYMTYPE, "/etc/passwd", tarfile.CHRTYPE
    pages, problems = read(tmp_path / "x.tar", tarred({"c.txt": story(1).encode()}, others=(link, device)))
    assert [page.content for page in pages] == [story(1)]
    assert ["a link or a device" in problem.message for problem in problems] == [True, True]


@pytest.mark.parametrize("inner", [zipped, tarred, lambda files: gzip.compress(tarred(files))])
@pytest.mark.parametrize("pack", [zipped, tarred])
def test_an_archive_within_an_archive_is_refused(tmp_path: Path, pack: object, inner: object) -> None:
    nested = inner({"deep.txt": b"Deep down."})  # type: ignore[operator]
    pages, problems = read(tmp_path / "x", pack({"nested.bin": nested, "ok.txt.gz": gzip.compress(story(1).encode())}))  # type: ignore[operator]
    assert [page.content for page in pages] == [story(1)]
    (problem,) = problems
    assert "archive within an archive" in problem.message


def test_a_flipped_bit_costs_its_entry_and_no_other(tmp_path: Path) -> None:
    whole = bytearray(zipped({f"{n}.txt": story(n).encode() for n in range(3)}, zipfile.ZIP_STORED))
    whole[whole.index(b"Story 1") + 40] ^= 4
    pages, problems = read(tmp_path / "x.zip", bytes(whole))
    assert [page.content for page in pages] == [story(0), story(2)]
    (problem,) = problems
    assert problem.origin.endswith("x.zip/1.txt")
    assert "cannot be unpacked" in problem.message


def test_a_password_and_an_office_document_are_told(tmp_path: Path) -> None:
    locked = bytearray(zipped({"a.txt": story(1).encode()}))
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    assert "password" in read(tmp_path / "x.zip", bytes(locked))[1][0].message
    office = zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})
    assert "office document" in read(tmp_path / "x.docx", office)[1][0].message


@pytest.mark.parametrize("content", [zipped({}), zipped({".a": b"x"}), tarred({".a": b"x"})])
def test_an_archive_without_files_says_so(tmp_path: Path, content: bytes) -> None:
    assert "holds no files" in read(tmp_path / "x", content)[1][0].message


@pytest.mark.parametrize("ending", ["zip", "tar.gz"])
def test_bombs_are_stopped_in_bounded_time(tmp_path: Path, ending: str) -> None:
    files = {"ok.txt": story(1).encode(), **{f"{n}.jsonl": b" " * 90_000_000 for n in range(3)}}
    began = time.process_time()
    pages, problems = read(tmp_path / f"x.{ending}", PACKED[ending](files))
    assert time.process_time() - began < 20
    assert [page.content for page in pages] == [story(1)]
    assert "a bomb" in problems[-1].message


def test_entries_and_bytes_are_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {f"{n}.txt": story(n).encode() for n in range(9)}
    monkeypatch.setattr(archives, "MAX_ENTRIES", 4)
    for pack in (zipped, tarred):
        pages, problems = read(tmp_path / "x", pack(files))
        assert len(pages) == 4
        assert "over 4 entries" in problems[0].message
    monkeypatch.setattr(archives, "MAX_ENTRIES", 100)
    monkeypatch.setattr(archives, "MAX_UNPACKED_BYTES", 2000)
    for pack in (zipped, tarred):
        pages, problems = read(tmp_path / "x", pack(files))
        assert len(pages) <= 4
        assert "the rest was left out" in problems[-1].message


def test_any_bytes_end_in_pages_or_problems(tmp_path: Path) -> None:
    chance = random.Random(3)
    for pack in (zipped, tarred):
        whole = pack({f"{n}.txt": story(n).encode() for n in range(3)})
        for _ in range(60):
            broken = bytearray(whole)
            for _ in range(chance.randint(1, 20)):
                broken[chance.randrange(4, len(broken))] = chance.randrange(256)
            for item in read_inputs([_written(tmp_path / "x", bytes(broken))]):
                assert isinstance(item, Page | InputProblem)


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path
