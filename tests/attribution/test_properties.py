"""What must hold for any sentence: hedging, wrapping and renaming change what they should and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.attribution import CueLexicon, find_attributions, find_disputes
from reportedly.parse import Parser

STATEMENTS = [
    "The minister said the port would reopen.",
    "Engineers warned that the dam was cracking.",
    '"Nobody warned us," said Amina Diallo.',
]


@pytest.mark.parametrize("text", STATEMENTS)
def test_wrapping_adds_one_attribution_around(parser: Parser, cues: CueLexicon, text: str) -> None:
    plain = find_attributions(parser.parse(text), None, cues)
    wrapped = find_attributions(parser.parse(f"The agency reported that {text[0].lower()}{text[1:]}"), None, cues)
    assert len(wrapped) == len(plain) + 1


@pytest.mark.parametrize("text", ["The general fled.", "The army said the general fled.", "Ministers said that the talks failed."])
def test_a_hedge_never_makes_it_more_certain(parser: Parser, cues: CueLexicon, text: str) -> None:
    def doubt(sentence: str) -> int:
        found = find_attributions(parser.parse(sentence), None, cues)
        return sum(a.hedged for a in found)

    for verb in ("fled", "failed", "said"):
        if verb in text:
            assert doubt(text.replace(verb, f"reportedly {verb}", 1)) >= doubt(text)


def test_swapping_names_swaps_sources_only(parser: Parser, cues: CueLexicon) -> None:
    first = "Moreno said the camp was full, but Silva said it was empty."
    second = "Silva said the camp was full, but Moreno said it was empty."

    def view(text: str) -> list[tuple[str, str]]:
        found = find_attributions(parser.parse(text), None, cues)
        return [(text[slice(*a.source[0])], " ".join(text[s:e] for s, e in a.content)) for a in found]

    swap = {"Moreno": "Silva", "Silva": "Moreno"}
    assert [(swap[who], what) for who, what in view(first)] == view(second)


TEXT = st.text(alphabet=st.sampled_from("aIt said that he \"'“”‘’:,.-—\n\n\tNATO denied 3😀\x00(["), max_size=120)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXT)
def test_any_text_gives_spans_inside_it(parser: Parser, cues: CueLexicon, text: str) -> None:
    parse = parser.parse(text)
    found = find_attributions(parse, None, cues)
    known = {a.id for a in found}
    for a in found:
        assert a.parent is None or a.parent in known
        for start, end in (*a.source, *a.cue, *a.content):
            assert 0 <= start < end <= len(text)
    find_disputes(parse, found, ())
