"""When an event happened: the time expression of its clause, else of its sentence; and whether that is long ago."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ..parse import Parse, Token
from ..records import Event, EventTime, Published, Timex, covers
from ..records.event import Basis
from .arguments import Arguments

LONG_AGO = timedelta(days=30)
"""News tells of days and weeks; what ended earlier than this before publication is told as history."""

_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "acl", "parataxis", "csubj", "pcomp", "conj"})
_LINKS = _CLAUSES | {"xcomp", "dobj", "nsubj", "nsubjpass", "pobj", "appos", "attr", "compound", "poss", "oprd"}
_CLAUSE_LINKS = frozenset({"xcomp", "relcl"})
"""Where a time that hangs on the word above is the event's own: "vowed Friday to strike", "the man who fled Friday"."""
_SENTENCE_LINKS = frozenset({"advcl", "conj", "dobj", "nsubj", "nsubjpass", "pobj", "attr", "appos", "oprd", "compound"})
"""Where it mostly is. Not ``ccomp``: "said on Friday that ..." dates the saying, not what is said."""
_ABOUT = frozenset(
    "condemn denounce praise criticize criticise mark commemorate mourn discuss recall defend announce welcome deplore decry protest "
    "investigate probe review describe mention report oppose reject deny propose approve say tell link charge accuse".split()
)
"""Verbs whose object is spoken of, judged or looked into, and happened at another time."""
_OBJECT_LINKS = frozenset({"pobj", "dobj"})


def find_event_time(parse: Parse, arguments: Arguments, timexes: tuple[Timex, ...]) -> EventTime | None:
    """The time expression of the event's own clause, nearest to its words first, else one that dates a verb it depends on.

    A time that belongs to a clause inside the event's, or to the verb that reports it, dates something else.
    """
    sentence = parse.sentence_of(arguments.trigger)
    found: list[tuple[bool, bool, int, int, Basis]] = []
    for index, timex in enumerate(timexes):
        if covers(sentence.span, timex.span) and not timex.value.endswith("_REF"):
            basis = _relation(parse, arguments.trigger, timex)
            if basis is not None:
                distance = abs(timex.span[0] - arguments.trigger.start)
                found.append((basis != "clause", timex.type == "DURATION", distance, index, basis))
    if not found:
        return None
    *_, index, basis = min(found)
    timex = timexes[index]
    return EventTime(start=timex.start, end=timex.end, precision=_precision(timex), timex=index, basis=basis)


def _relation(parse: Parse, trigger: Token, timex: Timex) -> Basis | None:
    """How the timex bears on the event: ``clause``, ``sentence``, or not at all."""
    tokens = parse.tokens_in(timex.span)
    inside = {t.i for t in tokens}
    head = next((t for t in tokens if t.head.i not in inside or t.head is t), tokens[-1])
    above = [trigger, *trigger.ancestors()]
    down: list[str] = []
    while head not in above:
        if head.head is head:
            return None
        down.append(head.dep)
        head = head.head
    up = [t.dep for t in above[: above.index(head)] if t.dep in _LINKS]
    below = [dep for dep in down if dep in _CLAUSES]
    is_verb = trigger.tag.startswith("VB")
    if down[:1] == ["poss"] and len(down) > 1:
        return None  # "probing last Friday's bombings" dates the bombings
    if timex.type == "SET" or len(up) > 1 or len(below) > 1:
        return None
    if timex.type == "DURATION":
        return "sentence" if not is_verb and not below and up and up[0] in _OBJECT_LINKS else None
    if below:
        return "sentence" if not is_verb and below == ["relcl"] and not up else None
    if not up or up[0] in _CLAUSE_LINKS:
        return "clause"
    if up[0] in ("dobj", "pobj") and head.lemma.lower() in _ABOUT:
        return None  # "condemned the attack on Friday" dates the condemning
    return "sentence" if up[0] in _SENTENCE_LINKS else None


def is_historical(time: EventTime | None, published: Published | None) -> bool:
    """True when the event ended long before the document was published."""
    if time is None or time.end is None or published is None:
        return False
    try:
        return date.fromisoformat(time.end[:10]) < date.fromisoformat(published.start[:10]) - LONG_AGO
    except ValueError:
        return False


_ARCHIVE = re.compile(
    r"^\W*(?:FILE\b|(?:In|On) (?:this|the|an?|that) [^.:;]{0,40}\b(?:file|archive) (?:photo|photograph|picture|image|video)\b)|"
    r"\((?:File|FILE|Archive) (?:photo|photograph|picture|image)\b"
)


def is_archive_picture(sentence: str) -> bool:
    """True for what an old picture shows.

    >>> is_archive_picture("In this May 3 file photo, monks march in Hue."), is_archive_picture("FILE - Monks march in Hue.")
    (True, True)
    >>> is_archive_picture("In the file, photos show monks."), is_archive_picture("Monks march in Hue.")
    (False, False)
    """
    return _ARCHIVE.search(sentence.replace(". ", " ", 1)) is not None


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


def _precision(timex: Timex) -> str:
    value = timex.value
    if timex.type == "TIME" or "T" in value:
        return "time"
    if len(value) == 4 or value[:4] == "XXXX":
        return "year"
    if "-W" in value:
        return "day" if value.count("-") == 2 and not value.endswith("WE") else "week"
    return "day" if value.count("-") == 2 else "month" if value.count("-") == 1 else "period"
