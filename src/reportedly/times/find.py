"""Time expressions of a document: spotted by the grammar, read in text order, joined with the words beside them.

TimeML's notion of the span is kept: determiners belong to it ("the past two days"), prepositions do not ("on [Monday]").
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ..parse import Parse
from ..records import Item, Published, Span, Timex
from . import clock, dates, periods, ranges, relative, spans
from .around import Around
from .calendar import days_of
from .grammar import Grammar, Words, load_grammar
from .guards import may_stand
from .join import Piece, join_pieces
from .scene import Expression, Scene, is_narrative

READERS = {**dates.READERS, **periods.READERS, **ranges.READERS, **relative.READERS, **spans.READERS, **clock.READERS}
"""What makes a value of a match, by the name a rule calls it."""


def find_timexes(parse: Parse, published: Published | None, items: Sequence[Item] = ()) -> tuple[Timex, ...]:
    """Every time expression of the document, in order, without overlaps. In a dated entry of a live blog its day counts as today.

    Without a publication date relative expressions keep what their words say ("XXXX-WXX-1") and have no days.
    """
    grammar = load_grammar()
    words = grammar.read(parse.text)
    expressions = list(_spot(grammar, words, parse))
    scene = Scene(parse, words, published, items)
    scene.narrative = _tells_history(expressions, scene)
    pieces = join_pieces(grammar, words, list(_read(expressions, scene)), parse)
    dated = [item.span for item in items if item.day]
    return tuple(_in_entry(_timex(piece), dated) for piece in pieces)


def _in_entry(timex: Timex, entries: list[Span]) -> Timex:
    """``anchored_to`` says that it was the entry's day."""
    n = bisect_right(entries, timex.span[0], key=lambda span: span[0]) - 1
    is_inside = timex.anchored_to == "published" and n >= 0 and timex.span[0] < entries[n][1]
    return timex.replace(anchored_to="item") if is_inside else timex


def _spot(grammar: Grammar, words: Words, parse: Parse) -> Iterator[Expression]:
    """The longest match at every place that nothing around it forbids."""
    walk = grammar.spot(words)
    matches = next(walk, None)
    while matches is not None:
        seen = (Expression(words, m) for m in matches)
        chosen = next((e for e in seen if may_stand(e.match.entry, Around(e, parse, grammar.around))), None)
        if chosen is not None:
            yield chosen
        try:
            matches = walk.send(chosen.match.last if chosen else None)
        except StopIteration:
            return


def _tells_history(expressions: list[Expression], scene: Scene) -> bool:
    years = [y for e in expressions if (y := e.number("year")) is not None]
    years += [0 for e in expressions if e.match.entry.read in ("year_era", "month_era")]
    deictics = sum(e.match.entry.read in ("deictic", "shifted", "weekday") for e in expressions)
    return is_narrative(years, deictics, scene.today)


def _read(expressions: list[Expression], scene: Scene) -> Iterator[Piece]:
    for e in expressions:
        scene.stand_at(e.span[0])
        reading = READERS[e.match.entry.read](e, scene)
        if reading is None:
            continue
        if not (scene.narrative and scene.direction(e.span) == "future"):  # a plan for 1976 does not move a story of 1975 on
            scene.tell(reading, e.match.first, e.match.entry.id)
        yield Piece(e.words, e.match.first, e.match.last, reading, e.match.entry.id)


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
