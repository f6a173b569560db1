"""Expressions that belong together, joined: an hour with its day, "early" with its year; articles left to their noun."""

from __future__ import annotations

from ..parse import Parse
from .clock import time_of
from .grammar import Grammar, Match, Words
from .scene import Reading

_NEAR = 14
"""Words between an hour and a day of the same sentence, at most, for the hour to be of that day."""

_JOINTS = frozenset(("", ",", "on", "of", "at", "of the", ", on"))
_MEASURES = frozenset(("APPROX", "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE"))
_ARTICLES = frozenset(("the", "a", "an", "its", "their"))
_OWN_ARTICLE = frozenset(("rel.latest_quarter", "date.century", "date.century_era"))


class Piece:
    """An expression with its reading, from word ``first`` up to ``last``."""

    __slots__ = ("first", "last", "reading", "rule", "words")

    def __init__(self, words: Words, first: int, last: int, reading: Reading, rule: str) -> None:
        self.words = words
        self.first = first
        self.last = last
        self.reading = reading
        self.rule = rule


def join_pieces(grammar: Grammar, words: Words, pieces: list[Piece], parse: Parse) -> list[Piece]:
    """The pieces as they are reported: hours with days, modifiers inside, other nouns' articles outside."""
    joined: list[Piece] = []
    for piece in pieces:
        whole = _with_time(joined[-1], piece) if joined else None
        if whole is None:
            joined.append(piece)
        else:
            joined[-1] = whole
    _borrow_days(joined)
    floor = 0
    for piece in joined:
        _take_edges(grammar, piece, floor)
        _leave_article(piece, parse)
        floor = piece.last
    return joined


def _with_time(left: Piece, right: Piece) -> Piece | None:
    """As in "Monday morning", "noon on Thursday", "the night of 17 January"."""
    between = [left.words.lower(i) for i in range(left.last, right.first)] if right.first - left.last < 3 else ["-"]
    if " ".join(between) not in _JOINTS:
        return None
    if _is_time(left) and _is_day(right.reading.value):
        return _merged(left, right, left, right, "on" in between)
    if _is_time(right) and _is_day(left.reading.value) and between in ([], [","], ["at"]):
        return _merged(left, right, right, left, False)
    return None


def _merged(left: Piece, right: Piece, time: Piece, day: Piece, apart: bool) -> Piece | None:
    reading = day.reading._replace(type="TIME", value=day.reading.value + time_of(time.reading.value), mod=time.reading.mod)
    if apart:
        left.reading = reading  # two expressions by TimeML, "[3 p.m.] on [Monday]", of which the first needs the second
        return None
    return Piece(left.words, left.first, right.last, reading, f"{left.rule}+{right.rule}")


def _is_time(piece: Piece) -> bool:
    return piece.reading.type == "TIME" and bool(time_of(piece.reading.value))


def _is_day(value: str) -> bool:
    return len(value) >= 9 and "T" not in value and value[-1:].isdigit()


def _borrow_days(pieces: list[Piece]) -> None:
    """As in "at 10:35 a.m. (0735 GMT) Friday": an hour of no told day takes the day named nearest in its sentence."""
    for n, piece in enumerate(pieces):
        if not piece.rule.startswith("clock.") or "+" in piece.rule or piece.rule == "clock.part_shifted":
            continue
        if piece.reading.anchored != "published":
            continue
        near = [p for p in pieces[max(0, n - 3) : n + 4] if p.rule.startswith(("date.", "rel.")) and _is_day(p.reading.value[:10])]
        near = [p for p in near if _words_apart(p, piece) < _NEAR]
        if near:
            day = min(near, key=lambda p: _words_apart(p, piece)).reading
            piece.reading = piece.reading._replace(value=day.value[:10] + time_of(piece.reading.value), anchored=day.anchored)


def _words_apart(a: Piece, b: Piece) -> int:
    first, last = (a.last, b.first) if a.first < b.first else (b.last, a.first)
    if last - first >= _NEAR or any(a.words.raw(i) in (".", "!", "?") or "\n" in a.words.raw(i) for i in range(first, last)):
        return _NEAR
    return last - first


def _take_edges(grammar: Grammar, piece: Piece, floor: int) -> None:
    """As in "the [early 1990s]", "[nearly two years]": at most two modifiers before."""
    for _ in range(2):
        edge = next((m for m in grammar.edges_before(piece.words, piece.first) if m.first >= floor and _fits(m, piece)), None)
        if edge is None:
            return
        if piece.reading.mod is None and "mod" in edge.entry.args:
            piece.reading = piece.reading._replace(mod=str(edge.entry.args["mod"]))
        piece.first = edge.first


def _fits(edge: Match, piece: Piece) -> bool:
    """Points of the calendar have parts ("early 2014"), lengths have measures ("nearly two years")."""
    if piece.reading.value.endswith("_REF") or piece.reading.type == "SET":
        return False
    words, first = piece.words, piece.first
    if words.lower(edge.last - 1) == "over" and words.lower(first) not in ("a", "an") and "number" not in words.means(first):
        return False  # "over [the weekend]"
    return piece.reading.type != "DURATION" or edge.entry.args.get("mod") in _MEASURES


def _leave_article(piece: Piece, parse: Parse) -> None:
    """In "a [third-quarter] loss", "the [Oct. 23] shooting" the article belongs to the noun that the time describes."""
    if piece.last - piece.first < 2 or piece.rule in _OWN_ARTICLE or piece.words.lower(piece.first) not in _ARTICLES:
        return
    start, end = piece.words.starts[piece.first], piece.words.stops[piece.last - 1]
    inside = parse.tokens_in((start, end))[1:]
    if any(t.dep in ("compound", "nmod", "amod", "nummod") and t.head.start >= end for t in inside):
        piece.first += 1
