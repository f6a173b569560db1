"""Who acts on whom: the records that the matrix and the graph are drawn from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ...records import Record


class Actor(Record, frozen=True, kw_only=True):
    """One end of an edge: actors with the same ``id`` are one. ``group`` (a country's code) puts neighbours together."""

    id: str
    name: str
    group: str | None = None
    href: str | None = None


class Edge(Record, frozen=True, kw_only=True):
    """What one actor did to another: how many events, their mean conflict–cooperation score (-10 to +10, ``None``: unknown)."""

    actor: Actor
    recipient: Actor
    count: int
    score: float | None = None
    href: str | None = None


def merged(edges: Iterable[Edge]) -> list[Edge]:
    """One edge per pair and direction, strongest first; scores weighed by count. Edges that count nothing are left out."""
    found: dict[tuple[str, str], Edge] = {}
    for edge in edges:
        if edge.count <= 0:
            continue
        pair = edge.actor.id, edge.recipient.id
        found[pair] = _sum(found[pair], edge) if pair in found else edge
    return sorted(found.values(), key=lambda edge: (-edge.count, edge.actor.id, edge.recipient.id))


def busiest(edges: Sequence[Edge], most: int) -> list[Actor]:
    """The actors with most events on either side, at most ``most``."""
    totals: Counter[str] = Counter()
    actors: dict[str, Actor] = {}
    for edge in edges:
        for actor in (edge.actor, edge.recipient):
            totals[actor.id] += edge.count
            actors.setdefault(actor.id, actor)
    return [actors[key] for key in sorted(totals, key=lambda key: (-totals[key], key))[:most]]


def score_class(score: float | None) -> str:
    """The class of a score, from ``score-n3`` (material conflict) over ``score-0`` to ``score-p3``.

    >>> score_class(-9.0), score_class(0.4), score_class(4.0), score_class(None)
    ('score-n3', 'score-0', 'score-p2', 'score-none')
    """
    if score is None or score != score:
        return "score-none"
    level = min(3, int((abs(score) + 2) // 3))
    return "score-0" if not level else f"score-{'n' if score < 0 else 'p'}{level}"


def score_words(score: float | None) -> str:
    """The score in words and as a number with its sign.

    >>> score_words(-9.04), score_words(3.0), score_words(None)
    ('conflict, score −9.0', 'cooperation, score +3.0', 'no score')
    """
    if score is None or score != score:
        return "no score"
    kind = "neither" if abs(score) < 1 else "conflict" if score < 0 else "cooperation"
    return f"{kind}, score {signed(score)}"


def signed(score: float) -> str:
    """A score with one decimal and its sign."""
    return f"{max(-10.0, min(10.0, score)):+.1f}".replace("-", "−")


def _sum(a: Edge, b: Edge) -> Edge:
    scored = [edge for edge in (a, b) if edge.score is not None]
    weight = sum(edge.count for edge in scored)
    score = sum((edge.score or 0.0) * edge.count for edge in scored) / weight if weight else None
    return Edge(actor=a.actor, recipient=a.recipient, count=a.count + b.count, score=score, href=a.href or b.href)
