"""Parse -> quotations: token ranges between quotation marks, marks included.

Marks come curly, straight, doubled apostrophes or guillemets, and some are missing. A paragraph that opens a quotation and
does not close it carries it on when the next paragraph opens one again (the printers' rule for long speeches); otherwise the
stray mark reaches to the end of its paragraph when it began a sentence, and counts for nothing when it did not.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..parse import Parse, Token

OPENING = frozenset("“„«")
CLOSING = frozenset("”»")
STRAIGHT = frozenset(['"', "''", "``", "'", "‘", "’"])
DOUBLE = frozenset(['"', "''", "``"]) | OPENING | CLOSING


@dataclass(frozen=True, slots=True)
class Quotation:
    """Token indexes, half open, marks included; ``closed`` is false where the closing mark is missing."""

    start: int
    end: int
    closed: bool = True

    def holds(self, i: int) -> bool:
        return self.start <= i < self.end


def find_quotations(parse: Parse) -> tuple[Quotation, ...]:
    """Quotations in text order, never overlapping."""
    found: list[Quotation] = []
    for tokens in paragraphs(parse):
        found.extend(_in_paragraph(tokens))
    return tuple(found)


def paragraphs(parse: Parse) -> list[list[Token]]:
    """Tokens paragraph by paragraph."""
    grouped: list[list[Token]] = []
    last = None
    for sentence in parse.sentences:
        if sentence.paragraph != last:
            grouped.append([])
            last = sentence.paragraph
        grouped[-1].extend(sentence.tokens)
    return grouped


def _in_paragraph(tokens: list[Token]) -> list[Quotation]:
    found: list[Quotation] = []
    opened: Token | None = None
    single: Token | None = None
    for k, token in enumerate(tokens):
        if token.text not in DOUBLE:
            if opened is None:
                single = _single(token, tokens, k, single, found)
            continue
        if opened is None:
            if _may_open(tokens, k):
                opened = token
            elif not found and token.text != "“" and _closes_speech(tokens, k):
                found.append(Quotation(_sentence_start(tokens, k), token.i + 1, False))  # the opening mark is missing
        elif _may_close(tokens, k, opened):
            found.append(Quotation(opened.i, token.i + 1))
            opened = None
        elif token.text in OPENING:
            opened = token  # the closing mark was forgotten
    if opened is not None and _begins_sentence(tokens, opened):
        found.append(Quotation(opened.i, tokens[-1].i + 1, False))
    return found


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
    if token.text in OPENING or token.text == "``":
        return True
    if token.text in CLOSING:
        return False
    if k == 0:
        return True
    spaced = tokens[k - 1].end < token.start
    glued = k + 1 < len(tokens) and tokens[k + 1].start == token.end
    return (spaced or tokens[k - 1].text in ("(", "[", "—", "–", "--", "-", "'", "‘")) and (glued or not _any_gap(tokens, k))


def _any_gap(tokens: list[Token], k: int) -> bool:
    return k + 1 < len(tokens) and tokens[k + 1].start > tokens[k].end and tokens[k - 1].end == tokens[k].start


def _may_close(tokens: list[Token], k: int, opened: Token) -> bool:
    token = tokens[k]
    return token.i > opened.i and token.text not in OPENING


def _closes_speech(tokens: list[Token], k: int) -> bool:
    return k > 2 and tokens[k - 1].text in (",", ".", "?", "!") and tokens[k - 1].end == tokens[k].start


def _sentence_start(tokens: list[Token], k: int) -> int:
    return next(t.i for t in tokens if t.sentence == tokens[k].sentence)


def _begins_sentence(tokens: list[Token], mark: Token) -> bool:
    k = mark.i - tokens[0].i
    return k == 0 or tokens[k - 1].sentence != mark.sentence or tokens[k - 1].text in (":", ",", ".")
