"""Quotations and paragraphs that are signed: by a dash and a name, or by a line with a name and an office."""

from __future__ import annotations

import pytest

from reportedly.attribution import CueLexicon, find_attributions
from reportedly.parse import Parser

BLOCK = "The river took our school and half of the market, and nobody came to help us for nine days."
SIGNED = [
    ("“We lost the whole harvest.” ― Elena Ruiz", "Elena Ruiz", "“We lost the whole harvest.”"),
    ('"The dam will hold for another year." — Amina Diallo', "Amina Diallo", '"The dam will hold for another year."'),
    ('"We will rebuild the school."\n- Elena Ruiz', "Elena Ruiz", '"We will rebuild the school."'),
    # a list of sources: who wrote the headline
    ('Sources\n\n"Flood takes market in Viedma" — Radio Viedma, May 3, 2021', "Radio Viedma", '"Flood takes market in Viedma"'),
    (f"A flood.\n\n{BLOCK}\nElena Ruiz, mayor of Viedma\n\nRain is forecast.", "Elena Ruiz", BLOCK[:-1]),
]
UNSIGNED = [
    'He called the vote a "farce" - Amina Diallo and others did not.',
    '"Farce" - that is what Amina Diallo heard.',
    '"We will rebuild the school." - a promise',
    # pictures: who follows the name is an outlet or a town
    f"A flood.\n\n{BLOCK}\nElena Ruiz, Reuters\n\nRain is forecast.",
    f"A flood.\n\n{BLOCK}\nElena Ruiz, Nairobi\n\nRain is forecast.",
    # not set apart, too short, no name
    f"A flood.\n\n{BLOCK}\nElena Ruiz, mayor of Viedma\nRain is forecast.",
    "A flood.\n\nThe market is gone.\nElena Ruiz, mayor of Viedma\n\nRain is forecast.",
    f"A flood.\n\n{BLOCK}\nViedma, city of rivers\n\nRain is forecast.",
]


@pytest.mark.parametrize(("text", "source", "content"), SIGNED)
def test_signed_words_are_the_signers(parser: Parser, cues: CueLexicon, text: str, source: str, content: str) -> None:
    found = find_attributions(parser.parse(text), None, cues)
    rows = [(text[slice(*a.source[0])] if a.source else "", text[a.content[0][0] : a.content[-1][1]], a.kind) for a in found]
    assert any(s.startswith(source) and (c, k) == (content, "direct") for s, c, k in rows), rows


@pytest.mark.parametrize("text", UNSIGNED)
def test_dashes_and_names_that_sign_nothing(parser: Parser, cues: CueLexicon, text: str) -> None:
    found = find_attributions(parser.parse(text), None, cues)
    assert [a.why for a in found if a.why.endswith((".tail-", ".block"))] == []


def test_several_signed_quotations_keep_to_their_lines(parser: Parser, cues: CueLexicon) -> None:
    text = '"The dam will hold." — Amina Diallo\n"The dam will break." — Juan Paz'
    found = find_attributions(parser.parse(text), None, cues)
    assert [text[slice(*a.content[0])] for a in found] == ['"The dam will hold."', '"The dam will break."']
