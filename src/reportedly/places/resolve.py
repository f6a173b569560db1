"""Mentions with their candidate rows -> one row each.

One sense per document: all mentions of a name get one row, unless one of them says otherwise ("Paris, Texas"). Names are resolved
together. Every name spreads a belief over its rows, at first by weight alone (large places and countries are meant more often); then,
a few times over, each row gains from belief in other names' rows in the same state, the same country, or within about a hundred
kilometres. So in a local paper that names Sulphur Springs, Clarksville and Lamar County, "Paris" is the one in Texas.
After the relaxation labelling of Rauch et al. (2003) and the cluster idea of Lieberman and Samet (2010), reduced to counting by bins.
"""

from __future__ import annotations

import math
from collections import defaultdict
from functools import lru_cache

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
_NOTICED = 0.01
_CONTAINED = 4.0
_CONTAINER = 3.0
Cells = tuple[tuple[int, int], ...]


class _Name:
    """One name of the document: its rows, the cells around each, what each starts from, and the belief in each."""

    __slots__ = ("around", "belief", "rows", "start")

    def __init__(self, rows: tuple[Row, ...]) -> None:
        self.rows = rows
        self.around = [() if row.is_country else _around(*_cell(row)) for row in rows]
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


class _Bins:
    """Belief counted by state, by country and by cell of the globe."""

    __slots__ = ("cells", "countries", "states")

    def __init__(self) -> None:
        self.states: defaultdict[str, float] = defaultdict(float)
        self.countries: defaultdict[str, float] = defaultdict(float)
        self.cells: defaultdict[tuple[int, int], float] = defaultdict(float)

    def add(self, row: Row, belief: float) -> None:
        if row.admin1_code:
            self.states[row.admin1_code] += belief
        if row.country:
            self.countries[row.country] += belief
        if not row.is_country and not row.is_state:
            self.cells[_cell(row)] += belief

    def include(self, other: _Bins) -> None:
        for state, belief in other.states.items():
            self.states[state] += belief
        for country, belief in other.countries.items():
            self.countries[country] += belief
        for cell, belief in other.cells.items():
            self.cells[cell] += belief

    def around(self, cells: Cells) -> float:
        """Belief in a row's cell and its eight neighbours."""
        held = self.cells
        return sum([held[cell] for cell in cells if cell in held])


def _relax(names: list[_Name]) -> None:
    """One round: count belief, then weigh every row by what the other names put in its neighbourhood."""
    everything, own = _Bins(), []
    for name in names:
        bins = _Bins()
        for row, belief in zip(name.rows, name.belief, strict=True):
            if belief >= _NOTICED:
                bins.add(row, belief)
        everything.include(bins)
        own.append(bins)
    for name, bins in zip(names, own, strict=True):
        if len(name.rows) > 1:
            rows = zip(name.rows, name.around, name.start, strict=True)
            name.settle([start + _support(row, cells, everything, bins) for row, cells, start in rows])


def _support(row: Row, cells: Cells, everything: _Bins, own: _Bins) -> float:
    """What a row gains from other names: all belief in its state, country and surroundings but its own name's."""
    gain = 0.0
    if row.admin1_code:
        gain += SAME_STATE * _log(everything.states.get(row.admin1_code, 0.0) - own.states.get(row.admin1_code, 0.0))
    if row.country:
        gain += SAME_COUNTRY * _log(everything.countries.get(row.country, 0.0) - own.countries.get(row.country, 0.0))
    if cells:
        gain += NEAR * _log(everything.around(cells) - own.around(cells))
    return gain


def _log(belief: float) -> float:
    return math.log1p(max(belief, 0.0))


@lru_cache(maxsize=4096)
def _around(y: int, x: int) -> Cells:
    return tuple((y + dy, x + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1))


def _cell(row: Row) -> tuple[int, int]:
    return (math.floor(row.lat / _CELL_DEGREES), math.floor(row.lon / _CELL_DEGREES))
