"""Answers whose content a browser has already are sent without it (304)."""

from __future__ import annotations

import hashlib

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_KEPT = (b"cache-control", b"etag", b"set-cookie", b"vary", b"expires", b"link")


class ETags:
    """Names each answer that comes in one piece by its content. What is streamed passes untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        await self.app(scope, receive, _Tagged(send, Headers(scope=scope).get("if-none-match", "")).send)


class _Tagged:
    def __init__(self, send: Send, known: str) -> None:
        self._send, self._known = send, known
        self._start: Message | None = None

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == 200:
            self._start = message
            return
        if self._start is not None:
            start, self._start = self._start, None
            if not message.get("more_body") and self._is_known(start, message.get("body", b"")):
                start = {**start, "status": 304, "headers": [h for h in start["headers"] if h[0].lower() in _KEPT]}
                message = {**message, "body": b""}
            await self._send(start)
        await self._send(message)

    def _is_known(self, start: Message, body: bytes) -> bool:
        headers = MutableHeaders(scope=start)
        if "etag" not in headers:
            headers["etag"] = f'W/"{hashlib.sha256(body).hexdigest()[:24]}"'
        known = {tag.strip().removeprefix("W/") for tag in self._known.split(",")}
        return headers["etag"].removeprefix("W/") in known or "*" in known
