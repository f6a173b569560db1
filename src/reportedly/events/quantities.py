"""Numbers bound to an event: dead, injured, arrested, crowd, troops, money, items.

"At least 12 people were killed and dozens wounded": dead 12 or more, injured 24 or more (a dozen is counted twice where "dozens"
is said, the least the word allows).
"""

from __future__ import annotations

import re

from ..parse import Token, span_of
from ..records import Quantity
from .arguments import Arguments
from .clauses import content_head
from .frames import Frame

_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "dozen": 12, "score": 20}
_PLURAL = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2_000, "millions": 2_000_000, "tens": 20}
_AT_LEAST = frozenset({"least", "than", "over", "exceeding", "beyond"})
_AT_MOST = frozenset({"most", "to"})
_DEATH = frozenset("kill murder slay assassinate execute massacre die behead gun slaughter shoot dead death killing massacre".split())
_INJURY = frozenset("injure wound hurt maim injury wounded injured".split())
_ARREST = frozenset("arrest detain jail imprison round hold capture seize arrested detained".split())
_TROOPS = frozenset("troop soldier marine trooper policeman officer peacekeeper fighter reservist paratrooper personnel guard".split())
_NUMBER = re.compile(r"^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d+(?:\.\d+)?$")


def find_quantities(frame: Frame, arguments: Arguments) -> tuple[Quantity, ...]:
    """The quantities among the arguments of a matched frame."""
    found: list[Quantity] = []
    _add(found, _kind_by_trigger(frame, arguments.trigger), arguments.object)
    if frame.type == "PROTEST":
        _add(found, "crowd", arguments.subject + arguments.slot("by") + arguments.slot("of") + arguments.possessive)
    if frame.type == "MOBILIZE":
        _add(
            found,
            "troops",
            [t for t in arguments.object + arguments.slot("of") + arguments.subject if content_head(t).lemma.lower() in _TROOPS],
        )
    for token in arguments.trigger.subtree() if frame.type == "ASSAULT" else ():
        lemma = token.lemma.lower()
        if token is not arguments.trigger and (lemma in _DEATH or lemma in _INJURY):
            side = Arguments(token)
            _add(found, "dead" if lemma in _DEATH else "injured", side.object if side.is_verb else side.slot("of"))
    if frame.type in ("AID", "SANCTION", "COOPERATE", "AGREE", "REQUEST"):
        _add(
            found,
            "money",
            [
                t
                for t in arguments.trigger.subtree()
                if t.ent == "MONEY" and t.dep in ("dobj", "pobj", "nsubjpass", "nmod", "compound", "attr")
            ],
        )
    return tuple(found)


def _kind_by_trigger(frame: Frame, trigger: Token) -> str | None:
    lemma = trigger.lemma.lower()
    if lemma in _DEATH:
        return "dead"
    if lemma in _INJURY:
        return "injured"
    if "arrest" in frame.modes or lemma in _ARREST:
        return "arrested"
    return None


def _add(found: list[Quantity], kind: str | None, nouns: list[Token]) -> None:
    if kind is None:
        return
    for noun in nouns:
        quantity = read_quantity(noun, kind)
        if quantity is not None and all(q.span != quantity.span for q in found):
            found.append(quantity)


def read_quantity(noun: Token, kind: str) -> Quantity | None:
    """The number in front of a noun (or the noun as a number), with what bounds it."""
    head = content_head(noun)
    numbers = [t for t in {*noun.subtree(), *head.subtree()} if _is_number(t) and _belongs(t, noun, head)]
    if not numbers:
        return None
    numbers.sort(key=lambda t: t.i)
    value = _value(numbers)
    if value is None:
        return None
    around = {c.lower for t in numbers for c in t.subtree()} | {t.lower for t in noun.children if t.i < numbers[0].i}
    vague = any(t.lower in _PLURAL for t in numbers)
    low: float | None = value
    high: float | None = None if vague or around & _AT_LEAST else value
    if "up" in around and around & _AT_MOST:
        low, high = None, value
    unit = "USD" if kind == "money" and "$" in {t.text for t in head.subtree()} else (head.text if head not in numbers else None)
    return Quantity(kind=kind, low=low, high=high, unit=unit, span=span_of(numbers))  # type: ignore[arg-type]


def _is_number(token: Token) -> bool:
    return (
        token.lower in _PLURAL
        or token.lower in _SCALES
        or (token.pos == "NUM" and (token.lower in _WORDS or bool(_NUMBER.match(token.text))))
    )


def _belongs(number: Token, noun: Token, head: Token) -> bool:
    token = number
    for _ in range(4):
        if token is noun or token is head:
            return number.ent not in ("DATE", "TIME", "ORDINAL", "PERCENT")
        if token.dep not in ("nummod", "quantmod", "compound", "pobj", "prep", "npadvmod", "nmod", "amod", "det", "advmod"):
            return False
        token = token.head
    return False


def _value(numbers: list[Token]) -> float | None:
    total, current = 0.0, 0.0
    seen = False
    for token in numbers:
        word = token.lower
        if word in _PLURAL:
            current = _PLURAL[word] if not seen else current * (_SCALES.get(word.rstrip("s"), 1))
        elif word in _SCALES:
            current = (current or 1.0) * _SCALES[word]
        elif word in _WORDS:
            current += _WORDS[word]
        else:
            current += float(word.replace(",", ""))
        seen = True
    total += current
    return total if seen and total < 1e15 else None
