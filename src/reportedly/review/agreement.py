"""How far reviewers agree: percentage and Cohen's kappa for every two, Krippendorff's alpha (nominal) for all together.

Twice: on the verdict (accept, reject, correct), and on the event type after it, among those who hold that there is an event. A
chance-corrected figure is ``None`` where everybody always says the same: then chance explains all.

Cohen, J. (1960). A coefficient of agreement for nominal scales. Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from msgspec import UNSET

from ..records import Record
from ..store import Store
from .log import Entry, all_entries
from .verdict import Judgement, State, state_of

Labels = Mapping[str, str]
"""Of one event: who -> label."""


class Pairing(Record, frozen=True, kw_only=True):
    """Two reviewers on the events that both judged."""

    one: str
    other: str
    events: int
    agreed: int
    kappa: float | None

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return self.agreed / self.events


class Agreement(Record, frozen=True, kw_only=True):
    """On one question. ``events`` are those that at least two judged; ``share`` is over pairs of judgements of one event."""

    events: int
    judgements: int
    share: float | None
    alpha: float | None
    pairs: tuple[Pairing, ...]


class Disagreement(Record, frozen=True, kw_only=True):
    """An event that people judge otherwise from one another."""

    document: str
    event: str
    state: State


class Measured(Record, frozen=True, kw_only=True):
    """Both questions, and the events to talk about."""

    verdict: Agreement
    event_type: Agreement
    disagreements: tuple[Disagreement, ...]


def measure_agreement(store: Store) -> Measured:
    """Over the whole log."""
    by_event: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    with store.read() as connection:
        for entry in all_entries(connection):
            if entry.event:
                by_event[entry.document, entry.event].append(entry)
    states = {key: state_of(sorted(entries, key=lambda e: (e.at, e.key))) for key, entries in by_event.items()}
    many = {key: state for key, state in states.items() if len(state.judgements) > 1}
    return Measured(
        verdict=agreement({j.who: j.action for j in state.judgements} for state in many.values()),
        event_type=agreement(_types(state.judgements) for state in many.values()),
        disagreements=tuple(Disagreement(document=d, event=e, state=state) for (d, e), state in many.items() if state.is_disputed),
    )


def agreement(units: Iterable[Labels]) -> Agreement:
    """From the labels of each event.

    >>> told = agreement([{"ann": "accept", "ben": "accept"}, {"ann": "reject", "ben": "accept"}, {"ann": "reject", "ben": "reject"}])
    >>> told.events, round(told.share, 2), round(told.pairs[0].kappa, 2), round(told.alpha, 2)
    (3, 0.67, 0.4, 0.44)
    """
    judged = [unit for unit in units if len(unit) > 1]
    pairs: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for unit in judged:
        for one, other in combinations(sorted(unit), 2):
            pairs[one, other].append((unit[one], unit[other]))
    told = [pair for listed in pairs.values() for pair in listed]
    return Agreement(
        events=len(judged),
        judgements=sum(map(len, judged)),
        share=sum(a == b for a, b in told) / len(told) if told else None,
        alpha=krippendorff_alpha([list(unit.values()) for unit in judged]),
        pairs=tuple(
            Pairing(one=one, other=other, events=len(listed), agreed=sum(a == b for a, b in listed), kappa=cohen_kappa(listed))
            for (one, other), listed in sorted(pairs.items())
        ),
    )


def cohen_kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Agreement of two beyond chance, 1 at most.

    >>> cohen_kappa([("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15)
    0.4
    >>> cohen_kappa([("yes", "yes")]) is None
    True
    """
    n = len(pairs)
    if not n:
        return None
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    expected = sum(left[label] * right[label] for label in left)
    agreed = n * sum(a == b for a, b in pairs)
    return None if expected == n * n else (agreed - expected) / (n * n - expected)


def krippendorff_alpha(units: Iterable[Sequence[str]]) -> float | None:
    """Agreement of any number of people beyond chance, from the labels that each event was given; nominal.

    >>> krippendorff_alpha([["a", "a"], ["b", "b"], ["a", "b"], ["c", "c", "c"]]) > 0.5
    True
    """
    counted = [Counter(unit) for unit in units if len(unit) > 1]
    totals: Counter[str] = Counter()
    for unit in counted:
        totals.update(unit)
    n = sum(totals.values())
    differing = sum((unit.total() ** 2 - sum(c * c for c in unit.values())) / (unit.total() - 1) for unit in counted)
    chance = n * n - sum(c * c for c in totals.values())
    return None if not chance else 1 - (n - 1) * differing / chance


def _types(judgements: Sequence[Judgement]) -> dict[str, str]:
    found = {}
    for one in judgements:
        if one.action == "reject" or one.reading is None:
            continue
        changed = one.correction.event_type if one.correction else UNSET
        found[one.who] = one.reading.event_type if changed is UNSET else changed
    return found
