"""When an event happened: the time expression of its clause, else of its sentence; and whether that is long ago."""

from __future__ import annotations

from datetime import date, timedelta

from ..parse import Parse, Token
from ..records import Event, EventTime, Published, Timex, covers
from .arguments import Arguments

LONG_AGO = timedelta(days=30)
"""News tells of days and weeks; what ended earlier than this before publication is told as history."""

_CLAUSE = frozenset({"relcl", "advcl", "ccomp", "acl", "parataxis"})


def find_event_time(parse: Parse, arguments: Arguments, timexes: tuple[Timex, ...]) -> EventTime | None:
    """The nearest DATE or TIME in the event's clause, else in its sentence when that has only one."""
    sentence = parse.sentence_of(arguments.trigger)
    inside = [
        (i, t)
        for i, t in enumerate(timexes)
        if t.type in ("DATE", "TIME") and covers(sentence.span, t.span) and not t.value.endswith("_REF")
    ]
    if not inside:
        return None
    clause = _clause_tokens(arguments)
    own = [(i, t) for i, t in inside if any(covers(t.span, c.span) for c in clause)]
    pool = own or (inside if len(inside) == 1 else [])
    if not pool:
        return None
    anchor = arguments.trigger.start
    index, timex = min(pool, key=lambda x: (abs(x[1].span[0] - anchor), x[0]))
    return EventTime(start=timex.start, end=timex.end, precision=_precision(timex), timex=index)


def is_historical(time: EventTime | None, published: Published | None) -> bool:
    """True when the event ended long before the document was published."""
    if time is None or time.end is None or published is None:
        return False
    try:
        return date.fromisoformat(time.end[:10]) < date.fromisoformat(published.start[:10]) - LONG_AGO
    except ValueError:
        return False


def share_history(events: list[Event], parse: Parse) -> list[Event]:
    """Events with ``historical`` passed on to undated mentions of the same happening: "the slaying" of a man killed last year.

    Same type and same anchor word, or the same parties on the suffering side; a mention with a time of its own keeps it.
    """
    old = [e for e in events if "historical" in e.auxiliary]
    words = {(e.event_type, _lemma(e, parse)) for e in old}
    sufferers = {(e.event_type, r.name) for e in old for r in e.recipients}
    recent = {(e.event_type, _lemma(e, parse)) for e in events if e.time is not None and e.time.start and "historical" not in e.auxiliary}

    def is_old(event: Event) -> bool:
        if event.auxiliary or event.time is not None:
            return False
        key = (event.event_type, _lemma(event, parse))
        return key not in recent and (key in words or any((event.event_type, r.name) in sufferers for r in event.recipients))

    return [e.replace(auxiliary=("historical",)) if is_old(e) else e for e in events]


def _lemma(event: Event, parse: Parse) -> str:
    return parse.tokens_in(event.anchor)[0].lemma.lower()


def _clause_tokens(arguments: Arguments) -> list[Token]:
    """The tokens of the smallest clause around the trigger, without clauses below it."""
    top = arguments.trigger if arguments.is_verb else arguments.carrier or arguments.trigger
    found = [top, arguments.trigger]
    for token in found:
        found.extend(c for c in token.children if c.dep not in _CLAUSE and c not in found)
    return found


def _precision(timex: Timex) -> str:
    value = timex.value
    if timex.type == "TIME" or "T" in value:
        return "time"
    if len(value) == 4 or value[:4] == "XXXX":
        return "year"
    if "-W" in value:
        return "day" if value.count("-") == 2 and not value.endswith("WE") else "week"
    return "day" if value.count("-") == 2 else "month" if value.count("-") == 1 else "period"
