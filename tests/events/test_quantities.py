"""Numbers bound to events."""

import pytest

from reportedly.events.arguments import Arguments
from reportedly.events.quantities import read_quantity
from reportedly.parse import Parser

ROWS = [
    # text, noun, low, high
    ("Rebels killed 12 soldiers.", "soldiers", 12, 12),
    ("Rebels killed at least 12 soldiers.", "soldiers", 12, None),
    ("Rebels killed twelve soldiers.", "soldiers", 12, 12),
    ("Rebels killed dozens of soldiers.", "dozens", 24, None),
    ("Some 1,500 farmers marched.", "farmers", 1500, 1500),
    ("Two thousand farmers marched.", "farmers", 2000, 2000),
    ("Farmers marched.", "Farmers", None, None),
]


@pytest.mark.parametrize(("text", "noun", "low", "high"), ROWS)
def test_quantity(parser: Parser, text: str, noun: str, low: float | None, high: float | None) -> None:
    token = next(t for t in parser.parse(text).tokens if t.text == noun)
    quantity = read_quantity(token, "dead")
    assert (quantity and quantity.low, quantity and quantity.high) == (low, high)


def test_arguments_of_a_token_alone_are_empty(parser: Parser) -> None:
    assert Arguments(parser.parse("Rain.").tokens[0]).slot("subject") == []
