"""The trained tagger: loads the model once, tags many parses. See ``MODEL.md`` beside the weights."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Any

from ..errors import SetupError
from ..parse import Parse
from .linking import Links
from .pieces import begins_paragraph, case_class, pieces_of_tokens, windows
from .tags import Tags

CLS, SEP, PAD = 101, 102, 0
BATCH = 1
_SLOWER = ["SkipLayerNormFusion"]
"""Rewritings of the graph that make it slower: a sum and a normalisation take a tenth less of the encoder's time apart than fused."""
DIGITS = 4
"""Probabilities are rounded, so that the last bits of one processor's arithmetic do not show."""


class Tagger:
    """An int8 ONNX encoder that tags and links, on one thread."""

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
        self._session: Any = onnxruntime.InferenceSession(
            str(weights), options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
        )
        self._widths = [output.shape[2] for output in self._session.get_outputs()[:-1]]
        self._distance: Any = None
        self._tokenizer: Any = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self.version = f"tagger@{(folder / 'VERSION').read_text(encoding='utf-8').strip()}"

    @staticmethod
    def is_installed() -> bool:
        """True when the weights are part of this installation."""
        return (Path(str(resources.files("reportedly"))) / "models" / "tagger.onnx").exists()

    def tag(self, parse: Parse) -> Tags:
        """Probabilities for every token of the parse, and the links between them."""
        import numpy as np

        text = parse.text
        encoded = self._tokenizer.encode(text, add_special_tokens=False)
        ids, offsets = list(encoded.ids), list(encoded.offsets)
        cases = [case_class(text, s, e, begins_paragraph(text, s)) for s, e in offsets]
        spread = pieces_of_tokens(parse, offsets)
        starts = sorted({spread[s.tokens[0].i].start for s in parse.sentences if s.tokens and len(spread[s.tokens[0].i])})
        cuts = list(windows(len(ids), starts))
        outputs = [np.zeros((len(ids), n), dtype=np.float32) for n in self._widths]
        for i in range(0, len(cuts), BATCH):
            self._run(cuts[i : i + BATCH], ids, cases, outputs)
        return self._by_token(spread, outputs, [(keep, upto) for _, _, keep, upto in cuts])

    def _run(self, cuts: list[tuple[int, int, int, int]], ids: list[int], cases: list[int], outputs: list[Any]) -> None:
        """Fills the outputs of the stretches these windows answer for."""
        import numpy as np

        longest = max(end - start for start, end, _, _ in cuts) + 2
        batch = np.zeros((3, len(cuts), longest), dtype=np.int64)
        for row, (start, end, _, _) in enumerate(cuts):
            n = end - start
            batch[0, row, : n + 2] = [CLS, *ids[start:end], SEP]
            batch[1, row, 1 : n + 1] = cases[start:end]
            batch[2, row, : n + 2] = 1
        *found, self._distance = self._session.run(None, {"ids": batch[0], "cases": batch[1], "mask": batch[2]})
        for values, out in zip(found, outputs, strict=True):
            for row, (start, _, keep, upto) in enumerate(cuts):
                out[keep:upto] = values[row, 1 + keep - start : 1 + upto - start]

    def _by_token(self, spread: list[range], outputs: list[Any], stretches: list[tuple[int, int]]) -> Tags:
        import numpy as np

        roles, event, auxiliary, standing, anchors, parties = outputs
        roles, auxiliary = (1.0 / (1.0 + np.exp(-x)) for x in (roles, auxiliary))
        event, standing = (_softmax(x) for x in (event, standing))

        kept = [i for i, r in enumerate(spread) if len(r)]
        pieces = np.array([p for i in kept for p in spread[i]], dtype=np.int64)
        lengths = np.array([len(spread[i]) for i in kept], dtype=np.int64)
        begins = np.cumsum(lengths) - lengths

        def rows(values: Any) -> list[list[float]]:
            """The mean of each token's pieces; zeros for a token without any."""
            found = np.zeros((len(spread), values.shape[1]), dtype=np.float64)
            if kept:
                sums = np.add.reduceat(values[pieces], begins, axis=0)
                found[kept] = np.round((sums / lengths[:, None].astype(np.float32)).astype(np.float64), DIGITS)
            listed: list[list[float]] = found.tolist()
            return listed

        first_piece = [r.start if len(r) else None for r in spread]
        linker = Links(anchors, parties, self._distance, first_piece, stretches)
        return Tags(rows(roles), rows(event[:, 1:]), rows(auxiliary), rows(standing), linker, self.version)


def _softmax(logits: Any) -> Any:
    import numpy as np

    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)
