"""What must hold for any story, through the whole pipeline: hedges, reports around reports, swapped names, denials and plans.

Each property runs by rules alone and with the tagger.
"""

from __future__ import annotations

import dataclasses
from collections import Counter

import pytest

from reportedly.pipeline import Resources, read_page
from reportedly.records import Event, Page, Report

CERTAINTY = {"asserted": 3, "attributed": 2, "disputed": 1, "unconfirmed": 1, "denied": 0}


@pytest.fixture(scope="module", params=["rules", "tagger"])
def way(request: pytest.FixtureRequest, resources: Resources) -> Resources:
    """The resources without and with the tagger."""
    return dataclasses.replace(resources, tagger=None) if request.param == "rules" else resources


def read(way: Resources, text: str) -> Report:
    report = read_page(Page(content=text, is_clean=True), way)
    assert report.problems == ()
    return report


def deeds(report: Report) -> list[tuple[str, str]]:
    """Types and anchors of the events, in text order."""
    text = report.document.text
    return [(e.event_type, text[slice(*e.anchor)].removeprefix("reportedly ").removeprefix("allegedly ")) for e in report.events]


DEEDS = [
    # subject and rest; a hedge goes between
    ("Rebels", "attacked the port of Berbera on Monday."),
    ("Soldiers", "shot dead three protesters in Mandalay."),
    ("Police", "arrested the opposition leader in Harare."),
    ("The army", "shelled villages along the Armenian border."),
    ("Gunmen", "kidnapped two nurses in Cabo Delgado."),
    ("Chilean police", "detained forty students in Valparaíso."),
    ("Peru", "expelled the Bolivian ambassador on Friday."),
    ("Norway", "sent generators to Moldova."),
    ("The militia", "killed nine farmers near Jos."),
    ("Fijian troops", "seized the radio station in Suva."),
    ("Japan", "imposed sanctions on three shipping companies."),
    ("The junta", "released forty political prisoners."),
    ("Miners", "blocked the main road to Cochabamba."),
    ("Turkish jets", "bombed a camp in northern Iraq."),
    ("Tonga", "signed a fisheries agreement with Samoa."),
    ("Insurgents", "ambushed a convoy near Maiduguri."),
]


@pytest.mark.parametrize(("subject", "rest"), DEEDS)
@pytest.mark.parametrize("hedge", ["reportedly", "allegedly"])
def test_a_hedge_keeps_the_event_and_makes_it_less_certain(way: Resources, subject: str, rest: str, hedge: str) -> None:
    plain, hedged = read(way, f"{subject} {rest}"), read(way, f"{subject} {hedge} {rest}")
    assert plain.events
    assert [e.standing for e in plain.events] == ["asserted"] * len(plain.events)
    assert deeds(plain) == deeds(hedged)
    assert {e.standing for e in hedged.events} == {"unconfirmed"}


@pytest.mark.parametrize(("subject", "rest"), DEEDS)
@pytest.mark.parametrize(
    "doubt",
    ["The claim could not be independently verified.", "It could not be independently verified.", "The report could not be confirmed."],
)
def test_what_could_not_be_verified_is_not_more_certain_than_said(way: Resources, subject: str, rest: str, doubt: str) -> None:
    claim = f"A local official said {subject[0].lower() + subject[1:] if subject.startswith('The ') else subject} {rest}"
    said, doubted = read(way, claim), read(way, f"{claim} {doubt}")
    assert [d for d in deeds(doubted) if d[0] != "REJECT"] == deeds(said)
    before = {(e.event_type, e.anchor): CERTAINTY[e.standing] for e in said.events}
    after = {(e.event_type, e.anchor): CERTAINTY[e.standing] for e in doubted.events}
    assert all(after[key] < certainty for key, certainty in before.items())


WRAPPED = [
    *(f"{subject} {rest}" for subject, rest in DEEDS),
    "Villagers said soldiers had burned the market in Bria.",
    "The ministry denied that its ships had fired on the trawler.",
    "Officials in Lima accused Ecuador of shelling a border post.",
    'Halima Said, a refugee in Adre, said: "The guards shot at us."',
    "The general threatened to bomb the dam at Kajaki.",
]


@pytest.mark.parametrize("text", WRAPPED)
@pytest.mark.parametrize("wrap", ["The governor of Lamu said that {}", "Radio Lusaka reported that {}"])
def test_wrapping_keeps_the_events_and_adds_one_attribution_around(way: Resources, text: str, wrap: str) -> None:
    small = text if text.split()[0] in PROPER or text[0] == '"' else text[0].lower() + text[1:]
    plain, wrapped = read(way, text), read(way, wrap.format(small))
    cue = wrap.split()[-3]
    spoken = [e for e in wrapped.events if wrapped.document.text[slice(*e.anchor)] == cue and e.event_type == "ACCUSE"]
    kept = [e for e in wrapped.events if e not in spoken]
    assert [d for d in deeds(wrapped) if d != ("ACCUSE", cue)] == deeds(plain)
    if way.tagger is None:
        assert len(wrapped.attributions) == len(plain.attributions) + 1
    outer = [a for a in wrapped.attributions if a.parent is None]
    assert len(outer) == 1
    assert all(e.attributions[:1] == (outer[0].id,) for e in kept)
    for event, before in zip(kept, plain.events, strict=True):
        assert CERTAINTY[event.standing] <= min(2, CERTAINTY[before.standing])
        assert len(event.attributions) == len(before.attributions) + 1
        assert event.auxiliary == before.auxiliary


PROPER = frozenset({"Halima", "Chilean", "Peru", "Norway", "Fijian", "Japan", "Turkish", "Tonga", "Villagers", "Officials"}) - {
    "Villagers",
    "Officials",
}

SWAPS = [
    ("Moreno", "Silva", "{0} said soldiers had attacked the camp, but {1} denied that anybody had been hurt."),
    ("Cissoko", "Mensah", "{0} accused the army of killing nine herders. {1} said the army had shot at rebels."),
    ("Okafor", "Bello", '"They burned the market," said {0}. "Nobody burned it," said {1}.'),
    ("Tanaka", "Suzuki", "According to {0}, Japan will send troops to Sudan; {1} said Japan would send doctors."),
    ("Novak", "Horvat", "{0} told reporters that police had arrested {1}'s brother. {1} said nothing."),
    ("Ahmed", "Karim", "{0} said that {1} had claimed that militants bombed the bridge."),
]


@pytest.mark.parametrize(("first", "second", "text"), SWAPS)
def test_swapping_names_swaps_sources_and_nothing_else(way: Resources, first: str, second: str, text: str) -> None:
    one, two = read(way, text.format(first, second)), read(way, text.format(second, first))
    swap = {first: second, second: first}

    def view(report: Report, names: dict[str, str]) -> list[object]:
        whole = report.document.text

        def words(spans: tuple[tuple[int, int], ...]) -> str:
            found = " | ".join(whole[a:b] for a, b in spans)
            return " ".join(names.get(w, w) for w in found.replace("'s", " 's").split())

        said: list[object] = [
            (words(a.source), words(a.cue), words(a.content), a.kind, a.act, a.hedged, a.anonymous, a.source_kind)
            for a in report.attributions
        ]
        done = [
            (e.event_type, words((e.anchor,)), e.standing, e.auxiliary, [words((p.span,)) for p in (*e.actors, *e.recipients)])
            for e in report.events
        ]
        return [*said, *done, len(report.disputes)]

    assert view(one, swap) == view(two, {})


DENIED = [
    # text, anchor's word, standing, negated
    ("The army denied that its troops had shelled the market in Benghazi.", "shelled", "denied", False),
    ("Troops did not shell the market in Benghazi.", "shell", "asserted", True),
    ("The army said its troops had not shelled the market in Benghazi.", "shelled", "attributed", True),
    ("Hanoi denied bombing the reef.", "bombing", "denied", False),
    ("Police in Quito have not arrested the mayor.", "arrested", "asserted", True),
    ("The government denied that police had arrested the mayor of Quito.", "arrested", "denied", False),
    ("The president denies killing the two journalists.", "killing", "denied", False),
]


@pytest.mark.parametrize(("text", "word", "standing", "negated"), DENIED)
def test_a_denial_is_not_a_negation(way: Resources, text: str, word: str, standing: str, negated: bool) -> None:
    (event,) = [e for e in read(way, text).events if word in text[slice(*e.anchor)].split()]
    assert (event.standing, "negated" in event.auxiliary) == (standing, negated)


PLANNED = [
    # text, a word of the anchor
    ("Kenya plans to send troops to Haiti in June.", "send"),
    ("Kenya will send troops to Haiti in June.", "send"),
    ("The rebels threatened to attack the port of Hodeidah.", "attack"),
    ("The union vowed to block the road to La Paz.", "block"),
    ("Canberra is preparing to impose sanctions on the company.", "impose"),
    ("If the talks fail, Ethiopia could bomb the dam.", "bomb"),
    ("Poland said it would expel ten diplomats.", "expel"),
    ("The court ordered the police to arrest the minister.", "arrest"),
    ("The president urged the army to attack the rebels.", "attack"),
]


@pytest.mark.parametrize(("text", "word"), PLANNED)
def test_a_plan_is_not_a_deed(way: Resources, text: str, word: str) -> None:
    planned = [e for e in read(way, text).events if word in text[slice(*e.anchor)].split() and not _is_speech(e)]
    assert all({"future", "hypothetical"} & set(e.auxiliary) for e in planned)


def _is_speech(event: Event) -> bool:
    """What was done already by saying so: the threat and the vow themselves."""
    return event.event_type in ("THREATEN", "REQUEST")


def test_the_deeds_of_these_tests_are_of_many_types(way: Resources) -> None:
    types = Counter(e.event_type for subject, rest in DEEDS for e in read(way, f"{subject} {rest}").events)
    assert len(types) >= 7
