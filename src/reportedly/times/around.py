"""What stands around a match: the words beside it and the parser's tokens."""

from __future__ import annotations

from functools import cached_property

from ..parse import Parse, Token
from .scene import Expression
from .words import Value

_NAMES = frozenset(("PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "LAW", "FAC"))


class Around:
    """A match in its place. ``lists`` are the word lists of ``words.yaml``, by name."""

    def __init__(self, e: Expression, parse: Parse, lists: dict[str, frozenset[str]]) -> None:
        self.e = e
        self.lowers = e.lowers
        self._parse = parse
        self._lists = lists

    def before(self, steps: int = 1) -> str:
        """The word so many steps before, in lower case."""
        return self.e.words.lower(self.e.match.first - steps)

    def after(self, steps: int = 0) -> str:
        """The word behind the match, in lower case."""
        return self.e.words.lower(self.e.match.last + steps)

    def raw_before(self) -> str:
        return self.e.words.raw(self.e.match.first - 1)

    def raw_after(self) -> str:
        return self.e.words.raw(self.e.match.last)

    def means_before(self, steps: int = 1) -> dict[str, Value]:
        """What the word before means to the grammar."""
        return self.e.words.means(self.e.match.first - steps)

    def means_after(self, steps: int = 0) -> dict[str, Value]:
        return self.e.words.means(self.e.match.last + steps)

    def listed(self, word: str, name: str) -> bool:
        """Whether the word stands in a list."""
        return word in self._lists[name]

    @cached_property
    def tokens(self) -> list[Token]:
        """The parser's tokens of the match."""
        return self._parse.tokens_in(self.e.span)

    @cached_property
    def next(self) -> Token | None:
        """The token behind, in the same sentence."""
        i = self.tokens[-1].i + 1 if self.tokens else len(self._parse.tokens)
        token = self._parse.tokens[i] if i < len(self._parse.tokens) else None
        return token if token is not None and token.sentence == self.tokens[-1].sentence else None

    @property
    def next_tag(self) -> str:
        return self.next.tag if self.next is not None else ""

    @property
    def noun_follows(self) -> bool:
        """Whether what follows is described by the match: "a month [trial]"."""
        return self.next_tag[:2] in ("NN", "JJ", "CD")

    @property
    def phrase_follows(self) -> bool:
        """Whether what follows belongs to the match: "two years before [the war]"."""
        return self.noun_follows or self.next_tag[:2] in ("DT", "VB") or self.next_tag == "PRP$"

    @property
    def dated(self) -> bool:
        """Whether the parser, too, sees a date here."""
        return any(t.ent == "DATE" for t in self.tokens)

    @property
    def in_name(self) -> bool:
        """Within an entity that is no time: "Black Friday", "May Department Stores"."""
        return any(t.ent in _NAMES for t in self.tokens)

    @property
    def capital(self) -> bool:
        return self.e.words.raw(self.e.match.first)[:1].isupper()

    @property
    def touches_before(self) -> bool:
        """Written together with the word before."""
        at = self.e.match.first
        return at > 0 and self.e.words.stops[at - 1] == self.e.words.starts[at]

    @property
    def touches_after(self) -> bool:
        """Written together with the next two words: "3.11", "2014-16"."""
        at, words = self.e.match.last, self.e.words
        return at + 1 < len(words.starts) and words.stops[at - 1] == words.starts[at] and words.stops[at] == words.starts[at + 1]
