"""Report -> a page to read: the story, its events with who says so and the sentence each stands in, who is quoted, what went wrong."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from datetime import date
from io import StringIO
from typing import TYPE_CHECKING

from ..records import Attribution, Document, Event, Party, Quantity, Report, SourceShare, Timex
from .highlight import highlight
from .visual import ACT_WORDS, AUXILIARY_WORDS, BASIS_WORDS, STANDING_SHAPE, STANDING_STYLE, harmless, shorten

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

LEGEND = "[who]  *did*  <to whom>    " + "  ".join(f"{shape} {word}" for word, shape in STANDING_SHAPE.items())
_NARROWEST, _WIDEST = 40, 110


def terminal_width() -> int:
    """The width to wrap at: the terminal's (or ``COLUMNS``), within reason."""
    return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size((90, 24)).columns))


def wants_colour() -> bool:
    """False where ``NO_COLOR`` is set or the terminal is a dumb one."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def format_report(report: Report, *, width: int = 90, colour: bool = False) -> str:
    """The whole view of one document."""
    parts: list[RenderableType] = [headline(report.document)]
    if report.copy_of:
        share = round(100 * report.copy_of.similarity)
        parts += ["", f"  copy: {share} % of it stands in {harmless(report.copy_of.document)}, which was read before; not read again"]
    elif not report.events:
        parts += ["", "  no political event found"]
    for number, event in enumerate(report.events, 1):
        parts += ["", _event(report, event, number)]
    balance = source_balance(report)
    if balance is not None:
        parts += ["", balance]
    if report.problems:
        parts += ["", *(f"! {p.stage}: {harmless(p.message)}" for p in report.problems)]
    return printed(parts, width, colour)


def format_event(report: Report, event: Event, *, width: int = 90, colour: bool = False) -> str:
    """One event of a report, as in the whole view but without its number."""
    return printed([_event(report, event, None)], width, colour)


BAR = 10
_MOST_SOURCES, _MOST_MENTIONED = 8, 8


def source_balance(report: Report) -> RenderableType | None:
    """Who is quoted, with a bar for each one's share of all that is attributed, and who is only mentioned; ``None`` without sources."""
    from rich.table import Table
    from rich.text import Text

    balance = report.balance
    if not balance.sources:
        return None
    rows = Table.grid(padding=(0, 2, 0, 0))
    rows.add_column(no_wrap=True)
    rows.add_column(justify="right", no_wrap=True)
    rows.add_column()
    for source in balance.sources[:_MOST_SOURCES]:
        rows.add_row(bar(source.share), f"{source.share:.0%}", _share_words(source))
    left = len(balance.sources) - _MOST_SOURCES
    whole = Table.grid(padding=(0, 2, 0, 0))
    whole.add_column(no_wrap=True, style="dim")
    whole.add_column()
    whole.add_row("quoted", rows)
    if left > 0:
        whole.add_row("", f"and {left} more")
    if balance.mentioned:
        names = list(dict.fromkeys(party_label(p) for p in balance.mentioned))
        more = f", and {len(names) - _MOST_MENTIONED} more" if len(names) > _MOST_MENTIONED else ""
        whole.add_row("only mentioned", Text("; ".join(names[:_MOST_MENTIONED]) + more))
    if balance.anonymous:
        number = sum(len(s.attributions) for s in balance.sources)
        whole.add_row("not named", f"{balance.anonymous} of {number} statements")
    return whole


def bar(share: float) -> str:
    """A bar of ten cells.

    >>> bar(0.62), bar(0.0), bar(1.0)
    ('██████░░░░', '░░░░░░░░░░', '██████████')
    """
    filled = max(0, min(BAR, round(share * BAR)))
    return "█" * filled + "░" * (BAR - filled)


def _share_words(source: SourceShare) -> str:
    name = _inside_a_line(shorten(source.name, 60)) if source.name else "nobody named"
    codes = [c for c in (source.party.country, source.party.sector) if c] if source.party and source.party.basis != "focus" else []
    number = len(source.attributions)
    facts = [
        source.kind if source.kind and source.name else "",
        "name withheld" if source.anonymous and source.name and source.kind != "unnamed" else "",
        "1 statement" if number == 1 else f"{number} statements",
        f"{source.direct / (source.direct + source.indirect):.0%} in quotation marks" if source.direct else "",
    ]
    return name + (f" ({', '.join(codes)})" if codes else "") + " · " + " · ".join(f for f in facts if f)


def printed(parts: Iterable[RenderableType], width: int, colour: bool) -> str:
    """The parts as they look on a terminal of that width, with or without colour."""
    from rich.console import Console

    buffer = StringIO()
    console = Console(
        file=buffer, width=width, force_terminal=colour, no_color=not colour, color_system="standard" if colour else None,
        highlight=False, markup=False, emoji=False, legacy_windows=False,
    )  # fmt: skip
    for part in parts:
        console.print(part)
    return "\n".join(line.rstrip() for line in buffer.getvalue().split("\n"))


def headline(document: Document) -> Text:
    """Title, and below it publisher, byline, date and language as far as they are known."""
    from rich.text import Text

    title = Text().append(shorten(document.title or "(no title)", 300), "bold")
    facts = [document.publisher, document.byline, _published(document), document.language if document.language != "en" else None]
    return title.append("\n").append(" · ".join(shorten(f, 80) for f in facts if f))


def _published(document: Document) -> str:
    found = document.published
    if found is None:
        return "date not known"
    return f"{interval(found.start, found.end, found.precision)} ({BASIS_WORDS[found.basis]})"


def interval(start: str, end: str | None, precision: str = "day") -> str:
    """A date or a stretch of days in words.

    >>> interval("2022-01-17", "2022-01-17"), interval("2022-01-01", "2022-01-31", "month"), interval("2022-01-03", "2022-01-09")
    ('17 January 2022', 'January 2022', '3 January 2022 to 9 January 2022')
    """
    if end and start != end and precision not in ("month", "year"):
        return f"{interval(start, start)} to {interval(end, end)}"
    try:
        day = date.fromisoformat(start[:10])
    except ValueError:
        return start
    return {"month": f"{day:%B} {day.year}", "year": str(day.year)}.get(precision, f"{day.day} {day:%B} {day.year}")


def _event(report: Report, event: Event, number: int | None) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    rows = Table.grid(padding=(0, 2, 0, 0))
    rows.add_column(no_wrap=True, style="dim")
    rows.add_column()
    for name, value in facts(report, event):
        rows.add_row(name, value)
    sentence = Text().append("“", "dim").append_text(highlight(report.document.text, event)).append("”", "dim")
    whole = Table.grid(padding=(0, 2, 0, 0))
    whole.add_column(justify="right", min_width=2, no_wrap=True)
    whole.add_column()
    whole.add_row(str(number) if number else "", claim(event))
    whole.add_row("", rows)
    whole.add_row("", sentence)
    return whole


def claim(event: Event) -> Text:
    """``Britain (GBR, GOV) → AID military → Ukraine (UKR)``."""
    from rich.text import Text

    line = Text().append(parties(event.actors) or "somebody", "bold blue")
    line.append(" → ").append(event.event_type, "bold")
    if event.modes:
        line.append(" " + ", ".join(event.modes), "bold")
    if event.recipients:
        line.append(" → ").append(parties(event.recipients), "bold magenta")
    return line


def parties(listed: Iterable[Party]) -> str:
    """Names with their codes; a country that is only a guess from the story's focus is called a guess."""
    return " + ".join(dict.fromkeys(party_label(p) for p in listed))


def party_label(party: Party) -> str:
    """``Ben Wallace (GBR, GOV)``."""
    country = f"perhaps {party.country}" if party.country and party.basis == "focus" else party.country
    codes = [code for code in (country, party.sector, *party.other_sectors) if code]
    return _inside_a_line(shorten(party.name, 60)) + (f" ({', '.join(codes)})" if codes else "")


_SMALL = {"The", "A", "An", "Both", "He", "She", "It", "They", "We", "His", "Her", "Their", "Its", "Some", "Many", "Several"}


def _inside_a_line(name: str) -> str:
    """A name as it stands in the middle of a line: "The ministers" began a sentence where it was found."""
    first, *rest = name.split(" ", 1)
    return " ".join([first.lower(), *rest]) if first in _SMALL else name


def facts(report: Report, event: Event) -> Iterable[tuple[str, Text]]:
    """What is known of an event, as rows of name and words: standing, source, contested, when, where, numbers."""
    from rich.text import Text

    yield "standing", _standing(event)
    said = _said_by(report, event)
    if said:
        yield "source", Text(said)
    answer = _answered_by(report, event)
    if answer:
        yield "contested", Text(answer)
    when = _when(event, report.timexes, report.document.text)
    if when:
        yield "when", Text(when)
    where = "; ".join(_where(report, event))
    if where:
        yield "where", Text(where)
    if event.quantities:
        yield "numbers", Text(", ".join(quantity_words(q) for q in event.quantities))


def _standing(event: Event) -> Text:
    from rich.text import Text

    line = Text().append(f"{STANDING_SHAPE[event.standing]} {event.standing}", STANDING_STYLE[event.standing])
    for auxiliary in event.auxiliary:
        line.append(f" · {AUXILIARY_WORDS[auxiliary]}", "italic")
    return line


def _said_by(report: Report, event: Event) -> str:
    """The chain from the nearest source outwards: "according to Alexander Volfovich, as reported by BELTA"."""
    known = {a.id: a for a in report.attributions}
    chain = [known[a] for a in reversed(event.attributions) if a in known]
    if not chain:
        return "the publisher's own words"
    nearest, *outer = (_source(a, report.document.text) for a in chain)
    words = f"{ACT_WORDS[chain[0].act]} {nearest}"
    return words + "".join(f", as reported by {source}" for source in outer)


def _source(attribution: Attribution, text: str) -> str:
    named = attribution.source_party and party_label(attribution.source_party)
    worded = shorten(" ".join(text[a:b] for a, b in attribution.source), 80)
    name = named or worded or "a source that is not named"
    return f"{name}, not named" if attribution.anonymous and (named or worded) else name


def _answered_by(report: Report, event: Event) -> str:
    claims = {event.id, *event.attributions}
    answering = {party_label(p): None for d in report.disputes if claims & set(d.claim) for p in d.parties}
    return f"between {' and '.join(answering)}" if len(answering) > 1 else ""


def _when(event: Event, timexes: tuple[Timex, ...], text: str) -> str:
    if event.time is None:
        return ""
    index = event.time.timex
    span = timexes[index].span if index is not None and 0 <= index < len(timexes) else None
    worded = f"“{shorten(text[span[0] : span[1]], 40)}”" if span else ""
    if event.time.start is None:
        return f"{worded}, day not known" if worded else ""
    days = interval(event.time.start, event.time.end, event.time.precision)
    return f"{days} ({worded})" if worded else days


def _where(report: Report, event: Event) -> Iterable[str]:
    for index in dict.fromkeys(event.places):
        toponym = report.toponyms[index]
        if toponym.place is None:
            yield f"{harmless(toponym.name)} (not located)"
        else:
            yield toponym.place.name + (f" ({toponym.place.country})" if toponym.place.country else "")


def quantity_words(quantity: Quantity) -> str:
    """Bounds in words.

    >>> quantity_words(Quantity(kind="dead", low=12, high=None, span=(0, 1)))
    'at least 12 dead'
    >>> quantity_words(Quantity(kind="crowd", low=2000, high=3000, unit="people", span=(0, 1)))
    'crowd of 2,000 to 3,000 people'
    """
    low, high = quantity.low, quantity.high
    if low is not None and high is not None:
        amount = _number(low) if low == high else f"{_number(low)} to {_number(high)}"
    elif low is not None:
        amount = f"at least {_number(low)}"
    else:
        amount = f"up to {_number(high)}" if high is not None else "an unknown number of"
    unit = harmless(quantity.unit or "")
    if quantity.kind == "money":
        return f"{unit} {amount}".strip()
    if quantity.kind == "crowd":
        return f"crowd of {amount} {unit}".strip()
    if quantity.kind in ("dead", "injured", "arrested"):
        return f"{amount} {quantity.kind}"
    return f"{amount} {unit or quantity.kind}"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"
