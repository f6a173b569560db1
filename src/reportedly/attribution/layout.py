"""Parse -> Layout: subtree extents, quotations and content ranges, counted in token indexes.

Everything below works on half-open token ranges; characters come last. spaCy's trees are nearly projective, so a
subtree is taken as the stretch from its first to its last token.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate

from ..parse import Parse, Sentence, Token
from ..records import Span
from .quotations import DOUBLE, Quotation, find_quotations

Range = tuple[int, int]
QUOTE_MARKS = DOUBLE | {"'", "‘", "’"}


class Layout:
    """What the candidate finders ask of a parse again and again, computed once."""

    __slots__ = (
        "_quotations_of",
        "_quoted_before",
        "hi",
        "lo",
        "paragraph_of",
        "parse",
        "quotation_at",
        "quotations",
        "tokens",
        "wholly_quoted",
    )

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.tokens = parse.tokens
        self.lo = list(range(len(parse.tokens)))
        self.hi = [i + 1 for i in self.lo]
        self._measure()
        self.quotations = find_quotations(parse)
        self.quotation_at: dict[int, Quotation] = {i: q for q in self.quotations for i in range(q.start, q.end)}
        self._quoted_before = [0, *accumulate(i in self.quotation_at for i in range(len(parse.tokens)))]
        self.paragraph_of = [s.paragraph for s in parse.sentences]
        self.wholly_quoted = [self._is_quoted(s) for s in parse.sentences]
        self._quotations_of: dict[int, list[Quotation]] = {}
        for q in self.quotations:
            for n in range(parse.tokens[q.start].sentence, parse.tokens[q.end - 1].sentence + 1):
                self._quotations_of.setdefault(n, []).append(q)

    def _is_quoted(self, sentence: Sentence) -> bool:
        return all(t.i in self.quotation_at or t.pos == "PUNCT" for t in sentence.tokens)

    def count_quoted(self, span: Range) -> int:
        """How many tokens of the range stand in quotation marks, the marks included."""
        return self._quoted_before[span[1]] - self._quoted_before[span[0]]

    def quotations_in(self, sentence: Sentence) -> list[Quotation]:
        """Quotations that reach into the sentence."""
        return self._quotations_of.get(sentence.index, [])

    def _measure(self) -> None:
        """Widens every token's ancestors; where one is wide enough already, so are, or will be, those above it."""
        lo, hi = self.lo, self.hi
        for token in self.tokens:
            i, node, steps = token.i, token, 0
            while node.head is not node and steps < 200:
                node = node.head
                steps += 1
                j = node.i
                if i < lo[j]:
                    lo[j] = i
                elif i >= hi[j]:
                    hi[j] = i + 1
                else:
                    break

    def extent(self, token: Token) -> Range:
        """The stretch of the token's subtree."""
        return (self.lo[token.i], self.hi[token.i])

    def without(self, outer: Range, inner: Range) -> list[Range]:
        """The outer stretch with the inner one cut out."""
        a, b = max(outer[0], inner[0]), min(outer[1], inner[1])
        if a >= b:
            return [outer]
        return [r for r in ((outer[0], a), (b, outer[1])) if r[0] < r[1]]

    def trim(self, span: Range) -> Range | None:
        """The range without punctuation at its edges; quotation marks that have their partner inside stay."""
        start, end = span
        tokens = self.tokens
        while start < end and self._is_edge(tokens[start], (start, end)):
            start += 1
        while end > start and self._is_edge(tokens[end - 1], (start, end)):
            end -= 1
        return (start, end) if start < end else None

    def _is_edge(self, token: Token, span: Range) -> bool:
        if token.dep == "cc" and token.pos == "CCONJ":
            return token.head.i >= span[1] or token.head.i < span[0] or token.i == span[1] - 1
        if token.pos not in ("PUNCT", "SPACE", "SYM") and token.text not in QUOTE_MARKS:
            return False
        quotation = self.quotation_at.get(token.i)
        if quotation is not None:
            return not (span[0] <= quotation.start and quotation.end <= span[1])
        return token.text not in ("$", "#", "%", ")", "(", "]", "[")

    def settle(self, ranges: Iterable[Range], cue: int) -> tuple[Range, ...]:
        """Content ranges made whole: quotations they mostly cover are taken in, edges trimmed, touching ranges joined."""
        grown: list[Range] = []
        for span in ranges:
            trimmed = self.trim(self._with_quotations(span, cue))
            if trimmed is not None:
                grown.append(trimmed)
        return join(grown) if len(grown) > 1 else tuple(grown)

    def _with_quotations(self, span: Range, cue: int) -> Range:
        start, end = span
        quoted = self._quoted_before
        if quoted[min(end + 1, len(self.tokens))] == quoted[max(start - 1, 0)]:
            return span
        for i in (start - 1, start, (start + end) // 2, end - 1, end):
            q = self.quotation_at.get(i)
            if q is None or q.holds(cue):
                continue
            shared = min(end, q.end) - max(start, q.start)
            wider = (min(start, q.start), max(end, q.end))
            if (2 * shared >= q.end - q.start or shared >= end - start - 2) and not wider[0] <= cue < wider[1]:
                start, end = wider
        return (start, end)

    def characters(self, ranges: Iterable[Range]) -> tuple[Span, ...]:
        """Token ranges as spans of the text."""
        return tuple((self.tokens[a].start, self.tokens[b - 1].end) for a, b in ranges if a < b)


def join(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """Ranges in order, overlapping or touching ones made one.

    >>> join([(5, 7), (1, 3), (3, 4)])
    ((1, 4), (5, 7))
    """
    joined: list[Range] = []
    for start, end in sorted(ranges):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
