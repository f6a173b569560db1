"""The trained tagger: loads the model once, tags many parses. See ``MODEL.md`` beside the weights."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Any

from ..errors import SetupError
from ..parse import Parse
from .pieces import begins_paragraph, case_class, pieces_of_tokens, windows
from .tags import AUXILIARIES, EVENT_TYPES, STANDINGS, Tags

CLS, SEP, PAD = 101, 102, 0
BATCH = 8
DIGITS = 4
"""Probabilities are rounded, so that the last bits of one processor's arithmetic do not show."""


class Tagger:
    """An int8 ONNX encoder with four heads, on one thread."""

    def __init__(self, folder: Path | None = None) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        folder = folder or Path(str(resources.files("reportedly"))) / "models"
        weights = folder / "tagger.onnx"
        if not weights.exists():
            raise SetupError(f"{weights}: the tagger's weights are missing; reinstall reportedly, or use --fast")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(str(weights), options, providers=["CPUExecutionProvider"])
        self._tokenizer: Any = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self.version = f"tagger@{(folder / 'VERSION').read_text(encoding='utf-8').strip()}"

    @staticmethod
    def is_installed() -> bool:
        """True when the weights are part of this installation."""
        return (Path(str(resources.files("reportedly"))) / "models" / "tagger.onnx").exists()

    def tag(self, parse: Parse) -> Tags:
        """Probabilities for every token of the parse."""
        import numpy as np

        encoded = self._tokenizer.encode(parse.text, add_special_tokens=False)
        ids, offsets = list(encoded.ids), list(encoded.offsets)
        text = parse.text
        cases = [case_class(text, s, e, begins_paragraph(text, s)) for s, e in offsets]
        outputs = [np.zeros((len(ids), n), dtype=np.float32) for n in (7, 1 + len(EVENT_TYPES), len(AUXILIARIES), len(STANDINGS))]
        cuts = list(windows(len(ids)))
        for i in range(0, len(cuts), BATCH):
            self._run(cuts[i : i + BATCH], ids, cases, outputs)
        return self._by_token(parse, offsets, outputs)

    def _run(self, cuts: list[tuple[int, int, int, int]], ids: list[int], cases: list[int], outputs: list[Any]) -> None:
        """Fills the logits of the stretches these windows answer for."""
        import numpy as np

        longest = max(end - start for start, end, _, _ in cuts) + 2
        batch = np.zeros((3, len(cuts), longest), dtype=np.int64)
        for row, (start, end, _, _) in enumerate(cuts):
            n = end - start
            batch[0, row, : n + 2] = [CLS, *ids[start:end], SEP]
            batch[1, row, 1 : n + 1] = cases[start:end]
            batch[2, row, : n + 2] = 1
        found = self._session.run(None, {"ids": batch[0], "cases": batch[1], "mask": batch[2]})
        for logits, out in zip(found, outputs, strict=True):
            for row, (start, _, keep, upto) in enumerate(cuts):
                out[keep:upto] = logits[row, 1 + keep - start : 1 + upto - start]

    def _by_token(self, parse: Parse, offsets: list[tuple[int, int]], outputs: list[Any]) -> Tags:
        import numpy as np

        attribution, event, auxiliary, standing = outputs
        attribution, event, standing = (_softmax(x) for x in (attribution, event, standing))
        auxiliary = 1.0 / (1.0 + np.exp(-auxiliary))
        roles = attribution[:, 1::2] + attribution[:, 2::2]
        starts = attribution[:, 1::2]
        spread = pieces_of_tokens(parse, offsets)

        def rows(values: Any, first: bool = False) -> list[list[float]]:
            empty = [0.0] * values.shape[1]
            means = [values[r.start] if first else values[r.start : r.stop].mean(axis=0) if len(r) else None for r in spread if len(r)]
            filled = iter(np.round(np.array(means, dtype=np.float64), DIGITS).tolist() if means else [])
            return [next(filled) if len(r) else empty for r in spread]

        return Tags(rows(roles), rows(starts, first=True), rows(event[:, 1:]), rows(auxiliary), rows(standing), self.version)


def _softmax(logits: Any) -> Any:
    import numpy as np

    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)
