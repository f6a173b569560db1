"""Which texts are one article, given how much of each stands in the other; texts merged from two articles do not chain them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from .coverage import Coverage

Cover = Callable[[int, int], Coverage]

_SPEAKERS = 3
"""Members that speak for a group when it may join another: the one that has the edge and the two nearest to it."""
_LOOKED_AT = 50
"""Kin of a text among which its speakers are looked for: in a group of thousands some are next of kin to all."""
_AGREES = 0.2
_TOGETHER = 0.33
"""Groups join when more than half of their speakers' pairs share a fifth of their words, and a third on average. A text merged from A and B
shares half with each, but A and B nothing."""


def components(edges: Iterable[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Edges that hang together; what does not hang together is linked apart, with the same outcome.

    They come by walking from text to neighbouring text, so that what was lately looked at is soon needed again.

    >>> list(components([(4, 7), (1, 2), (2, 3)]))
    [[(1, 2), (2, 3)], [(4, 7)]]
    """
    neighbours: dict[int, list[int]] = defaultdict(list)
    for a, b in edges:
        neighbours[a].append(b)
        neighbours[b].append(a)
    left = set(neighbours)
    for start in sorted(neighbours):
        found: list[tuple[int, int]] = []
        ahead = [start]
        while ahead:
            text = ahead.pop()
            if text in left:
                left.remove(text)
                new = [other for other in neighbours[text] if other in left]
                found.extend((min(text, other), max(text, other)) for other in new)
                ahead.extend(reversed(new))
        if found:
            yield found


def link(edges: Iterable[tuple[int, int]], cover: Cover) -> list[list[int]]:
    """Groups of two or more among the texts that edges join.

    Edges are joined in the order of kinship, which looks at the smaller share: a short text that stands whole in a digest is not
    the digest's nearest kin.
    """
    ranked = sorted(edges, key=lambda edge: (-cover(*edge).kinship, -cover(*edge).similarity, edge))
    nearest: dict[int, list[int]] = defaultdict(list)
    for a, b in ranked:
        nearest[a].append(b)
        nearest[b].append(a)
    group_of = {text: text for text in nearest}
    members: dict[int, list[int]] = {}
    for a, b in ranked:
        one, other = group_of[a], group_of[b]
        if one == other or not _belong_together(_speakers(a, group_of, nearest), _speakers(b, group_of, nearest), cover):
            continue
        ones, others = members.pop(one, [one]), members.pop(other, [other])
        if len(ones) < len(others):
            one, ones, others = other, others, ones
        ones.extend(others)
        members[one] = ones
        for member in others:
            group_of[member] = one
    return sorted(sorted(group) for group in members.values())


def _speakers(text: int, group_of: dict[int, int], nearest: dict[int, list[int]]) -> list[int]:
    kin = (other for other in nearest[text][:_LOOKED_AT] if group_of[other] == group_of[text])
    return [text, *islice(kin, _SPEAKERS - 1)]


def _belong_together(ones: list[int], others: list[int], cover: Cover) -> bool:
    shares = [cover(min(a, b), max(a, b)).similarity for a in ones for b in others]
    agreeing = sum(share >= _AGREES for share in shares)
    return agreeing * 2 > len(shares) and sum(shares) >= _TOGETHER * len(shares)
