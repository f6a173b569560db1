"""Text -> the names of the table in it: longest match first, capitals respected, no overlaps.

Also the names a document makes for itself: "the Islamic Salvation Front (FIS)".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from ..parse import Parse, Token
from ..records import Toponym
from .pieces import Pieces, cut, fits
from .table import ActorTable, Name

_COUNTRY_KINDS = {"country", "capital", "people", "demonym"}


class NameMatch(NamedTuple):
    """Names found at one place: all share the span; more than one when the words are ambiguous."""

    start: int
    end: int
    names: tuple[Name, ...]

    @property
    def kind(self) -> str:
        return self.names[0].kind


def may_be_elsewhere(text: str, match: NameMatch) -> bool:
    """True for names that other places bear too: "Georgia", "Athens"; not for "U.S." and "UK", whatever a gazetteer says."""
    return match.kind in ("country", "capital") and any(c.islower() for c in text[match.start : match.end])


class NameIndex:
    """The matches of a document, by token."""

    def __init__(self, parse: Parse, matches: list[NameMatch]) -> None:
        self.matches = matches
        self._parse = parse
        self._starts = [match.start for match in matches]
        self._by_token: dict[int, NameMatch] = {}
        for match in matches:
            for token in parse.tokens_in((match.start, match.end)):
                self._by_token.setdefault(token.i, match)

    def at(self, token: Token) -> NameMatch | None:
        """The match a token belongs to."""
        return self._by_token.get(token.i)

    def starting_in(self, start: int, end: int) -> list[NameMatch]:
        """The matches that begin in a stretch of the text."""
        return self.matches[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def without(self, toponyms: tuple[Toponym, ...]) -> NameIndex:
        """The same without countries that are only a part of a longer toponym: "British" in "British Columbia"."""
        dropped: set[int] = set()
        for toponym in toponyms:
            start, end = toponym.span
            if toponym.kind == "name" and toponym.place is not None:
                inside = self.starting_in(start, end)
                dropped.update(id(m) for m in inside if m.kind in _COUNTRY_KINDS and m.end < end)
        return NameIndex(self._parse, [m for m in self.matches if id(m) not in dropped]) if dropped else self


def find_names(parse: Parse, table: ActorTable) -> NameIndex:
    """All names of the table in the text."""
    pieces = cut(parse.text)
    matches = _scan(parse.text, pieces, table)
    is_part = (_is_part_of_person, _is_part_of_other, _is_part_of_longer_name)
    return NameIndex(parse, [m for m in matches if not any(test(parse, table, m) for test in is_part)])


def _scan(text: str, pieces: Pieces, table: ActorTable) -> list[NameMatch]:
    matches: list[NameMatch] = []
    at = 0
    while at < len(pieces):
        if pieces[at].key not in table.first_pieces:
            at += 1
            continue
        found = [name for name in _starting(pieces, at, table) if _matches(text, pieces, at, name)]
        if not found:
            at += 1
            continue
        length = max(len(name.pieces) for name in found)
        longest = _of_user_first([n for n in found if len(n.pieces) == length], table)
        matches.append(NameMatch(pieces[at].start, pieces[at + length - 1].end, longest))
        at += length
    return matches


def _starting(pieces: Pieces, at: int, table: ActorTable) -> list[Name]:
    """Names that may begin at a piece."""
    alone = table.names.get(pieces[at].key, [])
    with_next = table.names.get(f"{pieces[at].key} {pieces[at + 1].key}", []) if at + 1 < len(pieces) else []
    return alone + with_next if alone and with_next else alone or with_next


def _of_user_first(names: list[Name], table: ActorTable) -> tuple[Name, ...]:
    """Strong names before weak ones. What a user's table says of a name holds against the built-in tables."""
    names = sorted(names, key=lambda n: (n.weak, table.actors[n.actor].basis != "user"))
    own = [n for n in names if not n.weak and table.actors[n.actor].basis == "user"]
    return tuple(own if any(_says_something(table, n) for n in own) else names)


def _says_something(table: ActorTable, name: Name) -> bool:
    return any(term.country or term.sector for term in table.actors[name.actor].terms)


def _matches(text: str, pieces: Pieces, at: int, name: Name) -> bool:
    if at + len(name.pieces) > len(pieces):
        return False
    for offset, (key, case) in enumerate(zip(name.pieces, name.capitals, strict=True)):
        piece = pieces[at + offset]
        if piece.key != key or not fits(piece, case):
            return False
        if offset and _is_broken(text, pieces[at + offset - 1].end, piece.start):
            return False
    return True


_JOINT = re.compile(r"[ \u00a0]?[-–—'’.&/,]?[ \u00a0\n]?")


def _is_broken(text: str, start: int, end: int) -> bool:
    # "... met in Central African. Republic ..." is no name: only a blank, hyphen, apostrophe, or full stop of "St. Lucia" may stand between
    return end - start > 3 or _JOINT.fullmatch(text, start, end) is None or text[start:end] == "\n\n"


_FIRM_ENDINGS = {
    "inc",
    "inc.",
    "corp",
    "corp.",
    "co",
    "co.",
    "group",
    "plc",
    "ltd",
    "ag",
    "sa",
    "company",
    "corporation",
    "holdings",
    "motors",
}


def _is_part_of_other(parse: Parse, table: ActorTable, match: NameMatch) -> bool:
    """True for "Orange" in "the Orange Order": a firm whose name is a common word, within a longer name."""
    name = match.names[0]
    if match.kind != "organisation" or len(name.pieces) > 1:
        return False
    if not any(term.sector == "BUS" or term.country == "MNC" for term in table.actors[name.actor].terms):
        return False
    tokens = parse.tokens_in((match.start, match.end))
    after = parse.tokens[tokens[-1].i + 1 : tokens[-1].i + 2] if tokens else []
    return any(
        t.ent == tokens[-1].ent == "ORG" and not t.ent_start and t.text[:1].isupper() and t.lower not in _FIRM_ENDINGS for t in after
    )


def _is_part_of_person(parse: Parse, table: ActorTable, match: NameMatch) -> bool:
    """True for "Jordan" in "Jordan Peterson", "England" in "Bob England", "Paris" in "Paris Hilton"."""
    if match.kind not in _COUNTRY_KINDS and match.kind != "seat":
        return False
    tokens = parse.tokens_in((match.start, match.end))
    if not tokens or len(tokens) > 1 or tokens[0].ent != "PERSON":
        return False
    token = tokens[0]
    before = parse.tokens[token.i - 1] if token.i else None
    after = parse.tokens[token.i + 1] if token.i + 1 < len(parse.tokens) else None
    inside_left = before is not None and not token.ent_start and before.ent == "PERSON"
    inside_right = after is not None and after.ent == "PERSON" and not after.ent_start and after.text not in ("'s", "’s")
    if match.kind == "demonym" or match.kind == "people":
        return inside_left and not inside_right
    return inside_left or inside_right


def _is_part_of_longer_name(parse: Parse, table: ActorTable, match: NameMatch) -> bool:
    """True for "Ali Hassan" in "Omar Ali Hassan": of the many people in a user's table, none of that name. Titles are no names."""
    if match.kind != "person" or table.actors[match.names[0].actor].basis != "user":
        return False
    tokens = parse.tokens_in((match.start, match.end))
    if not tokens or tokens[-1].ent != "PERSON":
        return False
    before = parse.tokens[tokens[0].i - 1] if tokens[0].i and not tokens[0].ent_start else None
    after = parse.tokens[tokens[-1].i + 1] if tokens[-1].i + 1 < len(parse.tokens) else None
    longer_left = (
        before is not None and before.pos == "PROPN" and before.lower.rstrip(".") not in _TITLES and before.lower not in table.roles
    )
    return longer_left or (after is not None and after.ent == "PERSON" and not after.ent_start and after.pos == "PROPN")


_TITLES = {"mr", "mrs", "ms", "miss", "dr", "prof", "sir", "lord", "lady", "gen", "col", "lt", "capt", "maj", "sgt", "sheikh", "rev"}

_DEFINED = re.compile(
    r"((?:[A-Z][\w'’-]*|of|for|the|and|de|la|du|des|del|al)"
    r"(?: (?:[A-Z][\w'’-]*|of|for|the|and|de|la|du|des|del|al)){1,9}) \(([A-Z][A-Za-z-]{1,9})\)"
)


def find_acronyms(text: str) -> dict[str, tuple[int, int]]:
    """Acronyms the text defines -> where the long form stands.

    >>> text = "The Front for Islamic Renewal (FIR) struck. FIR said so."
    >>> {a: text[s:e] for a, (s, e) in find_acronyms(text).items()}
    {'FIR': 'Front for Islamic Renewal'}
    """
    found: dict[str, tuple[int, int]] = {}
    for at in _open_brackets(text):
        window = max(0, at - 140)
        m = next((m for m in _DEFINED.finditer(text, window, at + 14) if m.end(2) > at), None)
        if m is None or m.group(2) in found:
            continue
        start = _spelt_from(m.group(1), m.group(2))
        if start is not None:
            found[m.group(2)] = (m.start(1) + start, m.end(1))
    return found


def _open_brackets(text: str) -> list[int]:
    return [m.start() for m in re.finditer(r" \((?=[A-Z][A-Za-z-]{1,9}\))", text)]


def _spelt_from(words: str, acronym: str) -> int | None:
    """Where in the words the long form begins: the last place from which the capitals spell the acronym, or the last capitals run."""
    starts = [(m.start(), m.group()[0]) for m in re.finditer(r"[A-Z][\w'’-]*", words)]
    letters = [c for c in acronym if c.isupper()]
    if len(letters) < 2:
        return None
    initials = [c for _, c in starts]
    if len(initials) >= len(letters) and initials[-len(letters) :] == letters:
        return starts[-len(letters)][0]
    candidates = [at for at, c in starts if c == letters[0]]
    return candidates[0] if candidates else None
