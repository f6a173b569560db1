"""Captions with a credit line: "Residents queue for water in Nouméa.\\nPhoto: Léa Wamytan." says whose picture the caption describes."""

from __future__ import annotations

from collections.abc import Iterator

from ..parse import Token
from .candidates import Candidate
from .layout import Layout

SHAPE = "credit"
CREDITS = frozenset({"image", "photo", "photograph", "picture", "video", "graphic", "illustration", "screenshot", "footage"})
MAX_CAPTION = 80
MAX_NAME = 14


def credit_lines(layout: Layout) -> Iterator[list[Candidate]]:
    """A group for each credit line that stands under, or at the end of, a caption."""
    tokens = layout.tokens
    for i in range(1, len(tokens) - 2):
        word = tokens[i]
        if word.lower not in CREDITS or not word.text[0].isupper():
            continue
        colon = i + 2 if tokens[i + 1].lower in ("credit", "by") else i + 1
        if colon + 1 < len(tokens) and tokens[colon].text == ":":
            yield from _credit(layout, word, colon)


def _credit(layout: Layout, word: Token, colon: int) -> Iterator[list[Candidate]]:
    text, tokens = layout.parse.text, layout.tokens
    gap = text[tokens[word.i - 1].end : word.start]
    if "\n\n" in gap or (not gap.count("\n") and tokens[word.i - 1].text not in (".", "(", "!", "?", "…", '"', "”", ")")):
        return
    end = colon + 1
    while end < len(tokens) and end - colon <= MAX_NAME and "\n" not in text[tokens[colon].end : tokens[end].start]:
        end += 1
    name = [t for t in tokens[colon + 1 : end] if t.pos in ("PROPN", "NOUN")]
    begin = text.rfind("\n", 0, tokens[word.i - 1].start) + 1
    start = word.i - 1
    while start > 0 and tokens[start - 1].start >= begin and word.i - start < MAX_CAPTION:
        start -= 1
    content = layout.settle([(start, word.i)], word.i)
    if name and content and end - colon <= MAX_NAME:
        inside = {t.i for t in name}
        head = next((t for t in name if t.head.i not in inside or t.head is t), name[0])
        yield [Candidate(word, SHAPE, head, content, tokens[content[0][0]])]
