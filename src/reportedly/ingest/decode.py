"""Bytes -> text, with a remark where the encoding had to be guessed.

Order: byte order mark, UTF-8, UTF-16 without a mark, the charset the sender told (a header), the charset an HTML page declares,
a statistical guess, cp1252.
"""

from __future__ import annotations

import codecs
import re

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
BYTE_ORDER_MARKS = tuple(mark for mark, _ in MARKS)

_CHARSET = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|encoding\s*=\s*["']([\w.:-]{2,40})["']""", re.I)
_SAMPLE = 60_000


def decode(content: bytes, is_html: bool = False, charset: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text, and remarks about it. Never fails: what cannot be decoded becomes U+FFFD, and a remark says so.

    >>> decode("Köln".encode("utf-8"))
    ('Köln', ())
    >>> decode("Köln".encode("utf-16"))
    ('Köln', ())
    """
    text, remarks = _decode(content, is_html, charset)
    # NULs cannot be part of a text; a blank of the same length keeps every offset.
    return text.replace("\x00", " "), remarks


def _decode(content: bytes, is_html: bool, charset: str | None) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _with_remark(content, encoding)
    try:
        if not wide_encoding(content):
            return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    declared = (_known(charset) if charset else None) or (_declared(content) if is_html else None)
    if declared:
        return _with_remark(content, declared)
    if wide_encoding(content):
        return _with_remark(content, str(wide_encoding(content)))
    return _guessed(content)


def wide_encoding(content: bytes) -> str | None:
    """UTF-16 without a mark: in European text every other byte is NUL.

    >>> wide_encoding("Talks ended.".encode("utf-16-le")), wide_encoding(b"Talks ended.")
    ('utf-16-le', None)
    """
    sample = content[:4096]
    if len(sample) < 8:
        return None
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.05 * half else None


def _declared(content: bytes) -> str | None:
    found = _CHARSET.search(content[:4096])
    if not found:
        return None
    return _known((found.group(1) or found.group(2)).decode("ascii", "replace"))


def _known(name: str) -> str | None:
    """The encoding a charset's name stands for, if it is one of text and says more than UTF-8, which was tried already."""
    try:
        found = codecs.lookup(name.strip("\"' "))
    except (LookupError, ValueError):
        return None
    if not found._is_text_encoding:  # "base64", "zip": codecs, not charsets
        return None
    known = found.name
    # Browsers read Latin-1 as Windows-1252; a page that declares UTF-8 and is not is guessed like one that declares nothing.
    return {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "utf-8": None}.get(known, known)


def _guessed(content: bytes) -> tuple[str, tuple[str, ...]]:
    as_utf8 = content.decode("utf-8", "replace")
    broken = as_utf8.count("\ufffd")
    whole = sum(1 for c in as_utf8 if c > "\x7f") - broken
    if broken * 2 <= whole:  # good UTF-8 with some broken bytes in it; in another encoding nearly every accent is broken
        return as_utf8, (f"{broken} bytes are not UTF-8 and were replaced; save the page as UTF-8",)
    encoding = _statistical_guess(content) or "cp1252"
    text, _ = _with_remark(content, encoding)
    return text, (f"the encoding is not UTF-8 and was guessed ({encoding}); save the page as UTF-8 if letters look wrong",)


def _statistical_guess(content: bytes) -> str | None:
    """charset-normalizer's best guess over a sample; Western text stays with cp1252, which it often mistakes for rarer pages."""
    from charset_normalizer import from_bytes

    try:
        content.decode("cp1252")
        western = True
    except UnicodeDecodeError:
        western = False
    high = sum(1 for b in content[:_SAMPLE] if b >= 0x80)
    if western and high * 20 < len(content[:_SAMPLE]):  # a letter in twenty or fewer: accents and curly quotes, not another script
        return "cp1252"
    best = from_bytes(content[:_SAMPLE]).best()
    return best.encoding if best else None


def _with_remark(content: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    try:
        return content.decode(encoding), ()
    except (UnicodeDecodeError, LookupError):
        return content.decode(encoding, "replace"), (f"some bytes are not {encoding} and were replaced; save the page as UTF-8",)
