"""PLOVER's rules between types: each with sentences that it turns, and sentences like them that it must leave alone.

A row: the text, what must be coded, as ``TYPE`` or ``TYPE/mode``, and what must not be.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.events import disambiguation
from reportedly.pipeline import Resources, read_page
from reportedly.records import Page, Report

Row = tuple[str, set[str], set[str]]

RULES: dict[str, tuple[list[Row], list[Row]]] = {
    "future-cooperation": (
        [
            ("The presidents of Kenya and Uganda will meet in Nairobi next week.", {"AGREE"}, {"CONSULT"}),
            ("Norway will send tents to Nepal.", {"AGREE"}, {"AID"}),
            ("Brazil and Argentina plan to hold joint exercises.", {"AGREE"}, {"COOPERATE", "MOBILIZE"}),
        ],
        [
            ("The presidents of Kenya and Uganda met in Nairobi.", {"CONSULT"}, {"AGREE"}),
            ("Morocco will lift the curfew in Rabat on Monday.", {"CONCEDE"}, {"AGREE"}),
        ],
    ),
    "future-retreat": (
        [
            ("Ethiopia will withdraw its troops from Somalia.", {"CONCEDE"}, {"RETREAT"}),
            ("The prime minister of Mali will resign on Friday.", {"CONCEDE"}, {"RETREAT"}),
        ],
        [("Ethiopia withdrew its troops from Somalia.", {"RETREAT/withdraw"}, {"CONCEDE"})],
    ),
    "announced-force": (
        [
            ("Israel will attack Iran, the minister said.", {"THREATEN/violence"}, {"ASSAULT"}),
            ("Zambia will arrest the former president on Monday.", {"THREATEN/arrest"}, {"COERCE"}),
        ],
        [
            ("Israel attacked Iran, the minister said.", {"ASSAULT"}, {"THREATEN"}),
            ("Hackers tried to attack the servers of a Bangladeshi bank.", set(), {"THREATEN"}),
            ("The former president will be arrested on Monday.", set(), {"THREATEN"}),  # nobody announces it
        ],
    ),
    "unwilling": (
        [
            ("Algeria would not meet the Moroccan envoy.", {"REJECT/meet"}, {"CONSULT", "AGREE"}),
            ("Hamas said it would not lay down its weapons.", {"REJECT/yield"}, {"RETREAT", "CONCEDE"}),
            ("Serbia will not recognize Kosovo.", {"REJECT"}, {"SUPPORT"}),
        ],
        [("Armenia did not meet Azerbaijan.", {"CONSULT"}, {"REJECT"})],  # it may have wished to
    ),
    "content": (
        [
            ("Kenya demanded that Somalia release the fishermen.", {"REQUEST/yield"}, {"RETREAT"}),
            ("Iran threatened to attack Israel.", {"THREATEN/violence"}, {"ASSAULT"}),
            ("A court ordered Exxon to pay damages to Nigerian farmers.", {"SANCTION/convict"}, {"AGREE", "AID"}),
        ],
        [
            ("Kenya criticised Somalia after Somali police released the pirates.", {"ACCUSE", "RETREAT/release"}, set()),
            ("Chile demanded an inquiry after Peruvian soldiers killed two farmers.", {"REQUEST"}, {"RETREAT"}),
        ],
    ),
    "aside": (
        [("Kenya will not reopen its border unless Somalia releases the fishermen.", {"REJECT"}, {"RETREAT"})],
        [("Kenya reopened its border after Somalia released the fishermen.", {"RETREAT"}, {"REJECT"})],
    ),
    "moves-of-an-assault": (
        [("Mali's army deployed troops in Mopti and attacked rebel positions.", {"ASSAULT"}, {"MOBILIZE"})],
        [
            ("Mali's army deployed troops in Mopti.", {"MOBILIZE/troops"}, {"ASSAULT"}),
            ("Mali's army deployed troops in Mopti and arrested two imams.", {"MOBILIZE", "COERCE/arrest"}, set()),
        ],
    ),
    "demand-of-a-protest": (
        [("Thousands of demonstrators marched in Tunis to demand the president's resignation.", {"PROTEST/demo"}, {"REQUEST"})],
        [("Tunisia's main union demanded the president's resignation.", {"REQUEST"}, {"PROTEST"})],
    ),
    "charge-of-a-conviction": (
        [("A court in Accra convicted two officers on charges of bribery.", {"SANCTION/convict"}, {"ACCUSE"})],
        [("Prosecutors charged the mayor of Dakar with embezzlement.", {"ACCUSE/allege"}, {"SANCTION"})],
    ),
    "prison-sentence": (
        [
            ("A court in Dakar sentenced the mayor to five years in prison.", {"SANCTION/convict", "COERCE/arrest"}, set()),
            ("A Turkish court convicted an activist and sentenced him to seven years in prison.", {"SANCTION", "COERCE/arrest"}, set()),
        ],
        [
            ("A court in Dakar fined the mayor.", {"SANCTION/convict"}, {"COERCE"}),
            ("A court in Dakar gave the mayor a suspended sentence of two years.", {"SANCTION/convict"}, {"COERCE"}),
        ],
    ),
    "told-twice": (
        [("Rebels and soldiers clashed in fierce clashes near Goma.", {"ASSAULT"}, set())],
        [("Rebels attacked Goma and soldiers shelled Bukavu.", {"ASSAULT"}, set())],
    ),
}
"""Rules in code, by the name that ``why`` or ``reportedly explain`` gives them."""

WORDINGS: dict[str, list[Row]] = {
    "mercy is CONCEDE, the release itself RETREAT": [
        ("The king of Bahrain pardoned 200 prisoners.", {"CONCEDE"}, {"RETREAT"}),
        ("A court in Manila acquitted the senator of graft.", {"CONCEDE"}, {"SANCTION"}),
        ("Japan apologized to Korea for the war.", {"CONCEDE"}, {"ASSAULT"}),
        ("Parliament in Lima approved an amnesty for rebels.", {"CONCEDE"}, set()),
        ("Bahrain released 200 prisoners.", {"RETREAT/release"}, {"CONCEDE"}),
    ],
    "what both gain from is COOPERATE, what one gains from AID": [
        ("India and Japan held joint naval exercises in the Bay of Bengal.", {"COOPERATE"}, {"MOBILIZE"}),
        ("India held naval exercises in the Bay of Bengal.", {"MOBILIZE/troops"}, {"COOPERATE"}),
        ("Turkey sent troops to Haiti to help earthquake victims.", {"AID"}, {"MOBILIZE"}),
        ("Turkey sent troops to the Syrian border.", {"MOBILIZE/troops"}, {"AID"}),
        ("Commandos from Niger rescued four hostages.", {"AID"}, {"ASSAULT"}),
        ("Paris Club creditors cancelled Liberia's debt.", {"AID"}, {"REJECT", "SANCTION"}),
        ("Germany paid reparations to Namibia.", {"AID"}, {"SANCTION"}),
        ("A court ordered Exxon to pay damages to Nigerian farmers.", {"SANCTION"}, {"AID"}),
    ],
    "summoning and diplomatic protest are ACCUSE": [
        ("Sweden summoned the Iranian ambassador over the execution.", {"ACCUSE/disapprove"}, {"CONSULT"}),
        ("Iran's foreign minister met the Swedish ambassador in Tehran.", {"CONSULT"}, {"ACCUSE"}),
        ("Venezuela lodged a diplomatic protest with Guyana.", {"ACCUSE/disapprove"}, {"PROTEST"}),
        ("Thousands protested outside the embassy of Guyana in Caracas.", {"PROTEST/demo"}, {"ACCUSE"}),
    ],
    "a party to a war that calls for its end agrees": [
        ("Sudan's army called for an end to the war with the Rapid Support Forces.", {"AGREE"}, {"REQUEST"}),
        ("The United Nations called for an end to the war in Sudan.", set(), {"AGREE"}),
    ],
    "ending what was: meetings REJECT, relations SANCTION": [
        ("Pakistan cancelled talks with India.", {"REJECT/meet"}, {"SANCTION", "CONSULT"}),
        ("Sri Lanka postponed a visit by the Chinese delegation.", {"REJECT/meet"}, {"CONSULT"}),
        ("Canada suspended aid to Burkina Faso.", {"SANCTION/discontinue"}, {"AID", "REJECT"}),
        ("Ecuador withdrew its ambassador from Mexico.", {"SANCTION/withdraw"}, {"RETREAT"}),
        ("Chad withdrew its soldiers from Niger.", {"RETREAT/withdraw"}, {"SANCTION"}),
    ],
    "keeping out REJECT, throwing out COERCE or SANCTION": [
        ("Australia barred the Serbian player from entering the country.", {"REJECT"}, {"COERCE", "SANCTION"}),
        ("Kuwait deported three Filipino workers.", {"COERCE/deport"}, {"SANCTION", "REJECT"}),
        ("Moldova expelled two Russian diplomats.", {"SANCTION/expel"}, {"COERCE"}),
    ],
    "conviction SANCTION, warrant THREATEN, captured fighters ASSAULT": [
        ("A court in Dakar convicted the mayor of embezzlement.", {"SANCTION/convict"}, {"ACCUSE"}),
        ("A Belgian court issued an arrest warrant for the former Chadian president.", {"THREATEN/arrest"}, {"COERCE"}),
        ("Rebels captured 12 Congolese soldiers.", {"ASSAULT/abduct"}, {"COERCE"}),
        ("Police captured 12 suspects in Goma.", {"COERCE/arrest"}, {"ASSAULT"}),
    ],
    "mobilising supporters is PROTEST": [
        ("The opposition mobilised thousands of supporters in Conakry.", {"PROTEST"}, {"MOBILIZE"}),
        ("Ethiopia mobilised thousands of reservists.", {"MOBILIZE"}, {"PROTEST"}),
    ],
}
"""Rules that live in frames, by what they say."""


def read(text: str, resources: Resources) -> Report:
    more = " Rain fell on the coast. The market was open. Children went to school."
    return read_page(Page(content=text + more, is_clean=True, language="en"), replace(resources, tagger=None))


def check(row: Row, resources: Resources) -> Report:
    text, wanted, unwanted = row
    report = read(text, resources)
    coded = {e.event_type for e in report.events} | {f"{e.event_type}/{mode}" for e in report.events for mode in e.modes}
    assert wanted <= coded, coded
    assert not unwanted & coded, coded
    return report


@pytest.mark.parametrize(("name", "row"), [(name, row) for name, (rows, _) in RULES.items() for row in rows])
def test_a_rule_turns_its_examples(resources: Resources, name: str, row: Row) -> None:
    check(row, resources)


@pytest.mark.parametrize(("name", "row"), [(name, row) for name, (_, rows) in RULES.items() for row in rows])
def test_a_rule_leaves_its_counterexamples_alone(resources: Resources, name: str, row: Row) -> None:
    report = check(row, resources)
    assert not [e.why for e in report.events if name in e.why]


@pytest.mark.parametrize(("name", "row"), [(name, row) for name, rows in WORDINGS.items() for row in rows])
def test_wordings_of_a_rule(resources: Resources, name: str, row: Row) -> None:
    check(row, resources)


def test_one_happening_is_told_once_and_two_are_told_twice(resources: Resources) -> None:
    (once, _, _), (twice, _, _) = RULES["told-twice"][0][0], RULES["told-twice"][1][0]
    assert len(read(once, resources).events) == 1
    assert len(read(twice, resources).events) == 2


def test_every_named_rule_has_proof() -> None:
    source = Path(str(disambiguation.__file__)).read_text(encoding="utf-8")
    named = set(re.findall(r'"([a-z]+(?:-[a-z]+)+)"', source)) - {"would-be"}
    assert named <= set(RULES)
    assert {"future-cooperation", "told-twice"} <= named
