"""Outlines in a view -> SVG path data. Clipped to the frame, snapped to a grid of half a pixel: borders stay shared."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from ..projection import View
from .clip import Floats, half
from .load import load_outlines

GRID = 2
"""Units of path data to a pixel; a map sets them right with ``scale(.5)``."""
MARGIN = 4.0
"""Pixels beyond the frame where outlines are cut, so that no cut is seen."""
ICE = "ATA"
"""Drawn only in views that reach it: it takes a fifth of a world map and no events."""


@lru_cache(maxsize=32)
def country_paths(view: View) -> dict[str, str]:
    """Path data of every country that is seen in the view, by alpha-3 code, in units of half a pixel."""
    outlines = load_outlines()
    x, y, is_near = view.project(outlines.lon, outlines.lat)
    reachable = np.logical_or.reduceat(is_near, outlines.starts)
    bounds = [reducing.reduceat(values, outlines.starts) for values in (x, y) for reducing in (np.minimum, np.maximum)]
    left, right, top, bottom = (-MARGIN, view.width + MARGIN, -MARGIN, view.height + MARGIN)
    seen = reachable & (bounds[0] <= right) & (bounds[1] >= left) & (bounds[2] <= bottom) & (bounds[3] >= top)
    inside = (bounds[0] >= left) & (bounds[1] <= right) & (bounds[2] >= top) & (bounds[3] <= bottom)
    pieces: dict[str, list[str]] = {}
    for ring in np.flatnonzero(seen).tolist():
        where = outlines.points(ring)
        points = np.column_stack((x[where], y[where]))
        path = _path(points if inside[ring] else _clipped(points, left, right, top, bottom))
        if path:
            pieces.setdefault(outlines.codes[ring], []).append(path)
    return {code: "".join(paths) for code, paths in pieces.items() if code != ICE or view.is_near}


@lru_cache(maxsize=32)
def land_path(view: View) -> str:
    """Path data of all land in the view, in units of half a pixel."""
    return "".join(country_paths(view).values())


def _clipped(points: Floats, left: float, right: float, top: float, bottom: float) -> Floats:
    for axis, limit, sign in ((0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)):
        if len(points):
            points = half(points, axis, limit, sign)
    return points


def _path(points: Floats) -> str:
    """Relative path data; a ring smaller than a pixel stays as a speck, so that no small state disappears."""
    if not len(points):
        return ""
    units = np.rint(points * GRID).astype(np.int64)
    steps = np.diff(units, axis=0)
    steps = steps[steps.any(axis=1)]
    start = f"M{units[0, 0]} {units[0, 1]}"
    if len(steps) < 2:
        return f"{start}h2v2h-2z"
    return f"{start}l{' '.join(map(str, steps.ravel().tolist()))}z".replace(" -", "-")
