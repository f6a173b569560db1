"""What stands around every answer: who may ask (Host, address, size), what browsers may do with it (headers), and how long it took.

One ASGI layer on the outside, so that error pages have all of it as well.
"""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .problems import answer_problem
from .settings import Settings

log = logging.getLogger("reportedly.desk")

POLICY = {
    "default-src": "'none'",
    "style-src": "'self'",
    "script-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
"""Nothing from elsewhere, nothing inline: what a hostile page smuggles into a title cannot run, load or send anything."""

_NO_POWERS = ", ".join(
    f"{power}=()" for power in ("camera", "display-capture", "geolocation", "microphone", "payment", "usb", "browsing-topics")
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": _NO_POWERS,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-cache",
    "Vary": "Cookie",
}


def allow_embedding(request: Request, ancestors: str = "*") -> None:
    """Let pages elsewhere show this answer in a frame. Only for what anybody may see."""
    request.scope["embedding"] = ancestors


@contextmanager
def timed(request: Request, part: str) -> Iterator[None]:
    """Tell in Server-Timing how long a part of the work took: ``with timed(request, "db"): ...``."""
    began = time.perf_counter()
    try:
        yield
    finally:
        parts = request.scope.setdefault("timings", {})
        parts[part] = parts.get(part, 0.0) + time.perf_counter() - began


class Guard:
    """The outermost layer."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        answer = _Answer(scope, send, self.settings)
        scope.setdefault("timings", {})
        try:
            _check(scope, self.settings)
            await self.app(scope, _limited(receive, self.settings.max_body), answer.send)
        except HTTPException as error:
            await self._apologise(scope, receive, answer, error.status_code, error.detail)
        except Exception:
            reference = secrets.token_hex(4)
            log.exception("error %s at %s %s", reference, scope["method"], scope["path"])
            detail = f"Something went wrong on our side. The log has more under {reference}."
            await self._apologise(scope, receive, answer, 500, detail)

    async def _apologise(self, scope: Scope, receive: Receive, answer: _Answer, status: int, detail: str) -> None:
        if answer.started:
            raise RuntimeError(f"{scope['method']} {scope['path']} broke off after its answer had begun")
        response: Response
        try:
            response = await answer_problem(Request(scope, receive), status, detail)
        except Exception:  # the page that says sorry asks the store who is there, and the store may be what broke
            log.exception("no page for an error")
            response = PlainTextResponse(detail, status)
        await response(scope, receive, answer.send)


def _check(scope: Scope, settings: Settings) -> None:
    headers = Headers(scope=scope)
    name = host_name(headers.get("host", ""))
    if name not in settings.hosts:
        raise HTTPException(421, f"This desk does not answer to the name {name[:100]!r}. Start it with --allow-host NAME to add one.")
    if not settings.sign_in and ("forwarded" in headers or "x-forwarded-for" in headers):
        raise HTTPException(403, "A proxy stands in front of a desk without sign-in. Start it with --sign-in.")
    if "\x00" in scope["path"] or b"%00" in scope["query_string"]:
        raise HTTPException(400, "The address holds the character zero, which stands in no text.")
    length = headers.get("content-length", "0")
    if not length.isdecimal() or int(length[:20]) > settings.max_body:
        raise _too_large(settings.max_body)


def host_name(host: str) -> str:
    """The name in a Host header, in lower case, without port.

    >>> host_name("LOCALHOST:8020"), host_name("[::1]:8020"), host_name("news.example."), host_name("")
    ('localhost', '::1', 'news.example', '')
    """
    host = host.strip().lower()
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0].rstrip(".")


def _too_large(limit: int) -> HTTPException:
    return HTTPException(413, f"This is more than the {limit // 1_000_000} MB that can be sent at once.")


def _limited(receive: Receive, limit: int) -> Receive:
    """Counts what comes in: who sends piecemeal need not say beforehand how much it will be."""
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > limit:
            raise _too_large(limit)
        return message

    return counted


class _Answer:
    """Adds the headers to what is sent."""

    def __init__(self, scope: Scope, send: Send, settings: Settings) -> None:
        self._scope, self._send, self._settings = scope, send, settings
        self._began = time.perf_counter()
        self.started = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            self._complete(MutableHeaders(scope=message))
        await self._send(message)

    def _complete(self, headers: MutableHeaders) -> None:
        ancestors = self._scope.get("embedding", "'none'")
        policy = {**POLICY, "frame-ancestors": ancestors}
        headers["Content-Security-Policy"] = "; ".join(f"{name} {value}" for name, value in policy.items())
        for name, value in HEADERS.items():
            headers.setdefault(name, value)
        if ancestors != "'none'":
            headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        if self._settings.https:
            headers["Strict-Transport-Security"] = "max-age=31536000"
        spent = {**self._scope["timings"], "total": time.perf_counter() - self._began}
        headers["Server-Timing"] = ", ".join(f"{part};dur={seconds * 1000:.1f}" for part, seconds in spent.items())
