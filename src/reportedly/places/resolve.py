"""Mentions with their candidate rows -> one row each.

One sense per document: all mentions of a name get one row, unless one of them says otherwise ("Paris, Texas"). Names are resolved
together. Every name spreads a belief over its rows, at first by weight alone (large places and countries are meant more often); then,
a few times over, each row gains from belief in other names' rows in the same state, the same country, or within about a hundred
kilometres. So in a local paper that names Sulphur Springs, Clarksville and Lamar County, "Paris" is the one in Texas.
After the relaxation labelling of Rauch et al. (2003) and the cluster idea of Lieberman and Samet (2010), reduced to counting by bins.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict

from .containment import lies_in
from .mention import Mention
from .normalize import name_keys
from .rows import Row

ROUNDS = 4
SAME_STATE, SAME_COUNTRY, NEAR = 1.2, 1.0, 1.2
"""What a row gains per unit of (log) belief in other names there, on the scale of ``weights``."""
SHARPNESS = 2.0
"""How strongly a belief favours the better row: 1 point of weight makes it e**2 times as likely."""
_CELL_DEGREES = 1.0
_CONTAINED = 4.0
_CONTAINER = 3.0


class _Name:
    """One name of the document: its rows, what each starts from, and the belief in each."""

    __slots__ = ("belief", "rows", "start")

    def __init__(self, rows: tuple[Row, ...]) -> None:
        self.rows = rows
        self.start = [row.weight for row in rows]
        self.belief: list[float] = []

    def settle(self, scores: list[float]) -> None:
        best = max(scores)
        powers = [math.exp(SHARPNESS * (s - best)) for s in scores]
        total = sum(powers)
        self.belief = [p / total for p in powers]

    def best(self) -> Row:
        return self.rows[max(range(len(self.rows)), key=lambda i: (self.belief[i], -i))]


def resolve(mentions: list[Mention]) -> None:
    """Set each mention's ``row``."""
    names: dict[str, _Name] = {}
    for mention in mentions:
        if mention.rows:
            names.setdefault(_key(mention), _Name(mention.rows))
    _add_containment(mentions, names)
    for name in names.values():
        name.settle(name.start)
    for _ in range(ROUNDS if len(names) > 1 else 0):
        _relax(list(names.values()))
    for mention in mentions:
        if mention.rows:
            mention.row = _contained_row(mention, names) or names[_key(mention)].best()


def _key(mention: Mention) -> str:
    """Demonyms apart, so that "Georgian" does not fix "Georgia" by name (it still counts as context)."""
    return ("~" if mention.is_demonym else "") + name_keys(mention.name)[0]


def _add_containment(mentions: list[Mention], names: dict[str, _Name]) -> None:
    """Rows that lie in what the text says they lie in start higher, and so do the rows they are said to lie in."""
    for mention in mentions:
        outer = mention.within
        if outer is None or not mention.rows or not outer.rows:
            continue
        inner_name, outer_name = names[_key(mention)], names[_key(outer)]
        pairs = [(i, j) for i, a in enumerate(inner_name.rows) for j, b in enumerate(outer_name.rows) if lies_in(a, b)]
        for i in sorted({i for i, _ in pairs}):
            inner_name.start[i] += _CONTAINED
        for j in sorted({j for _, j in pairs}):
            outer_name.start[j] += _CONTAINER


def _contained_row(mention: Mention, names: dict[str, _Name]) -> Row | None:
    """The best row inside the container this very mention names, if it names one."""
    if mention.within is None or not mention.within.rows:
        return None
    outer = names[_key(mention.within)].best()
    name = names[_key(mention)]
    inside = [(name.belief[i], -i) for i, row in enumerate(name.rows) if lies_in(row, outer)]
    return name.rows[-max(inside)[1]] if inside else None


def _relax(names: list[_Name]) -> None:
    """One round: count belief by state, by country and by cell, then weigh every row by what the other names put there."""
    states: Counter[str] = Counter()
    countries: Counter[str] = Counter()
    cells: defaultdict[tuple[int, int], float] = defaultdict(float)
    shares = []
    for name in names:
        share = (Counter[str](), Counter[str](), defaultdict[tuple[int, int], float](float))
        for row, belief in zip(name.rows, name.belief, strict=True):
            if belief < 0.01:
                continue
            if row.admin1_code:
                share[0][row.admin1_code] += belief  # type: ignore[assignment]
            if row.country:
                share[1][row.country] += belief  # type: ignore[assignment]
            if not row.is_country and not row.is_state:
                share[2][_cell(row)] += belief
        states.update(share[0])
        countries.update(share[1])
        for cell, amount in share[2].items():
            cells[cell] += amount
        shares.append(share)
    for name, (own_states, own_countries, own_cells) in zip(names, shares, strict=True):
        if len(name.rows) == 1:
            continue
        scores = []
        for row, start in zip(name.rows, name.start, strict=True):
            state = states[row.admin1_code] - own_states[row.admin1_code] if row.admin1_code else 0.0
            country = countries[row.country] - own_countries[row.country] if row.country else 0.0
            near = _around(cells, _cell(row)) - _around(own_cells, _cell(row)) if not row.is_country else 0.0
            scores.append(start + SAME_STATE * math.log1p(state) + SAME_COUNTRY * math.log1p(country) + NEAR * math.log1p(max(near, 0.0)))
        name.settle(scores)


def _cell(row: Row) -> tuple[int, int]:
    return (math.floor(row.lat / _CELL_DEGREES), math.floor(row.lon / _CELL_DEGREES))


def _around(cells: defaultdict[tuple[int, int], float], cell: tuple[int, int]) -> float:
    """Belief in the cell and its eight neighbours."""
    y, x = cell
    return sum(cells.get((y + dy, x + dx), 0.0) for dy in (-1, 0, 1) for dx in (-1, 0, 1))
