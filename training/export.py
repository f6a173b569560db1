"""``python -m training.export --weights DIR --out DIR``: safetensors -> int8 ONNX, with vocabulary and version.

Weights are quantized to 7 bits (``reduce_range``), so that processors with and without VNNI instructions add up the same integers.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import AutoModel

from .__main__ import base_model
from .tagger import Tagger


class WithDistance(nn.Module):
    """The tagger, with its table of distances as one more output, so that one file holds all."""

    def __init__(self, model: Tagger) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, cases: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        return (*self.model(ids, cases, mask), self.model.distance * 1.0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    model = Tagger(AutoModel.from_pretrained(base_model(), attn_implementation="eager"))
    model.load_state_dict(load_file(options.weights / "tagger.safetensors"))
    model.eval()
    options.out.mkdir(parents=True, exist_ok=True)
    ones = torch.ones((2, 16), dtype=torch.long)
    axes = {0: "batch", 1: "pieces"}
    names = ["roles", "event", "auxiliary", "standing", "anchors", "parties"]
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            WithDistance(model), (ones, ones * 0, ones), str(full), input_names=["ids", "cases", "mask"],
            output_names=[*names, "distance"], dynamo=False,
            dynamic_axes=dict.fromkeys(["ids", "cases", "mask", *names], axes), opset_version=17,
        )  # fmt: skip
        quantize_dynamic(str(full), str(options.out / "tagger.onnx"), weight_type=QuantType.QInt8, reduce_range=True, per_channel=True)
    shutil.copy(base_model() / "tokenizer.json", options.out / "tokenizer.json")
    digest = hashlib.sha256((options.out / "tagger.onnx").read_bytes()).hexdigest()
    (options.out / "VERSION").write_text(f"2-{digest[:12]}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
