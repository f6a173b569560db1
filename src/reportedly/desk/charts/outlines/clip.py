"""Rings cut along a line: Sutherland and Hodgman 1974, all points of a ring at once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def half(points: Floats, axis: int, limit: float, sign: int) -> Floats:
    """The part of a ring on one side of a line: each point inside, and each crossing before the point that follows it."""
    after = np.roll(points, -1, axis=0)
    depth, depth_after = sign * (points[:, axis] - limit), sign * (after[:, axis] - limit)
    is_in, crosses = depth >= 0, (depth >= 0) != (depth_after >= 0)
    share = depth / np.where(crosses, depth - depth_after, 1.0)
    crossing = points + share[:, None] * (after - points)
    both = np.stack((points, crossing), axis=1).reshape(-1, 2)
    kept: Floats = both[np.stack((is_in, crosses), axis=1).reshape(-1)]
    return kept
