"""What a frame asks of a slot, made ready to be asked of every word of a document: classes expanded, what is forbidden set apart.

``object: ["@weapon", "@party", "!talks"]`` holds where the object is a listed weapon or somebody who can act, and is not "talks".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from ..actors import Cast
from ..parse import Token
from .clauses import content_head

Kind = Callable[[Cast, Token], bool]
"""A test of a noun's or verb's head that no list of words can make: ``@party``, ``@money`` ..."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Words and kinds of which one is enough."""

    anything: bool
    words: frozenset[str]
    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """One slot's condition. ``written`` is the frame's own wording."""

    written: tuple[str, ...]
    may_be_empty: bool
    must_be_empty: bool
    allowed: Choice | None
    """``None`` where it only forbids."""
    forbidden: Choice | None

    @property
    def needs(self) -> frozenset[str]:
        """Words of which one must stand there; empty where something else will do."""
        if self.may_be_empty or self.allowed is None or self.allowed.anything or self.allowed.kinds:
            return frozenset()
        return self.allowed.words

    @classmethod
    def of(cls, written: tuple[str, ...], classes: Mapping[str, frozenset[str]]) -> Condition:
        """The condition in a frame's words; a class nobody defined has no members."""
        allowed = [w for w in written if not w.startswith("!") and w != "@none"]
        forbidden = [w[1:] for w in written if w.startswith("!")]
        none = "@none" in written
        return cls(
            written=written,
            may_be_empty=none or not allowed,
            must_be_empty=none and len(written) == 1,
            allowed=_choice(allowed, classes) if allowed else None,
            forbidden=_choice(forbidden, classes) if forbidden else None,
        )


class Filling:
    """What stands in a slot: its heads, and what lists of words may call them, worked out where a condition names words."""

    __slots__ = ("_cast", "_forms", "_forms_of", "_kinds", "tokens")

    def __init__(self, tokens: list[Token], forms_of: Callable[[Token], frozenset[str]], cast: Cast) -> None:
        self.tokens = tokens
        self._forms_of = forms_of
        self._cast = cast
        self._forms: frozenset[str] | None = None
        self._kinds: dict[Kind, bool] = {}

    def meets(self, condition: Condition) -> bool:
        """True where the slot's words are such as asked for."""
        if not self.tokens:
            return condition.may_be_empty
        if condition.must_be_empty or (condition.forbidden is not None and self._has_one(condition.forbidden)):
            return False
        return condition.allowed is None or self._has_one(condition.allowed)

    def _has_one(self, choice: Choice) -> bool:
        """True where one of the words or kinds stands there."""
        if choice.anything:
            return True
        if choice.words:
            if self._forms is None:
                self._forms = self._all_forms()
            if not choice.words.isdisjoint(self._forms):
                return True
        return any(self._is_any(kind) for kind in choice.kinds) if choice.kinds else False

    def _is_any(self, kind: Kind) -> bool:
        known = self._kinds.get(kind)
        if known is None:
            known = self._kinds[kind] = any(kind(self._cast, content_head(token)) for token in self.tokens)
        return known

    def _all_forms(self) -> frozenset[str]:
        first, *others = map(self._forms_of, self.tokens)
        return first.union(*others) if others else first


def _choice(words: Iterable[str], classes: Mapping[str, frozenset[str]]) -> Choice:
    plain: set[str] = set()
    kinds: dict[Kind, None] = {}
    anything = False
    for word in words:
        if word == "*":
            anything = True
        elif word in KINDS:
            kinds[KINDS[word]] = None
        elif word.startswith("@"):
            plain.update(classes.get(word[1:], ()))
        else:
            plain.add(word)
    return Choice(anything, frozenset(plain), tuple(kinds))


def _is_party(cast: Cast, head: Token) -> bool:
    return cast.is_political(head)


def _is_person(cast: Cast, head: Token) -> bool:
    if head.ent == "PERSON" or head.lower in ("he", "she", "they", "him", "her", "them", "who", "i", "we", "us", "me", "you"):
        return True
    return head.pos in ("NOUN", "PROPN") and cast.is_political(head) and head.ent not in ("GPE", "ORG")


def _is_place(_: Cast, head: Token) -> bool:
    return head.ent in ("GPE", "LOC", "FAC")


def _is_number(_: Cast, head: Token) -> bool:
    return head.pos == "NUM" or head.ent in ("CARDINAL", "QUANTITY", "PERCENT") or any(c.dep == "nummod" for c in head.children)


def _is_money(_: Cast, head: Token) -> bool:
    return head.ent == "MONEY" or any(c.ent == "MONEY" for c in head.children)


def _is_country(cast: Cast, head: Token) -> bool:
    """A country by name, or its capital; not its people or its offices."""
    return cast.finding(head).kind == "country"


def _is_quote(_: Cast, head: Token) -> bool:
    return any(c.text in ('"', "“", "”", "''", "``") for c in head.children)


def _is_infinitive(_: Cast, head: Token) -> bool:
    """An infinitive or -ing form, as in "agreed to go"; not a clause of its own ("agreed that it went")."""
    if head.tag == "VBG":
        return True
    if head.dep == "conj":  # "agreed to meet and *sign*", not "agreed there was a need and that a truce *was needed*"
        return not any(c.dep == "mark" for c in head.children)
    return head.tag in ("VB", "VBP") and any(c.lower == "to" and c.dep == "aux" for c in head.children)


def _is_obligation(_: Cast, head: Token) -> bool:
    """What must or should be: "said Chad *must leave*", "needs to leave", "has to leave"."""
    if any(c.dep == "aux" and c.lower in ("must", "should", "ought") for c in head.children):
        return True
    return head.lemma.lower() in ("need", "have", "ought") and any(c.dep == "xcomp" for c in head.children)


KINDS: dict[str, Kind] = {
    "@party": _is_party,
    "@person": _is_person,
    "@country": _is_country,
    "@place": _is_place,
    "@number": _is_number,
    "@money": _is_money,
    "@quote": _is_quote,
    "@infinitive": _is_infinitive,
    "@obligation": _is_obligation,
}
