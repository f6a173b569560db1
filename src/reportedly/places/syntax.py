"""What the sentence says of a name: that something is in it, that it is a province, that people come from it."""

from __future__ import annotations

from collections.abc import Sequence

from ..parse import Parse, Token
from .cues import cue_words
from .mention import spelled
from .names import Names
from .spans import ARTICLES, head_of

_NOUN_PLACES = frozenset({"pobj", "pcomp", "compound", "nmod", "amod", "dobj", "conj", "appos", "npadvmod"})
_LIKELY_ROWS = 3
"""Rows of "Oklahoma" that may say where "Ada, Oklahoma" is: the city comes before the state."""
_DATELINE_ENDS = frozenset({",", "-", "--", "---", "—", "–", "(", ":"})


class Syntax:
    """Answers about names of one document."""

    def __init__(self, parse: Parse, names: Names) -> None:
        self._parse, self._names, self._tokens = parse, names, parse.tokens
        self._words = cue_words()

    def after(self, tokens: Sequence[Token]) -> Token | None:
        """The next token of the sentence."""
        i = tokens[-1].i + 1
        return self._tokens[i] if i < len(self._tokens) and self._tokens[i].sentence == tokens[-1].sentence else None

    def before(self, tokens: Sequence[Token]) -> Token | None:
        """The word before the name, past an article and words like "northern"."""
        skipped = ARTICLES | self._words["compass"]
        i = tokens[0].i - 1
        while i >= 0 and self._tokens[i].sentence == tokens[0].sentence and self._tokens[i].lower in skipped:
            i -= 1
        return self._tokens[i] if i >= 0 and self._tokens[i].sentence == tokens[0].sentence else None

    def is_located(self, tokens: Sequence[Token]) -> bool:
        """Whether anything at all puts the name in a place's stead."""
        return self.is_locative(tokens) or self.is_said_to_be_place(tokens)

    def is_locative(self, tokens: Sequence[Token]) -> bool:
        """The name is where something is, comes from or goes to."""
        before = self.before(tokens)
        return before is not None and before.lower in self._words["locative"] and head_of(tokens).dep in _NOUN_PLACES

    def is_only_located(self, tokens: Sequence[Token]) -> bool:
        """After "in" or "near", and the whole of what stands there: "to" and "from" take people, "in NATO circles" more words."""
        before = self._tokens[tokens[0].i - 1] if tokens[0].i else None
        return before is not None and before.lower in {"in", "near"} and head_of(tokens).dep == "pobj"

    def is_object_of(self, tokens: Sequence[Token], verbs: str) -> bool:
        """Whether the name, or the list it stands in, is the object of a verb of that list of cues: "captured Kidal and Menaka"."""
        head = head_of(tokens)
        while head.dep == "conj" and head.head is not head:
            head = head.head
        return head.dep in {"dobj", "nsubjpass"} and head.head.lemma.lower() in self._words[verbs]

    def is_said_to_be_place(self, tokens: Sequence[Token]) -> bool:
        """More than a preposition that organisations take as well ("talks with Hamas", "a letter to Honda")."""
        return (
            self.is_only_located(tokens) or self.is_kind_named(tokens) or self.is_local(tokens) or self.is_home(tokens)
            or self.is_dateline(tokens) or self.is_followed_by_container(tokens)
        )  # fmt: skip

    def is_kind_named(self, tokens: Sequence[Token]) -> bool:
        """ "Idlib province", "the city of Mosul"."""
        after, before = self.after(tokens), self.before(tokens)
        if after is not None and after.lower in self._words["place_noun"]:
            return True
        return before is not None and before.lower == "of" and before.head.lower in self._words["place_noun"]

    def is_local(self, tokens: Sequence[Token]) -> bool:
        """ "a Camarillo resident", "Hanover police"."""
        after = self.after(tokens)
        return after is not None and after.lower in self._words["local_noun"] and head_of(tokens).head in (after, after.head)

    def is_home(self, tokens: Sequence[Token]) -> bool:
        """ "Ama Boateng, 43, of Techiman": after a person's name or age."""
        before = self.before(tokens)
        if before is None or before.lower not in {"of", "from"} or before.i < 2:
            return False
        previous = self._tokens[before.i - 1]
        return previous.ent == "PERSON" or (previous.text == "," and any(c.isdigit() for c in self._tokens[before.i - 2].text))

    def is_dateline(self, tokens: Sequence[Token]) -> bool:
        """A sentence's first words in capitals, closed by a dash, a bracket or a comma: "LAGOS, May 3 (Reuters) -"."""
        previous = self._tokens[tokens[0].i - 1] if tokens[0].i else None
        is_start = previous is None or previous.sentence != tokens[0].sentence or previous.text in {".", ")", "!", "?"}
        i = tokens[-1].i + 1
        after = self._tokens[i] if i < len(self._tokens) else None
        is_shouted = all(t.text.isupper() for t in tokens) and len(tokens[0].text) > 2
        if not is_start or not is_shouted or after is None:
            return False
        return after.text in _DATELINE_ENDS or (previous is None and after.text.istitle())

    def is_followed_by_container(self, tokens: Sequence[Token]) -> bool:
        """ "Toco, Texas": a state or country follows after a comma."""
        comma = self.after(tokens)
        if comma is None or comma.text != "," or comma.i + 1 >= len(self._tokens):
            return False
        following = self._tokens[comma.i + 1 : comma.i + 4]
        if self._names.abbreviation(following)[0]:
            return True
        if not following[0].text[0].isupper():
            return False
        sizes = (following[:n] for n in range(len(following), 0, -1))
        return any(row.is_country or row.is_state for name in sizes for row in self._names.rows(name)[:_LIKELY_ROWS])

    def kind(self, tokens: Sequence[Token]) -> str | None:
        """The word that says what kind of place it is: "state" in "Washington state", "city" in "the city of Kansas"."""
        after, before = self.after(tokens), self.before(tokens)
        if after is not None and after.lower in self._words["place_noun"]:
            return after.lower
        if before is not None and before.lower == "of" and before.head.lower in self._words["place_noun"]:
            return before.head.lower
        return None

    def spelled(self, tokens: Sequence[Token]) -> str:
        return spelled(self._parse.text, list(tokens))
