"""Vectors of pieces -> probabilities of belonging together, by token."""

from __future__ import annotations

import numpy as np

from reportedly.tagger.linking import Links
from reportedly.tagger.tags import RELATIONS

WIDTH = 2


def links(first_piece: list[int | None], stretches: list[tuple[int, int]], pieces: int) -> Links:
    anchors = np.zeros((pieces, WIDTH * len(RELATIONS)))
    parties = np.zeros((pieces, WIDTH * len(RELATIONS)))
    distance = np.zeros((len(RELATIONS), 7))
    source = slice(0, WIDTH)
    anchors[2, source] = [3.0, 0.0]  # piece 2 looks for what piece 0 offers
    parties[0, source] = [3.0, 0.0]
    distance[0, 6] = -9.0  # nobody three pieces or more behind the cue is its source
    return Links(anchors, parties, distance, first_piece, stretches)


def test_the_offering_piece_is_linked() -> None:
    first, row = links([0, 1, 2, 3], [(0, 4)], 4)([2], "source")[0]
    assert first == 0
    assert row[0] > 0.99
    assert row[1] == row[3] == 0.5


def test_relations_have_vectors_of_their_own() -> None:
    assert links([0, 1, 2, 3], [(0, 4)], 4)([2], "content")[0] == (0, [0.5] * 4)


def test_distance_counts() -> None:
    _, row = links([0, 1, 2, 3, 4, 5], [(0, 6)], 6)([2], "source")[0]
    assert row[5] < 0.01


def test_nobody_outside_the_stretch_is_asked() -> None:
    first, row = links([0, 1, 2, 3], [(0, 1), (1, 4)], 4)([2], "source")[0]
    assert (first, len(row)) == (1, 3)


def test_a_token_without_pieces_is_nobodys_party() -> None:
    _, row = links([0, None, 2, 3], [(0, 4)], 4)([2], "source")[0]
    assert row[1] == 0.0
    assert links([0, None, 2, 3], [(0, 4)], 4)([1], "source")[0] == (1, [])


def test_anchors_asked_for_together_are_answered_as_one_by_one() -> None:
    asked = links([0, 1, None, 2, 3], [(0, 2), (2, 4)], 4)
    assert asked([3, 0, 2, 4], "source") == [asked([i], "source")[0] for i in (3, 0, 2, 4)]
