"""Token vectors of the parser's models: what the layers "hash embedding, static vectors, four convolutions" make of a text.

The weights are the model's own and the vectors the same up to rounding; only the way there is shorter. What does not depend on a
word's neighbours is worked out once per word form and kept, and products of matrices go to NumPy, whose kernels are about three
times as fast here as those the model brings along.

A text's vectors depend on that text alone, to the last bit: not on what was parsed before, nor on what is kept.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

_KEPT = 40_000
"""Word forms whose vectors are kept: 15 MB."""
_ROWS = 16
"""Word forms worked out at once, always as many, so that a form's vector never depends on which others came along."""
_EPSILON = np.float32(1e-8)


def greatest(mapped: Floats, width: int) -> Floats:
    """The greatest of the maps that stand side by side: (n, maps × width) -> (n, width)."""
    best = mapped[:, :width]
    for start in range(width, mapped.shape[1], width):
        best = np.maximum(best, mapped[:, start : start + width])
    return best


class Maxout:
    """The greatest of three linear maps, then layer normalisation: (n, inputs) -> (n, outputs)."""

    def __init__(self, linear: Any, norm: Any) -> None:
        weights: Floats = linear.get_param("W")
        outputs, pieces, inputs = weights.shape
        by_piece = weights.transpose(1, 0, 2).reshape(pieces * outputs, inputs)
        self._weights = np.ascontiguousarray(by_piece.T)
        self._bias = np.ascontiguousarray(linear.get_param("b").T).reshape(-1)
        self._gain, self._shift = norm.get_param("G"), norm.get_param("b")
        self.outputs = outputs

    def __call__(self, rows: Floats) -> Floats:
        mapped = rows @ self._weights
        mapped += self._bias
        best: Floats = greatest(mapped, self.outputs)
        best = best - best.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", best, best)[:, None] / np.float32(self.outputs) + _EPSILON
        best *= spread ** np.float32(-0.5)
        best *= self._gain
        best += self._shift
        return best


class WordEmbedding:
    """The vector of a word form by itself: rows of hash tables and a static vector, through one maxout layer."""

    def __init__(self, model: Any, vocab: Any) -> None:
        self._vocab = vocab
        self._tables = [node for node in model.walk() if node.name == "hashembed"]
        (features,) = (node for node in model.walk() if node.name == "extract_features")
        (static,) = (node for node in model.walk() if node.name == "static_vectors")
        first, norm = (next(node for node in model.walk() if node.name == name) for name in ("maxout", "layernorm"))
        self._static = np.ascontiguousarray(static.get_param("W").T)
        self._layer = Maxout(first, norm)
        self.columns = [*features.attrs["columns"], "ORTH"]
        self.width = self._layer.outputs
        self._place: dict[bytes, int] = {}
        self._kept = np.zeros((_KEPT, self.width), dtype=np.float32)

    def __call__(self, words: npt.NDArray[np.uint64]) -> Floats:
        """Vectors of word forms: (n, columns) -> (n, width)."""
        row = words.itemsize * words.shape[1]
        told = words.tobytes()
        keys = [told[start : start + row] for start in range(0, len(told), row)]
        new = {key: n for n, key in enumerate(keys) if key not in self._place}
        if len(self._place) + len(new) > _KEPT:
            self._place.clear()
            new = {key: n for n, key in enumerate(keys)}
            if len(new) > _KEPT:
                return self._work_out(words)
        if new:
            start = len(self._place)
            self._kept[start : start + len(new)] = self._work_out(words[list(new.values())])
            self._place.update((key, start + n) for n, key in enumerate(new))
        return self._kept[[self._place[key] for key in keys]]

    def _work_out(self, words: npt.NDArray[np.uint64]) -> Floats:
        found = np.empty((len(words), self.width), dtype=np.float32)
        block = np.zeros((_ROWS, words.shape[1]), dtype=np.uint64)
        for start in range(0, len(words), _ROWS):
            some = words[start : start + _ROWS]
            block[: len(some)] = some
            found[start : start + len(some)] = self._layer(self._features(block))[: len(some)]
        return found

    def _features(self, words: npt.NDArray[np.uint64]) -> Floats:
        parts = []
        for column, table in enumerate(self._tables):
            ids = np.ascontiguousarray(words[:, column])
            weights: Floats = table.get_param("E")
            rows = table.ops.hash(ids, table.attrs["seed"]) % len(weights)
            parts.append(weights[rows[:, 0]] + weights[rows[:, 1]] + weights[rows[:, 2]] + weights[rows[:, 3]])
        vectors = self._vocab.vectors
        places = vectors.find(keys=np.ascontiguousarray(words[:, -1]))
        static = vectors.data[places] @ self._static
        static[places < 0] = 0
        return np.hstack([*parts, static])


class TokenVectors:
    """One model's vectors of the tokens of several stretches of a text."""

    def __init__(self, model: Any, vocab: Any) -> None:
        self._embed = WordEmbedding(model, vocab)
        encode = model.layers[-1]
        while encode.name.startswith("with_array"):
            self._pad = encode.attrs["pad"]
            encode = encode.layers[0]
        self._layers = [
            Maxout(*(next(node for node in residual.walk() if node.name == name) for name in ("maxout", "layernorm")))
            for residual in encode.layers
        ]

    def __call__(self, docs: list[Any]) -> list[Floats]:
        """An array (tokens, width) per stretch. Stretches are kept apart by rows of padding, as in training."""
        lengths = [len(doc) for doc in docs]
        words = np.concatenate([doc.to_array(self._embed.columns) for doc in docs])
        rows = self._embed(np.ascontiguousarray(words, dtype=np.uint64))
        starts, total = [], self._pad
        for length in lengths:
            starts.append(total)
            total += length + self._pad
        wide = np.zeros((total, self._embed.width), dtype=np.float32)
        at = 0
        for start, length in zip(starts, lengths, strict=True):
            wide[start : start + length] = rows[at : at + length]
            at += length
        window = np.zeros((total, 3 * self._embed.width), dtype=np.float32)
        width = self._embed.width
        for layer in self._layers:
            window[1:, :width] = wide[:-1]
            window[:, width : 2 * width] = wide
            window[:-1, 2 * width :] = wide[1:]
            wide = wide + layer(window)
        return [wide[start : start + length] for start, length in zip(starts, lengths, strict=True)]
