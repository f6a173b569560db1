"""Degrees -> pixels. The world in Equal Earth (Šavrič, Patterson and Jenny 2018), a part of it in Lambert's azimuthal equal-area
projection about its own middle: areas keep their size in both, so that a shaded country looks no larger than it is.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
WIDTH = 960
NEAR_HEIGHT = 600
SOUTH, NORTH = -57.0, 83.7
"""Degrees of latitude that the world map shows: land where people live, without the ice of the south."""
LEAST_RADIUS = math.radians(2.5)
"""Half the least height of a view, so that one town is seen with what is around it: about 280 km."""
WIDEST = math.radians(40)
"""Points farther than this from their middle are shown on the world map."""
PADDING = 0.82
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796


@dataclass(frozen=True)
class View:
    """A part of the world on a sheet of ``width`` × ``height`` pixels; ``scale`` is pixels to a radian, ``lon``/``lat`` the middle."""

    width: int
    height: int
    scale: float
    lon: float = 0.0
    lat: float = 0.0
    is_near: bool = False

    def project(self, lon: Floats, lat: Floats) -> tuple[Floats, Floats, Bools]:
        """Pixels from the left and from the top, and which points are on this side of the earth."""
        if self.is_near:
            x, y, is_near = azimuthal(lon, lat, self.lon, self.lat)
            return self.width / 2 + self.scale * x, self.height / 2 - self.scale * y, is_near
        x, y = equal_earth(lon, lat)
        _, top = equal_earth(np.zeros(1), np.array([NORTH]))
        return self.width / 2 + self.scale * x, self.scale * (top[0] - y), np.ones(len(x), dtype=bool)


def equal_earth(lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
    """Degrees to the plane, in radii of the earth."""
    theta = np.arcsin(math.sqrt(3) / 2 * np.sin(np.radians(lat)))
    square = theta * theta
    sixth = square**3
    slope = _A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)
    x = 2 * math.sqrt(3) / 3 * np.radians(lon) * np.cos(theta) / slope
    return x, theta * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))


def azimuthal(lon: Floats, lat: Floats, lon0: float, lat0: float) -> tuple[Floats, Floats, Bools]:
    """Degrees to the plane about a middle, in radii of the earth, and which points are less than a quarter of the globe away."""
    across, up, up0 = np.radians(lon - lon0), np.radians(lat), math.radians(lat0)
    cosine = math.sin(up0) * np.sin(up) + math.cos(up0) * np.cos(up) * np.cos(across)
    k = np.sqrt(2 / np.maximum(1 + cosine, 1e-6))
    y = math.cos(up0) * np.sin(up) - math.sin(up0) * np.cos(up) * np.cos(across)
    return k * np.cos(up) * np.sin(across), k * y, cosine > 0


def world_view() -> View:
    """The whole world without Antarctica."""
    edge, _ = equal_earth(np.array([180.0]), np.zeros(1))
    _, ends = equal_earth(np.zeros(2), np.array([SOUTH, NORTH]))
    scale = WIDTH / (2 * float(edge[0]))
    return View(WIDTH, round(scale * float(ends[1] - ends[0])), scale)


def view_of(lon: Floats, lat: Floats) -> View:
    """The smallest view that shows all points with some room, the world where they lie too far apart (or there are none).

    The middle is taken in space, so that Fiji and Samoa are neighbours though the date line runs between them.
    """
    if not len(lon):
        return world_view()
    middle = _middle(lon, lat)
    if middle is None:
        return world_view()
    x, y, is_near = azimuthal(lon, lat, *middle)
    if not is_near.all() or float(np.hypot(x, y).max()) > WIDEST:
        return world_view()
    half_width, half_height = float(np.abs(x).max()), float(np.abs(y).max())
    half = max(half_height, half_width * NEAR_HEIGHT / WIDTH, LEAST_RADIUS * PADDING) / PADDING
    return View(WIDTH, NEAR_HEIGHT, round(NEAR_HEIGHT / 2 / half, 1), *middle, is_near=True)


def _middle(lon: Floats, lat: Floats) -> tuple[float, float] | None:
    """Longitude and latitude in the middle of the points' frame, to half a degree so that similar views are one; or ``None``."""
    across, up = np.radians(lon), np.radians(lat)
    vector = np.array([(np.cos(up) * np.cos(across)).mean(), (np.cos(up) * np.sin(across)).mean(), np.sin(up).mean()])
    if float(np.abs(vector).max()) < 0.05:
        return None
    lon0, lat0 = math.degrees(math.atan2(vector[1], vector[0])), math.degrees(math.asin(vector[2] / math.hypot(*vector)))
    x, y, is_near = azimuthal(lon, lat, lon0, lat0)
    if not is_near.all():
        return None
    lon0, lat0 = _unprojected((float(x.min()) + float(x.max())) / 2, (float(y.min()) + float(y.max())) / 2, lon0, lat0)
    return round(2 * lon0) / 2, round(2 * lat0) / 2


def _unprojected(x: float, y: float, lon0: float, lat0: float) -> tuple[float, float]:
    away = math.hypot(x, y)
    if away < 1e-9:
        return lon0, lat0
    angle, up0 = 2 * math.asin(min(1.0, away / 2)), math.radians(lat0)
    up = math.asin(max(-1.0, min(1.0, math.cos(angle) * math.sin(up0) + y * math.sin(angle) * math.cos(up0) / away)))
    across = math.atan2(x * math.sin(angle), away * math.cos(up0) * math.cos(angle) - y * math.sin(up0) * math.sin(angle))
    return (lon0 + math.degrees(across) + 180) % 360 - 180, math.degrees(up)
