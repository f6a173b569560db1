"""A PDF with a text layer -> Page: lines put together to paragraphs, running heads left to the cleaner. Pictures of text are not read."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from statistics import median
from typing import Any

from ..records import Page, Provenance
from .limits import MAX_PAGE_BYTES
from .problem import InputProblem

MAX_SHEETS = 500
MAX_DRAWN, MAX_SHOWN = 4_000_000, 150_000
"""Bytes of drawing and letters shown on one sheet. A full newspaper page shows 40,000; pypdf's time grows with their square."""

MAX_WORK = 3_000_000
"""Drawing operations and letters that are looked at in one PDF: a newspaper page takes 50,000."""

FEW_LETTERS = 40
"""A sheet with fewer letters is a picture with a page number."""


class _TooMuch(BaseException):  # pypdf swallows whatever is an Exception
    """The PDF takes more work than any article."""


def page_from_pdf(content: bytes, origin: str) -> Page | InputProblem:
    """The text of all sheets; a clear problem where there is none, where a password is needed, or where the file is damaged."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    remarks: list[str] = []
    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return InputProblem(origin=origin, message="is a PDF that needs a password; save it without one", kind="unreadable")
        count = len(reader.pages)
        sheets = list(_sheets(reader, remarks))
    except (PyPdfError, RecursionError, *_LOOSE) as error:
        told = " ".join(str(error).split())[:120] or type(error).__name__
        return InputProblem(origin=origin, message=f"is a PDF that cannot be read ({told}); get it again, or save the text", kind="damaged")
    text = "\n\n".join(sheets)
    if sum(map(str.isalpha, text)) < FEW_LETTERS:
        message = (
            f"is a PDF without a text layer ({count} {'sheet' if count == 1 else 'sheets'} of pictures); run a text recognition (OCR) first"
        )
        return InputProblem(origin=origin, message=message, kind="no text")
    empty = sum(1 for sheet in sheets if not sheet.strip())
    if empty:
        remarks.append(f"{empty} of {count} sheets have no text layer; their text is missing")
    return Page(content=text, origin=origin, provenance=Provenance(file=""), remarks=tuple(dict.fromkeys(remarks)))


_SHOWING = (b"Tj", b"TJ", b"'", b'"')
_LOOSE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, OSError, NotImplementedError, ImportError)
"""What pypdf lets through from files that break the standard."""


def _sheets(reader: Any, remarks: list[str]) -> Iterator[str]:
    """The text of each sheet, as far as the limits go; a sheet that cannot be read costs itself."""
    work = shown = size = 0

    def count(operator: bytes, operands: Any, *_: object) -> None:
        nonlocal work, shown
        pieces = operands[0] if operator == b"TJ" and operands and isinstance(operands[0], list) else operands
        letters = sum(len(piece) for piece in pieces if isinstance(piece, str | bytes)) if operator in _SHOWING else 0
        work += 1 + letters
        shown += 1 + letters
        if work > MAX_WORK or shown > MAX_SHOWN:
            raise _TooMuch

    for number, sheet in enumerate(reader.pages, start=1):
        if number > MAX_SHEETS or size > MAX_PAGE_BYTES // 4 or work > MAX_WORK:
            remarks.append(f"only the first {number - 1} sheets were read")
            return
        shown = 0
        try:
            drawing = sheet.get_contents()
            if drawing is not None and len(drawing.get_data()) > MAX_DRAWN:
                raise _TooMuch
            text = sheet.extract_text(visitor_operand_before=count)
        except _TooMuch:
            remarks.append(f"sheet {number} holds more drawing or letters than any news page; its text was left out")
            text = ""
        except (*_LOOSE, RecursionError) as error:
            remarks.append(f"sheet {number} cannot be read ({type(error).__name__}); its text is missing")
            text = ""
        size += len(text)
        yield join_lines(text)


def join_lines(text: str) -> str:
    """Lines as they were set -> paragraphs as they were written.

    A line goes on in the next one when it is about as long as the others, or breaks off within a sentence or a word.

    >>> print(join_lines("Talks between the two minis-\\ntries ended without a result on Mon-\\nday.\\n\\nA strike began in Lome."))
    Talks between the two ministries ended without a result on Monday.
    <BLANKLINE>
    A strike began in Lome.
    """
    paragraphs: list[str] = []
    for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n").replace("\x00", " ")):
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        usual = median(map(len, lines)) if lines else 0
        whole = previous = ""
        for line in lines:
            if whole and not _goes_on(whole, previous, line, usual):
                paragraphs.append(whole)
                whole = ""
            whole = _joined(whole, line)
            previous = line
        paragraphs.append(whole)
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _goes_on(whole: str, previous: str, line: str, usual: float) -> bool:
    if re.search(r"[a-z]-$", previous) and line[:1].islower():
        return True
    ends = re.search(r"[.!?:][\"”’')\]]*$", previous) is not None
    if line[:1].islower() and not ends:
        return True
    return len(previous) >= 0.8 * usual and not (ends and len(previous) < 0.9 * usual) and len(previous) > 30


def _joined(whole: str, line: str) -> str:
    if re.search(r"[a-z]-$", whole) and line[:1].islower():
        return whole[:-1] + line
    return f"{whole} {line}" if whole else line
