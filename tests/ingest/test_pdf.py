"""PDF with a text layer; and the many that have none, or are broken."""

import time
import zlib

import pytest

from reportedly.ingest import InputProblem, read_inputs
from reportedly.ingest.pdf import join_lines
from reportedly.records import Page

LINES = [
    "Dockers in Lome went on strike on Monday after talks on their pay had",
    "ended without a result, the union said. The port authority called the",
    "strike unlawful.",
]


def pdf(*sheets, compress=True, extra=b""):
    """A PDF with a sheet for each list of lines; an empty list gives a sheet without text."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for lines in sheets:
        drawn = b"BT /F1 11 Tf 14 TL 50 700 Td " + b" ".join(b"(%s) Tj T*" % x.encode("cp1252") for x in lines) + b" ET" if lines else b""
        stream = zlib.compress(drawn) if compress else drawn
        coding = b"/Filter /FlateDecode " if compress else b""
        objects.append(b"<< %s/Length %d >> stream\n%s\nendstream" % (coding, len(stream), stream))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
            % len(objects)
        )
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % k for k in kids))
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    xref = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % p for p in places)
    return out + b"trailer << /Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, extra, xref)


def read(tmp_path, content, name="a.pdf"):
    (tmp_path / name).write_bytes(content)
    return list(read_inputs([tmp_path / name]))


@pytest.mark.parametrize("name", ["a.pdf", "a.txt", "noending"])
def test_the_text_layer_is_read_and_its_lines_are_put_together(tmp_path, name):
    (page,) = read(tmp_path, pdf(["Strike in Lome", "", *LINES], ["It goes on, the dockers said on Tuesday, until they are paid."]), name)
    assert page.content == "Strike in Lome\n\n" + " ".join(LINES) + "\n\nIt goes on, the dockers said on Tuesday, until they are paid."
    assert not page.is_html
    assert page.provenance.file == name
    assert page.remarks == ()


def test_a_pdf_of_pictures_is_told(tmp_path):
    (problem,) = read(tmp_path, pdf([], ["12"]))
    assert "a PDF without a text layer (2 sheets of pictures); run a text recognition (OCR) first" in problem.message


def test_sheets_without_text_among_others_are_told(tmp_path):
    (page,) = read(tmp_path, pdf(LINES, []))
    assert page.remarks == ("1 of 2 sheets have no text layer; their text is missing",)


def test_a_pdf_with_a_password_is_told(tmp_path):
    from pypdf import PdfReader, PdfWriter

    (tmp_path / "open.pdf").write_bytes(pdf(LINES))
    writer = PdfWriter(clone_from=PdfReader(tmp_path / "open.pdf"))
    writer.encrypt("word", algorithm="RC4-128")
    writer.write(tmp_path / "shut.pdf")
    (problem,) = read_inputs([tmp_path / "shut.pdf"])
    assert "needs a password" in problem.message


@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.7\n", b"%PDF-1.4\n" + bytes(3000), b"%PDF-" + b"<" * 50_000, b"%PDF-1.4\n" + b"[" * 50_000 + b"\nstartxref\n9\n%%EOF"],
)
def test_what_only_begins_like_a_pdf(tmp_path, content):
    (problem,) = read(tmp_path, content)
    assert "a PDF that cannot be read" in problem.message


def test_damage_anywhere_is_a_page_or_a_problem(tmp_path):
    whole = pdf(LINES, LINES)
    for cut in range(30, len(whole), 60):
        for content in (whole[:cut], whole[:cut] + b"\x00" * 30 + whole[cut + 30 :]):
            (found,) = read(tmp_path, content)
            assert isinstance(found, Page | InputProblem)


@pytest.mark.filterwarnings("ignore")
def test_bombs_take_bounded_time(tmp_path):
    began = time.process_time()
    (found,) = read(tmp_path, pdf(["word " * 10] * 300_000))
    assert isinstance(found, InputProblem) or found.remarks
    (found,) = read(tmp_path, pdf(*[["word " * 20] * 1000] * 100))
    assert "sheets were read" in found.remarks[-1]
    assert "word" in found.content
    stream = zlib.compress(b" " * 200_000_000, 9)
    bomb = pdf(LINES).replace(b"/Length", b"/Length %d /X" % len(stream), 1)
    start = bomb.index(b"stream\n") + 7
    bomb = bomb[:start] + stream + bomb[bomb.index(b"\nendstream") :]
    (found,) = read(tmp_path, bomb)
    assert isinstance(found, InputProblem) or found.remarks
    assert time.process_time() - began < 60


def test_a_web_page_named_pdf_is_read_and_told(tmp_path):
    problem, page = read(tmp_path, b"<!DOCTYPE html><html><body><p>Talks ended.")
    assert "is named .pdf, but does not begin like a PDF" in problem.message
    assert page.is_html


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\n".join(LINES), " ".join(LINES)),
        ("Strike in Lome\n\n" + "\n".join(LINES), "Strike in Lome\n\n" + " ".join(LINES)),
        ("A first paragraph that runs over the whole width of the\nsheet ends here.\n"
         "A second one begins on a line of its own, and it goes\non.",
         "A first paragraph that runs over the whole width of the sheet ends here.\n\n"
         "A second one begins on a line of its own, and it goes on."),
        ("Rail-\nways stopped.", "Railways stopped."),
        ("", ""),
    ],
)  # fmt: skip
def test_lines_are_put_together(text, expected):
    assert join_lines(text) == expected
