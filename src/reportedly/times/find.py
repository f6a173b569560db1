"""Time expressions of a document: spotted by the grammar, read in text order, joined with the words beside them.

TimeML's notion of the span is kept: determiners belong to it ("the past two days"), prepositions do not ("on [Monday]").
"""

from __future__ import annotations

from collections.abc import Iterator

from ..parse import Parse
from ..records import Published, Timex
from . import clock, dates, relative, spans
from .calendar import days_of
from .clock import time_of
from .grammar import Grammar, Match, Words, load_grammar
from .guards import GUARDS
from .scene import Expression, Reading, Scene, is_narrative

READERS = {**dates.READERS, **relative.READERS, **spans.READERS, **clock.READERS}


def find_timexes(parse: Parse, published: Published | None) -> tuple[Timex, ...]:
    """Every time expression of the document, in order, without overlaps.

    Without a publication date relative expressions keep what their words say ("XXXX-WXX-1") and have no days.
    """
    grammar = load_grammar()
    words = grammar.read(parse.text)
    expressions = list(_spot(grammar, words, parse))
    scene = Scene(parse, words, published, False)
    scene.narrative = _tells_history(expressions, scene)
    pieces = _join(grammar, words, list(_read(expressions, scene)))
    for piece in pieces:
        _leave_determiner(piece, parse)
    return tuple(_timex(piece) for piece in pieces)


class Piece:
    """An expression with its reading; pieces standing together become one timex."""

    __slots__ = ("first", "last", "reading", "rule", "words")

    def __init__(self, words: Words, first: int, last: int, reading: Reading, rule: str) -> None:
        self.words = words
        self.first = first
        self.last = last
        self.reading = reading
        self.rule = rule


def _spot(grammar: Grammar, words: Words, parse: Parse) -> Iterator[Expression]:
    """The longest match at every place that no guard forbids."""
    walk = grammar.spot(words)
    matches = next(walk, None)
    while matches is not None:
        chosen = next((e for m in matches if _allowed(e := Expression(words, m), parse)), None)
        if chosen is not None:
            yield chosen
        try:
            matches = walk.send(chosen.match.last if chosen else None)  # type: ignore[attr-defined]
        except StopIteration:
            return


def _allowed(e: Expression, parse: Parse) -> bool:
    return all(GUARDS[name](e, parse) for name in e.match.entry.guards)


def _tells_history(expressions: list[Expression], scene: Scene) -> bool:
    years = [y for e in expressions if (y := e.number("year")) is not None]
    years += [0 for e in expressions if e.match.entry.read in ("year_era", "month_era")]
    deictics = sum(e.match.entry.read in ("deictic", "shifted", "weekday") for e in expressions)
    return is_narrative(years, deictics, scene.today)


def _read(expressions: list[Expression], scene: Scene) -> Iterator[Piece]:
    for e in expressions:
        reading = READERS[e.match.entry.read](e, scene)
        if reading is not None:
            if not (scene.narrative and scene.direction(e.span) == "future"):  # a plan for 1976 does not move a story of 1975 on
                scene.tell(reading, e.match.first, e.match.entry.id)
            yield Piece(e.words, e.match.first, e.match.last, reading, e.match.entry.id)


def _join(grammar: Grammar, words: Words, pieces: list[Piece]) -> list[Piece]:
    """A time of day and its day become one; modifiers before join in."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and (whole := _with_time(joined[-1], piece)) is not None:
            joined[-1] = whole
        else:
            joined.append(piece)
    for piece in joined:
        _borrow_day(piece, joined)
    floor = 0
    for piece in joined:
        _take_edge(grammar, words, piece, floor)
        floor = piece.last
    return joined


def _with_time(left: Piece, right: Piece) -> Piece | None:
    """"Monday morning", "noon on Thursday", "the night of 17 January"."""
    between = [left.words.lower(i) for i in range(left.last, right.first)]
    if " ".join(between) not in ("", ",", "on", "of", "at", "of the", ", on"):
        return None
    for time, day in ((left, right), (right, left)):
        part = time_of(time.reading.value)
        if time.reading.type == "TIME" and part and day.reading.type == "DATE" and _is_day(day.reading.value):
            if time is right and between not in ([], [","], ["at"]):
                return None
            reading = Reading("TIME", day.reading.value + part, day.reading.anchored, time.reading.mod)
            if "on" in between:
                left.reading = reading  # two expressions by TimeML, "[3 p.m.] on [Monday]", of which the first needs the second
                return None
            return Piece(left.words, left.first, right.last, reading, f"{left.rule}+{right.rule}")
    return None


_NEAR = 14


def _borrow_day(piece: Piece, pieces: list[Piece]) -> None:
    """"At 10:35 a.m. (0735 GMT) Friday": an hour of no told day takes the day named nearest in its sentence."""
    if not piece.rule.startswith("clock.") or "+" in piece.rule or piece.reading.anchored != "published" or piece.rule == "clock.part_shifted":
        return
    near = [p for p in pieces if _is_day(p.reading.value[:10]) and p.rule.startswith(("date.", "rel.")) and _words_apart(p, piece) < _NEAR]
    if near:
        day = min(near, key=lambda p: _words_apart(p, piece))
        piece.reading = piece.reading._replace(value=day.reading.value[:10] + time_of(piece.reading.value), anchored=day.reading.anchored)


def _words_apart(a: Piece, b: Piece) -> int:
    first, last = (a.last, b.first) if a.first < b.first else (b.last, a.first)
    return _NEAR if any(a.words.raw(i) in (".", "!", "?") or "\n" in a.words.raw(i) for i in range(first, min(last, first + _NEAR))) else last - first


def _is_day(value: str) -> bool:
    return len(value) >= 9 and "T" not in value and value[-1:].isdigit()


def _take_edge(grammar: Grammar, words: Words, piece: Piece, floor: int) -> None:
    for _ in range(2):
        edges = [m for m in grammar.edges_before(words, piece.first) if m.first >= floor and _fits(m, piece)]
        if not edges:
            return
        edge = edges[0]
        piece.first = edge.first
        mod = edge.entry.args.get("mod")
        if mod is not None and piece.reading.mod is None:
            piece.reading = piece.reading._replace(mod=str(mod))


def _fits(edge: Match, piece: Piece) -> bool:
    """Points of the calendar have parts ("early 2014"), lengths have measures ("nearly two years")."""
    mod = edge.entry.args.get("mod")
    if piece.reading.value.endswith("_REF") or piece.reading.type == "SET":
        return False
    opening = piece.words.lower(piece.first)
    if edge.entry.id == "edge.more" and piece.words.lower(edge.last - 1) == "over" and opening not in ("a", "an") and "number" not in piece.words.means(piece.first):
        return False  # "over [the weekend]"
    if piece.reading.type == "DURATION":
        return mod in ("APPROX", "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE")
    return True


def _leave_determiner(piece: Piece, parse: Parse) -> None:
    """In "a [third-quarter] loss", "the [Oct. 23] shooting" the article belongs to the noun that the time describes."""
    if piece.last - piece.first < 2 or piece.rule in ("rel.latest_quarter", "date.century", "date.century_era") or piece.words.lower(piece.first) not in ("the", "a", "an", "its", "their"):
        return
    start, end = piece.words.starts[piece.first], piece.words.stops[piece.last - 1]
    last = parse.tokens_in((start, end))[-1:]
    if last and last[0].dep in ("compound", "nmod", "amod", "nummod") and last[0].head.start >= end:
        piece.first += 1


def _timex(piece: Piece) -> Timex:
    reading = piece.reading
    days = reading.days if reading.days is not None else days_of(reading.value) or (None, None)
    start, end = (day.isoformat() if day else None for day in days)
    return Timex(
        span=(piece.words.starts[piece.first], piece.words.stops[piece.last - 1]),
        type=reading.type,
        value=reading.value,
        mod=reading.mod,
        start=start,
        end=end,
        anchored_to=reading.anchored,
        why=piece.rule,
    )
