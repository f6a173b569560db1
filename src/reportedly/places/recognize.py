"""Parse -> mentions: which words name a place.

The entity tagger finds most (GPE, LOC, FAC). Three things are added. Names it took for a person or an organisation, or did not see,
are taken where the sentence puts them in a place's stead ("in Malakal", "a Camarillo resident", "LAGOS, May 3 (Reuters) -"). Names
inside longer names are taken where the whole belongs to the place ("Kentucky State Police", "Environment Canada"), not where it is a
brand ("Boston Globe", "Hong Kong flu"). And demonyms are found by the list.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..parse import Entity, Parse, Token
from .cues import cue_words
from .gazetteer import Gazetteer
from .mention import Mention
from .names import LONGEST, Names, of_kind
from .normalize import normalize_name
from .rows import Row
from .spans import head_of, is_capitalized, names_of, split, trim
from .syntax import Syntax

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_UNNAMED_LABELS = frozenset({"ORG", "NORP", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT", "LANGUAGE", ""})
_STRONG = 5.5
"""Weight from which a name is taken inside an organisation's name without further proof: cities above 300,000, states, countries."""
_TOWN = 4.0
"""Weight (10,000 people) from which a name of two words is taken inside a facility's name: "Mount Pleasant Civic Center",
and from which what is captured is rather a town than a person."""
_LONGEST_RUN = 7
"""Tokens of capitalized words in a row that may still be one name."""
_LONGEST_ENTITY = 20
"""Likewise, where the entity tagger says it is one."""
_NEW_WORDS = frozenset({"great", "greater", "little", "new", "old", "saint", "st", "st.", "the"})


class Recognizer:
    """Finds the mentions of one document."""

    def __init__(self, parse: Parse, gazetteer: Gazetteer) -> None:
        self._parse, self._tokens = parse, parse.tokens
        self._names = Names(parse, gazetteer)
        self._syntax = Syntax(parse, self._names)
        self._words = cue_words()
        self._taken: set[int] = set()
        self._known: set[str] = set()
        self._found: list[Mention] = []
        self._people = {word for e in parse.entities if e.label == "PERSON" for word in _surnames(e)}

    def mentions(self) -> list[Mention]:
        """All mentions in text order; no token belongs to two."""
        for entity in self._parse.entities:
            if entity.label in PLACE_LABELS:
                self._place_entity(trim(entity.tokens), entity.label)
        names = [(tokens, e.label) for e in self._parse.entities if e.label not in PLACE_LABELS and (tokens := trim(e.tokens))]
        names += [(run, "") for run in names_of(self._tokens, self._taken)]
        for tokens, label in names:
            self._other_name(tokens, label)
        for tokens, label in names:
            self._again(tokens, label)
        self._demonyms()
        return sorted(self._found, key=lambda m: m.first)

    def _add(self, tokens: Sequence[Token], rows: tuple[Row, ...], is_demonym: bool = False) -> None:
        span = range(tokens[0].i, tokens[-1].i + 1)
        if self._taken.isdisjoint(span):
            self._taken.update(span)
            name = self._names.spelled(tokens)
            self._known.add(name)
            self._found.append(Mention(span.start, span.stop, name, of_kind(rows, self._syntax.kind(tokens)), is_demonym))

    # What the entity tagger calls a place ------------------------------------------------------------------------------------

    def _place_entity(self, tokens: list[Token], label: str) -> None:
        """The whole name where it is known; else its parts ("Paris, Texas"); else the place inside it; else the name as it is."""
        if not tokens or self._is_brand(tokens) or self._is_no_place(tokens):
            return
        tokens = self._extended(tokens)
        rows = self._names.rows(tokens)
        if not rows and self._names.demonym(tokens):
            return
        if rows:
            if not (len(tokens) == 1 and tokens[0].text in self._people and not self._syntax.is_located(tokens)):
                self._add(tokens, rows)
        elif parts := split(tokens):
            for part in parts:
                self._place_entity(part, label)
        elif inner := self._core(tokens) or self._owner(tokens, label):
            self._add(inner, self._names.rows(inner))
        elif self._is_plausible(tokens, label):
            self._add(tokens, ())

    def _extended(self, tokens: list[Token]) -> list[Token]:
        """The entity with a neighbour that makes it a longer known name: SOUTH + CHARLESTON, Vest + - + Agder."""
        first, last = tokens[0].i, tokens[-1].i + 1
        known = bool(self._names.rows(tokens))
        if first and self._tokens[first - 1].text in {"Little", "New"} and self._tokens[first - 1].i not in self._taken:
            return self._tokens[first - 1 : last]  # "Little Portugal" is not in Portugal
        for start, stop in ((first - 1, last), (first, last + 2), (first - 2, last), (first - 3, last), (first, last + 1)):
            if start < 0 or stop > len(self._tokens) or not is_capitalized(self._tokens[stop - 1]):
                continue
            if self._tokens[start].sentence != self._tokens[stop - 1].sentence or not self._taken.isdisjoint(range(start, stop)):
                continue
            wider = self._tokens[start:stop]
            added = [t for t in wider if not first <= t.i < last]
            is_hyphened = any(t.text == "-" for t in added)
            if not is_capitalized(wider[0]) and not is_hyphened:
                continue
            is_direction = len(added) == 1 and added[0].lower in self._words["compass"]
            is_shouted = len(wider) == 2 and all(t.text.isupper() for t in wider)  # LA + PAZ
            if (is_hyphened or is_direction or is_shouted or not known) and self._names.rows(wider):
                return list(wider)
        return tokens

    def _core(self, tokens: list[Token]) -> list[Token] | None:
        """The known name in "Far North Queensland", "Village of Glen Carbon"."""
        for i in range(1, len(tokens)):
            is_size = all(t.lower in self._words["compass"] for t in tokens[:i])
            is_kind = tokens[i - 1].lower == "of" and tokens[0].lower in self._words["place_noun"]
            rest = trim(tokens[i:])
            if rest and (is_size or is_kind) and self._names.rows(rest):
                return rest
        return None

    def _is_no_place(self, tokens: list[Token]) -> bool:
        """A lone word such as "Congress", "North", "Valley", or words of direction alone."""
        if len(tokens) > 1 and all(t.lower in self._words["compass"] or t.text == "-" for t in tokens):
            return True
        if len(tokens) > 1 or self._syntax.is_followed_by_container(tokens):
            return False
        word = tokens[0].lower
        if word in self._words["compass"]:  # "Western province" in Rwanda, but "the Southwest state"
            return not (self._syntax.is_kind_named(tokens) and any(r.name.lower() == word for r in self._names.rows(tokens)))
        is_generic = word in self._words["place_noun"] or word in self._words["public_body"]
        return (is_generic and not self._syntax.is_kind_named(tokens)) or word in self._words["no_place"]

    def _is_plausible(self, tokens: list[Token], label: str) -> bool:
        """An unknown name is kept where the sentence locates something by it, or it says itself what place it is."""
        if not any(is_capitalized(t) for t in tokens) or tokens[-1].text in self._people or len(tokens) > LONGEST:
            return False
        kinds = self._words["place_noun"] | self._words["public_body"] | self._words["compass"] | {"international", "national"}
        if all(t.lower in kinds for t in tokens):
            return False
        if label == "FAC" or (label == "LOC" and len(tokens) > 1):
            return not tokens[0].text[0].isdigit()
        return self._syntax.is_located(tokens) and not (len(tokens) == 1 and tokens[0].text.isupper())

    # Names with another label, or none ---------------------------------------------------------------------------------------

    def _other_name(self, tokens: list[Token], label: str) -> None:
        if len(tokens) > (_LONGEST_ENTITY if label else _LONGEST_RUN):
            self._scan(tokens)
            return
        if not any(is_capitalized(t) for t in tokens) or self._is_brand(tokens) or self._is_no_place(tokens):
            return
        if not self._names.rows(tokens):
            tokens = self._extended(tokens)
        rows = self._names.rows(tokens)
        if rows:
            if self._is_named_place(tokens, label, rows):
                self._add(tokens, rows)
        elif label != "PERSON" and (parts := split(tokens)):
            for part in parts:
                self._other_name(part, label)
        elif inner := self._home(tokens) if label == "PERSON" else self._core(tokens) or self._owner(tokens, label):
            self._add(inner, self._names.rows(inner))
        elif self._is_surely_located(tokens, label):
            self._add(tokens, ())

    def _scan(self, tokens: list[Token]) -> None:
        """In a headline in capitals one cannot see where a name begins: countries, continents and capitals alone are taken."""
        i = 0
        while i < len(tokens):
            found = next((n for n in (4, 3, 2, 1) if self._is_great(tokens[i : i + n])), 0)
            if found:
                self._add(tokens[i : i + found], self._names.rows(tokens[i : i + found]))
            i += found or 1

    def _is_great(self, tokens: list[Token]) -> bool:
        rows = self._names.rows(tokens) if is_capitalized(tokens[0]) and is_capitalized(tokens[-1]) else ()
        return bool(rows) and (rows[0].is_country or rows[0].feature in {"L.CONT", "P.PPLC"}) and tokens[0].text not in self._people

    def _is_named_place(self, tokens: list[Token], label: str, rows: tuple[Row, ...]) -> bool:
        name, located = self._names.spelled(tokens), self._syntax.is_located(tokens)
        if label == "PERSON" or name in self._people:
            return name not in self._people and (located or name in self._known or self._is_taken(tokens, rows))
        is_dateline = self._syntax.is_dateline(tokens)
        if label not in _UNNAMED_LABELS or self._names.demonym(tokens) or not (is_dateline or any(t.pos == "PROPN" for t in tokens)):
            return False
        if name in self._known or rows[0].is_country or rows[0].feature == "L.CONT":
            return True
        if label == "ORG" and len(tokens) == 1 and rows[0].weight < _STRONG:
            is_own_name = normalize_name(rows[0].name) == normalize_name(name)
            is_told = self._syntax.is_said_to_be_place(tokens) or self._is_taken(tokens, rows)
            return is_told or (is_own_name and self._is_listed(tokens))
        return located or self._is_listed(tokens) or self._is_taken(tokens, rows)

    def _is_taken(self, tokens: list[Token], rows: tuple[Row, ...]) -> bool:
        """What is done to it is done to places: "overran Menaka"; of "seized Goma" the size must say that it is no person."""
        if self._syntax.is_object_of(tokens, "conquest"):
            return True
        return rows[0].weight >= _TOWN and self._syntax.is_object_of(tokens, "capture")

    def _is_listed(self, tokens: list[Token]) -> bool:
        """The next in a list of places: "in Etoumbi and Mbomo"."""
        head = head_of(tokens)
        return head.dep == "conj" and head.head.i in self._taken

    def _is_surely_located(self, tokens: list[Token], label: str) -> bool:
        """An unknown name is a place before "province", and alone after "in" or in a list of places."""
        if label not in {"ORG", "PERSON", "PRODUCT", "NORP", ""} or len(tokens) > 3 or tokens[0].text in self._people:
            return False
        if any(t.pos != "PROPN" for t in tokens) or self._names.demonym(tokens) or tokens[-1].tag == "NNPS":
            return False
        if self._syntax.is_kind_named(tokens) or self._syntax.is_followed_by_container(tokens):
            return label != "NORP"
        is_plain = len(tokens) == 1 and not tokens[0].text.isupper() and label in {"ORG", "PERSON", "PRODUCT"}
        return is_plain and (self._syntax.is_only_located(tokens) or self._is_listed(tokens))

    def _again(self, tokens: list[Token], label: str) -> None:
        """A name that is a place elsewhere in the document is one here, if it is not somebody's."""
        name = self._names.spelled(tokens)
        if label != "PERSON" and name in self._known and name not in self._people and not self._is_brand(tokens):
            self._add(tokens, self._names.rows(tokens))

    # Names inside names ------------------------------------------------------------------------------------------------------

    def _home(self, tokens: list[Token]) -> list[Token] | None:
        """ "Leonard of Ada", taken for one name, before a comma and a state."""
        cut = next((i for i, t in enumerate(tokens) if t.lower == "of" and i), None)
        home = tokens[cut + 1 :] if cut is not None else []
        return home if home and self._names.rows(home) and self._syntax.is_followed_by_container(home) else None

    def _owner(self, tokens: list[Token], label: str) -> list[Token] | None:
        """The place a longer name belongs to: at its start ("Kentucky State Police") or its end ("Supreme Court of Ghana")."""
        if any(t.lower in self._words["media"] for t in tokens):
            return None
        sizes = range(min(len(tokens) - 1, LONGEST), 0, -1)
        for size in sizes:
            if self._owns_rest(tokens[:size], tokens[size:], label):
                return tokens[:size]
        for size in sizes:
            tail, rest = trim(tokens[-size:]), tokens[:-size]
            if tail and self._is_owned(tail, rest, label):
                return tail
        return None

    def _owns_rest(self, head: list[Token], rest: list[Token], label: str) -> bool:
        if not self._may_own(head):
            return False
        rows, name = self._names.rows(head), self._names.spelled(head)
        words = {t.lower.rstrip(".") for t in rest}
        is_large = rows[0].is_country or (rows[0].is_state and rows[0].name == name)
        if name in self._known or (is_large and (label or words & self._words["public_body"])):
            return True
        is_town = len(head) > 1 and rows[0].weight >= _TOWN and head[0].lower not in _NEW_WORDS
        if words & self._words["municipal"] or head[-1].lower == "county":
            return name not in self._people
        is_strong = (rows[0].weight >= _STRONG or is_town) and name not in self._people
        return is_strong and (label == "FAC" or bool(words & self._words["public_body"]))

    def _is_owned(self, tail: list[Token], rest: list[Token], label: str) -> bool:
        """ "University of Hartford", "Environment Canada"; not "Little Portugal"."""
        if not rest or not self._may_own(tail):
            return False
        rows, name = self._names.rows(tail), self._names.spelled(tail)
        is_strong = rows[0].weight >= _STRONG and name not in self._people
        if rest[-1].lower in {"of", "in", "at", "for"} or rest[-1].lower == "the":
            return is_strong or name in self._known
        is_branch = len(rest) <= 2 or rows[0].is_country
        return label == "ORG" and is_strong and is_branch and rest[-1].lower not in _NEW_WORDS

    def _may_own(self, tokens: list[Token]) -> bool:
        first = tokens[0]
        if not is_capitalized(first) or (len(tokens) == 1 and self._is_no_place(tokens)) or self._names.demonym(tokens):
            return False
        return bool(self._names.rows(tokens))

    def _is_brand(self, tokens: list[Token]) -> bool:
        """ "West Nile virus", "the Geneva Convention": the place is part of another thing's name."""
        after = self._syntax.after(tokens)
        is_named = len(tokens) > 1 and tokens[-1].lower in self._words["brand"]
        return is_named or (after is not None and after.lower in self._words["brand"])

    # Demonyms ----------------------------------------------------------------------------------------------------------------

    def _demonyms(self) -> None:
        for i, token in enumerate(self._tokens):
            if i in self._taken or not token.text[0].isupper() or not self._names.may_begin_demonym(token):
                continue
            for name in self._demonym_spans(i):
                row = self._names.demonym(name)
                if row is not None and token.ent != "PERSON":
                    self._add(name, (row,), is_demonym=True)
                    break

    def _demonym_spans(self, i: int) -> Iterable[list[Token]]:
        return (self._tokens[i : i + 2], self._tokens[i : i + 1])


def _surnames(entity: Entity) -> list[str]:
    """Words by which a person named in full may be called later."""
    words = [t.text for t in trim(entity.tokens) if t.text[0].isupper()]
    return words[1:]
