"""Every kind of input: what comes out, and the one clear line for what does not."""

import io
import json
import os
import time

import pytest

from reportedly.ingest import MAX_LINE_BYTES, MAX_PAGE_BYTES, InputProblem, read_inputs
from reportedly.ingest.formats import format_of
from reportedly.records import Page, Provenance


def read(*paths, stdin=b""):
    return list(read_inputs([str(p) for p in paths], io.BytesIO(stdin)))


def lines(*objects):
    return "\n".join(o if isinstance(o, str) else json.dumps(o) for o in objects).encode()


def test_files_by_ending_and_by_content(tmp_path):
    (tmp_path / "a.txt").write_text("Talks ended.")
    (tmp_path / "b.html").write_text("<p>Talks ended.")
    (tmp_path / "c.txt").write_text("<!DOCTYPE html><html><body>Talks")
    (tmp_path / "d").write_text("No ending, no markup.")
    found = {os.path.basename(p.origin): p.is_html for p in read(tmp_path)}
    assert found == {"a.txt": False, "b.html": True, "c.txt": True, "d": False}


def test_folder_is_read_in_order_without_hidden_files_and_saved_scripts(tmp_path):
    for name in ("b/2.txt", "a/1.txt", ".git/x.txt", ".hidden.txt", "z.html", "z_files/x.js", "case_files/3.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Talks ended.")
    assert [os.path.relpath(p.origin, tmp_path) for p in read(tmp_path)] == ["a/1.txt", "b/2.txt", "case_files/3.txt", "z.html"]


def test_json_lines_fields(tmp_path):
    path = tmp_path / "in.jsonl"
    told = {"url": "https://e.org", "title": " T ", "published": "2022-01-18", "publisher": "E", "language": "en"}
    path.write_bytes(lines({"id": 7, "text": "Talks ended.", "clean": True, "other": [1], **told}, "", {"html": "<p>x", "title": None}))
    first, second = read(path)
    assert first == Page(content="Talks ended.", is_clean=True, origin=f"{path}:1", external_id="7",
                         provenance=Provenance(file="in.jsonl", record="1"), url="https://e.org", title="T",
                         published="2022-01-18", publisher="E", language="en")  # fmt: skip
    assert (second.origin, second.is_html, second.is_clean) == (f"{path}:3", True, False)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"title": "T"}', "no text"),
        ('{"text": "  "}', "no text"),
        ('{"text": 3}', '"text" is a number'),
        ('{"text": "a", "title": ["b"]}', '"title" is an array'),
        ('{"text": "a", "clean": "yes"}', '"clean" is a string'),
        ('{"text": "a", "id": {}}', '"id" is an object'),
        ("[1, 2]", "this is an array"),
        ("{bad", "not valid JSON"),
        ('{"text": "a"', "not valid JSON"),
        ("[" * 100_000, "not valid JSON (nested too deeply)"),
        ('{"id": ' + "9" * 5000 + ', "text": "a"}', "not valid JSON (a number too large)"),
    ],
)
def test_bad_line_is_one_problem_and_the_next_line_comes_out(tmp_path, line, message):
    path = tmp_path / "in.jsonl"
    path.write_bytes(lines(line, {"text": "Talks ended."}))
    problem, page = read(path)
    assert isinstance(problem, InputProblem)
    assert problem.origin == f"{path}:1"
    assert message in problem.message
    assert "\n" not in str(problem)
    assert page.content == "Talks ended."


def test_line_in_another_encoding(tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_bytes('{"text": "Köln"}\n'.encode("latin-1") + lines({"text": "Kiel"}))
    problem, page = read(path)
    assert "not UTF-8" in problem.message
    assert page.content == "Kiel"


def test_lone_surrogates_are_replaced_and_told(tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_bytes(b'{"text": "a \\ud83d b", "clean": true}')
    (page,) = read(path)
    assert page.content == "a \ufffd b"
    assert "lone surrogates" in page.remarks[0]


def test_overlong_line_is_skipped_without_reading_it_whole(tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_bytes(b'{"text": "' + b"a" * (MAX_LINE_BYTES + 10) + b'"}\n' + lines({"text": "next"}))
    problem, page = read(path)
    assert "over 10 MB" in problem.message
    assert page.content == "next"
    assert page.origin.endswith(":2")


def test_page_over_the_limit_in_bounded_time(tmp_path):
    path = tmp_path / "big.txt"
    path.write_bytes(b"word " * (20_000_000 // 5))
    began = time.process_time()
    (problem,) = read(path)
    assert time.process_time() - began < 1
    assert "over 5 MB" in problem.message
    (problem,) = read("-", stdin=b"word " * (MAX_PAGE_BYTES // 5 + 2))
    assert "over 5 MB" in problem.message


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"), (b" \n", "empty"), (b"%PDF-1.7\n", "a PDF"), (b"\x89PNG\r\n", "a picture"), (b"PK\x03\x04", "zip"),
        (b"{\\rtf1 a}", "RTF"),
        (b"a\x00\x01\x02\x00\x00\x05" * 50, "a binary file"), (b"\x1f\x8b\x08", "gzip"),
    ],
)  # fmt: skip
def test_no_page_in_it(tmp_path, content, message):
    (tmp_path / "a.txt").write_bytes(content)
    (tmp_path / "b.txt").write_text("Talks ended.")
    problem, page = read(tmp_path)
    assert message in problem.message
    assert page.content == "Talks ended."


@pytest.mark.parametrize(
    ("name", "content", "text", "told"),
    [
        ("a.txt", "Köln – “ja”".encode(), "Köln – “ja”", False),
        ("a.txt", "\ufeffKöln".encode(), "Köln", False),
        ("a.txt", "Köln, Łódź".encode("utf-16"), "Köln, Łódź", False),
        ("a.txt", "The talks in Oslo.".encode("utf-16-le"), "The talks in Oslo.", False),
        ("a.txt", ("He said “no” in Köln. " * 5).encode("cp1252"), "He said “no” in Köln. " * 5, True),
        ("a.html", '<meta charset="windows-1251"><p>Переговоры'.encode("cp1251"), '<meta charset="windows-1251"><p>Переговоры', False),
        ("a.html", '<meta charset="iso-8859-1"><p>“no”'.encode("cp1252"), '<meta charset="iso-8859-1"><p>“no”', False),
        ("a.txt", "Köln, Kraków, Łódź".encode() + b" \xff end", "Köln, Kraków, Łódź \ufffd end", True),
        ("a.txt", b"one\x00NUL in a page", "one NUL in a page", False),
    ],
)
def test_encodings(tmp_path, name, content, text, told):
    (tmp_path / name).write_bytes(content)
    (page,) = read(tmp_path / name)
    assert page.content == text
    assert bool(page.remarks) == told


def test_missing_path_and_circular_links(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "t.txt").write_text("Talks ended.")
    found = read(tmp_path / "none", tmp_path)
    assert [type(x).__name__ for x in found] == ["InputProblem", "InputProblem", "InputProblem", "Page"]
    assert "no such file" in found[0].message
    assert "cannot be read" in found[1].message
    assert "read already" in found[2].message


def test_empty_folder_and_pipe_in_folder(tmp_path):
    (problem,) = read(tmp_path)
    assert "no files" in problem.message
    os.mkfifo(tmp_path / "pipe")
    (problem,) = read(tmp_path)
    assert "not a regular file" in problem.message


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file(tmp_path):
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "a.txt").chmod(0)
    (problem,) = read(tmp_path / "a.txt")
    assert "permission denied" in problem.message


def test_file_name_that_is_no_text(tmp_path):
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(name, "wb") as f:
        f.write(b"")
    (problem,) = read(tmp_path)
    str(problem).encode("utf-8")


@pytest.mark.parametrize(
    ("stdin", "contents"),
    [
        (lines("", {"text": "one"}, {"text": "two"}), ["one", "two"]),
        ("\ufeff".encode() + lines({"text": "one"}), ["one"]),
        (b"\nTalks ended.\n{not json}\n", ["\nTalks ended.\n{not json}\n"]),
        (b"[1]\n", ["[1]\n"]),
        (b"42\n", ["42\n"]),
    ],
)
def test_standard_input(stdin, contents):
    assert [page.content for page in read("-", stdin=stdin)] == contents


def test_standard_input_empty_absent_or_text_stream():
    (problem,) = read("-")
    assert "empty" in problem.message
    (problem,) = read_inputs(["-"], None)
    assert "no standard input" in problem.message
    (page,) = read_inputs(["-"], io.TextIOWrapper(io.BytesIO(b"Talks ended.")))
    assert page.content == "Talks ended."


def test_json_lines_are_streamed():
    served = []

    class Endless(io.RawIOBase):
        def readable(self):
            return True

        def readinto(self, buffer):
            line = b'{"text": "Talks ended."}\n'
            served.append(1)
            buffer[: len(line)] = line
            return len(line)

    pages = read_inputs(["-"], io.BufferedReader(Endless(), 64))
    assert [next(pages).content for _ in range(3)] == ["Talks ended."] * 3
    assert len(served) < 50


@pytest.mark.parametrize(
    "content",
    ["<!---->" * 9000, "<!--" * 16000, "<?x ?>" * 10000, "<!DOCTYPE rss>" * 4000, "<!DOCTYPE rss [" * 4000,
     "From: " * 9000, "a:\n" * 20000, "{" * 60000,
     '{"text":' * 8000, "id,text,url," * 5000, "\n" * 60000 + "x", "<!-- -->\n" * 200 + "<rss", "Received:" + " \n" * 30000],
)  # fmt: skip
@pytest.mark.parametrize("suffix", ["", ".json", ".csv"])
def test_telling_what_a_file_is_takes_bounded_time(content, suffix):
    began = time.process_time()
    format_of(content.encode()[:65536], suffix)
    assert time.process_time() - began < 1
