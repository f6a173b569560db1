"""Rules of the time grammar: words of a text -> the stretches that a rule matches.

Every word is written as one character that stands for the classes it belongs to, so a rule such as
``{month} {dom} (, {year})?`` is a short regular expression over a string as long as the text has words. Nothing in it can
run away: words without meaning all share one character that no rule names.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator
from functools import cache
from typing import NamedTuple

import msgspec

from ..errors import LexiconError
from ..lexicons.loader import lexicon_path, load_tsv, load_yaml
from .starts import first_characters
from .words import NOTHING, SHAPE_SAMPLES, Cutter, Lexicon, Value, load_lexicon

OTHER = "\x00"
"""The character of every word the grammar does not know, and of paragraph ends."""

_ISLANDS = re.compile(f"[^{OTHER}]+")
_REPEATS = {"*": "{0,7}", "+": "{1,8}"}
"""Repetition is bounded: ten megabytes of "one one one" must not be tried to their end from every word."""

RULE_FILES = ("dates", "relative", "spans", "clock", "vague", "edges")

_ITEM = re.compile(r'\{(\w+)(?::(\w+))?\}|"([^"]+)"|([()|?*+])|([^\s(){}|?*+"]+)')


class RuleEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One rule as written. ``read`` names what makes a value of it, ``args`` what that is told, ``guards`` what forbids it,
    ``needs_before``, ``never_before`` and ``never_after`` words beside it that do.

    In an example the expression stands in brackets, with the value it has on 18 January 2022, a Tuesday, behind ``=>``.
    """

    id: str
    pattern: str
    read: str
    args: dict[str, str | int] = {}
    guards: list[str] = []
    needs_before: list[str] = []
    never_before: list[str] = []
    never_after: list[str] = []
    examples: list[str] = []
    counterexamples: list[str] = []


class RuleFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One family of rules; ``macros`` are parts of patterns used by name."""

    rules: list[RuleEntry]
    macros: dict[str, str] = {}


class Rule(NamedTuple):
    """A rule ready for use."""

    entry: RuleEntry
    matches: re.Pattern[str]


class Match(NamedTuple):
    """A rule that fits the words from ``first`` up to ``last`` (exclusive); ``groups`` are word positions by class."""

    entry: RuleEntry
    first: int
    last: int
    groups: dict[str, tuple[int, int]]


class Words:
    """The words of one text and their string of class characters."""

    __slots__ = ("_means", "code", "starts", "stops", "text")

    def __init__(self, text: str, starts: list[int], stops: list[int], code: str, means: dict[int, dict[str, Value]]) -> None:
        self.text = text
        self.starts = starts
        self.stops = stops
        self.code = code
        self._means = means

    def lower(self, i: int) -> str:
        """A word in lower case, ``""`` outside the text."""
        return self.text[self.starts[i] : self.stops[i]].lower() if 0 <= i < len(self.starts) else ""

    def raw(self, i: int) -> str:
        """A word as written, ``""`` outside the text."""
        return self.text[self.starts[i] : self.stops[i]] if 0 <= i < len(self.starts) else ""

    def means(self, i: int) -> dict[str, Value]:
        """What a word means, by class."""
        return self._means.get(i, NOTHING)


class Grammar:
    """The rules and the vocabulary, compiled together: which characters there are depends on the words the rules name."""

    def __init__(self, lexicon: Lexicon, files: Iterable[RuleFile], holidays: Iterable[dict[str, str]]) -> None:
        files = list(files)
        self.lexicon = lexicon
        self.around = {name: frozenset(words) for name, words in lexicon.around.items()}
        self.holidays = {tuple(row["name"].lower().split()): row["rule"] for row in holidays}
        self._cutter = Cutter(lexicon)
        self._macros = {name: pattern for file in files for name, pattern in file.macros.items()}
        self._macros["holiday"] = " | ".join(" ".join(f'"{w}"' for w in name) for name in sorted(self.holidays, key=lambda n: (-len(n), n)))
        entries = [entry for file in files for entry in file.rules]
        self._literals = {w for e in [*(e.pattern for e in entries), *self._macros.values()] for w in _literals_in(e)}
        self._chars: dict[tuple[str, ...], str] = {}
        self._by_class: dict[str, str] = {}
        self._fill_alphabet()
        rules = [Rule(entry, self._compile(entry)) for entry in entries]
        self.rules = tuple(rules)
        self._rules_by_start = _by_start(rule for rule in rules if not rule.entry.read.startswith("edge_"))
        self._edges_by_start = _by_start(rule for rule in rules if rule.entry.read.startswith("edge_"))

    @classmethod
    def load(cls) -> Grammar:
        """The built-in grammar."""
        files = [load_yaml(lexicon_path(f"times/{name}.yaml"), RuleFile) for name in RULE_FILES]
        return cls(load_lexicon(), files, load_tsv(lexicon_path("times/holidays.tsv")))

    def read(self, text: str) -> Words:
        """The words of the text, coded."""
        starts: list[int] = []
        stops: list[int] = []
        code: list[str] = []
        means: dict[int, dict[str, Value]] = {}
        literals, chars = self._literals, self._chars
        for start, stop, lower, meaning in self._cutter.cut(text):
            if meaning:
                means[len(starts)] = meaning
                code.append(chars.get(_signature(lower, meaning, literals), OTHER))
            else:
                code.append(chars[("=" + lower,)] if lower in literals else OTHER)
            starts.append(start)
            stops.append(stop)
        return Words(text, starts, stops, "".join(code), means)

    def spot(self, words: Words) -> Generator[list[Match], int | None, None]:
        """At every word where rules match: the matches, longest first. Sent back is where to go on."""
        code = words.code
        for island in _ISLANDS.finditer(code):
            at, end = island.span()
            if self._triggers.search(code, at, end) is None:
                continue
            while at < end:
                rules = self._rules_by_start.get(code[at], ())
                found = [_match(rule, at, m) for rule in rules if (m := rule.matches.match(code, at)) and m.end() > at]
                at = max(at + 1, (yield sorted(found, key=lambda m: -m.last)) or 0) if found else at + 1

    def edges_before(self, words: Words, first: int) -> list[Match]:
        """Modifier patterns that end just before a word ("early", "the end of"), longest first."""
        found: list[Match] = []
        for start in range(max(0, first - 6), first):
            if words.code[start] == OTHER:
                found = []
                continue
            rules = self._edges_by_start.get(words.code[start], ())
            found += [_match(rule, start, m) for rule in rules if (m := rule.matches.match(words.code, start)) and m.end() == first]
        return found

    def _fill_alphabet(self) -> None:
        for name in sorted({"=" + word for word in self._literals}):
            self._add((name,))
        for _, _, lower, meaning in self._cutter.cut(SHAPE_SAMPLES):
            self._add(_signature(lower, meaning, self._literals))
        for _, word, _ in self.lexicon.entries():
            for form in (word, word.capitalize()):
                for _, _, lower, meaning in self._cutter.cut(form):
                    self._add(_signature(lower, meaning, self._literals))
        heads = "".join(c for signature, c in self._chars.items() if not signature[0].startswith("=") or len(signature) > 1)
        triggers = heads + "".join(self._by_class["=" + w] for w in sorted(self._literals) if w.isalpha() and len(w) > 2 and w != "the")
        self._triggers = re.compile(f"[{triggers}]")

    def _add(self, signature: tuple[str, ...]) -> None:
        if signature and signature not in self._chars:
            char = chr(0xE000 + len(self._chars))
            self._chars[signature] = char
            for name in signature:
                self._by_class[name] = self._by_class.get(name, "") + char

    def _compile(self, entry: RuleEntry) -> re.Pattern[str]:
        try:
            return re.compile(self._translate(entry.pattern, True))
        except (KeyError, re.error) as error:
            raise LexiconError(f"lexicons/times: {entry.id}: {error} in pattern {entry.pattern!r}; correct the pattern") from error

    def _translate(self, pattern: str, named: bool) -> str:
        out = []
        seen: dict[str, int] = {}
        for name, alias, quoted, operator, literal in _ITEM.findall(pattern):
            if operator:
                out.append("(?:" if operator == "(" else _REPEATS.get(operator, operator))
            elif name:
                inner = self._translate(self._macros[name], False) if name in self._macros else f"[{self._by_class[name]}]"
                label = alias or name
                seen[label] = seen.get(label, 0) + 1
                out.append(f"(?P<{label}__{seen[label]}>{inner})" if named else f"(?:{inner})")
            else:
                out.append(f"[{self._by_class['=' + (quoted or literal)]}]")
        return "".join(out)


@cache
def load_grammar() -> Grammar:
    """The built-in grammar, loaded once."""
    return Grammar.load()


def _by_start(rules: Iterable[Rule]) -> dict[str, list[Rule]]:
    index: dict[str, list[Rule]] = {}
    for rule in rules:
        for char in sorted(first_characters(rule.matches.pattern)):
            index.setdefault(char, []).append(rule)
    return index


def _literals_in(pattern: str) -> Iterator[str]:
    return (quoted or literal for _, _, quoted, _, literal in _ITEM.findall(pattern) if quoted or literal)


def _signature(lower: str, meaning: dict[str, Value], literals: set[str]) -> tuple[str, ...]:
    return (*meaning, "=" + lower) if lower in literals else tuple(meaning)


def _match(rule: Rule, at: int, m: re.Match[str]) -> Match:
    groups = {name.partition("__")[0]: m.span(name) for name, value in m.groupdict().items() if value is not None}
    return Match(rule.entry, at, m.end(), groups)
