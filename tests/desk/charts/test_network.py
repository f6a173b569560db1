import re

import pytest

from reportedly.desk.charts import Actor, Edge, matrix, network
from reportedly.desk.charts.layout import spring_layout
from reportedly.desk.charts.relations import merged

PENTAGON = [(366.0, 150.0), (238.8, 281.0), (34.0, 231.0), (34.0, 69.0), (238.8, 19.0)]


def edge(actor: str, recipient: str, count: int = 1, score: float | None = -5.0) -> Edge:
    who, whom = (Actor(id=name, name=name.title(), group="TCD", href=f"/actors/{name}") for name in (actor, recipient))
    return Edge(actor=who, recipient=whom, count=count, score=score, href=f"/events?actor={actor}&recipient={recipient}")


def titles(html: str) -> list[str]:
    return re.findall(r'class="arrow[^"]*"[^>]*><title>([^<]*)</title>', html)


def test_both_directions_are_two_arrows() -> None:
    found = network([edge("army", "rebels", 9), edge("rebels", "army", 2, 4.0)])
    assert sorted(titles(found)) == ["Army → Rebels: 9 events, conflict, score −5.0", "Rebels → Army: 2 events, cooperation, score +4.0"]
    curves = re.findall(r'<path d="(M[^"]*Q[^"]*)" class="line"', found.split("<figcaption>")[0])
    assert len(set(curves)) == 2


def test_the_same_pair_is_one_edge_with_weighed_score() -> None:
    (found,) = merged([edge("a", "b", 3, -6.0), edge("a", "b", 1, 2.0), edge("a", "b", 2, None)])
    assert (found.count, found.score) == (6, -4.0)


def test_what_is_not_drawn_is_told() -> None:
    crowd = [edge(f"a{i}", f"a{i + 1}", 50 - i) for i in range(50)]
    html = network(crowd, most=10, arrows=5)
    assert len(titles(html)) == 5
    assert "Not drawn: 45 more pairs" in html
    assert "more pairs with" in matrix(crowd, most=10)
    assert len(titles(network(crowd, most=0))) == 1


def test_order_of_arrival_does_not_matter() -> None:
    crowd = [edge(f"a{i % 7}", f"a{i % 5}", 1 + i) for i in range(30)]
    assert network(crowd) == network(crowd)
    assert matrix(crowd) == matrix(crowd)
    distinct = merged(crowd)
    assert network(distinct) == network(distinct[::-1])


def test_layout_is_the_same_everywhere() -> None:
    """Figures taken on one machine: a library that sums in another order would change them by whole pixels."""
    boxes = [(60.0, 30.0)] * 5
    ring = [(i, (i + 1) % 5, 0.5) for i in range(5)]
    spots = spring_layout(5, ring, boxes, 400, 300)
    assert spots == PENTAGON
    assert all(30 <= x <= 370 and 15 <= y <= 285 for x, y in spots)


@pytest.mark.parametrize("of", [0, 1, 2, 40])
def test_boxes_do_not_lie_over_each_other(of: int) -> None:
    boxes = [(70.0, 30.0)] * of
    spots = spring_layout(of, [(i, 0, 1.0) for i in range(1, of)], boxes, 960, 640)
    assert len(spots) == of
    over = [(a, b) for i, a in enumerate(spots) for b in spots[:i] if abs(a[0] - b[0]) < 69 and abs(a[1] - b[1]) < 29]
    assert not over


def test_matrix_cells_link_and_carry_number_and_score() -> None:
    html = matrix([edge("army", "rebels", 1200, -8.0), edge("rebels", "army", 1, None)])
    assert (
        '<td class="score-n3"><a href="/events?actor=army&amp;recipient=rebels" title="Army → Rebels: 1,200 events, conflict, score −8.0">'
        in html
    )
    assert "<b>1,200</b><small>−8.0</small>" in html
    assert 'scope="row"' in html
    assert 'scope="col"' in html
    assert '<td class="none"></td>' in html


def test_nobody() -> None:
    assert "Nobody" in network([])
    assert "Nobody" in matrix([edge("a", "b", 0)])


def test_an_arrow_to_oneself_stays_on_the_sheet() -> None:
    """An actor at the upper edge had its loop cut off."""
    html = network([edge("a", "a", 3), edge("b", "a", 1), edge("c", "b", 1), edge("c", "c", 9)])
    tops = [float(top) for top in re.findall(r'<path d="M[^"C]*C[\d.-]+ ([\d.-]+)', html)]
    assert len(tops) == 2
    assert min(tops) >= -6  # the curve itself stays a quarter below its control point


def test_who_is_drawn_has_an_arrow() -> None:
    """Busy actors whose partners were all left out once stood alone in the picture."""
    stars = [edge(f"hub{i}", f"partner{i}-{j}") for i in range(9) for j in range(6)]
    html = network([*stars, edge("a", "b", 2)], most=10)
    nodes = len(re.findall(r'class="node"', html))
    assert nodes == 9  # two, then a hub with six; a second hub would be two more
    ends = {name for title in titles(html) for name in title.split(":")[0].split(" → ")}
    assert len(ends) == nodes
    table = matrix([*stars, edge("a", "b", 2)], most=5)
    assert all("score" in row for row in table.split("<tr>")[2:])
