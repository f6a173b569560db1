"""Auxiliary modes: a plan is not a deed, a denial not a negation, a condition not a threat carried out."""

import pytest

from reportedly.events.arguments import Arguments
from reportedly.events.circumstances import find_auxiliary
from reportedly.parse import Parser

ROWS = [
    ("Brazil sent troops to Haiti.", "sent", ()),
    ("Brazil will send troops to Haiti.", "send", ("future",)),
    ("Brazil plans to send troops to Haiti.", "send", ("future",)),
    ("Brazil did not send troops to Haiti.", "send", ("negated",)),
    ("Brazil never sent troops to Haiti.", "sent", ("negated",)),
    ("Brazil could send troops to Haiti.", "send", ("hypothetical",)),
    ("If Brazil sends troops to Haiti, the rebels will respond.", "sends", ("hypothetical",)),
    ("The minister said Brazil would send troops to Haiti.", "send", ("future",)),
    ("No troops attacked the village.", "attacked", ("negated",)),
    ("They feared an attack on the village.", "attack", ()),
    ("There is a risk of an attack on the village.", "attack", ("hypothetical",)),
    ("The two sides will hold talks in Oslo.", "talks", ("future",)),
    ("The two sides held talks in Oslo.", "talks", ()),
    ("The planned talks in Oslo worry farmers.", "talks", ("future",)),
    ("Police failed to arrest the general.", "arrest", ("negated",)),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), ROWS)
def test_auxiliary(parser: Parser, text: str, trigger: str, expected: tuple[str, ...]) -> None:
    token = next(t for t in parser.parse(text).tokens if t.text == trigger)
    assert find_auxiliary(Arguments(token)) == expected
