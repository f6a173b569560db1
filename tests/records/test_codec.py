"""decode(encode(x)) == x for every record that can be made; misspelt fields are refused."""

from __future__ import annotations

import json
from typing import get_args

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.records import (
    Attribution,
    Auxiliary,
    Basis,
    Dispute,
    Document,
    Event,
    EventTime,
    EventType,
    Party,
    Place,
    Problem,
    Published,
    Quantity,
    Report,
    SpeechAct,
    Standing,
    Timex,
    Toponym,
    decode_report,
    encode_report,
)

# JSON has no lone surrogates: reading a page replaces them before any record is made
words = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
maybe = st.none() | words
numbers = st.floats(allow_nan=False, allow_infinity=False)
spans = st.tuples(st.integers(0, 99), st.integers(0, 99))


def several(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


parties = st.builds(Party, span=spans, name=words, country=maybe, sector=maybe, other_sectors=several(words), entity=maybe, basis=maybe)
published = st.builds(
    Published, start=words, end=words, precision=st.sampled_from(["day", "month", "year"]), basis=st.sampled_from(get_args(Basis))
)
documents = st.builds(
    Document,
    id=words, external_id=maybe, url=maybe, publisher=maybe, title=maybe, title_span=st.none() | spans, byline=maybe, section=maybe,
    language=maybe, published=st.none() | published, text=words, origin=several(st.tuples(*[st.integers(0, 99)] * 4)),
)  # fmt: skip
quantities = st.builds(
    Quantity, kind=st.sampled_from(["dead", "money", "items"]), low=st.none() | numbers, high=st.none() | numbers, unit=maybe, span=spans
)
events = st.builds(
    Event,
    id=words, sentence=spans, anchor=spans, event_type=st.sampled_from(get_args(EventType)), modes=several(words),
    contexts=several(words), cameo=maybe, quad_code=st.integers(1, 4), score=numbers, actors=several(parties),
    recipients=several(parties), places=several(st.integers(0, 9)),
    time=st.none() | st.builds(EventTime, start=maybe, end=maybe, precision=words, timex=st.none() | st.integers(0, 9)),
    auxiliary=several(st.sampled_from(get_args(Auxiliary))), attributions=several(words),
    standing=st.sampled_from(get_args(Standing)), quantities=several(quantities), why=words, confidence=st.none() | numbers,
)  # fmt: skip
attributions = st.builds(
    Attribution,
    id=words, source=several(spans), source_party=st.none() | parties, cue=several(spans), content=several(spans),
    kind=st.sampled_from(["direct", "indirect", "mixed"]), act=st.sampled_from(get_args(SpeechAct)), hedged=st.booleans(),
    anonymous=st.booleans(), parent=maybe, why=words,
)  # fmt: skip
timexes = st.builds(
    Timex,
    span=spans, type=st.sampled_from(["DATE", "TIME", "DURATION", "SET"]), value=words, mod=maybe, start=maybe, end=maybe,
    anchored_to=st.sampled_from(["published", "text", "none", None]), why=maybe,
)  # fmt: skip
places = st.builds(
    Place,
    geonameid=st.none() | st.integers(0, 2**40), name=words, lat=numbers, lon=numbers, country=maybe, admin1=maybe, feature=maybe,
    population=st.none() | st.integers(0, 2**40),
)  # fmt: skip
reports = st.builds(
    Report,
    document=documents, events=several(events), attributions=several(attributions),
    disputes=several(st.builds(Dispute, id=words, claim=several(words), denial=several(words), parties=several(parties))),
    timexes=several(timexes),
    toponyms=several(
        st.builds(
            Toponym, span=spans, name=words, place=st.none() | places, candidates=st.integers(0, 99),
            kind=st.sampled_from(["name", "demonym"]),
        )
    ),
    problems=several(st.builds(Problem, stage=words, message=words)),
)  # fmt: skip


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports)
def test_decoding_what_was_encoded_gives_the_same_report(report: Report) -> None:
    line = encode_report(report)
    assert b"\n" not in line
    assert decode_report(line) == report


def test_a_misspelt_field_is_refused_with_its_place() -> None:
    line = json.loads(encode_report(Report(document=Document(id="d", text="t"))))
    line["document"]["tilte"] = "x"
    with pytest.raises(msgspec.ValidationError, match=r"unknown field `tilte` - at `\$\.document`"):
        decode_report(json.dumps(line))


def test_every_field_is_written_also_where_unknown() -> None:
    document = json.loads(encode_report(Report(document=Document(id="d", text="t"))))["document"]
    assert set(document) == set(Document.__struct_fields__)
    assert document["published"] is None
