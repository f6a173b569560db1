"""Near documents -> stories: average link, exactly over all pairs of two groups, by the sums of their vectors.

Two groups join while the mean product over all pairs of their documents is high enough, the best first; a tie goes to the smaller
ids. Joining by the mean keeps apart what a single pair would chain together: two earthquakes in one region, two takeovers of one
industry. Sokal & Michener 1958 (UPGMA).
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from .vector import SCALE

JOIN = 0.225
"""Mean cosine from which two groups are one story; .21 to .24 reach the aims or nearly on the development stories."""
DAYS_ALIKE = 14
"""Publication this many days apart says nothing against one story."""
DAYS_HALVING = 60
"""From there on, so many days more halve the mean."""

CLOSE_TO_BEST = 0.97
"""A pair this near to the best that waits is joined without looking further: keeps the work on a story of thousands small."""


@dataclass
class _Group:
    name: str
    members: list[int]
    total: dict[int, int]
    days: tuple[int, int] | None
    apart: set[int]
    near: set[int] = field(default_factory=set)


def cluster_component(
    nodes: Iterable[int],
    *,
    id_of: Callable[[int], str],
    vector_of: Callable[[int], dict[int, int]],
    day_of: Callable[[int], int | None],
    near: Callable[[int], Iterable[int]],
    same: Mapping[int, Iterable[int]],
    apart: Mapping[int, Iterable[int]],
) -> list[list[int]]:
    """The groups of documents that belong together; ``same`` and ``apart`` are decided pairs, both ways round."""
    listed = sorted(nodes, key=id_of)
    if len(listed) == 1:
        return [listed]
    groups: dict[int, _Group] = {}
    home: dict[int, int] = {}
    for node in listed:
        if node in home:
            continue
        members = _decided(node, same)
        for member in members:
            home[member] = node
        groups[node] = _founded(sorted(members, key=id_of), id_of, vector_of, day_of, apart)
    for number, group in groups.items():
        group.near = {home[other] for member in group.members for other in near(member) if other in home} - {number}
        group.apart = {home[other] for other in group.apart if other in home}
    _join_all(groups)
    return [sorted(group.members, key=id_of) for group in groups.values()]


def _decided(node: int, same: Mapping[int, Iterable[int]]) -> set[int]:
    found, waiting = {node}, [node]
    while waiting:
        for other in same.get(waiting.pop(), ()):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return found


def _founded(
    members: list[int],
    id_of: Callable[[int], str],
    vector_of: Callable[[int], dict[int, int]],
    day_of: Callable[[int], int | None],
    apart: Mapping[int, Iterable[int]],
) -> _Group:
    total: dict[int, int] = {}
    for member in members:
        _add(total, vector_of(member))
    days = [day for day in map(day_of, members) if day is not None]
    return _Group(
        name=id_of(members[0]),
        members=members,
        total=total,
        days=(min(days), max(days)) if days else None,
        apart={other for member in members for other in apart.get(member, ())},
    )


def _join_all(groups: dict[int, _Group]) -> None:
    """Join the best pair again and again. A mean over a joined group is at most the larger of the two means it came from, so that a
    value from before a join is an upper bound: it is enough to look again at the pair whose bound is the highest."""
    waiting: list[tuple[float, str, str, int, int]] = []
    home = {number: number for number in groups}

    def offer(a: int, b: int, bound: float) -> None:
        if bound >= JOIN:
            a, b = sorted((a, b), key=lambda number: groups[number].name)
            heapq.heappush(waiting, (-bound, groups[a].name, groups[b].name, a, b))

    for a in groups:
        for b in groups[a].near:
            if groups[a].name < groups[b].name:
                offer(a, b, _mean(groups[a], groups[b]))
    looked_at: dict[tuple[int, int], tuple[int, int]] = {}
    while waiting:
        _, _, _, a, b = heapq.heappop(waiting)
        a, b = _home(home, a), _home(home, b)
        if a == b or b in groups[a].apart:
            continue
        a, b = sorted((a, b), key=lambda number: groups[number].name)
        sizes = (len(groups[a].members), len(groups[b].members))
        mean = _mean(groups[a], groups[b])
        best = -waiting[0][0] if waiting else 0.0
        if mean >= JOIN and mean >= CLOSE_TO_BEST * best:
            _merge(groups, a, b)
            home[b] = a
        elif looked_at.get((a, b)) != sizes:  # else the same pair waits already
            looked_at[a, b] = sizes
            offer(a, b, mean)


def _home(home: dict[int, int], number: int) -> int:
    while home[number] != number:
        home[number] = home[home[number]]
        number = home[number]
    return number


def _merge(groups: dict[int, _Group], a: int, b: int) -> None:
    """``b`` goes into ``a``."""
    kept, gone = groups[a], groups.pop(b)
    small, large = sorted((kept.total, gone.total), key=len)
    _add(large, small)
    kept.total = large
    kept.members += gone.members
    kept.days = (min(kept.days[0], gone.days[0]), max(kept.days[1], gone.days[1])) if kept.days and gone.days else kept.days or gone.days
    for other in gone.apart:
        groups[other].apart.discard(b)
        groups[other].apart.add(a)
    kept.apart |= gone.apart


def _mean(a: _Group, b: _Group) -> float:
    small, large = sorted((a.total, b.total), key=len)
    product = sum(weight * large.get(term, 0) for term, weight in small.items())
    mean = product / (len(a.members) * len(b.members) * SCALE * SCALE)
    return float(mean * 0.5 ** (max(0, _days_between(a.days, b.days) - DAYS_ALIKE) / DAYS_HALVING))


def _days_between(a: tuple[int, int] | None, b: tuple[int, int] | None) -> int:
    return max(0, a[0] - b[1], b[0] - a[1]) if a and b else 0


def _add(total: dict[int, int], vector: dict[int, int]) -> None:
    for term, weight in vector.items():
        total[term] = total.get(term, 0) + weight
