"""Named entities by the model's own weights and rules, found over whole stretches instead of a token at a time.

The model walks over a text and opens, continues and closes entities. While none is open, its choice depends on the token alone, so all
tokens are scored at once, as if none were open; only where it opens an entity of several tokens are the next ones looked at one by one.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from .token_vectors import Floats, TokenVectors, greatest

_UNLIKELY = np.float32(-np.inf)
_BLOCK = 64
"""Tokens scored at once, always as many: a token's scores do not depend on how long the stretch is."""


class EntityTagger:
    """Entities of stretches of text: (first token, token after the last, label) in order."""

    def __init__(self, component: Any, vocab: Any) -> None:
        vectors, affine, upper = component.model.layers
        (linear,) = (node for node in vectors.walk() if node.name == "linear")
        self._vectors = TokenVectors(vectors.layers[0], vocab)
        self._squeeze = np.ascontiguousarray(linear.get_param("W").T), linear.get_param("b")
        weights: Floats = affine.get_param("W")
        slots, hidden, pieces, inputs = weights.shape
        by_piece = weights.transpose(3, 0, 2, 1).reshape(inputs, slots * pieces * hidden)
        self._affine = np.ascontiguousarray(by_piece)
        self._hidden = hidden
        self._bias = affine.get_param("b").T.reshape(-1)
        self._nothing = affine.get_param("pad")[0].transpose(0, 2, 1).reshape(slots, pieces * hidden)
        self._upper = np.ascontiguousarray(upper.get_param("W").T), upper.get_param("b")
        names = [component.moves.get_class_name(n) for n in range(component.moves.n_moves)]
        self._moves = [name.split("-", 1) if "-" in name else [name, ""] for name in names]
        place = {name: n for n, name in enumerate(names)}
        self._closing = {label: (place[f"I-{label}"], place[f"L-{label}"]) for move, label in self._moves if move == "B"}
        self._outside = place["O"]
        self._begins = np.array([move == "B" for move, _ in self._moves])
        self._units = np.array([move == "U" and label != "" for move, label in self._moves])
        self._opening = np.where(self._begins | self._units | (np.array(names) == "O"), np.float32(0), _UNLIKELY)

    def __call__(self, docs: list[Any]) -> list[list[tuple[int, int, str]]]:
        """The entities of each stretch; sentences must be known, since no entity runs over two."""
        return [self._entities(doc, self._slots(vectors)) for doc, vectors in zip(docs, self._vectors(docs), strict=True)]

    def _slots(self, vectors: Floats) -> Floats:
        """What a token adds to the hidden layer in each of the three slots: (tokens, slots, pieces × hidden)."""
        weights, bias = self._squeeze
        rows = len(vectors)
        padded = np.zeros((-(-rows // _BLOCK) * _BLOCK, vectors.shape[1]), dtype=np.float32)
        padded[:rows] = vectors
        found = [(padded[n : n + _BLOCK] @ weights + bias) @ self._affine for n in range(0, len(padded), _BLOCK)]
        return (
            np.concatenate(found)[:rows].reshape(rows, len(self._nothing), -1)
            if found
            else np.zeros((0, len(self._nothing), 1), np.float32)
        )

    def _entities(self, doc: Any, slots: Floats) -> list[tuple[int, int, str]]:
        if not len(slots):
            return []
        sentence_starts, spaces = doc.to_array(["SENT_START", "IS_SPACE"]).T
        may_go_on = np.append(sentence_starts[1:] != 1, False)
        best = self._first_moves(slots, may_go_on, spaces != 0)
        found = []
        after = 0
        for start in np.flatnonzero(best != self._outside).tolist():
            if start < after:
                continue
            move, label = self._moves[best[start]]
            after = start + 1 if move == "U" else self._close(slots, may_go_on, start, label)
            found.append((start, after, label))
        return found

    def _first_moves(self, slots: Floats, may_go_on: npt.NDArray[np.bool_], spaces: npt.NDArray[np.bool_]) -> npt.NDArray[np.intp]:
        """The best move at each token if no entity is open there."""
        scores = self._scores(slots[:, 0] + self._nothing[1] + self._nothing[2]) + self._opening
        scores[np.ix_(spaces | ~may_go_on, self._begins)] = _UNLIKELY
        scores[np.ix_(spaces, self._units)] = _UNLIKELY
        best: npt.NDArray[np.intp] = np.argmax(scores, axis=1)
        return best

    def _close(self, slots: Floats, may_go_on: npt.NDArray[np.bool_], start: int, label: str) -> int:
        """The token after the entity that opens at ``start``."""
        inside, last = self._closing[label]
        at = start + 1
        while may_go_on[at]:
            scores = self._scores((slots[at, 0] + slots[start, 1] + slots[at - 1, 2])[None])[0]
            if scores[last] > scores[inside] or (scores[last] == scores[inside] and last < inside):
                break
            at += 1
        return at + 1

    def _scores(self, summed: Floats) -> Floats:
        hidden = greatest(summed + self._bias, self._hidden)
        weights, bias = self._upper
        return np.asarray(hidden @ weights + bias, dtype=np.float32)
