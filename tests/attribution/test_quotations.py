"""Where quotations begin and end, with marks of every make and some missing."""

from __future__ import annotations

import pytest

from reportedly.attribution.quotations import find_quotations
from reportedly.parse import Parser

ROWS = [
    ('He said "no" and left.', ['"no"']),
    ("He said “no” and left.", ["“no”"]),
    ("He said ''never again'' and left.", ["''never again''"]),
    ("«Jamais», a-t-il dit.", ["«Jamais»"]),
    # headlines quote with single marks; apostrophes are none
    ("Mayor: 'We are ready'", ["'We are ready'"]),
    ("The boys' club is the city's pride.", []),
    # the closing mark is missing at the paragraph's end
    ('"We are ready to leave.\n\nThe mayor went home.', ['"We are ready to leave.']),
    # every paragraph opens again, the last one closes
    ('"We waited for days.\n\n"Then we left," she said.', ['"We waited for days.', '"Then we left,"']),
    # opened in one paragraph and closed in the next
    ('She said, "We waited for days.\n\nNo boat came. Then we left."', ['"We waited for days.\n\nNo boat came. Then we left."']),
    # ... but not over a paragraph that is nobody's
    (
        'She said, "We waited for days.\n\nThe port is shut.\n\nThen we left," he said.',
        ['"We waited for days.', 'Then we left,"'],
    ),
    # a quotation over the lines of one paragraph
    ('Title\n\n"We waited for days.\nThen we left," she said.', ['"We waited for days.\nThen we left,"']),
    # the opening mark is missing
    ('We waited for days," she said.', ['We waited for days,"']),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_quotations(parser: Parser, text: str, expected: list[str]) -> None:
    parse = parser.parse(text)
    assert [text[parse.tokens[q.start].start : parse.tokens[q.end - 1].end] for q in find_quotations(parse)] == expected
