"""Quotations -> the speech they belong to: what a quoting verb takes, and how far the same mouth goes on."""

from __future__ import annotations

from collections.abc import Iterator

from ..parse import Sentence, Token
from .candidates import Candidate
from .layout import Layout, Range
from .quotations import Quotation
from .sources import find_source

MAX_CONTINUED = 40
"""Sentences looked at, either way, for continued speech."""


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
    that = layout.tokens[quotation.start - 1].lower == "that" and quotation.start - 1 > verb.i
    content = ((quotation.start - that, quotation.end),)
    head = layout.tokens[min(quotation.start + 1, quotation.end - 1)]
    side = ".after" if quotation.start > verb.i else ".before"
    yield Candidate(verb, shape + side, source, content, head, direct=True)


def _nearest(layout: Layout, sentence: Sentence, verb: Token) -> Quotation | None:
    """ "Never," said the general: the quotation beside the verb with no other quotation between."""

    def distance(q: Quotation) -> int:
        return q.start - verb.i if q.start > verb.i else verb.i - q.end + 1

    return min(layout.quotations_in(sentence), key=distance, default=None)


def _opening_next(layout: Layout, sentence: Sentence) -> Quotation | None:
    """ "She wrote:" and the quotation stands in the next sentence or paragraph."""
    if sentence.tokens[-1].text not in (":", ","):
        return None
    after = sentence.tokens[-1].i + 1
    return layout.quotation_at.get(after)


def continue_speech(layout: Layout, content: tuple[Range, ...], cue: int) -> tuple[Range, ...]:
    """The content with what the same mouth goes on to say: wholly quoted sentences before and after, and whole paragraphs after.

    '"We are tired," she said. "We want to go home."' is one attribution with two stretches.
    """
    if not _is_direct(layout, content):
        return content
    sentences = layout.parse.sentences
    here = layout.tokens[cue].sentence
    first = min(here, layout.tokens[min(start for start, _ in content)].sentence)
    grown = [*content, *_resumed(layout, content, cue)]
    for n in [*_after(layout, here), *_before(layout, first)]:
        grown.extend((q.start, q.end) for q in layout.quotations_in(sentences[n]) if not q.holds(cue))
    return layout.settle(grown, cue)


def _resumed(layout: Layout, content: tuple[Range, ...], cue: int) -> list[Range]:
    """ "If they come," she said, "we will fight": the quotation taken up again after the cue."""
    if content[-1][1] > cue:
        return []
    later = [q for q in layout.quotations_in(layout.parse.sentence_of(layout.tokens[cue])) if q.start > cue]
    return [(q.start, q.end) for q in later[:1] if q.end - q.start > 4 and layout.tokens[q.start - 1].text == ","]


def _is_direct(layout: Layout, content: tuple[Range, ...]) -> bool:
    words = sum([end - start for start, end in content])
    return words > 3 and 10 * sum(map(layout.count_quoted, content)) >= 9 * words


def _after(layout: Layout, here: int) -> Iterator[int]:
    """Wholly quoted sentences that follow; over a paragraph's end only when the run reached it."""
    for n in range(here + 1, min(here + MAX_CONTINUED, len(layout.wholly_quoted))):
        if not layout.wholly_quoted[n]:
            if layout.paragraph_of[n] == layout.paragraph_of[here]:
                return
            break
        if layout.paragraph_of[n] != layout.paragraph_of[n - 1] and not _paragraph_is_quoted(layout, n):
            return
        yield n


def _paragraph_is_quoted(layout: Layout, n: int) -> bool:
    paragraph = layout.paragraph_of[n]
    for later in range(n, min(n + MAX_CONTINUED, len(layout.wholly_quoted))):
        if layout.paragraph_of[later] != paragraph:
            return True
        if not layout.wholly_quoted[later]:
            return False
    return True


def _before(layout: Layout, first: int) -> Iterator[int]:
    for n in range(first - 1, max(-1, first - MAX_CONTINUED), -1):
        if layout.paragraph_of[n] != layout.paragraph_of[first] or not layout.wholly_quoted[n]:
            return
        yield n
