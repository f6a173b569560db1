"""Round numbers and days for axes."""

from __future__ import annotations

import math


def ticks(highest: float, most: int = 4) -> list[float]:
    """Round values from 0 to at least ``highest``, at most ``most`` steps of 1, 2 or 5 times a power of ten; whole numbers.

    >>> ticks(7), ticks(1), ticks(230), ticks(0)
    ([0, 2, 4, 6, 8], [0, 1], [0, 100, 200, 300], [0, 1])
    """
    if not highest > 0 or not math.isfinite(highest):
        return [0, 1]
    power = 10 ** max(0, math.floor(math.log10(highest)) - 1)
    step = next(s * p for p in (power, 10 * power) for s in (1, 2, 5) if highest / (s * p) <= most)
    return [step * i for i in range(math.ceil(highest / step) + 1)]


def thinned(count: int, most: int) -> list[int]:
    """Indexes of at most ``most`` of ``count`` things, evenly spaced, the first among them.

    >>> thinned(10, 4), thinned(3, 8)
    ([0, 3, 6, 9], [0, 1, 2])
    """
    return list(range(0, count, -(-count // most) or 1))
