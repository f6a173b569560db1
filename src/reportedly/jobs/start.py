"""Starts a worker where there is work and none runs."""

from __future__ import annotations

import os
import subprocess
import sys
import threading

from ..store import Store
from .queue import has_work


class Workers:
    """At most one worker process of this server. ``address`` is the store's, with its password."""

    def __init__(self, address: str, *, fast: bool = False, allow_private: bool = False) -> None:
        self._environment = {
            "REPORTEDLY_DB": address,
            "REPORTEDLY_FAST": str(int(fast)),
            "REPORTEDLY_ALLOW_PRIVATE": str(int(allow_private)),
        }
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def wake(self, store: Store) -> None:
        """Have somebody look at what waits."""
        with self._lock:
            if (self._process is None or self._process.poll() is not None) and has_work(store):
                environment = {**os.environ, **self._environment, "OMP_NUM_THREADS": "1"}
                self._process = subprocess.Popen([sys.executable, "-m", "reportedly.jobs"], env=environment, stdin=subprocess.DEVNULL)

    def stop(self) -> None:
        """End the worker; its job is begun again by the next."""
        with self._lock:
            if self._process and self._process.poll() is None:
                self._process.terminate()
                self._process.wait(10)
