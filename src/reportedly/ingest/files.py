"""Bytes of one page -> Page, or the one line that says why not."""

from __future__ import annotations

from ..records import Page
from .decode import decode
from .limits import MAX_PAGE_BYTES, megabytes
from .problem import InputProblem
from .sniff import binary_kind, looks_like_html

HTML = (".html", ".htm", ".xhtml", ".shtml")


def page_from_bytes(content: bytes, origin: str, suffix: str = "", charset: str | None = None) -> Page | InputProblem:
    """The page these bytes hold; the ending of a file name is believed before the content is."""
    if len(content) > MAX_PAGE_BYTES:
        message = f"the page is over {megabytes(MAX_PAGE_BYTES)}, more than any article; give one article a file, or JSON lines (.jsonl)"
        return InputProblem(origin=origin, message=message, kind="too large")
    if not content.strip():
        return InputProblem(origin=origin, message="the file is empty; nothing to read", kind="empty")
    kind = binary_kind(content)
    if kind:
        return InputProblem(origin=origin, message=f"is {kind}, not a page of text; give text, HTML or JSON lines", kind="not a page")
    text, remarks = decode(content, suffix in HTML or looks_like_html(content[:4096].decode("latin-1")), charset)
    if not text.strip():
        return InputProblem(origin=origin, message="the file is empty; nothing to read", kind="empty")
    return Page(content=text, is_html=suffix in HTML or looks_like_html(text), origin=origin, remarks=remarks)


def reason(error: Exception) -> str:
    """The short reason inside an operating system's error, without its number.

    >>> reason(PermissionError(13, "Permission denied"))
    'permission denied'
    """
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).lower()
