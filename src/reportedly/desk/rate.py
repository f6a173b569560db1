"""How often one asker may use the API: a bucket that fills evenly and holds a minute's worth."""

from __future__ import annotations

import math
import threading
import time
from collections import OrderedDict

from fastapi import HTTPException, Request

from .access import client_address

_MOST = 10_000
"""Askers that are remembered; who has not asked for longest is forgotten first."""


class Buckets:
    """Requests a minute for each asker. Safe to use from many threads."""

    def __init__(self, a_minute: int) -> None:
        self.a_minute = a_minute
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, who: str, now: float) -> float:
        """Take one; the seconds to wait where nothing is left, else 0."""
        with self._lock:
            left, then = self._left.pop(who, (float(self.a_minute), now))
            left = min(self.a_minute, left + (now - then) * self.a_minute / 60)
            self._left[who] = (left - 1 if left >= 1 else left, now)
            while len(self._left) > _MOST:
                self._left.popitem(last=False)
        return 0.0 if left >= 1 else (1 - left) * 60 / self.a_minute


def rate_limited(request: Request) -> None:
    """Refuse who asks too often: by API token where one is sent, else by address.

    Raises:
        HTTPException: 429, with ``Retry-After``.
    """
    buckets: Buckets | None = request.app.state.buckets
    if buckets is None:
        return
    who = request.headers.get("authorization") or client_address(request)
    wait = buckets.take(who, time.monotonic())
    if wait:
        seconds = math.ceil(wait)
        raise HTTPException(429, f"More than {buckets.a_minute} requests a minute; wait {seconds} s.", {"Retry-After": str(seconds)})
