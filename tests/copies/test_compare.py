"""What a copy added, dropped and changed, and which of its quotations drifted."""

from __future__ import annotations

import itertools
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.copies import compare
from reportedly.copies.alignment import align
from reportedly.copies.quotes import find_quotes

from .texts import BRIDGE, FURNITURE_FOOT, PORT, PORT_SPUN, REEF, edited, paragraphs

AGENCY = """\
Georgia's president refused to sign the broadcasting law on Thursday and sent it back to parliament with eleven amendments.

In a televised address she told deputies she had "no doubt" about the intentions behind the bill, which she called "a muzzle in the \
colours of our flag". The ruling party said it would overrule her "before the week is out".

"We were elected to make laws, and nobody will stop us from making them," said the party's whip, Levan Dolidze.

Crowds gathered on Rustaveli Avenue. The interior ministry put their number at 9,000; organisers spoke of 40,000."""

SPUN = """\
The president of Georgia has refused to sign the broadcast law on Thursday and returned it to parliament with eleven changes.

In a speech on television she told deputies that she had "no question" about the intentions behind the bill, which she called "a gag \
in the colours of our flag". The governing party said it would overrule her "before the week is out".

"We have been elected to do laws, and no one will stop us from doing them," said the whip of the party, Levan Dolidze.

Crowds gathered in Rustaveli Avenue. The ministry of the interior put their number at 9,000; organizers spoke of 40,000."""


def differences(original: str, copy: str) -> list[tuple[str | None, str | None]]:
    return [
        (d.original and original[slice(*d.original)], d.copy and copy[slice(*d.copy)]) for d in compare(original, copy).differences
    ]  # fmt: skip


def drift(original: str, copy: str) -> dict[tuple[str, str], list[tuple[str | None, str | None]]]:
    return {
        (original[slice(*q.original)], copy[slice(*q.copy)]): [
            (d.original and original[slice(*d.original)], d.copy and copy[slice(*d.copy)]) for d in q.differences
        ]
        for q in compare(original, copy).quote_drift
    }


@pytest.mark.parametrize(
    ("original", "copy", "expected"),
    [
        pytest.param(
            'The mayor of Beira said he had "no doubt" about it.', 'The mayor of Beira said he had "no question" about it.',
            {("no doubt", "no question"): [("doubt", "question")]}, id="a word changed",
        ),
        pytest.param(
            "She called it “brazen” and left Suva.", "She called it “shameless” and left Suva.",
            {("brazen", "shameless"): [("brazen", "shameless")]}, id="the only word changed, the words around it the same",
        ),
        pytest.param(
            "“We will not pay this debt,” Ahmadu said.", "«We will never pay,» Ahmadu said.",
            {("We will not pay this debt,", "We will never pay,"): [("not", "never"), ("this debt", None)]}, id="other marks",
        ),
        pytest.param(
            'He spoke in Cusco. "We sow and others reap the harvest." It rained.\n\nThe minister left early for Lima on Sunday.',
            'The minister left early for Lima on Sunday.\n\nHe spoke in Cusco. "We plant and others reap the harvest." It rained.',
            {("We sow and others reap the harvest.", "We plant and others reap the harvest."): [("sow", "plant")]}, id="moved",
        ),
        pytest.param(
            '"The wells are dry and the cattle are dying," said Amina. Rain is due.',
            '"The wells are dry," said Amina, "and the cows are dying." Rain is due.',
            {("The wells are dry and the cattle are dying,", "and the cows are dying."): [("cattle", "cows")]}, id="split",
        ),
        pytest.param('He had "no doubt" about it.', "He had “No doubt!” about it.", {}, id="the same words"),
        pytest.param(
            '"The wells are dry and the cattle are dying," said Amina.', '"The wells are dry," said Amina, "and the cattle are dying."',
            {}, id="split, the same words",
        ),
        pytest.param('He had "no doubt" about the old plan.', 'He had "no doubt" about a new plan.', {}, id="changed outside only"),
        pytest.param('He had "no doubt" about it.', "He was sure about it.", {}, id="no longer quoted"),
        pytest.param(
            '"Schools open on Monday," said Teo in Apia. More than 300 children have been waiting for teachers since the storm.',
            'Airlines resumed flights. "Every seat is sold," a clerk in Nadi said, and more planes were asked for.',
            {}, id="two quotations that have nothing to do with each other",
        ),
        pytest.param("It's the farmers' market, isn't it?", "It's the traders' market, isn't it?", {}, id="apostrophes"),
    ],
)  # fmt: skip
def test_quote_drift(original: str, copy: str, expected: object) -> None:
    assert drift(original, copy) == expected


def test_a_spun_copy() -> None:
    found = drift(AGENCY, SPUN)
    assert {pair: found[pair] for pair in list(found)[:2]} == {
        ("no doubt", "no question"): [("doubt", "question")],
        ("a muzzle in the colours of our flag", "a gag in the colours of our flag"): [("muzzle", "gag")],
    }
    assert [said for said, _ in found] == [
        "no doubt", "a muzzle in the colours of our flag", "We were elected to make laws, and nobody will stop us from making them,",
    ]  # fmt: skip
    assert ("amendments", "changes") in differences(AGENCY, SPUN)
    assert ("organisers", "organizers") in differences(AGENCY, SPUN)


def test_the_other_spun_copy() -> None:
    assert drift(PORT, PORT_SPUN) == {
        (
            "We came here for dignity, and tonight we are leaving with a signed paper,",
            "We arrived here for dignity and tonight we leave with signed papers,",
        ): [("came", "arrived"), ("are leaving", "leave"), ("a", None), ("paper", "papers")]
    }


def test_what_was_added_and_dropped() -> None:
    copy = "Kasama Mirror:\n\n" + paragraphs(BRIDGE, 0, 2) + FURNITURE_FOOT
    assert differences(BRIDGE, copy) == [(None, "Kasama Mirror"), (paragraphs(BRIDGE, 2).rstrip("."), FURNITURE_FOOT.strip().rstrip("."))]
    assert differences(BRIDGE, paragraphs(BRIDGE, 0, 2)) == [(paragraphs(BRIDGE, 2).rstrip("."), None)]
    assert [d.kind for d in compare(BRIDGE, copy).differences] == ["added", "changed"]


def test_the_same_text_has_no_differences() -> None:
    found = compare(PORT, PORT.upper().replace(",", " -"))
    assert (found.differences, found.quote_drift) == ((), ())


def test_a_lone_small_word_does_not_part_a_change() -> None:
    assert differences("talks with envoys of rival armies ended", "talks between generals of hostile camps ended") == [
        ("with envoys of rival armies", "between generals of hostile camps")
    ]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["a", "bee", "seen", '"', "“", "”", "7.5", "\n\n", "水"]), max_size=40), st.randoms())
def test_what_is_not_different_is_the_same(words: list[str], chance: object) -> None:
    original = " ".join(words)
    copy = " ".join(word for word in words if chance.random() > 0.3)  # type: ignore[attr-defined]
    found = compare(original, copy)
    assert _rest(original, [d.original for d in found.differences]) == _rest(copy, [d.copy for d in found.differences])


def _rest(text: str, spans: list[tuple[int, int] | None]) -> str:
    for start, end in reversed([span for span in spans if span]):
        text = text[:start] + text[end:]
    return "".join(c for c in text if c.isalnum())


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300), st.text(max_size=300))
def test_any_texts_can_be_compared(original: str, copy: str) -> None:
    for d in compare(original, copy).differences:
        assert d.original or d.copy


def _words(text: str) -> list[str]:
    return text.split()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param(_words(PORT * 1 + REEF), _words(REEF + PORT), id="moved"),
        pytest.param(_words(PORT), _words(edited(PORT, 0.3)), id="edited"),
        pytest.param(["stop"] * 30 + ["go"] * 400, ["go"] * 500 + ["stop"] * 30, id="repeated"),
        pytest.param([], ["go"], id="empty"),
    ],
)
def test_matches_ascend_and_match(a: list[str], b: list[str]) -> None:
    found = align(a, b)
    assert all(a[i] == b[j] for i, j in found)
    assert all(i < k and j < m for (i, j), (k, m) in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        pytest.param(
            " ".join(f"w{n}" for n in range(60_000)), " ".join(f"w{n}" for n in range(60_000) if n % 7), id="every seventh dropped"
        ),
        pytest.param("stop go " * 30_000, "go on stop " * 20_000, id="two words over and over"),
        pytest.param('"' * 50_000, '"a" ' * 20_000, id="nothing but marks"),
        pytest.param('"a b c d" x ' * 5_000, 'y "a b e d c" ' * 5_000, id="thousands of quotations"),
    ],
)
def test_long_texts_take_bounded_time(original: str, copy: str) -> None:
    began = process_time()
    compare(original, copy)
    assert process_time() - began < 20


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('“One.” He said: "two" and «three» and „four“ and ‘it’s five’.', ["One.", "two", "three", "four", "it’s five"]),
        ("“First part of a speech\n\n“and its second”", ["First part of a speech", "and its second"]),
        ("It's 6'2\" in the farmers' market", []),
        ("''Doubled,'' she said", ["Doubled,"]),
        ('He said "" and " "', []),
        ("", []),
    ],
)
def test_quotations_are_found_without_a_parse(text: str, said: list[str]) -> None:
    assert [text[start:end] for start, end in find_quotes(text)] == said
