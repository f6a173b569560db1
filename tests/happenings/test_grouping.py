"""Grouping looks at few happenings of a story, and finds the same as looking at all of them."""

from __future__ import annotations

import datetime
import random
from collections import defaultdict

import pytest

from reportedly.happenings import Told
from reportedly.happenings.account import Account, make_account
from reportedly.happenings.group import _COMPARED, _Comparison, _contradict, _share, group_told
from reportedly.happenings.parties import Known, Parties
from reportedly.records import Event, EventTime

TYPES = [("ASSAULT", 4), ("ACCUSE", 3), ("AGREE", 1), ("COERCE", 4), ("REQUEST", 1), ("PROTEST", 3)]


def made_up(count: int, seed: int, parties: int, days: int) -> list[Told]:
    """Events of a long story: few parties are in most of them, many in few; a third have a day, a town, a known party."""
    chance = random.Random(seed)

    def party() -> Parties:
        which = int(chance.paretovariate(0.9)) % parties
        if (kind := chance.random()) < 0.5:
            return Parties(known=(), heads=frozenset({f"head{which}"} if kind > 0.15 else ()))
        code = f"C{which} {chance.choice(('GOV', 'MIL', 'UAF'))}"
        names = frozenset({f"name{chance.randrange(5)}"} if chance.random() < 0.3 else ())
        known = Known(entity=f"entity{which}" if chance.random() < 0.3 else None, code=code, names=names)
        return Parties(known=(known,), heads=frozenset({f"head{which}"} if chance.random() < 0.3 else ()))

    def time(on: datetime.date) -> EventTime | None:
        if chance.random() < 0.6:
            return None
        start = on - datetime.timedelta(chance.randrange(4))
        end = start + datetime.timedelta(chance.choice((0, 0, 0, 3)))
        return EventTime(start=start.isoformat(), end=end.isoformat(), precision="day", timex=None)

    def told(n: int) -> Told:
        event_type, quad = chance.choice(TYPES)
        day = datetime.date(2022, 1, 1) + datetime.timedelta(n * days // count)
        event = Event(
            id=f"e{n}", sentence=(0, 1), anchor=(n, n + 1), event_type=event_type, quad_code=quad, score=0.0, actors=(), recipients=(),  # type: ignore[arg-type]
            standing=chance.choice(("asserted", "attributed")), auxiliary=chance.choice(((), (), (), ("future",))), time=time(day), why="x",  # type: ignore[arg-type]
        )  # fmt: skip
        return Told(
            document=f"d{n // 8}", published=day.isoformat(), event=event, actors=party(), recipients=party(), speaker=None, deniers=(),
            sites=frozenset(chance.sample(range(20), chance.choice((0, 0, 1, 2)))), words="", sentence="",
        )  # fmt: skip

    return [told(n) for n in range(count)]


def plainly(told: list[Told]) -> list[list[str]]:
    """Every happening that has a party of the event in the same role is looked at."""
    groups: list[list[str]] = []
    accounts: list[list[Account]] = []
    holding: dict[tuple[str, str], set[int]] = defaultdict(set)
    for one in sorted(told, key=lambda t: (t.published or "9999", t.document, t.event.anchor, t.event.id)):
        account = make_account(one)
        roles = [("a", word) for word in account.actors.words] + [("r", word) for word in account.recipients.words]
        near = sorted({group for role in roles for group in holding[role]})
        home = next((group for group in near if _belongs(account, accounts[group])), len(groups))
        if home == len(groups):
            groups.append([])
            accounts.append([])
        groups[home].append(one.event.id)
        if len(accounts[home]) < _COMPARED and account not in accounts[home]:
            accounts[home].append(account)
        for role in roles:
            holding[role].add(home)
    return groups


def _belongs(account: Account, group: list[Account]) -> bool:
    same = account in group
    return same or (not any(_contradict(account, other) for other in group) and any(_share(account, other) for other in group))


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize(("parties", "days"), [(3, 2), (12, 20), (60, 200)])
def test_the_same_is_found_as_by_looking_at_all(seed: int, parties: int, days: int) -> None:
    told = made_up(300, seed, parties, days)
    expected = plainly(told)
    assert [[one.event.id for one in group] for group in group_told(told)] == expected
    random.Random(seed).shuffle(told)
    assert [[one.event.id for one in group] for group in group_told(told)] == expected
    assert 5 < len(expected) < 300


@pytest.mark.parametrize(("count", "most"), [(500, 0.6), (2000, 1.5), (8000, 4.0)])
def test_few_happenings_are_looked_at(monkeypatch: pytest.MonkeyPatch, count: int, most: float) -> None:
    looked_at = 0
    belongs = _Comparison.belongs

    def counted(self: _Comparison, number: int, group: dict[int, None]) -> bool:
        nonlocal looked_at
        looked_at += 1
        return belongs(self, number, group)

    monkeypatch.setattr(_Comparison, "belongs", counted)
    group_told(made_up(count, 1, 60, 200))
    assert 0 < looked_at / count < most  # 18 of 500 and 54 of 2000 share a party with an event
