"""The parties in one role of an event, and whether two events tell of the same."""

from __future__ import annotations

from collections.abc import Iterable

from ..records import Party, Record
from .heads import head_nouns

_UNIDENTIFIED = "UAF"
"""PLOVER's sector of armed men that nobody has identified."""


class Known(Record, frozen=True, kw_only=True):
    """A party that is known. ``names``: head nouns of a proper name, so that two ministers of one country are not one."""

    entity: str | None
    code: str
    names: frozenset[str]

    def is_one(self, other: Known) -> bool | None:
        """``None`` where only country and sector agree and the names do not."""
        if self.entity and other.entity:
            return self.entity == other.entity
        if not self.code or self.code != other.code:
            return False
        return None if self.names and other.names and not self.names & other.names else True


class Parties(Record, frozen=True, kw_only=True):
    """``heads``: head nouns of all, the unknown ones as well."""

    known: tuple[Known, ...]
    heads: frozenset[str]

    @property
    def words(self) -> frozenset[str]:
        """All by which another event may meet this one."""
        return self.heads | {word for known in self.known for word in (known.entity, known.code) if word}

    def meet(self, other: Parties) -> bool | None:
        """True where a party is in both, False where all are known and none is, ``None`` where that is open."""
        found = {a.is_one(b) for a in self.known for b in other.known}
        if True in found:
            return True
        if None not in found and self.is_identified and other.is_identified:
            return False
        return True if self.heads & other.heads else None

    @property
    def is_identified(self) -> bool:
        """True where somebody is known who is not just an armed man."""
        return any(known.entity or not known.code.endswith(_UNIDENTIFIED) for known in self.known)


def make_parties(parties: Iterable[Party]) -> Parties:
    """What is known of them."""
    listed = tuple(parties)
    known = (Known(entity=p.entity, code=party_code(p), names=_proper(p.name)) for p in listed if is_known(p))
    return Parties(known=tuple(known), heads=head_nouns(party.name for party in listed))


def _proper(name: str) -> frozenset[str]:
    """Head nouns of a proper name; a plural at the beginning of a sentence is none.

    >>> [sorted(_proper(name)) for name in ("Governor Elena Rosero", "Rosero", "Three police officers", "Gunmen", "Rebels")]
    [['rosero'], ['rosero'], [], [], []]
    """
    last = name.split()[-1] if name.strip() else ""
    heads = head_nouns([name])
    alone = last == name and last.casefold() not in heads
    return heads if last[:1].isupper() and not alone else frozenset()


def is_known(party: Party) -> bool:
    """False for a party without a country, and where the country is only guessed from the story's focus."""
    return bool(party.entity or party.country) and party.basis != "focus"


def party_key(party: Party) -> str:
    """The entity, or country and sector."""
    return party.entity or party_code(party)


def party_code(party: Party) -> str:
    """Country and sector, as far as they are known."""
    return " ".join(code for code in (party.country, party.sector) if code)
