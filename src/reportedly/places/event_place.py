"""Which of a document's toponyms say where an event took place.

The event's clause first: "shelled a market in Idlib", "the Aleppo offensive". Else a phrase that sets the scene for the sentence ("In
Lagos, police said ...") or belongs to a clause above the event's. Else nothing: a place elsewhere in the sentence, or the dateline,
is where somebody spoke or wrote more often than where it happened (one in five, and one in fifty, of hand-marked events). A country
that acts ("Turkey shelled ...") is a party; so is what comes "from" a place or "on" a country.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..parse import Parse, Token
from ..records import Toponym
from .cues import cue_words

_CLAUSE_EDGES = frozenset({"ROOT", "ccomp", "advcl", "conj", "relcl", "parataxis", "acl"})
_NAME_PARTS = frozenset({"compound", "nmod", "amod", "poss", "flat", "nummod", "det"})
_INTO_PLACE = frozenset({"pobj", "npadvmod"})
_PLACED_NOUNS = ("local_noun", "place_noun", "public_body")
_SCENE_TOKENS = 5
_OTHER_PREPOSITIONS = frozenset({"along", "over"})
_ORIGIN = frozenset({"from"})


def find_event_place(toponyms: Sequence[Toponym], parse: Parse, anchor: Token) -> tuple[int, ...]:
    """Indexes of the toponyms that locate the event named by ``anchor``; empty where the text does not say."""
    sentence = parse.sentence_of(anchor)
    here = [(i, _head(t, parse)) for i, t in enumerate(toponyms) if t.kind == "name" and sentence.start <= t.span[0] < sentence.end]
    located = [(i, head) for i, head in here if _is_locative(head)]
    in_clause = [i for i, head in located if _is_inside(head, anchor)]
    if in_clause:
        return tuple(_innermost(in_clause, toponyms, parse))
    named = [i for i, head in here if head.head is anchor and head.dep in _NAME_PARTS and anchor.pos == "NOUN" and head.dep != "poss"]
    if named:
        return tuple(named)
    above, start = list(anchor.ancestors()), sentence.tokens[0].i
    scene = [i for i, head in located if head.i < anchor.i and (head.i - start < _SCENE_TOKENS or _top(head).head.head in above)]
    return tuple(scene[:1])


def _head(toponym: Toponym, parse: Parse) -> Token:
    """The toponym's token that hangs on the rest of the sentence; past the noun it belongs to in "Da Nang airport"."""
    tokens = parse.tokens_in(toponym.span)
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head.i not in inside or t.head is t), tokens[-1])


def _top(head: Token) -> Token:
    """The noun that stands after the preposition: "airport" in "at Da Nang airport"; the first of a list."""
    while head.dep in {"compound", "nmod", "poss", "conj", "appos"} and head.head is not head:
        head = head.head
    return head


def _is_locative(head: Token) -> bool:
    """In a prepositional phrase of place, by itself or as part of a place's longer name ("at Da Nang airport", "in Idlib province")."""
    words, token = cue_words(), head
    while token.dep in {"compound", "nmod", "poss"} and token.head is not token:
        token = token.head
        if not any(token.lower in words[kind] for kind in _PLACED_NOUNS):
            return False
    top = _top(head)
    preposition = top.head
    if top.dep not in _INTO_PLACE or preposition.dep not in {"prep", "agent", "pcomp"}:
        return False
    if preposition.lower == "of":
        return preposition.head.lower in words["place_noun"] and _is_locative(preposition.head)
    return preposition.lower in (words["locative"] - _ORIGIN) | _OTHER_PREPOSITIONS


def _is_inside(head: Token, anchor: Token) -> bool:
    """Whether the phrase hangs on the anchor itself or on a word of its clause, not on another clause inside it."""
    for token in (head, *head.ancestors()):
        if token is anchor:
            return True
        if token is not head and token.dep in _CLAUSE_EDGES and token.pos in {"VERB", "AUX"}:
            return _shares_clause(token, anchor)
    return False


def _shares_clause(verb: Token, anchor: Token) -> bool:
    """An anchor that is the clause's subject or object: "the bombing in ... took place", "carried out an attack in Mopti"."""
    for token in (anchor, *anchor.ancestors()):
        if token is verb:
            return True
        if token.dep in _CLAUSE_EDGES and token.pos in {"VERB", "AUX"}:
            return False
    return False


def _innermost(indexes: list[int], toponyms: Sequence[Toponym], parse: Parse) -> list[int]:
    """Of "Oxford, North Carolina" the first alone: the second only says where the first is."""
    kept: list[int] = []
    for i in indexes:
        between = parse.text[toponyms[i - 1].span[1] : toponyms[i].span[0]].strip() if i else ""
        if not (between in {",", "("} and i - 1 in kept and _contains(toponyms[i], toponyms[i - 1])):
            kept.append(i)
    return kept


def _contains(outer: Toponym, inner: Toponym) -> bool:
    if outer.place is None or inner.place is None or outer.place.feature is None:
        return False
    return outer.place.feature[0] == "A" and outer.place.country == inner.place.country and inner.place != outer.place
