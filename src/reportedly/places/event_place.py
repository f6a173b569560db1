"""Which of a document's toponyms say where an event took place.

The clause first: "shelled a market in Idlib", "the explosion near Lashkar Gah", "the Aleppo offensive". Else the sentence's only other
place to which something is located; else the dateline's, if the event stands in the first paragraph; else none. A country that acts
("Turkey shelled ...") and a demonym are parties, not places, so they never locate anything.
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
_DATELINE_TOKENS = 12


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
    if located:
        return tuple(_innermost([min(located, key=lambda item: abs(item[1].i - anchor.i))[0]], toponyms, parse))
    return _dateline(toponyms, parse) if sentence.paragraph == 0 else ()


def _head(toponym: Toponym, parse: Parse) -> Token:
    """The toponym's token that hangs on the rest of the sentence; past the noun it belongs to in "Da Nang airport"."""
    tokens = parse.tokens_in(toponym.span)
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head.i not in inside or t.head is t), tokens[-1])


def _is_locative(head: Token) -> bool:
    """In a prepositional phrase of place, by itself or as part of a place's longer name ("at Da Nang airport", "in Idlib province")."""
    words = cue_words()
    top = head
    while top.dep in {"compound", "nmod", "poss", "conj", "appos"} and top.head is not top:
        if top.dep in {"compound", "nmod", "poss"} and not any(top.head.lower in words[kind] for kind in _PLACED_NOUNS):
            return False
        top = top.head
    preposition = top.head
    if top.dep not in _INTO_PLACE or preposition.dep not in {"prep", "agent", "pcomp"}:
        return False
    if preposition.lower == "of":
        return preposition.head.lower in words["place_noun"] and _is_locative(preposition.head)
    return preposition.lower in words["locative"] or preposition.lower in {"on", "over", "along"}


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


def _dateline(toponyms: Sequence[Toponym], parse: Parse) -> tuple[int, ...]:
    """The first toponym, where it stands in capitals at the head of the text or after the headline, before a dash or bracket."""
    for i, toponym in enumerate(toponyms):
        tokens = parse.tokens_in(toponym.span)
        if toponym.kind != "name" or not tokens or tokens[0].sentence > 2:
            break
        following = {t.text for t in parse.tokens[tokens[-1].i + 1 : tokens[-1].i + _DATELINE_TOKENS]}
        if parse.text[toponym.span[0] : toponym.span[1]].isupper() and len(toponym.name) > 3 and following & {"-", "--", "—", "–"}:
            return (i,)
    return ()
