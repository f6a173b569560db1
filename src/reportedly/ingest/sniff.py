"""What a file's first bytes say it is."""

from __future__ import annotations

import re

from .decode import BYTE_ORDER_MARKS, wide_encoding

MAGIC = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"RIFF", "a picture, sound or film (RIFF)"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x1f\x8b", "compressed (gzip)"),
    (b"BZh", "compressed (bzip2)"),
    (b"\xfd7zXZ", "compressed (xz)"),
    (b"\x28\xb5\x2f\xfd", "compressed (zstd)"),
    (b"{\\rtf", "a rich-text document (RTF)"),
    (b"SQLite format 3", "a database (SQLite)"),
    (b"PAR1", "a table (Parquet)"),
    (b"\x7fELF", "a program"),
)

_DOCUMENT = re.compile(r"<(?:!doctype\s+html|html|head|body|title|meta)\b", re.I)
_PROLOG = (("<?", "?>"), ("<!--", "-->"), ("<!DOCTYPE rss", "]>"), ("<!DOCTYPE rss", ">"))
_MARKUP = re.compile(r"</(?:p|div|a|span|h[1-6]|li|article|section|table)\s*>|<br\s*/?>", re.I)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def binary_kind(content: bytes) -> str | None:
    """What the bytes are in plain words when they are no text, else ``None``.

    >>> binary_kind(b"%PDF-1.7"), binary_kind(b"Talks ended."), binary_kind(b"a\\x00\\x01\\x02b")
    ('a PDF', None, 'a binary file')
    """
    for magic, kind in MAGIC:
        if content.startswith(magic):
            return kind
    if content.startswith(BYTE_ORDER_MARKS) or wide_encoding(content):
        return None
    sample = content[:65536]
    # One stray control character in a page is dirt, one in a hundred is a format.
    nuls, odd = sample.count(0), len(_CONTROL.findall(sample))
    return "a binary file" if nuls > 1 + len(sample) // 2000 or odd * 100 > len(sample) + 200 else None


def looks_like_html(text: str) -> bool:
    """True when the text is a web page whatever its name says.

    >>> looks_like_html("<!DOCTYPE html><p>Talks"), looks_like_html("Talks <b>ended</b>.")
    (True, False)
    """
    head = text[:20_000].lstrip("\ufeff")
    if _DOCUMENT.match(head, after_prolog(head[:10_000])):
        return True
    return head.lstrip().startswith("<") and len(_MARKUP.findall(head)) >= 3


def after_prolog(text: str) -> int:
    """Where the first element of markup begins, behind declarations and comments; each is looked at once, however many there are.

    >>> after_prolog('<?xml version="1.0"?> <!-- news --> <rss>')
    36
    """
    at = 0
    while True:
        while at < len(text) and (text[at].isspace() or text[at] == "\ufeff"):
            at += 1
        for begin, end in _PROLOG:
            if text.startswith(begin, at) and (found := text.find(end, at + len(begin))) >= 0:
                at = found + len(end)
                break
        else:
            return at
