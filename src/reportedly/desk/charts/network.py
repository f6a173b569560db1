"""Who acts on whom -> a graph: arrows from actor to recipient, each bent to its own side so that both directions are seen."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from .layout import spring_layout
from .markup import at, counted, linked, text
from .relations import Actor, Edge, merged, score_class, score_words, strongest, totals

WIDTH, HEIGHT = 960, 640
"""Of the largest sheet; few actors take a lower one."""
NAME = 22
"""Characters of a name in the picture; the title has more."""
BEND = 0.16
LOOP = 24
"""Pixels that an arrow from an actor to itself takes above its circle."""
Spot = tuple[float, float]


def network(edges: Iterable[Edge], *, label: str = "Who acts on whom", most: int = 40, arrows: int = 80) -> str:
    """An HTML figure: the busiest ``most`` actors and at most ``arrows`` arrows between them; the rest is told in words."""
    found = merged(edges)
    if not found:
        return '<p class="chart-empty">Nobody acts on anybody here.</p>'
    drawn = strongest(found, max(most, 2))[: max(arrows, 1)]
    by_id = {actor.id: actor for edge in drawn for actor in (edge.recipient, edge.actor)}
    actors = sorted(by_id.values(), key=lambda actor: (actor.group or "~", actor.id))
    number = {actor.id: i for i, actor in enumerate(actors)}
    sizes, height = _sizes(actors, found), min(HEIGHT, 160 + 40 * len(actors))
    spots = _spots(actors, drawn, number, sizes, height)
    highest = drawn[0].count
    lines = "".join(
        _arrow(edge, spots[number[edge.actor.id]], spots[number[edge.recipient.id]], sizes, number, highest) for edge in reversed(drawn)
    )
    nodes = "".join(_node(*each) for each in zip(actors, spots, sizes, strict=True))
    svg = f'<svg viewBox="0 0 {WIDTH} {height}" role="group" aria-label="{text(label)}">{lines}{nodes}</svg>'
    scroll = f'<div class="chart-scroll" tabindex="0" role="group" aria-label="{text(label)}">{svg}</div>'
    return f'<figure class="chart network">{scroll}<figcaption>{_key()}{_rest(found, drawn)}</figcaption></figure>'


def _sizes(actors: Sequence[Actor], edges: Sequence[Edge]) -> list[float]:
    busy = totals(edges)
    highest = max(busy[actor.id] for actor in actors)
    return [5 + 9 * math.sqrt(busy[actor.id] / highest) for actor in actors]


def _spots(actors: Sequence[Actor], edges: Sequence[Edge], number: dict[str, int], sizes: Sequence[float], height: int) -> list[Spot]:
    highest = edges[0].count if edges else 1
    pulls = [(number[e.actor.id], number[e.recipient.id], 0.1 + 0.6 * math.sqrt(e.count / highest)) for e in edges]
    loops = {edge.actor.id for edge in edges if edge.actor.id == edge.recipient.id}
    above = [LOOP if actor.id in loops else 0 for actor in actors]
    widths = [max(7.0 * min(len(actor.name), NAME), 2 * size) + 8 for actor, size in zip(actors, sizes, strict=True)]
    boxes = [(width, 2 * size + 24 + room) for width, size, room in zip(widths, sizes, above, strict=True)]
    middles = spring_layout(len(actors), pulls, boxes, WIDTH, height)
    return [(x, y - 9 + room / 2) for (x, y), room in zip(middles, above, strict=True)]


def _node(actor: Actor, spot: Spot, size: float) -> str:
    x, y = spot
    circle = f'<circle cx="{at(x)}" cy="{at(y)}" r="{at(size)}"/>'
    name = f'<text x="{at(x)}" y="{at(y + size + 14)}" text-anchor="middle">{text(actor.name, NAME)}</text>'
    return linked(circle + name, actor.href, f"{actor.name} ({actor.group})" if actor.group else actor.name, "node")


def _arrow(edge: Edge, start: Spot, end: Spot, sizes: Sequence[float], number: dict[str, int], highest: int) -> str:
    width = 1 + 5 * math.sqrt(edge.count / highest)
    if edge.actor.id == edge.recipient.id:
        shape = _loop(start, sizes[number[edge.actor.id]], width)
    else:
        shape = _curve(start, end, sizes[number[edge.actor.id]] + 2, sizes[number[edge.recipient.id]] + 3, width)
    title = f"{edge.actor.name} → {edge.recipient.name}: {counted(edge.count, 'event')}, {score_words(edge.score)}"
    return linked(shape, edge.href, title, f"arrow {score_class(edge.score)}")


def _curve(start: Spot, end: Spot, gap: float, gap_end: float, width: float) -> str:
    """A curve bent to the right of its direction, from edge to edge of the circles, and the head that points along its end."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    bend = (_inside(start[0] + dx / 2 - dy * BEND, WIDTH), _inside(start[1] + dy / 2 + dx * BEND, HEIGHT))
    head = 6 + 1.6 * width
    a, tip = _towards(start, bend, gap), _towards(end, bend, gap_end)
    neck = _towards(end, bend, gap_end + head)
    ux, uy = (tip[0] - neck[0]) / head, (tip[1] - neck[1]) / head
    half = 2.5 + 0.8 * width
    left, right = (neck[0] - uy * half, neck[1] + ux * half), (neck[0] + uy * half, neck[1] - ux * half)
    line = f'<path d="M{_p(a)}Q{_p(bend)} {_p(neck)}" class="line" stroke-width="{at(width)}"/>'
    return f'{line}<path d="M{_p(left)}L{_p(tip)}L{_p(right)}z" class="head"/>'


def _loop(spot: Spot, size: float, width: float) -> str:
    x, y = spot[0], spot[1] - size
    head = f'<path d="M{_p((x + 9, y - 7))}L{_p((x + 4, y))}L{_p((x + 1, y - 9))}z" class="head"/>'
    round_trip = f"M{_p((x - 4, y))}C{_p((x - 22, y - 24))} {_p((x + 22, y - 24))} {_p((x + 5, y - 5))}"
    return f'<path d="{round_trip}" class="line" stroke-width="{at(width)}"/>{head}'


def _inside(value: float, size: float) -> float:
    return min(max(value, 4.0), size - 4.0)


def _towards(start: Spot, goal: Spot, way: float) -> Spot:
    length = math.hypot(goal[0] - start[0], goal[1] - start[1]) or 1.0
    return start[0] + (goal[0] - start[0]) * way / length, start[1] + (goal[1] - start[1]) * way / length


def _p(spot: Spot) -> str:
    return f"{at(spot[0])} {at(spot[1])}"


def _key() -> str:
    samples = (("score-n3", "conflict"), ("score-0", "neither"), ("score-p3", "cooperation"))
    entries = "".join(
        f'<li><svg class="swatch" width="34" height="14" aria-hidden="true"><g class="arrow {name}">'
        '<path d="M1 7H24" class="line" stroke-width="3"/>'
        f'<path d="M23 2L33 7L23 12z" class="head"/></g></svg> {word}</li>'
        for name, word in samples
    )
    return f'<ul class="chart-legend">{entries}<li>an arrow points at the recipient; the wider, the more events</li></ul>'


def _rest(found: Sequence[Edge], drawn: Sequence[Edge]) -> str:
    if len(found) == len(drawn):
        return ""
    everyone = {actor for edge in found for actor in (edge.actor.id, edge.recipient.id)}
    seen = {actor for edge in drawn for actor in (edge.actor.id, edge.recipient.id)}
    events = sum(edge.count for edge in found) - sum(edge.count for edge in drawn)
    pairs = counted(len(found) - len(drawn), "more pair")
    others = f", {counted(len(everyone - seen), 'actor')} among them in no arrow" if everyone - seen else ""
    return f'<p class="chart-note">Not drawn: {pairs} with {counted(events, "event")}{others}.</p>'
