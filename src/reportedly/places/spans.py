"""Cutting stretches of tokens: without articles and possessives, at commas, and where a name goes on beyond an entity's edge."""

from __future__ import annotations

from collections.abc import Sequence

from ..parse import Token

ARTICLES = frozenset({"the", "a", "an", "this", "that"})
PARTICLES = frozenset({"al", "bin", "da", "de", "del", "des", "do", "dos", "du", "e", "el", "la", "le", "les", "of", "sur", "y"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’", "´s"})
_DIVIDERS = frozenset({",", ";", "(", ")", "/", "and", "&"})


def is_capitalized(token: Token) -> bool:
    """Starts with a capital, or has one after an elided article: "d'Ivoire"."""
    return token.text[0].isupper() or (token.text[1:2] in {"'", "’"} and token.text[2:3].isupper())


def trim(tokens: Sequence[Token]) -> list[Token]:
    """Without an article before, and without a possessive or punctuation behind."""
    first, last = 0, len(tokens)
    while first < last and (tokens[first].lower in ARTICLES or not any(c.isalnum() for c in tokens[first].text)):
        first += 1
    while last > first and (tokens[last - 1].text in _POSSESSIVES or not any(c.isalnum() for c in tokens[last - 1].text)):
        last -= 1
    return list(tokens[first:last])


def split(tokens: Sequence[Token]) -> list[list[Token]]:
    """The parts between commas, brackets and "and"; empty where there is but one."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        is_dash = token.text in {"-", "–", "—", "--"} and bool(parts[-1]) and parts[-1][-1].end < token.start
        if token.lower in _DIVIDERS or is_dash:
            parts.append([])
        else:
            parts[-1].append(token)
    found = [trimmed for part in parts if (trimmed := trim(part))]
    return found if len(found) > 1 else []


def head_of(tokens: Sequence[Token]) -> Token:
    """The token whose head lies outside the stretch."""
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head.i not in inside or t.head is t), tokens[-1])


def names_of(tokens: Sequence[Token], taken: set[int]) -> list[list[Token]]:
    """Stretches of capitalized words without an entity's label, with the particles and hyphens that hold them together."""
    runs: list[list[Token]] = []
    run: list[Token] = []
    for token in tokens:
        fits = not token.ent and token.i not in taken
        goes_on = fits and bool(run) and token.sentence == run[-1].sentence
        is_name = fits and is_capitalized(token) and any(c.isalpha() for c in token.text)
        if goes_on and (is_name or token.lower in PARTICLES or (token.text == "-" and run[-1].end == token.start)):
            run.append(token)
        else:
            if run:
                runs.append(run)
            run = [token] if is_name else []
    runs.append(run)
    return [done for run in runs if (done := _without_loose_end(run))]


def _without_loose_end(run: list[Token]) -> list[Token]:
    while run and not is_capitalized(run[-1]):
        run = run[:-1]
    return run
