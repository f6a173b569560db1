"""Parse -> quotations: token ranges between quotation marks, marks included.

Marks come curly, straight, doubled apostrophes or guillemets, and some are missing. A paragraph that opens a quotation and
does not close it carries it on when the next paragraph opens one again (the printers' rule for long speeches); otherwise the
stray mark reaches to the end of its paragraph when it began a sentence, and counts for nothing when it did not.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..parse import Parse, Sentence, Token

OPENING = frozenset("“„«")
CLOSING = frozenset("”»")
STRAIGHT = frozenset(['"', "''", "``", "'", "‘", "’"])
MAX_QUOTATION = 1_500
"""Tokens; a mark further away than this closes nothing."""
DOUBLE = frozenset(['"', "''", "``"]) | OPENING | CLOSING


@dataclass(frozen=True, slots=True)
class Quotation:
    """Token indexes, half open, marks included; ``opened`` and ``closed`` are false where a mark is missing."""

    start: int
    end: int
    closed: bool = True
    opened: bool = True

    def holds(self, i: int) -> bool:
        return self.start <= i < self.end


def find_quotations(parse: Parse) -> tuple[Quotation, ...]:
    """Quotations in text order, never overlapping."""
    line_of = [s.paragraph for s in parse.sentences]
    found: list[Quotation] = []
    last: list[Quotation] = []
    for tokens in _blocks(parse):
        here = _in_block(tokens, line_of)
        if last and here and _carries_on(last[-1], here[0]):
            here[0] = Quotation(found.pop().start, here[0].end)
        found.extend(here)
        last = here
    return tuple(found)


def _carries_on(before: Quotation, after: Quotation) -> bool:
    """True for the two ends of a quotation that is closed a paragraph further on: '"We lost.\n\nBut we learned."'."""
    return not before.closed and not after.opened and after.end - before.start <= MAX_QUOTATION


def _blocks(parse: Parse) -> list[list[Token]]:
    """Tokens by paragraph as a reader sees it: where blank lines set paragraphs apart, the lines between them belong together.

    The parser gets line by line; a quotation may run over several lines.
    """
    blank = "\n\n" in parse.text
    grouped: list[list[Token]] = []
    last: Sentence | None = None
    for sentence in parse.sentences:
        if last is None or (sentence.paragraph != last.paragraph and not (blank and _same_block(parse.text, last.end, sentence.start))):
            grouped.append([])
        grouped[-1].extend(sentence.tokens)
        last = sentence
    return grouped


def _same_block(text: str, start: int, end: int) -> bool:
    return text.count("\n", start, min(end, start + 50)) < 2


def _in_block(tokens: list[Token], line_of: list[int]) -> list[Quotation]:
    found: list[Quotation] = []
    opened: Token | None = None
    single: Token | None = None
    for k, token in enumerate(tokens):
        if token.text not in DOUBLE and not _is_backticks(tokens, k):
            if opened is None:
                single = _single(token, tokens, k, single, found)
            continue
        first = k == 0 or line_of[tokens[k - 1].sentence] != line_of[token.sentence]
        if opened is None:
            if first or _may_open(tokens, k):
                opened = token
            elif not found and token.text != "“" and _closes_speech(tokens, k):
                found.append(Quotation(_sentence_start(tokens, k), token.i + 1, opened=False))  # the opening mark is missing
        elif first or token.text in OPENING or token.text == "`" or token.i - opened.i > MAX_QUOTATION:
            found.extend(_unclosed(tokens, opened, line_of))  # opened again: the closing mark was left out
            opened = token if first or _may_open(tokens, k) else None
        else:
            found.append(Quotation(opened.i, token.i + 1))
            opened = None
    if opened is not None:
        found.extend(_unclosed(tokens, opened, line_of))
    return found


def _unclosed(tokens: list[Token], opened: Token, line_of: list[int]) -> list[Quotation]:
    """A quotation without its closing mark goes to the end of its line, if it began a sentence or followed a colon or comma."""
    k = opened.i - tokens[0].i
    if k and tokens[k - 1].sentence == opened.sentence and tokens[k - 1].text not in (":", ",", "."):
        return []
    line = line_of[opened.sentence]
    while k < len(tokens) and line_of[tokens[k].sentence] == line and (k == opened.i - tokens[0].i or tokens[k].text not in DOUBLE):
        k += 1
    return [Quotation(opened.i, tokens[k - 1].i + 1, False)]


def _single(token: Token, tokens: list[Token], k: int, opened: Token | None, found: list[Quotation]) -> Token | None:
    """Headlines quote with single marks: Minister: 'We will not pay'. Apostrophes must not count."""
    if token.text not in ("'", "‘", "’"):
        return opened
    before = tokens[k - 1] if k else None
    spaced = before is None or before.end < token.start
    glued = k + 1 < len(tokens) and tokens[k + 1].start == token.end
    if token.text != "’" and spaced and glued:
        return token
    if (opened is not None and token.text != "‘" and not spaced and not glued) or _ends_single(token, tokens, k, opened):
        if opened is not None and opened.sentence == token.sentence and token.i - opened.i > 2:
            found.append(Quotation(opened.i, token.i + 1))
        return None
    return opened


def _ends_single(token: Token, tokens: list[Token], k: int, opened: Token | None) -> bool:
    return opened is not None and token.text != "‘" and k + 1 < len(tokens) and tokens[k + 1].text in (".", ",", "?", "!", ";")


def _may_open(tokens: list[Token], k: int) -> bool:
    token = tokens[k]
    if token.text in OPENING or token.text in ("``", "`"):
        return True
    spaced = k == 0 or tokens[k - 1].end < token.start
    glued = k + 1 < len(tokens) and tokens[k + 1].start == token.end
    if token.text in CLOSING:
        return spaced and glued  # a curly mark turned the wrong way
    if k == 0:
        return True
    return (spaced or tokens[k - 1].text in ("(", "[", "—", "–", "--", "-", "'", "‘")) and (glued or not _any_gap(tokens, k))


def _is_backticks(tokens: list[Token], k: int) -> bool:
    """The wires' opening mark, ``, which the parser cuts in two."""
    return tokens[k].text == "`" and k + 1 < len(tokens) and tokens[k + 1].text == "`" and tokens[k + 1].start == tokens[k].end


def _any_gap(tokens: list[Token], k: int) -> bool:
    return k + 1 < len(tokens) and tokens[k + 1].start > tokens[k].end and tokens[k - 1].end == tokens[k].start


def _closes_speech(tokens: list[Token], k: int) -> bool:
    return k > 2 and tokens[k - 1].text in (",", ".", "?", "!") and tokens[k - 1].end == tokens[k].start


def _sentence_start(tokens: list[Token], k: int) -> int:
    return next(t.i for t in tokens if t.sentence == tokens[k].sentence)
