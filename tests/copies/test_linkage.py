"""Linking part by part gives what linking all at once gives, and bitmaps tell likeness as sets do."""

from __future__ import annotations

import random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.copies.coverage import Coverage
from reportedly.copies.linkage import components, link
from reportedly.copies.postings import _likeness, bitmap

EDGES = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).filter(lambda edge: edge[0] < edge[1]), unique=True, max_size=60)


def cover(a: int, b: int) -> Coverage:
    """Shares that differ from pair to pair and are the same each time."""
    share = random.Random(a * 1000 + b).random()
    return Coverage(share, share / 2, 50, True, share / 2)


@settings(max_examples=100, deadline=None)
@given(EDGES)
def test_every_edge_is_in_one_component(edges: list[tuple[int, int]]) -> None:
    parts = list(components(edges))
    assert sorted(edge for part in parts for edge in part) == sorted(edges)
    texts = [{text for edge in part for text in edge} for part in parts]
    assert sum(map(len, texts)) == len(set().union(*texts))


@settings(max_examples=100, deadline=None)
@given(EDGES)
def test_components_are_linked_as_the_whole_is(edges: list[tuple[int, int]]) -> None:
    assert sorted(group for part in components(edges) for group in link(part, cover)) == link(edges, cover)


def test_likeness_by_bitmaps() -> None:
    chance = np.random.default_rng(7)
    pool = chance.choice(2**29, 1200, replace=False).astype(np.uint32)
    for shared in (0, 40, 100, 200, 400):
        one, other = pool[:400], pool[400 - shared : 800 - shared]
        maps = np.stack([bitmap(one), bitmap(other)])
        found = _likeness(maps, np.bitwise_count(maps).sum(axis=1, dtype=np.int64), np.array([0]), np.array([1]))
        assert abs(float(found[0]) - shared / 400) < 0.06
