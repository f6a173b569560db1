"""Linking vectors of the encoder -> who belongs to whom: a bilinear score for every pair near each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .tags import RELATIONS

DIGITS = 4


class Links:
    """The vectors of one document; answers for the stretch of sentences a window saw together.

    ``anchors`` and ``parties`` are ``[pieces, relations * width]``, ``distance`` is ``[relations, 2 * reach + 1]``. ``first_piece[i]`` is
    the first word piece of token ``i`` (``None`` for one without); ``stretches`` are the runs of pieces that were seen together.
    """

    def __init__(self, anchors: Any, parties: Any, distance: Any, first_piece: list[int | None], stretches: list[tuple[int, int]]) -> None:
        import numpy as np

        self._relations = {name: k for k, name in enumerate(RELATIONS)}
        self._width = anchors.shape[1] // len(RELATIONS) if len(anchors) else 1
        self._anchors, self._parties, self._distance = anchors, parties, distance
        self._first_piece = first_piece
        self._pieces = np.array([-1 if p is None else p for p in first_piece], dtype=np.int64)
        self._tokens_in = _tokens_by_stretch(first_piece, stretches)
        self._stretches: dict[tuple[int, int], tuple[Any, Any, Any]] = {}

    def __call__(self, anchors: Sequence[int], relation: str) -> list[tuple[int, list[float]]]:
        """For each anchor the first token of the stretch around it, and a probability for each token of that stretch."""
        by_stretch: dict[tuple[int, int], list[int]] = {}
        for i in anchors:
            if self._first_piece[i] is not None:
                by_stretch.setdefault(self._tokens_in[i], []).append(i)
        found: dict[int, tuple[int, list[float]]] = {}
        for (first, last), together in by_stretch.items():
            rows = self._chances(together, first, last, self._relations[relation])
            found.update((i, (first, row)) for i, row in zip(together, rows, strict=True))
        return [found.get(i, (i, [])) for i in anchors]

    def _chances(self, anchors: list[int], first: int, last: int, k: int) -> list[list[float]]:
        """A row for each anchor, all of the stretch ``[first, last)``."""
        import numpy as np

        pieces, missing, parties = self._stretch(first, last, k)
        reach = self._distance.shape[1] // 2
        own = self._pieces[anchors]
        steps = np.minimum(np.maximum(pieces - own[:, None], -reach), reach) + reach
        logits = self._distance[k, steps]
        vectors = self._anchors[own, k * self._width : (k + 1) * self._width]
        for row, vector in zip(logits, vectors, strict=True):
            row += parties @ vector  # one by one: the last bits of a product of matrices hang on who is asked for together
        chances = 1.0 / (1.0 + np.exp(-logits.astype(np.float64)))
        if missing is not None:
            chances[:, missing] = 0.0
        listed: list[list[float]] = chances.round(DIGITS).tolist()
        return listed

    def _stretch(self, first: int, last: int, k: int) -> tuple[Any, Any, Any]:
        """Of the tokens ``[first, last)``: their first pieces, which have none (``None``: all have), their vectors as parties."""
        known = self._stretches.get((first, k))
        if known is None:
            pieces = self._pieces[first:last]
            missing = pieces < 0
            parties = self._parties[pieces, k * self._width : (k + 1) * self._width]
            known = self._stretches[first, k] = (pieces, missing if missing.any() else None, parties)
        return known


def _tokens_by_stretch(first_piece: list[int | None], stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """For every token the tokens ``[first, last)`` of its stretch; a token without pieces goes with the one before."""
    found: list[tuple[int, int]] = []
    bounds: list[list[int]] = [[] for _ in stretches]
    owner: list[int] = []
    k = 0
    for token, piece in enumerate(first_piece):
        while piece is not None and k + 1 < len(stretches) and piece >= stretches[k][1]:
            k += 1
        owner.append(k)
        if stretches:
            bounds[k].append(token)
    for k in owner:
        found.append((bounds[k][0], bounds[k][-1] + 1) if bounds else (0, 0))
    return found
