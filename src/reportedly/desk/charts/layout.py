"""Where the nodes of a graph stand: Fruchterman and Reingold 1991, from a circle, without chance.

The same on every machine: only +, -, ×, ÷ and square roots of 64-bit floats, sums taken row by row, no matrix product, and the
cosines of the start rounded.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
ROUNDS = 150


def spring_layout(of: int, edges: Sequence[tuple[int, int, float]], boxes: Sequence[tuple[float, float]], width: float, height: float
                  ) -> list[tuple[float, float]]:  # fmt: skip
    """The middle of each of ``of`` nodes within the sheet; ``edges`` are pairs with a pull of 0–1, ``boxes`` width and height of each
    node with its name, which do not lie over each other as far as there is room."""
    if of < 2:
        return [(width / 2, height / 2)] * of
    x, y = _circle(of)
    pull = _pulls(of, edges)
    ideal = math.sqrt(1.0 / of)
    for turn in range(ROUNDS):
        heat = 0.1 * (1 - turn / ROUNDS) + 0.001
        dx, dy = x[:, None] - x[None, :], y[:, None] - y[None, :]
        square = np.maximum(dx * dx + dy * dy, 1e-6)
        push = ideal * ideal / square - pull * np.sqrt(square) / ideal
        move_x, move_y = (dx * push).T.sum(axis=0) - 0.6 * (x - 0.5), (dy * push).T.sum(axis=0) - 0.6 * (y - 0.5)
        length = np.maximum(np.sqrt(move_x * move_x + move_y * move_y), 1e-9)
        step = np.minimum(length, heat) / length
        x, y = x + move_x * step, y + move_y * step
    places = list(zip(_spread(x, boxes, 0, width), _spread(y, boxes, 1, height), strict=True))
    return _apart(places, boxes, width, height)


def _circle(of: int) -> tuple[Floats, Floats]:
    turns = [2 * math.pi * i / of for i in range(of)]
    x = np.array([round(0.5 + 0.4 * math.cos(turn), 6) for turn in turns])
    return x, np.array([round(0.5 + 0.4 * math.sin(turn), 6) for turn in turns])


def _pulls(of: int, edges: Sequence[tuple[int, int, float]]) -> Floats:
    pull = np.zeros((of, of))
    for a, b, strength in edges:
        if a != b:
            pull[a, b] = pull[b, a] = max(pull[a, b], strength)
    return pull


def _spread(values: Floats, boxes: Sequence[tuple[float, float]], axis: int, size: float) -> list[float]:
    """Stretched to the sheet, so that boxes stay inside it."""
    low, high = float(values.min()), float(values.max())
    margin = max(box[axis] for box in boxes) / 2 + 4
    room = max(size - 2 * margin, 1.0)
    return [size / 2 if high - low < 1e-6 else margin + room * (float(value) - low) / (high - low) for value in values]


def _apart(
    places: list[tuple[float, float]], boxes: Sequence[tuple[float, float]], width: float, height: float
) -> list[tuple[float, float]]:
    """Boxes that lie over each other pushed apart the shorter way, a few rounds."""
    spots = [list(place) for place in places]
    for _ in range(40):
        moved = False
        for i, a in enumerate(spots):
            for j in range(i):
                b = spots[j]
                over_x = (boxes[i][0] + boxes[j][0]) / 2 - abs(a[0] - b[0])
                over_y = (boxes[i][1] + boxes[j][1]) / 2 - abs(a[1] - b[1])
                if over_x > 0 and over_y > 0:
                    moved = True
                    axis, over = (0, over_x) if over_x < over_y else (1, over_y)
                    sign = 1 if a[axis] >= b[axis] else -1
                    a[axis] += sign * (over / 2 + 0.5)
                    b[axis] -= sign * (over / 2 + 0.5)
        for (w, h), spot in zip(boxes, spots, strict=True):
            spot[0] = min(max(spot[0], w / 2 + 2), width - w / 2 - 2)
            spot[1] = min(max(spot[1], h / 2 + 2), height - h / 2 - 2)
        if not moved:
            break
    return [(round(x, 1), round(y, 1)) for x, y in spots]
