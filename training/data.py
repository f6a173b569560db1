"""Gold articles -> windows of word pieces with labels for every head."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ATTRIBUTION_TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
EVENT_TAGS = (
    "O", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
    "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
AUXILIARIES = ("future", "historical", "hypothetical", "negated")
STANDINGS = ("asserted", "attributed", "unconfirmed", "denied", "disputed")
IGNORE = -100
UNSURE = 0.5
"""Weight of an anchor only some readers would mark."""


@dataclass
class Article:
    """One article as word pieces, with a label per piece and head; ``IGNORE`` where a head has no gold."""

    pieces: list[int]
    cases: list[int]
    attribution: list[int]
    event: list[int]
    weight: list[float]
    auxiliary: list[list[float]]
    standing: list[int]


def case_class(text: str, start: int, end: int) -> int:
    """How a piece is written, which an uncased vocabulary forgets: 0-5, plus 6 at a paragraph's beginning."""
    word = text[start:end]
    kind = 0
    if word[:1].isupper():
        kind = 2 if len(word) > 1 and word.isupper() else 1
    elif word[:1].isdigit():
        kind = 3
    elif word and not word[0].isalnum():
        kind = 5 if word[0] in "\"“”'’‘«»„" else 4
    before = text[:start].rstrip(" \t\r")[-1:]
    return kind + (6 if before in ("", "\n") else 0)


def encode(tokenizer: Any, text: str) -> tuple[list[int], list[tuple[int, int]], list[int]]:
    """Word pieces, their character spans, and their case classes."""
    found = tokenizer.encode(text, add_special_tokens=False)
    return list(found.ids), list(found.offsets), [case_class(text, s, e) for s, e in found.offsets]


def read_articles(tokenizer: Any, path: Path, kind: str) -> list[Article]:
    """All articles of a gold file; ``kind`` is ``attribution`` or ``event``."""
    label = _label_attribution if kind == "attribution" else _label_events
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        pieces, spans, cases = encode(tokenizer, gold["text"])
        n = len(pieces)
        article = Article(pieces, cases, [IGNORE] * n, [IGNORE] * n, [1.0] * n, [[-1.0] * 4 for _ in range(n)], [IGNORE] * n)
        label(article, spans, gold)
        found.append(article)
    return found


def _label_attribution(article: Article, spans: list[tuple[int, int]], gold: dict[str, Any]) -> None:
    article.attribution = [0] * len(spans)
    for role in ("content", "source", "cue"):
        for attribution in gold["attributions"]:
            for start, end in attribution[role]:
                _tag(article.attribution, spans, start, end, ATTRIBUTION_TAGS.index(f"B-{role}"))


def _tag(tags: list[int], spans: list[tuple[int, int]], start: int, end: int, begin: int) -> None:
    first = True
    for i, (s, e) in enumerate(spans):
        if s < end and start < e:
            tags[i] = begin if first else begin + 1
            first = False


def _label_events(article: Article, spans: list[tuple[int, int]], gold: dict[str, Any]) -> None:
    article.event = [0] * len(spans)
    for event in gold["events"]:
        start, end = event["anchor_span"]
        for i, (s, e) in enumerate(spans):
            if s < end and start < e:
                article.event[i] = EVENT_TAGS.index(event["types"][0])
                article.weight[i] = 1.0 if event["certain"] else UNSURE
                article.auxiliary[i] = [float(a in event["auxiliaries"][0]) for a in AUXILIARIES]
                article.standing[i] = STANDINGS.index(event["standings"][0])


def windows(articles: list[Article], size: int, rng: random.Random) -> list[tuple[Article, int, int]]:
    """Cuts of at most ``size`` pieces, from a random start, so that every epoch cuts elsewhere."""
    found = []
    for article in articles:
        n = len(article.pieces)
        at = -rng.randrange(size) if n > size else 0
        while at < n:
            start, end = max(at, 0), min(at + size, n)
            if end - start > 8:
                found.append((article, start, end))
            at += size
    rng.shuffle(found)
    return found
