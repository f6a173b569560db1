"""Told events -> groups that are one happening.

An event belongs to a happening of its story when it contradicts none of the events there and shares a party with one of them, of the same
type or between the same two parties. A party is the same by its entity, by its country and sector, or where these are not known by
its head noun ("three police officers", "the officers"). Contradictions are other known parties, another town, another mood, another day.
Gunmen that nobody has identified contradict nobody. Who did it may be contested: then type, recipients, day and town must agree, and
one of the two must be no more than somebody's word. Events are taken in the order of publication, so that the order of the reports does
not matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from .account import Account, make_account
from .holding import Holding
from .told import Told

_COMPARED = 60
"""So many different accounts in a happening are compared with another event, the earliest; later ones seldom say something else, and a
story that hundreds of documents tell costs the less."""


_REMEMBERED = 1_000_000
"""Pairs of accounts whose comparison is kept: some 100 MB."""


def group_told(told: Iterable[Told]) -> list[list[Told]]:
    """The groups of one story, by first mention."""
    groups: list[list[Told]] = []
    accounts: list[dict[int, None]] = []
    holding = Holding()
    compare = _Comparison()
    for one in sorted(told, key=lambda t: (t.published or "9999", t.document, t.event.anchor, t.event.id)):
        account = make_account(one)
        number = compare.number(account)
        home = next((group for group in holding.near(account) if compare.belongs(number, accounts[group])), len(groups))
        if home == len(groups):
            groups.append([])
            accounts.append({})
        groups[home].append(one)
        if len(accounts[home]) < _COMPARED and number not in accounts[home]:
            accounts[home][number] = None
            holding.add(home, account)
    return groups


class _Comparison:
    """Numbered accounts, each pair compared once."""

    def __init__(self) -> None:
        self._numbers: dict[Account, int] = {}
        self._accounts: list[Account] = []
        self._known: dict[int, dict[int, bool | None]] = defaultdict(dict)
        self._size = 0

    def number(self, account: Account) -> int:
        if account not in self._numbers:
            self._numbers[account] = len(self._accounts)
            self._accounts.append(account)
        return self._numbers[account]

    def belongs(self, number: int, group: dict[int, None]) -> bool:
        """True where the account contradicts none of the group and shares a party with one."""
        if number in group:
            return True
        if self._size > _REMEMBERED:
            self._known.clear()
            self._size = 0
        known, shares = self._known[number], False
        for other in group:
            if other not in known:
                a, b = self._accounts[number], self._accounts[other]
                self._size += 1
                known[other] = False if _contradict(a, b) else _share(a, b) or None
            found = known[other]
            if found is False:
                return False
            shares = shares or found is True
        return shares


def _contradict(a: Account, b: Account) -> bool:
    return (
        a.mood != b.mood
        or a.recipients.meet(b.recipients) is False
        or bool(a.start and a.end and b.start and b.end and not (a.start <= b.end and b.start <= a.end))
        or bool(a.sites and b.sites and not a.sites & b.sites)
        or (a.actors.meet(b.actors) is False and not _is_blamed_on_another(a, b))
    )


def _share(a: Account, b: Account) -> bool:
    actors, recipients = a.actors.meet(b.actors), a.recipients.meet(b.recipients)
    if a.event_type == b.event_type:
        return bool(actors or recipients)
    return bool(actors and recipients and a.quad_code == b.quad_code)


def _is_blamed_on_another(a: Account, b: Account) -> bool:
    """Two sides each say that the other shelled the market of one town on one day."""
    claimed = not (a.is_asserted and b.is_asserted)
    return a.event_type == b.event_type and claimed and a.is_day and b.is_day and bool(a.sites & b.sites)
