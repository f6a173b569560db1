"""A mail (newsletter, ``.eml``) or a page saved as MHTML -> Page: the HTML part, or else the text. RFC 5322, 2045, 2557."""

from __future__ import annotations

import email
import email.errors
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from ..records import Page, Provenance
from .decode import decode
from .limits import MAX_PAGE_BYTES, megabytes
from .problem import InputProblem

MAX_PARTS = 5_000
_CUT = (email.errors.CloseBoundaryNotFoundDefect, email.errors.StartBoundaryNotFoundDefect)
_MAILBOX = re.compile(rb"(?:\A\s*|\n\r?\n)(?P<begin>From [^\n]{1,150}\d\d:\d\d[^\n]{0,60}\n[!-9;-~]{1,80}:)")
_REPLY = re.compile(r"\s*(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.I)


def pages_from_mails(content: bytes, origin: str) -> Iterator[Page | InputProblem]:
    """A page for the mail, or for each mail of a mailbox (mbox: each begins with a line "From sender date" after a blank one)."""
    starts = [match.start("begin") for match in _MAILBOX.finditer(content)]
    if len(starts) < 2 or content[: starts[0]].strip():
        yield page_from_mail(content, origin)
        return
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(content)], strict=True), start=1):
        found = page_from_mail(content[start:end], f"{origin}#{number}")
        if isinstance(found, Page) and found.provenance and not found.provenance.record:
            found = found.replace(provenance=found.provenance.replace(record=str(number)))
        yield found


def page_from_mail(content: bytes, origin: str) -> Page | InputProblem:
    """The page a mail or a saved page holds, with its subject, date and address as they were sent.

    >>> page_from_mail(b"Subject: Talks\\nMIME-Version: 1.0\\nDate: Tue, 18 Jan 2022 09:30:00 +0200\\n\\nTalks ended.", "a.eml").published
    '2022-01-18T09:30:00+02:00'
    """
    try:
        message = email.message_from_bytes(re.sub(rb"\A\s*From [^\n]{1,200}\n", b"", content.lstrip(b"\r\n")))
        part = _best_part(message)
    except RecursionError:
        return InputProblem(origin=origin, message="its parts are nested too deeply to be read; save the page as HTML", kind="wrong form")
    if part is None:
        kinds = ", ".join(dict.fromkeys(p.get_content_type() for p in _parts(message)))[:200]
        told = f"the mail has no part with text (only {kinds or 'headers'}); save the article as HTML or text"
        return InputProblem(origin=origin, message=told, kind="no text")
    body = _body(part)
    if len(body) > MAX_PAGE_BYTES:
        told = f"the page in it is over {megabytes(MAX_PAGE_BYTES)}, more than any article; save the article alone"
        return InputProblem(origin=origin, message=told, kind="too large")
    is_html = part.get_content_type() != "text/plain"
    text, remarks = decode(body, is_html, part.get_content_charset())
    saved = _is_saved_page(message)
    published, wrong_date = _date(message)
    return Page(
        content=text,
        is_html=is_html,
        origin=origin,
        provenance=Provenance(file="", record=_id(message), fetched=published if saved else None),
        url=_address(part, message),
        title=None if saved else _title(message),
        published=None if saved else published,
        publisher=None if saved else _publisher(message),
        remarks=(*_defects(message), *wrong_date, *remarks),
    )


def _parts(message: Message) -> Iterator[Message]:
    for number, part in enumerate(message.walk()):
        if number >= MAX_PARTS:
            return
        if not part.is_multipart():
            yield part


def _best_part(message: Message) -> Message | None:
    """The first HTML part that is no attachment, or else the first plain one. MHTML begins with the page itself."""
    found: dict[str, Message] = {}
    for part in _parts(message):
        kind = part.get_content_type()
        if kind == "application/xhtml+xml":
            kind = "text/html"
        if (
            kind in ("text/html", "text/plain")
            and part.get_content_disposition() != "attachment"
            and kind not in found
            and _body(part).strip()
        ):
            found[kind] = part
            if kind == "text/html":
                break
    return found.get("text/html") or found.get("text/plain")


def _body(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _is_saved_page(message: Message) -> bool:
    return "Snapshot-Content-Location" in message or (
        message.get_content_type() == "multipart/related" and "To" not in message and "Received" not in message
    )


def _text(message: Message, name: str) -> str:
    """A header in words, encoded words decoded; what cannot be decoded stays as it was sent."""
    value = str(message.get(name, ""))
    with suppress(LookupError, ValueError, email.errors.HeaderParseError):
        value = str(make_header(decode_header(value)))
    return " ".join(value.encode("utf-8", "replace").decode("utf-8").split())


def _title(message: Message) -> str | None:
    subject = _text(message, "Subject")
    return _REPLY.sub("", subject, count=1) if _REPLY.match(subject) else subject or None


def _publisher(message: Message) -> str | None:
    """Who sends a newsletter; the sender of a plain mail is a person, not a publisher."""
    if "List-Id" not in message and "List-Unsubscribe" not in message:
        return None
    return parseaddr(_text(message, "From"))[0] or None


def _date(message: Message) -> tuple[str | None, tuple[str, ...]]:
    told = _text(message, "Date")
    if not told:
        return None, ()
    try:
        when = parsedate_to_datetime(told)
    except (ValueError, TypeError, OverflowError):
        return None, (f"the date in its header ({told[:40]!r}) is none and was passed over",)
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).isoformat(), ()


def _address(part: Message, message: Message) -> str | None:
    told = (_text(message, "Snapshot-Content-Location"), _text(part, "Content-Location"), _text(message, "Archived-At").strip("<>"))
    return next((address for address in told if address.startswith(("http://", "https://"))), None)


def _id(message: Message) -> str | None:
    return _text(message, "Message-ID").strip("<> ") or None


def _defects(message: Message) -> tuple[str, ...]:
    found = [type(defect) for part in message.walk() for defect in part.defects]
    remarks = []
    if any(issubclass(defect, _CUT) for defect in found):
        remarks.append("the end of its last part is missing; it may be cut")
    if any(issubclass(defect, email.errors.InvalidBase64CharactersDefect | email.errors.InvalidBase64LengthDefect) for defect in found):
        remarks.append("a part is damaged (base64); letters may be wrong")
    return tuple(remarks)
