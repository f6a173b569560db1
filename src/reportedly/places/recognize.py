"""Parse -> mentions: which words name a place.

The entity tagger finds most (GPE, LOC, FAC). Three things are added. Names it took for a person or an organisation, or did not see,
are taken where the sentence puts them in a place's stead ("in Malakal", "a Camarillo resident", "LAGOS, May 3 (Reuters) -"). Names
inside longer names are taken where the whole belongs to the place ("Kentucky State Police", "Environment Canada"), not where it is a
brand ("Boston Globe", "Hong Kong flu"). And demonyms are found by the list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..parse import Entity, Parse, Token
from .cues import cue_words
from .gazetteer import Gazetteer
from .mention import Mention, spelled
from .rows import Row

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_ARTICLES = frozenset({"the", "a", "an", "this", "that"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’", "´s"})
_LONGEST_NAME = 6
_STRONG = 5.5
"""Weight from which a name is taken inside an organisation's name without further proof: cities above 300,000, states, countries."""


class Recognizer:
    """Finds the mentions of one document."""

    def __init__(self, parse: Parse, gazetteer: Gazetteer) -> None:
        self._parse, self._gazetteer = parse, gazetteer
        self._tokens = parse.tokens
        self._words = cue_words()
        self._taken: set[int] = set()
        self._found: list[Mention] = []
        self._people = {word for e in parse.entities if e.label == "PERSON" for word in _surnames(e)}

    def mentions(self) -> list[Mention]:
        """All mentions in text order; no token belongs to two."""
        for entity in self._parse.entities:
            if entity.label in PLACE_LABELS:
                self._place_entity(_trim(entity.tokens), entity.label)
        runs = list(self._runs())
        known = {m.name for m in self._found}
        for run in runs:
            self._run(run, known)
        known = {m.name for m in self._found if not m.is_demonym}
        for run in runs:
            self._again(run, known)
        self._demonyms()
        return sorted(self._found, key=lambda m: m.first)

    def _add(self, tokens: Sequence[Token], rows: tuple[Row, ...], is_demonym: bool = False) -> bool:
        span = range(tokens[0].i, tokens[-1].i + 1)
        if self._taken.isdisjoint(span):
            self._taken.update(span)
            self._found.append(Mention(span.start, span.stop, spelled(self._parse.text, list(tokens)), rows, is_demonym))
            return True
        return False

    def _rows(self, tokens: Sequence[Token]) -> tuple[Row, ...]:
        return self._gazetteer.lookup(spelled(self._parse.text, list(tokens))) if len(tokens) <= _LONGEST_NAME else ()

    # What the entity tagger calls a place ------------------------------------------------------------------------------------

    def _place_entity(self, tokens: list[Token], label: str) -> None:
        """The whole name where it is known; else its parts ("Paris, Texas"); else the place inside it; else the name as it is."""
        if not tokens or self._is_brand(tokens):
            return
        rows = self._rows(tokens)
        if not rows and (parts := _split(tokens)):
            for part in parts:
                self._place_entity(_trim(part), label)
        elif rows:
            if not self._is_misread_person(tokens, label):
                self._add(tokens, rows)
        elif inner := self._inside(tokens, label):
            self._add(*inner)
        elif self._is_plausible(tokens, label):
            self._add(tokens, ())

    def _is_misread_person(self, tokens: list[Token], label: str) -> bool:
        """ "Fairfield's lawyers" where Mr Fairfield has been named in full."""
        return len(tokens) == 1 and tokens[0].text in self._people and not self._is_locative(tokens)

    def _is_plausible(self, tokens: list[Token], label: str) -> bool:
        """An unknown name is kept where the sentence locates something by it, or it says itself what place it is."""
        if any(t.lower.rstrip(".") in self._words["road"] or t.text[0].isdigit() for t in tokens):
            return False
        if not any(t.text[0].isupper() for t in tokens) or tokens[-1].text in self._people:
            return False
        if label == "FAC" or (label == "LOC" and len(tokens) > 1):
            return True
        return self._is_locative(tokens) and not (len(tokens) == 1 and tokens[0].text.isupper())

    # Names with another label, or none ---------------------------------------------------------------------------------------

    def _runs(self) -> Iterator[tuple[list[Token], str]]:
        """Stretches of tokens that are one name: other entities, and capitalized words outside entities."""
        for entity in self._parse.entities:
            if entity.label not in PLACE_LABELS and (tokens := _trim(entity.tokens)) and any(t.text[0].isupper() for t in tokens):
                yield tokens, entity.label
        run: list[Token] = []
        for token in self._tokens:
            is_name = not token.ent and token.i not in self._taken and token.text[0].isupper() and token.text[-1].isalpha() or (
                run and not token.ent and token.text == "-" and run[-1].end == token.start
            )
            if run and (not is_name or token.sentence != run[-1].sentence):
                yield run, ""
                run = []
            if is_name:
                run.append(token)
        if run:
            yield run, ""

    def _run(self, run: tuple[list[Token], str], known: set[str]) -> None:
        tokens, label = run
        if self._is_brand(tokens):
            return
        rows = self._rows(tokens)
        if rows:
            if self._is_named_place(tokens, label, rows, known):
                self._add(tokens, rows)
        elif (parts := _split(tokens)) and label != "PERSON":
            for part in parts:
                self._run((_trim(part), label), known) if _trim(part) else None
        elif label != "PERSON" and (inner := self._inside(tokens, label, known)):
            self._add(*inner)
        elif label in {"ORG", "PERSON", "NORP", "PRODUCT"} and self._is_surely_located(tokens):
            self._add(tokens, rows)

    def _is_named_place(self, tokens: list[Token], label: str, rows: tuple[Row, ...], known: set[str]) -> bool:
        name = spelled(self._parse.text, tokens)
        if label == "PERSON" or (len(tokens) == 1 and name in self._people):
            return (name not in self._people or len(tokens) > 1) and (self._is_located(tokens) or name in known)
        if label in {"NORP", "LANGUAGE"} and self._gazetteer.demonym(name):
            return False
        if not label and not self._is_proper(tokens):
            return False
        if label in {"ORG", "NORP", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT", "LANGUAGE", ""}:
            return rows[0].is_country or name in known or self._is_located(tokens)
        return False

    def _is_proper(self, tokens: list[Token]) -> bool:
        return any(t.pos == "PROPN" for t in tokens)

    def _again(self, run: tuple[list[Token], str], known: set[str]) -> None:
        """A name that is a place elsewhere in the document is one here, if it is not somebody's."""
        tokens, label = run
        name = spelled(self._parse.text, tokens)
        if label != "PERSON" and name in known and tokens[0].i not in self._taken and name not in self._people:
            self._add(tokens, self._rows(tokens))

    # Names inside names ------------------------------------------------------------------------------------------------------

    def _inside(self, tokens: list[Token], label: str, known: frozenset[str] | set[str] = frozenset()) -> tuple[list[Token], tuple[Row, ...]] | None:
        """The place a longer name belongs to: at its start ("Kentucky State Police") or its end ("Supreme Court of Ghana")."""
        if len(tokens) < 2:
            return None
        for size in range(min(len(tokens) - 1, _LONGEST_NAME), 0, -1):
            head, rest = tokens[:size], tokens[size:]
            if self._owns(head, known) and self._is_public(rest, label):
                return head, self._rows(head)
        for size in range(min(len(tokens) - 1, _LONGEST_NAME), 0, -1):
            tail, rest = tokens[-size:], tokens[:-size]
            if rest[-1].lower in {"of", "in", "at"} or (len(tail) > 1 and tail[0].lower == "the"):
                if self._owns(_trim(tail), known) and not self._is_media(rest):
                    return _trim(tail), self._rows(_trim(tail))
            elif self._owns(tail, known) and len(rest) <= 2 and rest[-1].pos in {"PROPN", "NOUN"} and label == "ORG" and self._rows(tail)[0].weight >= 6:
                return tail, self._rows(tail)
        return None

    def _owns(self, tokens: list[Token], known: frozenset[str] | set[str]) -> bool:
        if not tokens or not tokens[0].text[0].isupper() or tokens[0].lower in self._words["public_body"] or tokens[0].lower in self._words["compass"] and len(tokens) == 1:
            return False
        rows = self._rows(tokens)
        if not rows or self._gazetteer.demonym(spelled(self._parse.text, tokens)):
            return False
        name = spelled(self._parse.text, tokens)
        return name in known or (name not in self._people and (rows[0].weight >= _STRONG or tokens[-1].lower == "county"))

    def _is_public(self, rest: list[Token], label: str) -> bool:
        return not self._is_media(rest) and (label == "FAC" or any(t.lower.rstrip(".") in self._words["public_body"] for t in rest))

    def _is_media(self, tokens: list[Token]) -> bool:
        return any(t.lower in self._words["media"] for t in tokens)

    # Syntax ------------------------------------------------------------------------------------------------------------------

    def _is_brand(self, tokens: list[Token]) -> bool:
        """ "West Nile virus", "the Geneva Convention": the place is part of another thing's name."""
        after = self._after(tokens)
        return any(t.lower in self._words["brand"] for t in tokens[1:]) or (after is not None and after.lower in self._words["brand"])

    def _is_locative(self, tokens: list[Token]) -> bool:
        """The name is where something is, comes from or goes to, or stands in a list of such names."""
        head = _head(tokens)
        if head.dep == "conj" and head.head.i in self._taken:
            return True
        before = self._before(tokens)
        return before is not None and before.lower in self._words["locative"] and head.dep in {"pobj", "pcomp", "compound", "nmod", "amod", "dobj", "conj", "appos"}

    def _is_surely_located(self, tokens: list[Token]) -> bool:
        """An unknown name is a place after "in" alone, or before "province"; "to" and "from" take people as well."""
        before = self._before(tokens)
        return len(tokens) <= 3 and self._is_kind_named(tokens) or (
            before is not None and before.lower in {"in", "near"} and _head(tokens).dep == "pobj" and len(tokens) == 1
            and not tokens[0].text.isupper() and tokens[0].text not in self._people
        )

    def _is_kind_named(self, tokens: list[Token]) -> bool:
        """ "Idlib province", "the city of Mosul"."""
        after, before = self._after(tokens), self._before(tokens)
        if after is not None and after.lower in self._words["place_noun"]:
            return True
        return before is not None and before.lower == "of" and before.head.lower in self._words["place_noun"]

    def _is_located(self, tokens: list[Token]) -> bool:
        return (
            self._is_locative(tokens) or self._is_kind_named(tokens) or self._is_local(tokens)
            or self._is_dateline(tokens) or self._contains_hint(tokens)
        )  # fmt: skip

    def _is_local(self, tokens: list[Token]) -> bool:
        """ "a Camarillo resident", "Hanover police"."""
        after = self._after(tokens)
        return after is not None and after.lower in self._words["local_noun"] and _head(tokens).head in (after, after.head)

    def _is_dateline(self, tokens: list[Token]) -> bool:
        """A paragraph's first words in capitals, closed by a dash, a bracket or a date: "LAGOS, May 3 (Reuters) -"."""
        first = self._parse.sentence_of(tokens[0])
        is_start = tokens[0] is first.tokens[0] and (first.index == 0 or self._parse.sentences[first.index - 1].paragraph != first.paragraph)
        after = self._after(tokens)
        return is_start and tokens[0].text.isupper() and len(tokens[0].text) > 2 and after is not None and after.text in {",", "-", "--", "—", "–", "(", ":"}

    def _contains_hint(self, tokens: list[Token]) -> bool:
        """ "Toco, Texas": a state or country follows after a comma."""
        comma = self._after(tokens)
        if comma is None or comma.text != "," or comma.i + 1 >= len(self._tokens):
            return False
        following = self._tokens[comma.i + 1 : comma.i + 4]
        if self._gazetteer.abbreviation(following[0].text):
            return True
        sizes = (following[:n] for n in range(len(following), 0, -1))
        return any(rows[0].is_country or rows[0].is_state for name in sizes if name[0].text[0].isupper() and (rows := self._rows(name)))

    def _after(self, tokens: Sequence[Token]) -> Token | None:
        i = tokens[-1].i + 1
        return self._tokens[i] if i < len(self._tokens) and self._tokens[i].sentence == tokens[-1].sentence else None

    def _before(self, tokens: Sequence[Token]) -> Token | None:
        """The word before the name, past an article and words like "northern"."""
        i = tokens[0].i - 1
        while i >= 0 and self._tokens[i].sentence == tokens[0].sentence and (
            self._tokens[i].lower in _ARTICLES or self._tokens[i].lower in self._words["compass"]
        ):
            i -= 1
        return self._tokens[i] if i >= 0 and self._tokens[i].sentence == tokens[0].sentence else None

    # Demonyms ----------------------------------------------------------------------------------------------------------------

    def _demonyms(self) -> None:
        for i, token in enumerate(self._tokens):
            if i in self._taken or not token.text[0].isupper():
                continue
            pair = self._tokens[i : i + 2]
            row = self._gazetteer.demonym(spelled(self._parse.text, pair)) if len(pair) == 2 else None
            if row is not None:
                self._add(pair, (row,), is_demonym=True)
            elif (row := self._gazetteer.demonym(token.text)) is not None and token.ent != "PERSON":
                self._add([token], (row,), is_demonym=True)


def _surnames(entity: Entity) -> list[str]:
    """Words by which a person named in full may be called later."""
    words = [t.text for t in _trim(entity.tokens) if t.text[0].isupper()]
    return words[1:] if len(words) > 1 else []


def _trim(tokens: list[Token]) -> list[Token]:
    """Without an article before and a possessive or punctuation behind."""
    first, last = 0, len(tokens)
    while first < last and (tokens[first].lower in _ARTICLES or not any(c.isalnum() for c in tokens[first].text)):
        first += 1
    while last > first and (tokens[last - 1].text in _POSSESSIVES or not any(c.isalnum() for c in tokens[last - 1].text)):
        last -= 1
    return tokens[first:last]


def _split(tokens: list[Token]) -> list[list[Token]]:
    """The parts between commas, "and", and brackets; empty where there is but one."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.text in {",", ";", "(", ")", "/"} or token.lower == "and":
            parts.append([])
        else:
            parts[-1].append(token)
    found = [p for p in parts if p]
    return found if len(found) > 1 else []


def _head(tokens: Sequence[Token]) -> Token:
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head.i not in inside or t.head is t), tokens[-1])
