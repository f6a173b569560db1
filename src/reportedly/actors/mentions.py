"""What is known of one document while its noun phrases are described, and what the parts of the describer ask of each other."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable

from ..parse import Parse, Token
from ..records import Toponym
from .finding import Finding
from .focus import Focus
from .names import NameIndex, NameMatch, find_acronyms
from .roles import RoleMatch
from .sovereignty import sovereign
from .table import ActorTable, Interval, Name

RELATIONS = {
    "neighbor", "neighbour", "neighbors", "neighbours", "enemy", "enemies", "rival", "rivals", "foe", "foes", "ally", "allies", "friend",
    "friends", "opponent", "opponents", "critic", "critics", "supporter", "supporters", "counterpart", "counterparts", "adversary",
    "adversaries", "partner", "partners", "victim", "victims", "creditor", "creditors", "donor", "donors", "fan", "fans",
}  # fmt: skip
"""Nouns for somebody of another side than the one named beside them: "France's allies"."""
PEOPLE_KINDS = {"people", "demonym"}
"""Kinds of names that stand for people of a country, or before a noun."""


class Mentions(ABC):
    """One document, and what each part of its describer may ask of the others. ``resolve`` is the finished finding of another mention."""

    resolve: Callable[[Token], Finding]

    def __init__(
        self, parse: Parse, table: ActorTable, names: NameIndex, focus: Focus, toponyms: tuple[Toponym, ...], date: Interval | None
    ) -> None:
        self.parse = parse
        self.table = table
        self.names = names
        self.focus = focus
        self._date = date
        self._places = _places_by_token(parse, toponyms)
        self._explicit: dict[int, Finding] = {}
        self._roles: dict[int, RoleMatch | None] = {}
        self._runs: dict[int, list[Token]] = {}
        self._modifiers: dict[int, list[tuple[Token, str]]] = {}
        self._strong = {name.actor for match in names.matches for name in match.names if not name.weak}
        self._by_role: dict[str, list[Token]] | None = None
        self._by_surname: dict[str, list[Token]] | None = None
        self._acronyms = find_acronyms(parse.text)
        self._scenes_by_sentence: dict[int, tuple[str, ...]] = {}

    @abstractmethod
    def explicit(self, head: Token) -> Finding:
        """What the phrase itself says."""

    @abstractmethod
    def role(self, head: Token) -> RoleMatch | None:
        """The role the phrase names."""

    @abstractmethod
    def is_name(self, head: Token) -> bool:
        """True for proper names."""

    @abstractmethod
    def country_modifiers(self, head: Token) -> list[tuple[Token, str]]:
        """Countries named before the head."""

    @abstractmethod
    def _named(self, match: NameMatch, head: Token) -> Finding | None:
        """What the table says of a name."""

    @abstractmethod
    def _pick(self, match: NameMatch, token: Token) -> Name | None:
        """Which of the actors of that name is meant."""

    @abstractmethod
    def _title(self, head: Token) -> RoleMatch | None:
        """The title before a name."""

    @abstractmethod
    def _run(self, head: Token) -> list[Token]:
        """The words directly before the head, and the head."""

    @abstractmethod
    def _scenes(self, sentence: int) -> tuple[str, ...]:
        """Countries of the places in which a sentence plays."""

    @abstractmethod
    def _place_of(self, noun: Token) -> Finding:
        """The country of a place noun."""

    @abstractmethod
    def _place_beside(self, head: Token) -> str | None:
        """The country of a place said of the mention."""

    @abstractmethod
    def _surnames(self) -> dict[str, list[Token]]:
        """Persons of the document by the last word of their names."""

    @abstractmethod
    def _name_words(self, head: Token) -> list[str]:
        """The words of a person's name."""

    def _covers(self, match: NameMatch, head: Token) -> bool:
        return match.start <= head.start < match.end


def _places_by_token(parse: Parse, toponyms: tuple[Toponym, ...]) -> dict[int, tuple[str, str]]:
    found: dict[int, tuple[str, str]] = {}
    for toponym in toponyms:
        if toponym.place is None or toponym.place.country is None or toponym.kind != "name":
            continue
        feature = toponym.place.feature or ""
        sector = "GOV" if feature.startswith("A") or feature == "P.PPLC" else "CVL"
        for token in parse.tokens_in(toponym.span):
            if not token.text[:1].isalnum():
                continue
            found.setdefault(token.i, (sovereign(toponym.place.country), sector))
    return found
