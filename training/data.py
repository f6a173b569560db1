"""Gold articles and our own sentences -> windows of word pieces with labels for every head."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportedly.tagger.pieces import begins_paragraph, case_class
from reportedly.tagger.tags import AUXILIARIES, EVENT_TYPES, RELATIONS, ROLES, STANDINGS

IGNORE = -100
UNSURE = 0.5
"""Weight of an anchor only some readers would mark, and of labels our own rules gave."""
Pieces = frozenset[int]


@dataclass(frozen=True)
class Link:
    """Pieces that stand for a cue or an event's anchor, and the pieces of each party to it; ``None``: nothing is known."""

    anchors: Pieces
    targets: tuple[Pieces | None, ...]
    """One set for each of ``RELATIONS``."""


@dataclass
class Article:
    """One article as word pieces, with a label per piece and head; ``IGNORE`` or -1 where a head has no gold."""

    pieces: list[int]
    cases: list[int]
    roles: list[list[float]]
    event: list[int]
    weight: list[float]
    auxiliary: list[list[float]]
    standing: list[int]
    links: list[Link] = field(default_factory=list)


@dataclass(frozen=True)
class Window:
    """Pieces ``start`` to ``end`` of an article."""

    article: Article
    start: int
    end: int


class Encoder:
    """Text -> an article without labels."""

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer

    def article(self, text: str) -> tuple[Article, list[tuple[int, int]]]:
        """The pieces with nothing known about them, and their character spans."""
        found = self._tokenizer.encode(text, add_special_tokens=False)
        spans = list(found.offsets)
        n = len(spans)
        cases = [case_class(text, s, e, begins_paragraph(text, s)) for s, e in spans]
        unknown_roles = [[-1.0] * len(ROLES) for _ in range(n)]
        unknown_modes = [[-1.0] * len(AUXILIARIES) for _ in range(n)]
        return Article(list(found.ids), cases, unknown_roles, [IGNORE] * n, [1.0] * n, unknown_modes, [IGNORE] * n), spans


def read_attributions(encoder: Encoder, path: Path) -> list[Article]:
    """Articles whose sources, cues and contents are marked."""
    found = []
    for gold in _lines(path):
        article, spans = encoder.article(gold["text"])
        article.roles = [[0.0] * len(ROLES) for _ in spans]
        for attribution in gold["attributions"]:
            sets = {role: _pieces(spans, attribution[role]) for role in ROLES}
            for k, role in enumerate(ROLES):
                for i in sets[role]:
                    article.roles[i][k] = 1.0
            article.links.append(Link(sets["cue"], tuple(sets.get(r) for r in RELATIONS)))
        found.append(article)
    return found


def read_events(encoder: Encoder, path: Path) -> list[Article]:
    """Articles whose events are marked, with anchors, parties, auxiliary modes and standing."""
    found = []
    for gold in _lines(path):
        article, spans = encoder.article(gold["text"])
        article.event = [0] * len(spans)
        for event in gold["events"]:
            anchors = _pieces(spans, [event["anchor_span"]])
            for i in anchors:
                article.event[i] = 1 + EVENT_TYPES.index(event["types"][0])
                article.weight[i] = 1.0 if event["certain"] else UNSURE
                article.auxiliary[i] = [float(a in event["auxiliaries"][0]) for a in AUXILIARIES]
                article.standing[i] = STANDINGS.index(event["standings"][0])
            parties = {role: _pieces(spans, [p["span"] for p in event[role + "s"] if p.get("span")]) for role in ("actor", "recipient")}
            article.links.append(Link(anchors, tuple(parties.get(r) for r in RELATIONS)))
        found.append(article)
    return found


def read_sentences(encoder: Encoder, path: Path) -> list[Article]:
    """Our own sentences as ``training.sentences`` wrote them: labels are those of our rules, so they weigh less."""
    found = []
    for line in _lines(path):
        article, spans = encoder.article(line["text"])
        article.event, article.weight = [0] * len(spans), [UNSURE] * len(spans)
        for event in line["events"]:
            anchors = _pieces(spans, [event["anchor"]])
            for i in anchors:
                article.event[i] = 1 + EVENT_TYPES.index(event["type"])
            parties = {role: _pieces(spans, event[role + "s"]) for role in ("actor", "recipient")}
            article.links.append(Link(anchors, tuple(parties.get(r) for r in RELATIONS)))
        found.append(article)
    return found


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _pieces(spans: list[tuple[int, int]], wanted: list[Any]) -> Pieces:
    """The pieces that overlap any of the character spans."""
    return frozenset(i for i, (s, e) in enumerate(spans) if any(s < end and start < e for start, end in wanted))


def windows(articles: list[Article], size: int, rng: random.Random) -> list[Window]:
    """Cuts of at most ``size`` pieces, from a random start, so that every epoch cuts elsewhere."""
    found = []
    for article in articles:
        n = len(article.pieces)
        at = -rng.randrange(size) if n > size else 0
        while at < n:
            start, end = max(at, 0), min(at + size, n)
            if end - start > 4:
                found.append(Window(article, start, end))
            at += size
    rng.shuffle(found)
    return found
