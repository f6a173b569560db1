"""Places and countries with counts -> a map that claims no more than is known.

A city is a dot, a region a hollow circle about its middle, a country only a shaded outline: no dot in the middle of a country ever
says that something happened there.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import zip_longest

import numpy as np

from .markup import at, counted, html_link, linked, text
from .outlines import load_outlines
from .outlines.paths import country_paths, land_path
from .places import MapCountry, MapPoint
from .projection import View, view_of, world_view

SHADES = 5
LARGEST, SMALLEST = 15.0, 3.0
"""Radii in pixels of 960 across."""
FULL_SIZE = 30
"""Least count that is drawn at the largest radius: three events do not fill a map of one story."""


def world_map(
    points: Sequence[MapPoint], countries: Sequence[MapCountry] = (), *, label: str = "Map of events", zoom: bool = True, most: int = 1000,
    labels: int = 8,
) -> str:  # fmt: skip
    """An HTML figure: the map as SVG, then its legend and what it leaves out, in words.

    Args:
        zoom: show the part of the world where the points are (or the countries, if there are no points).
        most: points that are drawn, those with most events first; the others are told of.
        labels: points that bear their names, as far as there is room.
    """
    placed = sorted((point for point in points if point.has_position), key=lambda point: (-point.count, point.name))
    outlined = [country for country in countries if country.count > 0 and load_outlines().rings_of(country.code)]
    view = _view(placed, outlined) if zoom else world_view()
    paths = country_paths(view)
    shown = [country for country in outlined if country.code in paths]
    drawn = placed[:most]
    body = _shaded(shown, paths) + _dots(drawn, view) + _names(drawn[:labels], view)
    land = f'<path d="{land_path(view)}" class="land" transform="scale(.5)"/>'
    svg = f'<svg viewBox="0 0 {view.width} {view.height}" role="group" aria-label="{text(label)}">{land}{body}</svg>'
    notes = _legend(drawn, shown) + _left_out(points, placed, most) + _elsewhere(countries, shown)
    return f'<figure class="chart map">{svg}<figcaption>{notes}</figcaption></figure>'


def _view(points: Sequence[MapPoint], countries: Sequence[MapCountry]) -> View:
    if points:
        return view_of(np.array([point.lon for point in points]), np.array([point.lat for point in points]))
    outlines = load_outlines()
    main = [max(outlines.rings_of(c.code), key=lambda r: outlines.points(r).stop - outlines.points(r).start) for c in countries]
    slices = [outlines.points(ring) for ring in main]
    empty = [np.zeros(0)]
    return view_of(np.concatenate(empty + [outlines.lon[s] for s in slices]), np.concatenate(empty + [outlines.lat[s] for s in slices]))


def _shaded(countries: Sequence[MapCountry], paths: dict[str, str]) -> str:
    limits = shade_limits(max((country.count for country in countries), default=0))
    return "".join(
        linked(
            f'<path d="{paths[country.code]}" transform="scale(.5)"/>', country.href,
            f"{country.name}, somewhere in the country: {counted(country.count, 'event')}", f"area shade-{_shade(country.count, limits)}",
        )
        for country in sorted(countries, key=lambda country: (-country.count, country.code))
    )  # fmt: skip


def shade_limits(highest: int) -> list[int]:
    """The least count of each shade, from light to dark: steps of equal ratio.

    >>> shade_limits(1000), shade_limits(2), shade_limits(0)
    ([1, 4, 16, 63, 251], [1, 2], [])
    """
    return sorted({max(1, round(highest ** (i / SHADES))) for i in range(SHADES)} | ({2} if highest == 2 else set())) if highest > 0 else []


def _shade(count: int, limits: list[int]) -> int:
    """1 to 5; few classes use the darker shades, which are told apart best."""
    return sum(limit <= count for limit in limits) + (SHADES - len(limits)) // 2


def _dots(points: Sequence[MapPoint], view: View) -> str:
    if not points:
        return ""
    x, y, _ = view.project(np.array([point.lon for point in points]), np.array([point.lat for point in points]))
    highest = points[0].count
    return "".join(_dot(*each, highest) for each in zip(points, x.tolist(), y.tolist(), strict=True))


def _dot(point: MapPoint, x: float, y: float, highest: int) -> str:
    where = f"{point.name}, {point.country}" if point.country else point.name
    kind = "region" if point.precision == "region" else "dot"
    about = "somewhere in the region: " if kind == "region" else ""
    circle = f'<circle cx="{at(x)}" cy="{at(y)}" r="{at(_radius(point.count, highest, kind))}"/>'
    return linked(circle, point.href, f"{where}: {about}{counted(point.count, 'event')}", kind)


def _radius(count: int, highest: int, kind: str) -> float:
    """Area follows the count; a hollow circle has room for its hole."""
    size = SMALLEST + (LARGEST - SMALLEST) * math.sqrt(count / max(highest, FULL_SIZE))
    return max(size, 5.0) if kind == "region" else size


def _names(points: Sequence[MapPoint], view: View) -> str:
    """Names beside the points with most events, where they touch neither the frame nor another name."""
    taken: list[tuple[float, float, float, float]] = []
    found = []
    for point in points:
        x, y, _ = (values[0] for values in view.project(np.array([point.lon]), np.array([point.lat])))
        side = _radius(point.count, points[0].count, point.precision) + 4
        name = text(point.name, 24)
        width = 7.5 * min(len(point.name), 24)
        left, anchor = (x + side, "start") if x + side + width < view.width else (x - side - width, "end")
        box = (left, y - 8, left + width, y + 8)
        if left > 0 and 8 < y < view.height - 8 and not any(_touch(box, other) for other in taken):
            taken.append(box)
            end = x + side if anchor == "start" else x - side
            found.append(f'<text x="{at(end)}" y="{at(y + 4.5)}" text-anchor="{anchor}">{name}</text>')
    return f'<g class="names" aria-hidden="true">{"".join(found)}</g>' if found else ""


def _touch(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _legend(points: Sequence[MapPoint], countries: Sequence[MapCountry]) -> str:
    kinds = {"region" if point.precision == "region" else "dot" for point in points}
    entries = []
    if "dot" in kinds:
        entries.append(_key('<circle cx="9" cy="7" r="5"/>', "dot", "a town, city or site; the larger, the more events"))
    if "region" in kinds:
        entries.append(_key('<circle cx="9" cy="7" r="5"/>', "region", "somewhere in a region, about its middle"))
    limits = shade_limits(max((country.count for country in countries), default=0))
    for low, after in zip_longest(limits, limits[1:]):
        upto = max(country.count for country in countries) if after is None else after - 1
        numbers = f"{low:,}" if upto <= low else f"{low:,}–{upto:,}"
        what = f"{numbers} somewhere in the country"
        entries.append(_key('<rect x="1" y="1" width="16" height="12"/>', f"area shade-{_shade(low, limits)}", what))
    return f'<ul class="chart-legend">{"".join(entries)}</ul>' if entries else '<p class="chart-empty">No places to show.</p>'


def _key(shape: str, classes: str, words: str) -> str:
    return f'<li><svg class="swatch" width="18" height="14" aria-hidden="true"><g class="{classes}">{shape}</g></svg> {text(words)}</li>'


def _left_out(points: Sequence[MapPoint], placed: Sequence[MapPoint], most: int) -> str:
    notes = []
    if len(placed) > most:
        rest = placed[most:]
        events = counted(sum(point.count for point in rest), "event")
        notes.append(f"{counted(len(rest), 'more place')} with fewer events ({events}) not drawn; the table has them.")
    if len(placed) < len(points):
        notes.append(f"{counted(len(points) - len(placed), 'place')} without a usable position or count not drawn.")
    return "".join(f'<p class="chart-note">{note}</p>' for note in notes)


def _elsewhere(countries: Sequence[MapCountry], shown: Sequence[MapCountry]) -> str:
    seen = {country.code for country in shown}
    rest = sorted((c for c in countries if c.code not in seen and c.count > 0), key=lambda c: (-c.count, c.name))
    if not rest:
        return ""
    told = ", ".join(f"{html_link(country.name, country.href, 40)} {country.count:,}" for country in rest[:20])
    more = f" and {counted(len(rest) - 20, 'more country', 'more countries')}" if len(rest) > 20 else ""
    return f'<p class="chart-note">Not in this picture: {told}{more}.</p>'
