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


def totals(edges: Iterable[Edge]) -> Counter[str]:
    """How many events each actor is in, on either side."""
    found: Counter[str] = Counter()
    for edge in edges:
        found[edge.actor.id] += edge.count
        found[edge.recipient.id] += edge.count
    return found


def strongest(edges: Sequence[Edge], actors: int, recipients: int | None = None) -> list[Edge]:
    """The edges among few actors, strongest first, of two equal ones that of busier actors: nobody is taken who has no edge.

    At most ``actors`` on either side together; with ``recipients``, at most so many on each side.
    """
    busy = totals(edges)
    order = sorted(edges, key=lambda e: (-e.count, -busy[e.actor.id] - busy[e.recipient.id], e.actor.id, e.recipient.id))
    left: set[str] = set()
    right = left if recipients is None else set[str]()
    for edge in order:
        new_left, new_right = left | {edge.actor.id}, right | {edge.recipient.id}
        if recipients is None:
            left = right = new_left | new_right if len(new_left | new_right) <= actors else left
        elif len(new_left) <= actors and len(new_right) <= recipients:
            left, right = new_left, new_right
    return [edge for edge in order if edge.actor.id in left and edge.recipient.id in right]


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
