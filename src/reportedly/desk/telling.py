"""Happenings in words: who did what to whom, who says so, who denies it, how numbers went."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from markupsafe import Markup

from ..export.visual import AUXILIARY_WORDS, event_words
from ..happenings import Claimed, Happening, head_nouns, is_pronoun
from ..ontology import load_ontology
from ..store import EventLine, Store, events_by_ids
from .charts import Figure, numbers_over_time
from .formats import days
from .words import country_name

_MOST_NAMES = 3


class Told:
    """A happening with what a page shows of it. ``events`` are those of its mentions that the store has."""

    def __init__(self, happening: Happening, events: Sequence[EventLine]) -> None:
        self.happening = happening
        self.events = list(events)
        first = next((e for e in self.events if e.event_type == happening.types[0].value), None)
        self.event_type = happening.types[0].value
        self.modes = first.modes if first else ()
        self.quad = load_ontology().quad_code(self.event_type)
        self.words = event_words(self.event_type, self.modes)  # type: ignore[arg-type]

    @property
    def who(self) -> str:
        """The actors."""
        return _names(self.happening.actors) or _first(e.actors for e in self.events) or "Somebody"

    @property
    def whom(self) -> str:
        """The recipients, or nothing."""
        return _names(self.happening.recipients) or _first(e.recipients for e in self.events)

    @property
    def sentence(self) -> str:
        """The fullest sentence that tells it."""
        return max((e.sentence for e in self.events), key=lambda s: (min(len(s), 240), s), default="")

    @property
    def when(self) -> str:
        """Its days, as most reports have them."""
        if not self.happening.days:
            return ""
        start, _, end = self.happening.days[0].value.partition("/")
        return days(start, end or start)

    @property
    def asides(self) -> list[str]:
        """What has to be known beside: plans, contradictions."""
        found = [AUXILIARY_WORDS[word] for word in self.happening.auxiliary]
        found += [f"{'what it was' if field == 'types' else 'who did it'} is contested" for field in self.happening.contested]
        return found

    @property
    def documents(self) -> int:
        """How many tell it."""
        return len({mention.document for mention in self.happening.mentions})

    @property
    def more(self) -> int:
        """How many mentions are not among ``events``."""
        return len(self.happening.mentions) - len(self.events)

    @property
    def sources(self) -> str:
        """``3 independent sources``."""
        n = self.happening.independent_sources
        return "only told to be denied" if n == 0 else "one source" if n == 1 else f"{n} independent sources"

    def numbers(self) -> list[Markup]:
        """A chart for every kind of number of which more than one was given."""
        kinds: dict[str, list[Any]] = defaultdict(list)
        for figure in self.happening.figures:
            if figure.published:
                kinds[figure.kind].append(figure)
        names = {e.document: e.publisher or e.title or e.document for e in self.events}
        return [
            Markup(
                numbers_over_time(
                    [
                        Figure(
                            when=date.fromisoformat(f.published),
                            source=names.get(f.document, "another article"),
                            low=f.low,
                            high=f.high,
                            href=f"/documents/{f.document}",
                        )
                        for f in listed
                    ],
                    label=f"{kind.capitalize()}, as reported",
                )
            )
            for kind, listed in kinds.items()
            if len({(f.low, f.high) for f in listed}) > 1
        ]


def read_told(store: Store, happenings: Sequence[Happening], most: int = 20) -> list[Told]:
    """Each happening with the events of its first mentions."""
    return tell(happenings, events_by_ids(store, [(m.document, m.event) for one in happenings for m in one.mentions[:most]]))


def tell(happenings: Iterable[Happening], events: Iterable[EventLine]) -> list[Told]:
    """Each happening with its events."""
    by_id = {(event.document, event.id): event for event in events}
    return [Told(one, [by_id[m.document, m.event] for m in one.mentions if (m.document, m.event) in by_id]) for one in happenings]


def most_told(happenings: Sequence[Happening], most: int = 12) -> list[Happening]:
    """Those with most sources, in the order given."""
    ranked = sorted(happenings, key=lambda one: (-one.independent_sources, -len(one.mentions)))
    chosen = {one.id for one in ranked[:most]}
    return [one for one in happenings if one.id in chosen]


def best_told(happenings: Sequence[Happening], most: int) -> list[Happening]:
    """Those that tell most in one line, in the order given: with most sources, then what did happen, then what names who and whom."""
    ranked = sorted(
        happenings, key=lambda one: (-one.independent_sources, bool(one.auxiliary), -_named(one.actors) - _named(one.recipients))
    )
    chosen = {one.id for one in ranked[:most]}
    return [one for one in happenings if one.id in chosen]


def _named(claimed: Sequence[Claimed]) -> bool:
    return any(head_nouns(one.words) for one in claimed)


def matrix(shown: Sequence[Told]) -> dict[str, Any]:
    """Who says what: sources down, happenings across; a cell holds the standings that a source gives a happening."""
    cells: dict[tuple[str, int], set[str]] = defaultdict(set)
    voices: dict[str, str] = {}

    def says(voice: str, n: int, standing: str) -> None:
        voices.setdefault(voice.casefold(), voice)
        cells[voice.casefold(), n].add(standing)

    for n, one in enumerate(shown):
        by_id = {(event.document, event.id): event for event in one.events}
        for mention in one.happening.mentions:
            event = by_id.get((mention.document, mention.event))
            if event:
                says(_voice(mention.source, event), n, event.standing)
        for denier in one.happening.denied_by:
            says(denier, n, "denied")
    filled = Counter(voice for voice, _ in cells)
    first = dict(sorted(cells, key=lambda cell: -cell[1]))
    rows = sorted(voices, key=lambda voice: (-filled[voice], first[voice], voice))
    return {"columns": shown, "rows": [(voices[v], [sorted(cells.get((v, n), ())) for n in range(len(shown))]) for v in rows[:40]]}


def _voice(source: str, event: EventLine) -> str:
    """Whom a mention goes back to, as the article calls it, where that is a name; else what is known of them.

    Sources of happenings are "says country:TJK", "says committee security, KGZ" or "outlet steppe courier".
    """
    if not source.startswith("says "):
        return event.publisher or event.title or "an article"
    named = next((said.source for said in reversed(event.said) if said.source and not is_pronoun(said.source)), None)
    known = source.removeprefix("says ")
    return named or (country_name(known.removeprefix("country:")) if known.startswith("country:") else known.rpartition(",")[0] or known)


def _names(claimed: Sequence[Claimed]) -> str:
    names = [next((words for words in one.words if head_nouns([words])), one.words[0] if one.words else one.value) for one in claimed]
    names = [name for name in names if not is_pronoun(name)]
    return ", ".join(dict.fromkeys(names[:_MOST_NAMES])) + (" and others" if len(names) > _MOST_NAMES else "")


def _first(sides: Iterable[Sequence[Any]]) -> str:
    named = ([one.name for one in side if not is_pronoun(one.name)] for side in sides)
    return ", ".join(next((names for names in named if names), [])[:_MOST_NAMES])
