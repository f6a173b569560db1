"""Happenings of one story -> a timeline to read: who did what to whom, how firmly it is told, by how many, and how numbers went."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from ..happenings import head_nouns, is_pronoun
from ..records import Party, Quantity
from .brief import hanging
from .text import interval, parties, party_label, quantity_words
from .visual import AUXILIARY_WORDS, STANDING_SHAPE, STANDING_STYLE, event_words, shorten

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from ..happenings import Claimed, Figure, Happening, Told

    ToldEvents = Mapping[tuple[str, str], Told]

_MOST = 12
"""Happenings shown of one story: those with most independent sources."""
_COUNTED = ("dead", "injured", "arrested", "crowd", "troops")


def timelines(happenings: Iterable[Happening], told: ToldEvents) -> dict[str, list[RenderableType]]:
    """What happened in each story, by story id. ``told``: every event by its document's id and its own."""
    by_story: dict[str, list[Happening]] = defaultdict(list)
    for happening in happenings:
        by_story[happening.story].append(happening)
    return {story: _timeline(listed, told) for story, listed in by_story.items()}


def _timeline(happenings: list[Happening], told: ToldEvents) -> list[RenderableType]:
    several = [one for one in happenings if len(_documents(one)) > 1]
    shown = sorted(several, key=lambda one: (-one.independent_sources, -len(_documents(one)), one.id))[:_MOST]
    parts: list[RenderableType] = []
    for happening in several:  # in the order of the first report
        if happening in shown:
            parts += _happening(happening, told)
    rest = len(happenings) - len(several)
    left = [f"{len(several) - len(shown)} that several documents tell"] if len(several) > len(shown) else []
    left += [f"{rest} that only one tells"] if rest else []
    if left and not parts:
        return [f"  {rest} event{'' if rest == 1 else 's'}, each told by one document only"]
    return [*parts, f"  … and {' and '.join(left)}"] if left else parts


def _happening(happening: Happening, told: ToldEvents) -> list[RenderableType]:
    from rich.padding import Padding
    from rich.text import Text

    mentions = [told[mention.document, mention.event] for mention in happening.mentions]
    fullest = max(mentions, key=_fullness)  # the first of those that are equally full
    sentence = Text(f"“{shorten(fullest.sentence, 180)}”")
    lines = [Text(line, "dim") for line in (_reported(happening), " · ".join(_facts(happening))) if line]
    return [hanging(_head(happening, mentions)), *(Padding(line, (0, 0, 0, 4)) for line in [*lines, sentence])]


def _fullness(one: Told) -> int:
    event = one.event
    return 2 * bool(event.actors) + 2 * bool(event.recipients) + bool(event.quantities) + bool(event.time) + (len(one.sentence) > 60)


def _head(happening: Happening, mentions: Sequence[Told]) -> Text:
    from rich.text import Text

    line = Text().append(f"{STANDING_SHAPE[happening.standing]} ", STANDING_STYLE[happening.standing])
    first = next(one.event for one in mentions if one.event.event_type == happening.types[0].value)
    line.append(_who(happening.actors, mentions, "actors") or "somebody", "bold blue")
    line.append(" → ").append(event_words(first.event_type, first.modes), "bold")
    recipients = _who(happening.recipients, mentions, "recipients")
    return line.append(" → ").append(recipients, "bold magenta") if recipients else line


def _who(claimed: Sequence[Claimed], mentions: Sequence[Told], role: str) -> str:
    """The parties that are known, by the name most documents use; else those of the first document that names any."""
    listed: list[tuple[Party, ...]] = [getattr(one.event, role) for one in mentions]
    if not claimed:
        return parties(next((found for found in listed if found), ()))
    known = {party.name: party for found in reversed(listed) for party in found}
    names = dict.fromkeys(_label(known[_name(one)]) for one in claimed[:3])
    return " + ".join(names) + (" + …" if len(claimed) > 3 else "")


def _label(party: Party) -> str:
    """With its name, if that tells more than "they"."""
    return party_label(party.replace(name="somebody") if is_pronoun(party.name) else party)


def _name(claimed: Claimed) -> str:
    """The most frequent of its names that tells something, "the police station" and not "it"."""
    return next((words for words in claimed.words if head_nouns([words])), claimed.words[0])


def _reported(happening: Happening) -> str:
    """``told 2 May 2023 to 4 May 2023 by 5 documents, 3 independent sources``."""
    documents, sources = len(_documents(happening)), happening.independent_sources
    when = f" {interval(happening.first_reported, happening.last_reported or happening.first_reported)}" if happening.first_reported else ""
    counted = "only to be denied" if sources == 0 else "one source" if sources == 1 else f"{sources} independent sources"
    return f"told{when} by {documents} documents, {counted}"


def _facts(happening: Happening) -> Iterable[str]:
    if happening.days:
        start, _, end = happening.days[0].value.partition("/")
        yield f"happened {interval(start, end or start)}"
    yield from (AUXILIARY_WORDS[word] for word in happening.auxiliary if word != "negated")
    yield from (_over_time(figures) for figures in _by_kind(happening.figures))
    if happening.denied_by:
        yield f"denied by {shorten('; '.join(happening.denied_by), 120)}"
    for field in happening.contested:
        values = happening.types if field == "types" else happening.actors
        said = [f"{_called(field, one)} ({len(one.events)})" for one in values]
        yield f"{'what it was' if field == 'types' else 'who did it'} is contested: {' or '.join(said)}"


def _called(field: str, claimed: Claimed) -> str:
    return event_words(claimed.value) if field == "types" else _name(claimed)  # type: ignore[arg-type]


def _by_kind(figures: Iterable[Figure]) -> list[list[Figure]]:
    kinds: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        kinds[figure.kind, "" if figure.kind in _COUNTED else figure.unit or ""].append(figure)
    return list(kinds.values())


def _over_time(figures: list[Figure]) -> str:
    """``12 → 17 dead``: a step for each day on which another number was given; numbers of one day as a range."""
    days: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        days[figure.published or ""].append(figure)
    steps: list[tuple[float | None, float | None]] = []
    for listed in days.values():
        lows, highs = [f.low for f in listed], [f.high for f in listed]
        step = (_least(lows), _most(highs))
        if step not in steps[-1:]:
            steps.append(step)
    worded = [quantity_words(Quantity(kind=figures[0].kind, low=low, high=high, unit=figures[0].unit, span=(0, 0))) for low, high in steps]  # type: ignore[arg-type]
    return " → ".join(worded)


def _least(bounds: list[float | None]) -> float | None:
    known = [bound for bound in bounds if bound is not None]
    return min(known) if len(known) == len(bounds) else None


def _most(bounds: list[float | None]) -> float | None:
    known = [bound for bound in bounds if bound is not None]
    return max(known) if len(known) == len(bounds) else None


def _documents(happening: Happening) -> set[str]:
    return {mention.document for mention in happening.mentions}
