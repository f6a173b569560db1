"""Head token -> the noun phrase as a reader would mark it.

"Belarus's Security Council secretary Alexander Volfovich", "Ben Wallace, the defence secretary", "residents of Goma": determiners,
titles, compounds, names in apposition and of-complements belong to it; relative clauses and coordination partners do not.
"""

from __future__ import annotations

from operator import attrgetter

from ..parse import Token
from ..records import Span

_LEFT = {
    "det",
    "amod",
    "compound",
    "nmod",
    "nummod",
    "quantmod",
    "poss",
    "predet",
    "neg",
    "advmod",
    "npadvmod",
    "punct",
    "preconj",
    "nounmod",
}
_LEFT_STOPS = {"relcl", "acl", "advcl", "ccomp", "prep"}
_OF = {"of"}
_PLACE_PREPOSITIONS = {"in", "from", "at"}
_OFFICE_PREPOSITIONS = {"for", "to", "with"}
_OFFICES = {
    "spokesman", "spokeswoman", "spokesperson", "spokesmen", "ambassador", "envoy", "minister", "secretary", "representative",
    "commissioner", "lawyer", "attorney", "member", "correspondent", "adviser", "advisor", "prosecutor",
}  # fmt: skip
PRONOUNS = {"PRP", "PRP$", "WP", "WP$", "WDT"}


def left_tokens(head: Token) -> list[Token]:
    """The head and everything of its phrase before it, in text order: "the Greek deputy foreign minister"."""
    found = [head]
    for child in head.children:
        if child.i < head.i and child.dep in _LEFT and not (child.dep == "punct" and child.text not in "-–'\"“”.") and _is_inside(child):
            if child.children:
                found.extend(_below(child))
            else:
                found.append(child)
    return sorted(found, key=_index) if len(found) > 1 else found


_index = attrgetter("i")


def _is_inside(child: Token) -> bool:
    # "yesterday police", "only troops": adverbs of the clause are not of the phrase, those of quantity are
    return child.dep != "advmod" or (child.tag in ("RB", "JJS", "RBS", "JJR") and child.lower in _QUANTIFYING)


_QUANTIFYING = {"at", "least", "most", "more", "about", "around", "nearly", "almost", "some", "over", "roughly", "up"}


def _below(top: Token) -> list[Token]:
    found = [top]
    for token in found:
        found.extend(c for c in token.children if c.dep not in _LEFT_STOPS)
    return found


def core_tokens(head: Token) -> list[Token]:
    """Head and left part without possessors and coordination inside: the words that can form a title or a name with the head."""
    found = [head]
    for child in head.children:
        if child.i < head.i and child.dep in ("amod", "compound", "nmod", "nounmod", "npadvmod"):
            found.extend(t for t in _below(child) if t.i < head.i)
    # "Prime Minister Manuel Valls": a flat name may hang to its title, or a title to its name, on either side
    return sorted(found, key=lambda t: t.i)


def apposition(head: Token) -> Token | None:
    """The noun that renames the head: "Wallace, the defence secretary", "the defence secretary, Wallace"."""
    return next((c for c in head.children if c.dep == "appos" and c.i > head.i and c.pos in ("NOUN", "PROPN")), None)


def complements(head: Token, prepositions: set[str]) -> list[Token]:
    """Objects of the head's own prepositions, with what is coordinated to them."""
    found: list[Token] = []
    for child in head.children:
        if (
            child.dep == "prep"
            and child.i > head.i
            and child.lower in prepositions
            and not (child.lower == "of" and sufferers_behind(head))
        ):
            for noun in child.children:
                if noun.dep in ("pobj", "pcomp") and noun.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
                    found.extend(noun.conjuncts() if noun.dep == "pobj" else [noun])
    return found


_DOERS = frozenset(
    "police army soldier troop rebel gunman militant guerrilla militia officer force guard insurgent separatist authority settler".split()
)


def sufferers_behind(head: Token) -> list[Token]:
    """The boy of "the killing by *police* of a boy", whom the parser hangs to the doer though nothing is said of the doer by him."""
    by = head.head
    if head.dep != "pobj" or by.lower != "by" or head.lemma.lower() not in _DOERS or by.head.pos != "NOUN":
        return []
    if any(c.dep == "prep" and c.lower == "of" for c in by.head.children):
        return []
    return [n for p in head.children_by("prep") if p.lower == "of" for n in p.children_by("pobj")]


def phrase_span(head: Token) -> Span:
    """Characters of the whole phrase.

    Parts after the head are taken while they follow without a gap, so that "troops, who fled, of the 5th army" ends at "troops".
    """
    left = _without_edge_punctuation(left_tokens(head), head)
    end = head.i
    right = {head.i: head}
    for child in head.children:
        if child.i > head.i and _is_right_part(head, child):
            for token in _right_below(child):
                right[token.i] = token
    for child in head.children:
        if child.dep == "punct" and child.i > head.i:
            right.setdefault(child.i, child)
    while end + 1 in right:
        end += 1
    while end > head.i and right[end].dep == "punct" and right[end].text not in ")\"”'":
        end -= 1
    return (left[0].start, right[end].end)


def _without_edge_punctuation(tokens: list[Token], head: Token) -> list[Token]:
    run = [tokens[-1]]
    for token in reversed(tokens[:-1]):
        if token.i != run[-1].i - 1:
            break
        run.append(token)
    while len(run) > 1 and (run[-1].dep == "punct" or run[-1].pos == "PUNCT"):
        run.pop()
    return run[::-1]


def _is_right_part(head: Token, child: Token) -> bool:
    if child.dep == "appos":
        return child.pos in ("PROPN", "NOUN") and "PROPN" in (child.pos, head.pos)
    if child.dep == "prep":
        offices = child.lower in _OFFICE_PREPOSITIONS and head.lower in _OFFICES
        if child.child("pcomp") is not None or (child.lower == "of" and sufferers_behind(head)):
            return False  # "accused the bloc *of planning an invasion*"
        return child.lower in _OF or (child.lower in _PLACE_PREPOSITIONS and _is_place_phrase(child)) or offices
    return child.dep in ("nummod", "flat", "nmod") and child.i == head.i + 1


def _is_place_phrase(preposition: Token) -> bool:
    noun = preposition.child("pobj")
    return noun is not None and (noun.ent in ("GPE", "LOC", "FAC", "ORG") or noun.pos == "PROPN") and noun.ent not in ("DATE", "TIME")


def _right_below(top: Token) -> list[Token]:
    found = [top]
    for token in found:
        for child in token.children:
            if child.dep in ("relcl", "acl", "advcl"):
                continue
            found.append(child)
    return found
