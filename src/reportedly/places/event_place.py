"""Where an event took place: which of the document's toponyms say so, in which words, and how precisely.

The event's clause first: "shelled a market in Idlib", "the Aleppo offensive", "seized Goma". Else a phrase that sets the scene for the
sentence ("In Lagos, police said ...") or belongs to a clause above the event's. Else nothing: a place elsewhere in the sentence, or the
dateline, is where somebody spoke or wrote more often than where it happened (one in five, and one in fifty, of hand-marked events). A
country that acts ("Turkey shelled ...") is a party; so is what comes "from" a place or "on" a country.

A place without a name is a place all the same: "outside the embassy", "across the country" is told by its words alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from ..parse import Parse, Sentence, Token, span_of
from ..records import Location, Toponym
from ..records.event import Basis, Precision, Relation
from .cues import cue_words

_CLAUSE_EDGES = frozenset({"ROOT", "ccomp", "advcl", "conj", "relcl", "parataxis", "acl"})
_NAME_PARTS = frozenset({"compound", "nmod", "amod", "poss", "flat", "nummod", "det"})
_PHRASE_PARTS = _NAME_PARTS | {"advmod", "case", "prep", "pobj", "npadvmod", "quantmod"}
_INTO_PLACE = frozenset({"pobj", "npadvmod"})
_PLACED_NOUNS = ("local_noun", "place_noun", "public_body", "site", "region_word", "city_word")
_SCENE_TOKENS = 5
_PHRASE_TOKENS = 14
_OTHER_PREPOSITIONS = frozenset({"along", "over"})
_ORIGIN = frozenset({"from"})
_AT_SITE = frozenset("in at outside inside near on across through throughout around along within by behind beside off into to".split())
_NEAR = frozenset("near outside off by beside around beyond toward towards".split())
_COMPASS = frozenset("north south east west northeast northwest southeast southwest".split())
_BORDERS = frozenset({"border", "frontier"})
_TAKEN = frozenset(
    "invade invasion occupy occupation annex annexation bombard bombardment besiege siege capture seize seizure storm blockade liberate "
    "liberation overrun evacuate evacuation enter bomb shell shelling retake raid".split()
)
"""What is done to a place, so that its object is where it happened: "*seized* Goma", "the *invasion* of Kuwait"."""

_ASIDES = frozenset({"including", "after", "before", "during", "since", "for", "on"})
_KNOWN = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "two", "both"})
_CITY, _COUNTRY, _SITE = "P", "A.PCL", ("S.", "L.MILB", "R.")


def locate_event(toponyms: Sequence[Toponym], parse: Parse, anchor: Token) -> tuple[tuple[int, ...], Location | None]:
    """Indexes of the toponyms that locate the event named by ``anchor``, and the words that do, with their precision and relation.

    Both empty where the text does not say; words without a toponym ("at the embassy") give a location alone.
    """
    places, basis = _named(toponyms, parse, anchor)
    phrase = _phrase(toponyms, places, parse, anchor)
    if places:
        return places, phrase or _at_toponym(toponyms[places[0]], parse, basis)
    return (), phrase


def find_event_place(toponyms: Sequence[Toponym], parse: Parse, anchor: Token) -> tuple[int, ...]:
    """Indexes of the toponyms that locate the event named by ``anchor``; empty where the text does not say."""
    return _named(toponyms, parse, anchor)[0]


def _named(toponyms: Sequence[Toponym], parse: Parse, anchor: Token) -> tuple[tuple[int, ...], Basis]:
    sentence = parse.sentence_of(anchor)
    here = [
        (i, _named_noun(t, parse) or _head(t, parse))
        for i, t in enumerate(toponyms)
        if t.kind == "name" and sentence.start <= t.span[0] < sentence.end
    ]
    located = [(i, head) for i, head in here if _is_locative(head)]
    in_clause = [i for i, head in located if _is_inside(head, anchor)]
    if in_clause:
        return tuple(_innermost(in_clause, toponyms, parse)), "clause"
    named = [i for i, head in here if head.head is anchor and head.dep in _NAME_PARTS and anchor.pos == "NOUN" and head.dep != "poss"]
    named = named or [i for i, head in here if _is_taken(_whole(_top(head)), anchor)]
    if named:
        return tuple(_innermost(named, toponyms, parse)), "clause"
    above, start = list(anchor.ancestors()), sentence.tokens[0].i
    scene = [i for i, head in located if head.i < anchor.i and (head.i - start < _SCENE_TOKENS or _top(head).head.head in above)]
    return tuple(scene[:1]), "sentence"


def _head(toponym: Toponym, parse: Parse) -> Token:
    """The toponym's token that hangs on the rest of the sentence; past the noun it belongs to in "Da Nang airport"."""
    tokens = parse.tokens_in(toponym.span)
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head.i not in inside or t.head is t), tokens[-1])


def _named_noun(toponym: Toponym, parse: Parse) -> Token | None:
    """The noun that the toponym names in "in the capital, Abuja, police ...", however the parser attached the name."""
    tokens = parse.tokens_in(toponym.span)
    first, last = tokens[0].i, tokens[-1].i
    if first < 2 or parse.tokens[first - 1].text != "," or _precision(toponym) != "city":
        return None
    noun, after = parse.tokens[first - 2], parse.tokens[last + 1 : last + 2]
    is_closed = not after or after[0].sentence != tokens[0].sentence or after[0].text in {",", ".", ")", ";", "-", "–", "—", "and"}
    is_city = noun.lower in cue_words()["city_word"] and noun.tag == "NN" and noun.sentence == tokens[0].sentence
    return noun if is_city and is_closed and any(c.lower in _KNOWN or c.dep == "poss" for c in noun.children) else None


def _whole(noun: Token) -> Token:
    """The noun for a place that the name belongs to: "town" in "the town of Bunia"."""
    is_kind = noun.dep == "pobj" and noun.head.lower == "of" and noun.head.head.lower in cue_words()["place_noun"]
    return noun.head.head if is_kind else noun


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
        if not any(token.lower in words[kind] or token.lemma.lower() in words[kind] for kind in _PLACED_NOUNS):
            return False
    top = _top(head)
    preposition = top.head
    if top.dep not in _INTO_PLACE or preposition.dep not in {"prep", "agent", "pcomp"}:
        return False
    if preposition.lower in {"of", "between", "with"}:
        return _is_of_place(preposition, words["place_noun"])
    return preposition.lower in (words["locative"] - _ORIGIN) | _OTHER_PREPOSITIONS


def _is_of_place(preposition: Token, place_nouns: frozenset[str]) -> bool:
    """After the noun for a place: "in the city of Mosul", "south of Taludi", "the border with Chad", "the road between Aden and Taiz"."""
    noun = preposition.head
    if preposition.lower == "of":
        return (noun.lower in place_nouns and _is_locative(noun)) or noun.lower in _COMPASS
    return noun.lemma.lower() in cue_words()["site"] and noun.dep == "pobj" and noun.head.lower in _AT_SITE


def _is_taken(noun: Token, anchor: Token) -> bool:
    """Object of what is done to a place."""
    if anchor.lemma.lower() not in _TAKEN:
        return False
    if noun.dep == "pobj" and noun.head.lower == "of":
        return noun.head.head is anchor
    return noun.dep in {"dobj", "nsubjpass"} and noun.head is anchor


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


def _phrase(toponyms: Sequence[Toponym], places: tuple[int, ...], parse: Parse, anchor: Token) -> Location | None:
    """The words of a site, city, region or country without a name of its own, as precise as there is one; it may hold the toponyms."""
    told = [(noun, rank) for noun, rank in _place_nouns(parse.sentence_of(anchor)) if noun is not anchor]
    found = [(rank, abs(noun.i - anchor.i), noun) for noun, rank in told if _is_where(noun, anchor)]
    if not found:
        return None
    rank, _, token = min(found, key=lambda x: x[:2])
    span = span_of(_words(token))
    held = [i for i in places if span[0] <= toponyms[i].span[0] < span[1]]
    if places and not held and rank:
        return None  # "in Lagos ... across the country": the name says more
    named = _precision(toponyms[held[0]]) if held and rank and token.dep == "pobj" else None
    precision = named or _RANKS[rank][1]
    return Location(span=span, precision=precision, relation=_relation(token), basis="clause")


_RANKS: tuple[tuple[str, Precision], ...] = (
    ("site", "site"), ("city_word", "city"), ("region_word", "region"), ("country_word", "country"),
)  # fmt: skip


@cache
def _ranks() -> dict[str, int]:
    """How precisely a word without a name tells a place: 0 for the narrowest."""
    return {word: rank for rank, (kind, _) in reversed([*enumerate(_RANKS)]) for word in cue_words()[kind]}


@lru_cache(maxsize=16)
def _place_nouns(sentence: Sentence) -> tuple[tuple[Token, int], ...]:
    """The nouns of a sentence that tell a place, with their ranks; asked for each of its events."""
    ranked = ((t, _rank(t)) for t in sentence.tokens if t.tag.startswith("NN"))
    return tuple((t, rank) for t, rank in ranked if rank is not None and _is_known(t, rank))


def _rank(noun: Token) -> int | None:
    by_lemma, by_form = _ranks().get(noun.lemma.lower()), _ranks().get(noun.lower)
    return by_lemma if by_form is None or (by_lemma is not None and by_lemma < by_form) else by_form


def _is_known(noun: Token, rank: int) -> bool:
    """A site, or a city, region or country that the reader knows already: "the capital", "their region", not "many countries"."""
    return rank == 0 or any(c.lower in _KNOWN or c.dep == "poss" or c.ent in {"GPE", "LOC"} for c in noun.children)


def _is_where(noun: Token, anchor: Token) -> bool:
    """After a preposition of place in the event's clause, or what is done to a place."""
    if _is_taken(noun, anchor):
        return True
    return noun.dep == "pobj" and noun.head.lower in _AT_SITE and _is_inside(noun, anchor)


def _words(noun: Token) -> list[Token]:
    """The noun with its determiner, adjectives and names, and the place it stands in: "a market in Idlib"."""
    found = [noun]
    for token in found:
        parts = _PHRASE_PARTS if token is noun else _PHRASE_PARTS | {"conj", "cc"}
        found.extend(c for c in token.children if c.dep in parts and c.lower not in _ASIDES)
    last = max(t.i for t in found)
    after = next((c for c in noun.head.children if c.i == last + 1 and c.dep == "prep" and c.lower in {"in", "near"}), None)
    if after is not None and any(c.dep == "pobj" and c.ent in {"GPE", "LOC"} for c in after.children):
        found.extend(after.subtree())
    if len(found) > _PHRASE_TOKENS:
        found = [noun, *(c for c in noun.children if c.dep in _NAME_PARTS)]
    return found


def _relation(noun: Token) -> Relation:
    """``near``, ``between``, ``border`` or ``in``, by the preposition before the noun and the noun itself."""
    if noun.lemma.lower() in _BORDERS:
        return "border"
    preposition = noun.head
    inner = {c.lower for c in noun.children if c.dep == "prep"}
    if preposition.lower == "between" or "between" in inner:
        return "between"
    if preposition.lower == "of" and preposition.head.lower in _COMPASS:
        return "near"
    if preposition.lower == "to" and preposition.head.lower in {"close", "next"}:
        return "near"
    if preposition.lower in {"of", "with"} and preposition.head.lemma.lower() in _BORDERS:
        return "border"
    return "near" if preposition.lower in _NEAR else "in"


def _precision(toponym: Toponym) -> Precision | None:
    """How small a place the row is; ``None`` without a row."""
    feature = toponym.place.feature if toponym.place else None
    if feature is None:
        return None
    if feature.startswith(_COUNTRY):
        return "country"
    return "city" if feature[0] == _CITY else "site" if feature.startswith(_SITE) else "region"


def _at_toponym(toponym: Toponym, parse: Parse, basis: Basis) -> Location:
    top = _named_noun(toponym, parse) or _top(_head(toponym, parse))
    return Location(
        span=toponym.span,
        precision=_precision(toponym),
        relation=_relation(top),
        basis=basis,
    )
