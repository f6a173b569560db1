"""Source -> its kind (named person, office, institution, outlet, document, crowd, unnamed) and the fullest mention of it.

Names decide first, then what is known of the noun (``lexicons/attribution/source_kinds.yaml``), then what the actors stage makes of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from ..actors.finding import NOTHING, Finding
from ..lexicons import lexicon_path, load_yaml
from ..parse import Parse, Token
from ..records import Party, Record, SourceKind, Span
from .sources import antecedent


class Cast(Protocol):
    """Who is who in the document: all that is asked of the actors stage."""

    def party(self, head: Token) -> Party: ...

    def finding(self, head: Token) -> Finding: ...

    def antecedent(self, head: Token) -> Token | None: ...


class KindEntry(Record, frozen=True, kw_only=True):
    """Nouns that name one kind of source, with sentences that prove it."""

    id: str
    kind: SourceKind
    nouns: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    firsts: tuple[str, ...] = ()
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...] = ()


class AnonymityEntry(Record, frozen=True, kw_only=True):
    """Phrases that keep a source's name back."""

    id: str
    phrases: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KindLexicon:
    """``nouns`` and ``plurals``: word (or two) -> kind; ``names`` and ``firsts``: last and first words of a name."""

    nouns: dict[str, SourceKind]
    plurals: dict[str, SourceKind]
    names: dict[str, SourceKind]
    firsts: dict[str, SourceKind]
    withheld: re.Pattern[str]


@cache
def load_kinds() -> KindLexicon:
    """The built-in lexicon of source kinds and of anonymity."""
    entries = load_yaml(lexicon_path("attribution/source_kinds.yaml"), tuple[KindEntry, ...])
    anonymity = load_yaml(lexicon_path("attribution/anonymity.yaml"), tuple[AnonymityEntry, ...])
    return KindLexicon(
        nouns={w: e.kind for e in entries for w in e.nouns},
        plurals={w: e.kind for e in entries for w in e.plurals},
        names={w: e.kind for e in entries for w in e.names},
        firsts={w: e.kind for e in entries for w in e.firsts},
        withheld=re.compile("|".join(p for e in anonymity for p in e.phrases), re.IGNORECASE),
    )


INDEFINITE = frozenset(
    {"some", "many", "others", "most", "several", "few", "one", "someone", "somebody", "anyone", "those", "another", "all"}
)
ORGANISED = frozenset({"ORG", "GPE", "LOC", "FAC", "NORP"})
NAME_PARTS = frozenset({"compound", "appos", "flat", "nmod"})


def source_kind(source: Token | None, cast: Cast | None, mentions: Mentions, *, anonymous: bool) -> SourceKind | None:
    """The kind of a source; ``None`` where it cannot be told, as for a pronoun nobody stands behind."""
    if source is None:
        return "unnamed" if anonymous else None
    head = referent(source, cast)
    if head.pos == "PRON" or head.lower in INDEFINITE:
        return "unnamed" if head.lower in INDEFINITE else None
    if mentions.full_name(head) is not None:
        return "person"
    found = cast.finding(head) if cast is not None else NOTHING
    return _by_name(head, found) or _by_noun(head) or _by_finding(head, found)


def referent(source: Token, cast: Cast | None) -> Token:
    """The noun behind a relative or personal pronoun, as far as the document tells."""
    head = antecedent(source)
    if head.pos != "PRON" or cast is None:
        return head
    return cast.antecedent(head) or head


def _by_name(head: Token, found: Finding) -> SourceKind | None:
    """A name tells: of a person, an outlet, or whatever organised body."""
    if any(c.dep == "appos" and c.ent == "PERSON" for c in head.children):
        return "person"
    if head.pos != "PROPN" and not (head.ent and head.tag.startswith("NNP")):
        return None
    if found.sector == "JRN" and found.kind != "person":
        return "outlet"
    if head.ent == "PERSON" or found.kind == "person":
        return None if _is_title(head) else "person"
    kinds = load_kinds()
    named = kinds.names.get(head.lower)
    first = next((kinds.firsts.get(c.lower) for c in head.children if c.dep in NAME_PARTS and c.i < head.i), None)
    if first:
        return first
    if named and any(c.dep in NAME_PARTS and c.tag.startswith("NNP") for c in head.children):
        return named
    listed = _by_noun(head)
    if listed is not None and not (listed == "document" and head.ent == "ORG"):
        return listed
    if _is_bare_surname(head, found):
        return "person"
    if head.ent == "NORP" and head.tag == "NNPS":
        return "crowd"
    return "institution" if head.ent in ORGANISED or found.kind in ("institution", "group", "country") else None


def _is_bare_surname(head: Token, found: Finding) -> bool:
    """True for a single name that no table knows: the parser cannot tell "Moreno said" from "Mekong said", and people speak oftener."""
    if found.entity is not None or (found.country is not None and found.basis != "focus"):
        return False
    return head.tag == "NNP" and head.ent != "NORP" and head.text.istitle() and not head.children_by("compound", "amod", "det", "poss")


def _is_title(head: Token) -> bool:
    """ "the Prime Minister": a post in capitals, not a name."""
    return load_kinds().nouns.get(head.lower) == "office" and any(c.dep in ("det", "poss") for c in head.children)


def _by_noun(head: Token) -> SourceKind | None:
    kinds, lemma = load_kinds(), head.lemma.lower()
    plural = head.tag in ("NNS", "NNPS")
    if lemma == "people" or head.lower == "people":
        return "unnamed" if any(c.lower in ("familiar", "close", "with") for c in head.children) else "crowd"
    if plural and head.lower in kinds.plurals:
        return kinds.plurals[head.lower]
    beside = next((c for c in reversed(head.children) if c.dep == "compound" and c.i == head.i - 1), None)
    found = (kinds.nouns.get(f"{beside.lower} {lemma}") if beside is not None else None) or kinds.nouns.get(lemma)
    if found == "office" and plural and not any(c.dep in ("det", "poss") and c.lower not in _LOOSE for c in head.children):
        return "unnamed"
    return found


_LOOSE = frozenset({"some", "many", "several", "other", "all", "both", "no", "any"})
_PUBLIC = frozenset({"CVL", "LAB", "EDU", "REF", "AGR", "MED", "REL"})
_OFFICIAL = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "PTY", "IGO", "NGO", "SPY", "REL", "BUS", "OPP"})


def _by_finding(head: Token, found: Finding) -> SourceKind | None:
    """What the actor tables call a person, group or institution. "A gunman" and "bakers" tell nobody apart."""
    if found.kind in ("institution", "country"):
        return "institution"
    if found.kind == "group":
        return "crowd" if found.sector == "CVL" else "institution"
    if found.kind != "person":
        return None
    if head.tag in ("NNS", "NNPS"):
        return "crowd" if found.sector in _PUBLIC else "unnamed"
    return "office" if found.sector in _OFFICIAL else "unnamed"


def withheld_names(text: str, start: int, end: int) -> list[int]:
    """Where, between two places of the text, words keep somebody from being named.

    >>> withheld_names("An officer who asked not to be named said so.", 0, 45), withheld_names("An officer said so.", 0, 19)
    ([15], [])
    """
    return [m.start() for m in load_kinds().withheld.finditer(text, start, min(end, start + 2_000))]


class Mentions:
    """The people a document names, by the last word of their name."""

    def __init__(self, parse: Parse) -> None:
        self._full: dict[str, Span] = {}
        for entity in parse.entities:
            words = [t for t in entity.tokens if t.lower not in ("'s", "’s")]
            if entity.label == "PERSON" and len(words) > 1:
                self._full.setdefault(words[-1].lower, (words[0].start, words[-1].end))

    def full_name(self, head: Token) -> Span | None:
        """The first full name that ends in the word; the parser may take "Diallo" alone for an organisation."""
        if not head.tag.startswith("NNP") or head.ent not in ("PERSON", "ORG", ""):
            return None
        if head.ent != "PERSON" and any(c.dep in ("compound", "det") for c in head.children):
            return None
        return self._full.get(head.lower)

    def fullest(self, source: Token, cast: Cast | None, worded: Span) -> Span:
        """The span of the fullest mention: of the person's whole name, else of what a pronoun stands for, else the words themselves."""
        head = referent(source, cast)
        person = next((c for c in head.children if c.dep == "appos" and c.ent == "PERSON"), head)
        full = self.full_name(person)
        if full is not None:
            return full
        if head is source or source.pos != "PRON":
            return worded
        return cast.party(head).span if cast is not None else head.span


def own_outlets(parse: Parse, cast: Cast | None, publisher: str | None) -> tuple[frozenset[str], frozenset[str]]:
    """Names (folded) and entities of the outlet whose story it is: the publisher, and what a dateline names: "ACCRA (Reuters) -"."""
    opening = [t for s in parse.sentences[:3] for t in s.tokens][:40]
    marks = [k for k, t in enumerate(opening) if t.text == "("]
    names = {fold(publisher)} if publisher else set()
    entities: set[str] = set()
    for k in marks:
        inside = []
        for token in opening[k + 1 : k + 6]:
            if token.text == ")":
                break
            inside.append(token)
        else:
            continue
        finding = cast.finding(inside[-1]) if cast is not None and inside else NOTHING
        if inside and finding.sector == "JRN":
            names.add(fold(parse.text[inside[0].start : inside[-1].end]))
            if finding.entity:
                entities.add(finding.entity)
    return frozenset(names - {""}), frozenset(entities)


def fold(name: str) -> str:
    """A name without article and case.

    >>> fold("The Daily  Nation")
    'daily nation'
    """
    words = name.casefold().split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def is_own(worded: str, party: Party | None, own: tuple[frozenset[str], frozenset[str]]) -> bool:
    """True when the source's words or entity are the story's own outlet; "this newspaper" always is."""
    folded = fold(worded)
    return folded in own[0] or (party is not None and party.entity in own[1]) or folded in ("this newspaper", "this website", "this agency")
