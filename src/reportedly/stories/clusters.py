"""Near documents -> stories: average link, exactly over all pairs of two groups, by the sums of their vectors.

Two groups join while the mean product over all pairs of their documents is high enough, the best first; a tie goes to the smaller ids. Joining
by the mean keeps apart what a single pair would chain together: two earthquakes in one region, two takeovers of one industry.
Sokal & Michener 1958 (UPGMA).
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
    waiting: list[tuple[float, str, str, int, int, int]] = []
    versions = dict.fromkeys(groups, 0)

    def offer(a: int, b: int) -> None:
        if b in groups[a].apart:
            return
        mean = _mean(groups[a], groups[b])
        if mean >= JOIN:
            if groups[b].name < groups[a].name:
                a, b = b, a
            heapq.heappush(waiting, (-mean, groups[a].name, groups[b].name, a, b, versions[a] + versions[b]))

    for a in groups:
        for b in groups[a].near:
            if groups[a].name < groups[b].name:
                offer(a, b)
    while waiting:
        _, _, _, a, b, version = heapq.heappop(waiting)
        if a not in groups or b not in groups or version != versions[a] + versions[b]:
            continue
        _merge(groups, a, b)
        versions[a] += 1
        for other in groups[a].near:
            offer(a, other)


def _merge(groups: dict[int, _Group], a: int, b: int) -> None:
    """``b`` goes into ``a``."""
    kept, gone = groups[a], groups.pop(b)
    small, large = sorted((kept.total, gone.total), key=len)
    _add(large, small)
    kept.total = large
    kept.members += gone.members
    kept.days = (min(kept.days[0], gone.days[0]), max(kept.days[1], gone.days[1])) if kept.days and gone.days else kept.days or gone.days
    for other in gone.near:
        groups[other].near.discard(b)
        groups[other].near.add(a)
    for other in gone.apart:
        groups[other].apart.discard(b)
        groups[other].apart.add(a)
    kept.near = (kept.near | gone.near) - {a, b}
    kept.apart |= gone.apart
    groups[a].near.discard(a)


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
