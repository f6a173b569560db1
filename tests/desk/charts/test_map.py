import re

import numpy as np
import pytest

from reportedly.desk.charts import MapCountry, MapPoint, map_rows, world_map
from reportedly.desk.charts.map import shade_limits
from reportedly.desk.charts.outlines import load_outlines
from reportedly.desk.charts.outlines.clip import half
from reportedly.desk.charts.outlines.paths import country_paths
from reportedly.desk.charts.projection import azimuthal, equal_earth, view_of, world_view


def point(name: str = "Abéché", lat: float = 13.8, lon: float = 20.8, count: int = 3, precision: str = "city") -> MapPoint:
    return MapPoint(name=name, lat=lat, lon=lon, count=count, precision=precision, country="Chad", href=f"/places/{lat}")  # type: ignore[arg-type]


def circles(html: str, kind: str) -> list[str]:
    return re.findall(rf'class="{kind}"[^>]*><title>([^<]*)</title><circle', html.split("<figcaption>")[0])


def test_a_country_never_becomes_a_dot() -> None:
    html = world_map([], [MapCountry(code="TCD", name="Chad", count=5, href="/c")])
    assert "<circle" not in html
    assert "Chad, somewhere in the country: 5 events" in html


def test_a_region_is_hollow_and_says_so() -> None:
    html = world_map([point(), point("Ouaddaï", 13.0, 21.0, precision="region")])
    assert circles(html, "dot") == ["Abéché, Chad: 3 events"]
    assert circles(html, "region") == ["Ouaddaï, Chad: somewhere in the region: 3 events"]
    assert "somewhere in a region" in html.split("<figcaption>")[1]


def test_what_is_not_drawn_is_told() -> None:
    far = [MapCountry(code="JPN", name="Japan", count=2), MapCountry(code="IGO", name="Unions of states", count=1)]
    html = world_map([point(str(i), count=9 - i) for i in range(5)] + [point("nowhere", lat=float("nan"))], far, most=3)
    assert "2 more places with fewer events (11 events) not drawn" in html
    assert "1 place without a usable position" in html
    assert "Not in this picture: Japan 2, Unions of states 1." in html


def test_rows_tell_everything_most_first() -> None:
    rows = map_rows([point("b"), point("a"), point("nowhere", lat=999.0, count=1)], [MapCountry(code="TCD", name="Chad", count=7)])
    assert [(row.name, row.kind, row.count) for row in rows] == [
        ("Chad", "country", 7),
        ("a", "city", 3),
        ("b", "city", 3),
        ("nowhere", "city", 1),
    ]


def test_the_same_input_gives_the_same_picture() -> None:
    points = [point(str(i), lat=i, lon=2 * i, count=1 + i % 3) for i in range(20)]
    assert world_map(points) == world_map(list(reversed(points)))


@pytest.mark.parametrize(
    ("degrees", "is_near"),
    [
        ([(13.8, 20.8)], True),
        ([(-18.1, 178.4), (-13.8, -171.8)], True),  # Suva and Apia: the date line runs between them
        ([(40.4, -3.7), (35.7, 139.7)], False),
        ([(0.0, 0.0), (0.0, 180.0)], False),  # opposite sides: no middle
        ([(90.0, 0.0)], True),
        ([], False),
    ],
)  # fmt: skip
def test_all_points_are_inside_their_view(degrees: list[tuple[float, float]], is_near: bool) -> None:
    lat, lon = np.array([lat for lat, _ in degrees]), np.array([lon for _, lon in degrees])
    view = view_of(lon, lat)
    x, y, _ = view.project(lon, lat)
    assert view.is_near == is_near
    assert ((x >= 0) & (x <= view.width) & (y >= 0) & (y <= view.height)).all()


def test_projections_keep_areas() -> None:
    """A small square has the same area at the equator, at 60 degrees, and far from the middle."""
    edge = 0.01
    lon, lat = np.array([0, edge, edge, 0.0]), np.array([0, 0, edge, edge])
    for place, (lon0, lat0) in {"equal earth": (30.0, 60.0), "azimuthal": (30.0, 60.0)}.items():
        project = (lambda a, b: equal_earth(a, b)) if place == "equal earth" else (lambda a, b: azimuthal(a, b, 10.0, 40.0)[:2])
        x, y = project(lon + lon0, lat + lat0)
        area = abs(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2
        true = np.radians(edge) * (np.sin(np.radians(lat0 + edge)) - np.sin(np.radians(lat0)))
        assert area == pytest.approx(true, rel=1e-3), place


def test_outlines_know_almost_every_country() -> None:
    from reportedly.lexicons import lexicon_path, load_tsv

    known = set(load_outlines().codes)
    missing = {row["iso3"] for row in load_tsv(lexicon_path("places/countries.tsv"))} - known
    assert {"FRA", "NOR", "XKX", "TWN", "PSE", "ESH", "SSD", "SGP", "MLT", "TUV"} - {"TUV"} <= known
    assert len(missing) < 20, missing


def inside(code: str, lon: float, lat: float) -> bool:
    outlines, found = load_outlines(), False
    for ring in outlines.rings_of(code):
        x, y = outlines.lon[outlines.points(ring)], outlines.lat[outlines.points(ring)]
        x2, y2 = np.roll(x, -1), np.roll(y, -1)
        crosses = (y > lat) != (y2 > lat)
        at = x + (lat - y) / np.where(crosses, y2 - y, 1.0) * (x2 - x)
        found ^= bool((crosses & (lon < at)).sum() % 2)
    return found


@pytest.mark.parametrize(
    ("code", "lon", "lat"),
    [("UKR", 34.1, 44.95), ("UKR", 30.5, 50.4), ("RUS", -175.0, 66.5), ("RUS", 175.0, 66.0), ("FJI", 178.0, -17.8),
     ("CYP", 33.6, 35.3), ("SOM", 44.1, 9.6), ("BRA", -47.9, -15.8)],
)  # fmt: skip
def test_a_place_lies_in_the_country_our_records_count_it_for(code: str, lon: float, lat: float) -> None:
    assert inside(code, lon, lat)


def test_no_ring_crosses_the_world_map() -> None:
    """Chukotka, beyond the date line, once drew a stripe across the arctic."""
    for ring, code in enumerate(load_outlines().codes):
        lon = load_outlines().lon[load_outlines().points(ring)]
        assert code == "ATA" or np.abs(np.diff(lon)).max() < 180


def test_small_states_stay_as_specks() -> None:
    assert {"SGP", "MLT", "LIE"} <= set(country_paths(world_view()))


def test_clipping_cuts_at_the_line() -> None:
    square = np.array([[0, 0], [4, 0], [4, 4], [0, 4.0]])
    assert half(square, 0, 3.0, -1).tolist() == [[0, 0], [3, 0], [3, 4], [0, 4]]
    assert len(half(square, 0, 9.0, 1)) == 0


def test_shades_are_steps_of_equal_ratio() -> None:
    assert shade_limits(3) == [1, 2]
    assert shade_limits(100_000) == [1, 10, 100, 1000, 10_000]
