"""What is known of a mention, before it becomes a Party."""

from __future__ import annotations

from typing import NamedTuple


class Finding(NamedTuple):
    """Country, sector and how they were found. ``kind`` is what the mention denotes: person, group, institution, country, asset, thing."""

    country: str | None = None
    sector: str | None = None
    other_sectors: tuple[str, ...] = ()
    entity: str | None = None
    basis: str | None = None
    kind: str | None = None
    local: bool = False

    @property
    def is_empty(self) -> bool:
        return self.country is None and self.sector is None


NOTHING = Finding()


def merge(first: Finding, second: Finding) -> Finding:
    """The first finding, its gaps filled from the second: a name from the table keeps its country, a title adds the sector.

    >>> merge(Finding(sector="GOV", kind="person"), Finding(country="KEN", sector="CVL", basis="demonym"))[:2]
    ('KEN', 'GOV')
    """
    if second is NOTHING:
        return first
    return Finding(
        country=first.country or second.country,
        sector=first.sector or second.sector,
        other_sectors=first.other_sectors or (second.other_sectors if not first.sector else ()),
        entity=first.entity or second.entity,
        basis=first.basis if first.country or not second.country else second.basis,
        kind=first.kind or second.kind,
        local=first.local or second.local,
    )
