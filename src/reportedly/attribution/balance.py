"""Text, attributions, events -> source balance: who is quoted and how much, who is only mentioned.

Every attributed character counts once, for the innermost source around it: in "the agency reports that the minister said ..." the words
are the minister's, and the agency keeps what it tells besides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..records import Attribution, Event, Party, SourceBalance, SourceShare, Span
from .source_kinds import fold

SILENT = frozenset({"intend", "order", "credit"})
"""Acts in which nobody is heard: plans, orders carried out, captions."""
_QUOTED = re.compile(r"[“\"„«][^“”\"„»]*[”\"»]|``.*?''", re.DOTALL)
_PRONOUNS = frozenset("he she it they we i you him her them us who which that these those his their its some many others one both".split())
_NAMED = frozenset({"person", "institution", "outlet"})


def find_balance(text: str, attributions: Sequence[Attribution], events: Sequence[Event]) -> SourceBalance:
    """The balance of one document."""
    heard = [a for a in attributions if a.act not in SILENT and (a.source or a.anonymous)]
    rooms = _rooms(text, heard)
    total = sum(direct + indirect for direct, indirect in rooms.values()) or 1
    groups: dict[str, list[Attribution]] = {}
    for a in heard:
        groups.setdefault(_key(text, a), []).append(a)
    shares = [_share(text, group, rooms, total) for group in groups.values()]
    shares.sort(key=lambda s: (-s.share, s.span or (0, 0)))
    return SourceBalance(
        sources=tuple(shares),
        mentioned=tuple(_mentioned(heard, events)),
        anonymous=sum(a.anonymous or a.source_kind == "unnamed" for a in heard),
    )


def _key(text: str, a: Attribution) -> str:
    if a.source_party is not None and a.source_party.entity is not None and a.source_kind in _NAMED:
        return a.source_party.entity
    span = _span(a)
    return "" if span is None else re.sub(r"^(an?|this|that|one) ", "", fold(text[span[0] : span[1]]))


def _span(a: Attribution) -> Span | None:
    return a.source_mention or (a.source[0] if a.source else None)


def _share(text: str, group: list[Attribution], rooms: dict[str, tuple[int, int]], total: int) -> SourceShare:
    spans = [s for s in map(_span, group) if s is not None]
    best = max(spans, key=lambda s: (s[1] - s[0], -s[0]), default=None)
    direct, indirect = (sum(rooms[a.id][k] for a in group) for k in (0, 1))
    return SourceShare(
        name=" ".join(text[best[0] : best[1]].split()) if best else None,
        span=best,
        kind=next((a.source_kind for a in group if a.source_kind is not None), None),
        party=max((a.source_party for a in group if a.source_party is not None), key=_known, default=None),
        anonymous=any(a.anonymous for a in group),
        attributions=tuple(a.id for a in group),
        direct=direct,
        indirect=indirect,
        share=round((direct + indirect) / total, 3),
    )


def _known(party: Party) -> int:
    return 4 * (party.basis != "focus") + 2 * (party.country is not None) + (party.sector is not None)


def _rooms(text: str, heard: Sequence[Attribution]) -> dict[str, tuple[int, int]]:
    """Characters in its own words and in the publisher's, by attribution; blanks count for nobody.

    The text is painted from the widest content to the narrowest, so that each character ends up with the innermost.
    """
    owner, quoted = [-1] * len(text), bytearray(len(text))
    edges: set[int] = set()
    order = sorted(heard, key=lambda a: (-sum(e - s for s, e in a.content), a.id))
    for k, a in enumerate(order):
        for start, end in a.content:
            owner[start:end] = [k] * (end - start)
            quoted[start:end] = bytes([a.kind == "direct"]) * (end - start)
            edges.update((start, end))
            if a.kind == "mixed":
                for m in _QUOTED.finditer(text, start, end):
                    quoted[m.start() : m.end()] = b"\1" * (m.end() - m.start())
                    edges.update(m.span())
    found = [[0, 0] for _ in order]
    for start, end in pairwise(sorted(edges)):  # between two edges all is one's
        if owner[start] >= 0:
            found[owner[start]][1 - quoted[start]] += sum(map(len, text[start:end].split()))
    return {a.id: (direct, indirect) for a, (direct, indirect) in zip(order, found, strict=True)}


def _mentioned(heard: Sequence[Attribution], events: Sequence[Event]) -> Iterator[Party]:
    speakers = [a.source_party for a in heard if a.source_party is not None]
    voices = {(p.country, p.sector) for p in speakers if p.country is not None or p.sector is not None}
    names = {fold(p.name) for p in speakers} | {p.entity for p in speakers if p.entity is not None}
    seen: set[object] = set()
    for event in events:
        for party in (*event.actors, *event.recipients):
            name = fold(party.name)
            key = party.entity or ((party.country, party.sector) if party.country else name)
            if name in _PRONOUNS or key in seen or name in names or party.entity in names or (party.country, party.sector) in voices:
                continue
            seen.add(key)
            yield party
