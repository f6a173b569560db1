"""Which happenings may take an event in, found without looking at all of a story: by its mood, type and parties, and by what would
contradict it, the day, the town and the parties.

What is given is never too little: only happenings are left out that cannot share a party with the event or must contradict it.
"""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from heapq import merge
from itertools import groupby
from typing import NamedTuple

from .account import Account
from .parties import Parties

_OPEN: Hashable = None
"""The class of happenings that say nothing of a matter, and of those that say too much to be told by one word."""


class _Traits(NamedTuple):
    """By which words a happening is found: one each of its days, towns, recipients and actors must suit a new event that has any."""

    days: frozenset[str] = frozenset()
    towns: frozenset[int] = frozenset()
    recipients: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()

    def or_else(self, other: _Traits) -> _Traits:
        """With what is open taken from the other."""
        return _Traits(*(mine or its for mine, its in zip(self, other, strict=True)))  # type: ignore[arg-type]

    def suit(self, other: _Traits) -> bool:
        """False where two that are told have nothing in common."""
        return all(not mine or not its or not mine.isdisjoint(its) for mine, its in zip(self, other, strict=True))


class Holding:
    """Numbered happenings and the accounts in them."""

    def __init__(self) -> None:
        self._shelves: dict[Hashable, _Shelf] = defaultdict(_Shelf)
        self._keys: list[dict[Hashable, None]] = []
        self._traits: list[_Traits] = []

    def add(self, group: int, account: Account) -> None:
        """Another account in a happening; happenings are numbered in the order in which they began."""
        if group == len(self._keys):
            self._keys.append({})
            self._traits.append(_Traits())
        before = self._traits[group]
        traits = before.or_else(_traits(account))
        keys = self._keys[group]
        if traits != before:
            self._traits[group] = traits
            for key in keys:
                self._shelves[key].move(group, before, traits)
        for key in _keys(account):
            if key not in keys:
                keys[key] = None
                self._shelves[key].put(group, traits)

    def near(self, account: Account) -> Iterator[int]:
        """The happenings that may take the account in, in their order."""
        traits = _traits(account)
        if account.is_day and account.sites:
            traits = traits._replace(actors=frozenset())  # two sides may blame each other for one deed
        shelves = (self._shelves[key] for key in _keys(account) if key in self._shelves)
        found = merge(*(numbers for shelf in shelves for numbers in shelf.suiting(traits)))
        return (group for group, _ in groupby(found) if traits.suit(self._traits[group]))


class _Shelf:
    """Numbers of happenings, ascending: all of them, and by one of their traits."""

    def __init__(self) -> None:
        self._all: list[int] = []
        self._by: tuple[dict[Hashable, list[int]], ...] = tuple(defaultdict(list) for _ in _Traits._fields)

    def put(self, group: int, traits: _Traits) -> None:
        insort(self._all, group)
        for numbers in self._places(traits):
            insort(numbers, group)

    def move(self, group: int, before: _Traits, now: _Traits) -> None:
        for numbers in self._places(before):
            numbers.remove(group)
        for numbers in self._places(now):
            insort(numbers, group)

    def suiting(self, traits: _Traits) -> list[list[int]]:
        """The shortest lists that hold all which may suit."""
        choices = [[self._all]]
        for by, words in zip(self._by, traits, strict=True):
            if words:
                choices.append([by[word] for word in (*words, _OPEN) if word in by])
        return min(choices, key=lambda lists: sum(map(len, lists)))

    def _places(self, traits: _Traits) -> Iterator[list[int]]:
        for by, words in zip(self._by, traits, strict=True):
            for word in words or (_OPEN,):
                yield by[word]


def _traits(account: Account) -> _Traits:
    day = account.start if account.start and account.start == account.end else None
    return _Traits(frozenset([day] if day else []), account.sites, _codes(account.recipients), _codes(account.actors))


def _codes(parties: Parties) -> frozenset[str]:
    """One of these two parties must share that are both identified and are not to contradict each other."""
    if not parties.is_identified:
        return frozenset()
    return frozenset(word for known in parties.known for word in (known.entity, known.code) if word)


def _keys(account: Account) -> Iterable[Hashable]:
    """Two accounts that share what a happening needs have one of these in common."""
    actors, recipients = account.actors.words, account.recipients.words
    for role, words in (("actor", actors), ("recipient", recipients)):
        for word in words:
            yield account.mood, account.event_type, role, word
    for actor in actors:
        for recipient in recipients:
            yield account.mood, account.quad_code, actor, recipient
