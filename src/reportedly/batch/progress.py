"""Where a batch stands: pages a second, time left, problems so far."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Sequence
from time import monotonic

from .engines import Failed, Outcome
from .shards import Shard


class Tally:
    """Counts pages and shards as they come, from any thread. ``clock`` gives seconds."""

    def __init__(self, work: Sequence[Shard], clock: Callable[[], float] = monotonic) -> None:
        self._sizes = {shard.name: shard.size for shard in work}
        self._lock = threading.Lock()
        self._clock = clock
        self.began = clock()
        self.running: Counter[str] = Counter()
        """Pages of shards that are not done yet."""
        self.pages = self.events = self.shards = 0
        self.problems: Counter[str] = Counter()
        self.failed: list[Failed] = []
        self.memory = 0
        self._bytes = self._pages_of_bytes = 0

    def page(self, shard: Shard, problems: tuple[str, ...], events: int) -> None:
        """One page is done."""
        with self._lock:
            self.pages += 1
            self.events += events
            self.running[shard.name] += 1
            self.problems.update(problems)

    def shard(self, outcome: Outcome) -> None:
        """One shard is done, or failed."""
        with self._lock:
            self.shards += 1
            size, told = self._sizes.get(outcome.shard, 0), self.running.pop(outcome.shard, 0)
            if isinstance(outcome, Failed):
                self.failed.append(outcome)
                return
            self.pages += outcome.pages - told  # an engine that tells of shards only
            self.memory = max(self.memory, outcome.memory)
            self._bytes += size
            self._pages_of_bytes += outcome.counts.get("pages", 0)

    @property
    def rate(self) -> float:
        """Pages a second since the start."""
        return self.pages / max(self._clock() - self.began, 1e-9)

    def seconds_left(self) -> float | None:
        """By the bytes that a page had so far; ``None`` until a shard is done."""
        if not self._pages_of_bytes or not self.pages:
            return None
        per_page = self._bytes / self._pages_of_bytes
        left = sum(self._sizes.values()) - self._bytes - per_page * sum(self.running.values())
        return max(left, 0) / per_page / self.rate

    def line(self) -> str:
        """``3/16 shards, 41,200 pages, 6.2 pages/s, about 2 h 5 min left, 12 problems (9 no text, 3 time)``."""
        left = self.seconds_left()
        told = [f"{self.shards}/{many(len(self._sizes), 'shard')}", many(self.pages, "page"), f"{self.rate:.1f} pages/s"]
        if left is not None and self.shards < len(self._sizes):
            told.append(f"about {duration(left)} left")
        return ", ".join([*told, *self._problems()])

    def summary(self, fresh: int) -> str:
        """What was done, at the end."""
        shards = many(self.shards - len(self.failed), "shard") + (f", {fresh} there already" if fresh else "")
        told = [shards, many(self.pages, "page"), f"{self.rate:.1f} pages/s", *self._problems()]
        if self.failed:
            told.append(f"{many(len(self.failed), 'shard')} failed")
        if self.memory:
            told.append(f"at most {self.memory / 1e6:.0f} MB a worker")
        return f"{', '.join(told)} in {duration(self._clock() - self.began)}"

    def _problems(self) -> list[str]:
        kinds = ", ".join(f"{n} {kind}" for kind, n in sorted(self.problems.items(), key=lambda item: (-item[1], item[0])))
        return [f"{many(sum(self.problems.values()), 'problem')} ({kinds})"] if kinds else []


def many(count: int, noun: str) -> str:
    """A number of things.

    >>> many(1, "shard"), many(2000, "page")
    ('1 shard', '2,000 pages')
    """
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def duration(seconds: float) -> str:
    """A time in words.

    >>> duration(42), duration(7500), duration(200_000)
    ('42 s', '2 h 5 min', '2 d 7 h')
    """
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    hours, days = minutes // 60, minutes // 1440
    if days:
        return f"{days} d {hours % 24} h"
    return f"{hours} h {minutes % 60} min" if hours else f"{minutes} min"
