"""``countries.json`` -> arrays of degrees, all rings in a row."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from .clip import Floats, half

FILE = Path(__file__).with_name("countries.json")


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    step: float
    arcs: list[list[int]]
    countries: dict[str, list[list[int]]]


@dataclass(frozen=True)
class Outlines:
    """All rings in a row: ``lon``/``lat`` in degrees, ``starts`` where each ring begins, ``codes`` whose it is (alpha-3)."""

    lon: Floats
    lat: Floats
    starts: npt.NDArray[np.int64]
    codes: tuple[str, ...]

    def rings_of(self, code: str) -> tuple[int, ...]:
        """The numbers of a country's rings; empty for a country that has no outline."""
        return self._rings.get(code, ())

    @property
    def _rings(self) -> dict[str, tuple[int, ...]]:
        return _by_code(self.codes)

    def points(self, ring: int) -> slice:
        """Where the ring's points are."""
        end = self.starts[ring + 1] if ring + 1 < len(self.starts) else len(self.lon)
        return slice(int(self.starts[ring]), int(end))


@cache
def _by_code(codes: tuple[str, ...]) -> dict[str, tuple[int, ...]]:
    rings: dict[str, list[int]] = {}
    for ring, code in enumerate(codes):
        rings.setdefault(code, []).append(ring)
    return {code: tuple(numbers) for code, numbers in rings.items()}


@cache
def load_outlines() -> Outlines:
    """The outlines of the world, parsed at the first call."""
    data = msgspec.json.decode(FILE.read_bytes(), type=_File)
    arcs = [np.cumsum(np.array(arc, dtype=np.int64).reshape(-1, 2), axis=0) for arc in data.arcs]
    rings = [
        (code, part)
        for code, found in data.countries.items()
        for ring in found
        for part in _parts((_joined(ring, arcs) * data.step).astype(np.float64))
    ]
    ends = np.cumsum([len(points) for _, points in rings])
    degrees = np.concatenate([points for _, points in rings])
    starts = np.concatenate([[0], ends[:-1]]).astype(np.int64)
    return Outlines(degrees[:, 0].copy(), degrees[:, 1].copy(), starts, tuple(code for code, _ in rings))


def _joined(ring: list[int], arcs: list[npt.NDArray[np.int64]]) -> npt.NDArray[np.int64]:
    """One ring without its last point, which is the first again."""
    return np.concatenate([arcs[arc][:-1] if arc >= 0 else arcs[~arc][:0:-1] for arc in ring])


def _parts(ring: Floats) -> list[Floats]:
    """The ring, or its two parts where it crosses the date line (Chukotka, Taveuni); a ring about a pole stays as it is."""
    jumps = np.diff(ring[:, 0], append=ring[:1, 0])
    if not (np.abs(jumps) > 180).any():
        return [ring]
    turned = np.column_stack((np.where(ring[:, 0] < 0, ring[:, 0] + 360, ring[:, 0]), ring[:, 1]))
    if (np.abs(np.diff(turned[:, 0], append=turned[:1, 0])) > 180).any():
        return [ring]
    return [half(turned, 0, 180.0, -1), half(turned, 0, 180.0, 1) - np.array([360.0, 0.0])]
