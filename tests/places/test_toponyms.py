"""Which row a name gets, with few rows and hand-made parses."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.parse import Entity, Parse, Sentence, Token
from reportedly.places import Gazetteer, find_toponyms
from reportedly.places.rows import Index, Row

USA = Row(6252001, "United States", 39.76, -98.5, "USA", None, None, None, "A.PCLI", 327_000_000, 9.3)
FRANCE = Row(3017382, "France", 46.0, 2.0, "FRA", None, None, None, "A.PCLI", 67_000_000, 8.9)
GEORGIA = Row(614540, "Georgia", 42.0, 43.5, "GEO", None, None, None, "A.PCLI", 3_700_000, 8.3)


def state(name: str, code: str, lat: float, lon: float) -> Row:
    return Row(None, name, lat, lon, "USA", name, code, None, "A.ADM1", None, 6.7)


def town(name: str, country: str, admin1: str, code: str, lat: float, lon: float, weight: float) -> Row:
    return Row(None, name, lat, lon, country, admin1, code, None, "P.PPL", int(10**weight), weight)


TEXAS = state("Texas", "US.TX", 31.25, -99.25)
GEORGIA_STATE = state("Georgia", "US.GA", 32.75, -83.5)
PARIS = town("Paris", "FRA", "Île-de-France", "FR.11", 48.85, 2.35, 7.3)
PARIS_TEXAS = town("Paris", "USA", "Texas", "US.TX", 33.66, -95.56, 4.4)
CLARKSVILLE = town("Clarksville", "USA", "Texas", "US.TX", 33.61, -95.05, 3.5)
CLARKSVILLE_TENNESSEE = town("Clarksville", "USA", "Tennessee", "US.TN", 36.53, -87.36, 5.2)
ATLANTA = town("Atlanta", "USA", "Georgia", "US.GA", 33.75, -84.39, 5.7)
MACON = town("Macon", "USA", "Georgia", "US.GA", 32.84, -83.63, 5.2)
TBILISI = Row(611717, "Tbilisi", 41.69, 44.83, "GEO", "Tbilisi", "GE.51", None, "P.PPLC", 1_050_000, 7.0)

NAMES = {
    "united states": (USA,), "US": (USA,), "france": (FRANCE,), "georgia": (GEORGIA, GEORGIA_STATE), "texas": (TEXAS,),
    "paris": (PARIS, PARIS_TEXAS), "clarksville": (CLARKSVILLE_TENNESSEE, CLARKSVILLE), "atlanta": (ATLANTA,), "macon": (MACON,),
    "tbilisi": (TBILISI,),
}  # fmt: skip


def gazetteer() -> Gazetteer:
    countries = {"USA": USA, "FRA": FRANCE, "GEO": GEORGIA}
    index = Index(
        codes=[], capitals={611717: "GEO"}, countries=countries, country_names={"france": "FRA", "US": "USA", "georgia": "GEO"},
        demonyms={"French": FRANCE, "Georgian": GEORGIA}, abbreviations={"Tex.": TEXAS, "TX": TEXAS, "Ga.": GEORGIA_STATE}, own={},
    )  # fmt: skip
    return Gazetteer.of(NAMES, index)


def parse(*words: str) -> Parse:
    """One sentence; ``Paris/GPE`` is an entity, ``Paris/GPE/pobj`` stands in that relation to the word before it."""
    tokens: list[Token] = []
    text = ""
    for i, written in enumerate(words):
        word, label, dep = (*written.split("/"), "", "")[:3]
        start = len(text) if word in {",", "."} or not text else len(text) + 1
        text += " " * (start - len(text)) + word
        pos = "PROPN" if word[0].isupper() else "NOUN"
        tokens.append(Token(i, word, start, word.lower(), "NNP" if pos == "PROPN" else "NN", pos, dep or "dep", label, True))
    for before, token in pairwise(tokens):
        token.head = before
        before.children.append(token)
    entities = [Entity(t.ent, [t]) for t in tokens if t.ent]
    return Parse(text, tokens, [Sentence(0, 0, tokens)] if tokens else [], entities)


PLACES = gazetteer()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["Paris/GPE"], {"Paris": "FRA"}),
        (["Paris/GPE", ",", "Texas/GPE"], {"Paris": "USA", "Texas": "USA"}),
        (["Paris/GPE", ",", "Tex.", "said"], {"Paris": "USA", "Tex.": "USA"}),
        # No container, but a neighbour that is in Texas as well as elsewhere, and the state.
        (["Paris/GPE", "and", "Clarksville/GPE", "in", "north", "Texas/GPE"], {"Paris": "USA", "Clarksville": "USA", "Texas": "USA"}),
        (["Georgia/GPE", "and", "Tbilisi/GPE"], {"Georgia": "GEO", "Tbilisi": "GEO"}),
        (["Georgia/GPE", "with", "Atlanta/GPE", ",", "Macon/GPE", "and", "US/GPE"], {"Georgia": "USA", "Atlanta": "USA", "Macon": "USA"}),
    ],
)
def test_country_by_context(words: list[str], expected: dict[str, str]) -> None:
    found = find_toponyms(parse(*words), PLACES)
    assert {t.name: t.place.country if t.place else None for t in found if t.name in expected} == expected


def test_one_sense_holds_for_later_mentions() -> None:
    found = find_toponyms(parse("Paris/GPE", ",", "Texas/GPE", "near", "Paris/GPE"), PLACES)
    assert [t.place.country for t in found if t.place and t.name == "Paris"] == ["USA", "USA"]


def test_demonym_is_marked_and_placed() -> None:
    (toponym,) = find_toponyms(parse("the", "Georgian/NORP", "army"), PLACES)
    assert (toponym.kind, toponym.place and toponym.place.country) == ("demonym", "GEO")


def test_pronoun_is_no_country() -> None:
    assert find_toponyms(parse("tell", "us", "now"), PLACES) == ()


def test_candidates_are_counted() -> None:
    assert [t.candidates for t in find_toponyms(parse("Paris/GPE"), PLACES)] == [2]


def test_town_said_to_lie_in_a_state_that_has_none_stays_unplaced() -> None:
    found = find_toponyms(parse("Macon/GPE", ",", "Texas/GPE", "resident"), PLACES)
    assert found[0].place is None


def test_unknown_place_after_in_is_kept_without_a_row() -> None:
    (toponym,) = find_toponyms(parse("lived", "in", "Qashtal/GPE/pobj"), PLACES)
    assert (toponym.name, toponym.place, toponym.candidates) == ("Qashtal", None, 0)


def test_surname_is_no_place() -> None:
    words = ["Anna/PERSON", "met", "Macon/ORG"]
    full = parse(*words)
    full.entities[0].tokens.append(full.tokens[2])
    assert find_toponyms(full, PLACES) == ()


_WORDS = st.sampled_from([
    "Paris/GPE", "Paris", "PARIS", "Paris/PERSON", "Texas/GPE", "Tex.", "US", "us", ",", "(", "-", "--", "of", "in/x/prep", "the",
    "city", "Georgian", "Police/ORG", "Globe/ORG", "'s", "County", "North", "Georgia/ORG", "Tbilisi/LOC/pobj", "“", "\x00", "💥", "12",
    "and", "Clarksville/NORP/conj",
])  # fmt: skip


@given(st.lists(_WORDS, max_size=14))
def test_any_sequence_gives_spans_inside_the_text(words: list[str]) -> None:
    sketch = parse(*words)
    found = find_toponyms(sketch, PLACES)
    assert all(0 <= t.span[0] < t.span[1] <= len(sketch.text) for t in found)
    assert all(a.span[1] <= b.span[0] for a, b in pairwise(found))


def test_headline_in_capitals_gives_its_countries() -> None:
    found = find_toponyms(parse(*["FRANCE", "RECALLS", "ENVOY", "FROM", "GEORGIA", "AFTER", "LONG", "ROW", "OVER", "GAS"]), PLACES)
    assert [t.name for t in found] == ["FRANCE", "GEORGIA"]


def test_long_run_of_capitalized_words_takes_little_time() -> None:
    start = time.process_time()
    find_toponyms(parse(*["North", "Paris/GPE", "The", "Village", "of"] * 4000), PLACES)
    find_toponyms(parse(*["North"] * 20_000), PLACES)
    assert time.process_time() - start < 5
