"""Quotations -> the speech they belong to: what a quoting verb takes, and how far the same mouth goes on."""

from __future__ import annotations

from collections.abc import Iterator

from ..parse import Sentence, Token
from .candidates import Candidate
from .layout import Layout, Range
from .quotations import Quotation
from .sources import find_source

MAX_CONTINUED = 40
"""Sentences of one paragraph looked at for continued speech."""


def quote_candidates(layout: Layout, verb: Token) -> Iterator[Candidate]:
    """The nearest quotation in the verb's sentence, or the one that follows its final colon or comma."""
    if verb.i in layout.quotation_at:
        return
    sentence = layout.parse.sentence_of(verb)
    quotation = _nearest(layout, sentence, verb)
    shape = "quote"
    if quotation is None:
        quotation = _opening_next(layout, sentence)
        shape = "quote.next"
    if quotation is None:
        return
    source = find_source(verb)
    content = ((quotation.start, quotation.end),)
    head = layout.tokens[min(quotation.start + 1, quotation.end - 1)]
    side = ".after" if quotation.start > verb.i else ".before"
    yield Candidate(verb, shape + side, source, content, head, direct=True)


def _nearest(layout: Layout, sentence: Sentence, verb: Token) -> Quotation | None:
    """ "Never," said the general: the quotation beside the verb with no other quotation between."""
    first, last = sentence.tokens[0].i, sentence.tokens[-1].i
    best: tuple[int, Quotation] | None = None
    for q in layout.quotations:
        if q.end <= first or q.start > last:
            continue
        distance = q.start - verb.i if q.start > verb.i else verb.i - q.end + 1
        if best is None or distance < best[0]:
            best = (distance, q)
    return best[1] if best else None


def _opening_next(layout: Layout, sentence: Sentence) -> Quotation | None:
    """ "She wrote:" and the quotation stands in the next sentence or paragraph."""
    if sentence.tokens[-1].text not in (":", ","):
        return None
    after = sentence.tokens[-1].i + 1
    return layout.quotation_at.get(after)


def continue_speech(layout: Layout, content: tuple[Range, ...], cue: int) -> tuple[Range, ...]:
    """The content with what the same mouth goes on to say: quotations of the sentence, then wholly quoted sentences after it.

    '"We are tired," she said. "We want to go home."' is one attribution with two stretches.
    """
    if not _is_direct(layout, content):
        return content
    sentence = layout.parse.sentence_of(layout.tokens[cue])
    grown = list(content)
    last = max(end for _, end in content)
    for later in layout.parse.sentences[sentence.index : sentence.index + MAX_CONTINUED]:
        if later.paragraph != sentence.paragraph:
            break
        quotes = [q for q in _quotations_in(layout, later) if q.start >= min(last, sentence.tokens[-1].i + 1)]
        if later.index == sentence.index:
            continue
        if not _wholly_quoted(layout, later):
            break
        grown.extend((q.start, q.end) for q in quotes)
    first = layout.parse.sentence_of(layout.tokens[min(start for start, _ in content)])
    for earlier in reversed(layout.parse.sentences[max(0, first.index - MAX_CONTINUED) : first.index]):
        if earlier.paragraph != sentence.paragraph or not _wholly_quoted(layout, earlier):
            break
        grown.extend((q.start, q.end) for q in _quotations_in(layout, earlier))
    return layout.settle(grown, cue)


def _is_direct(layout: Layout, content: tuple[Range, ...]) -> bool:
    words = sum(end - start for start, end in content)
    quoted = sum(1 for start, end in content for i in range(start, end) if i in layout.quotation_at)
    return words > 3 and 10 * quoted >= 9 * words


def _quotations_in(layout: Layout, sentence: Sentence) -> list[Quotation]:
    first, last = sentence.tokens[0].i, sentence.tokens[-1].i
    return [q for q in layout.quotations if q.end > first and q.start <= last]


def _wholly_quoted(layout: Layout, sentence: Sentence) -> bool:
    return all(t.i in layout.quotation_at or t.pos == "PUNCT" for t in sentence.tokens)
