"""Who is reported to have said what: source, cue and content of whole sentences."""

from __future__ import annotations

import pytest

from reportedly.attribution import CueLexicon, chain, find_attributions
from reportedly.parse import Parser
from reportedly.records import Attribution, Span

ROWS = [
    # text, source, cue, content
    ("The mayor of Quito said the bridge would reopen on Monday.", "The mayor of Quito", "said", "the bridge would reopen on Monday"),
    ("Engineers say that the dam is safe.", "Engineers", "say", "that the dam is safe"),
    # inverted
    ('"The harvest is lost," said farmer Adama Traore.', "farmer Adama Traore", "said", '"The harvest is lost,"'),
    # the cue in the middle: content in two stretches
    ("The ferry, the ministry said, was carrying 80 passengers.", "the ministry", "said", "The ferry | was carrying 80 passengers"),
    # ... and inverted: who speaks follows, who is spoken of begins the sentence
    ("Herders, said Traore, are required to leave.", "Traore", "said", "Herders | are required to leave"),
    # auxiliaries and negation belong to the cue
    ("The bank has not said whether it will pay.", "The bank", "has not said", "whether it will pay"),
    ("According to the harbour office, two ships collided.", "the harbour office", "According to", "two ships collided"),
    ("Two ships collided, according to the harbour office.", "the harbour office", "according to", "Two ships collided"),
    ("As the harbour master told Radio Maputo, the ship sank before dawn.", "the harbour master", "told", "the ship sank before dawn"),
    # a title stays with its name, a relative clause does not
    (
        "Health Minister Ana Duarte, who resigned on Friday, said the clinics had run out of vaccine.",
        "Health Minister Ana Duarte",
        "said",
        "the clinics had run out of vaccine",
    ),
    # several clauses of one report, wherever the parser hangs the second
    (
        "Radio Lubumbashi reported that a trader was held, and that police were searching for two others.",
        "Radio Lubumbashi",
        "reported",
        "that a trader was held | that police were searching for two others",
    ),
    # what the same mouth reports next is another report, wherever the parser hangs it
    (
        "The mayor said the road was shut and warned that the bridge would follow.",
        "The mayor",
        "said",
        "the road was shut",
    ),
    ("The general said the truce held but added that his men were ready.", "The general", "added", "that his men were ready"),
    (
        "The mayor said the road was shut and the bridge would follow.",
        "The mayor",
        "said",
        "the road was shut and the bridge would follow",
    ),
    # who is quoted, not who quotes
    ("The daily quoted the harbour master as saying the quay had collapsed.", "the harbour master", "saying", "the quay had collapsed"),
    # a clause stays whole, and "that" may stand for the claim itself
    (
        "Ruritania denies that its sailors rammed a trawler, a claim that fishermen made.",
        "Ruritania",
        "denies",
        "that its sailors rammed a trawler",
    ),
    # a caption and whose picture it is
    ("Residents queue for water in Nouméa.\nPhoto: Léa Wamytan.", "Léa Wamytan", "Photo", "Residents queue for water in Nouméa"),
    # nouns and adjectives as cues
    ("Hanoi's claim that the trawler was armed drew laughter.", "Hanoi", "claim", "that the trawler was armed"),
    ("The coach is confident that her team will win.", "The coach", "is confident", "that her team will win"),
    # belief, intention, request, order, question
    ("Most villagers believe that the mine poisoned the river.", "Most villagers", "believe", "that the mine poisoned the river"),
    ("Kenya plans to reopen the border crossing in June.", "Kenya", "plans", "to reopen the border crossing in June"),
    ("The union demanded that the factory rehire the drivers.", "The union", "demanded", "that the factory rehire the drivers"),
    ("The judge asked whether the witness had lied.", "The judge", "asked", "whether the witness had lied"),
    # participles take the subject of their clause
    ("The rebels withdrew, saying the truce had been broken.", "The rebels", "saying", "the truce had been broken"),
    # passive
    ("The colonel was accused of selling rifles.", "", "was accused", "The colonel | of selling rifles"),
    # nobody is named
    ("It was reported that two sailors had drowned.", "", "was reported", "that two sailors had drowned"),
    ("The governor has reportedly fled to Chad.", "", "reportedly", "The governor has | fled to Chad"),
    # headlines
    ("President Alvarez: 'We will not negotiate'", "President Alvarez", ":", "'We will not negotiate'"),
    # speech continued after the cue, in the sentence and after it
    ('"If they come," she said, "we will fight."', "she", "said", '"If they come," | "we will fight."'),
    ('"We are tired," Noor said. "We want to go home."', "Noor", "said", '"We are tired," | "We want to go home."'),
    # the wires' doubled backticks, which the parser cuts in two
    ("``We are tired,'' Noor said. ``We want to go home.''", "Noor", "said", "``We are tired,'' | ``We want to go home.''"),
    # a clause that the parser hangs on the verb belongs to the noun of saying before it
    (
        "The premier brushed over a warning from Lima on Friday that the dam could burst.",
        "Lima",
        "warning",
        "that the dam could burst",
    ),
    # denied in a relative clause, by a gerund, by a pronoun; threatened inside a report
    ("Kampala accused Kigali of arming the rebels, an accusation Rwanda denies.", "Rwanda", "denies", "an accusation"),
    ("The president denies killing the two journalists.", "The president", "denies", "killing the two journalists"),
    ("The mayor said the general threatened to bomb the dam.", "the general", "threatened", "to bomb the dam"),
    # curly and doubled marks
    ("“The road is closed,” the driver said.", "the driver", "said", "“The road is closed,”"),
    ("''The road is closed,'' the driver said.", "the driver", "said", "''The road is closed,''"),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), ROWS)
def test_source_cue_content(parser: Parser, cues: CueLexicon, text: str, source: str, cue: str, content: str) -> None:
    found = [(_words(text, a.source), _words(text, a.cue), _words(text, a.content)) for a in find(parser, cues, text)]
    assert (source, cue, content) in found


KINDS = [
    ('"We have no water," she said.', "direct"),
    ("She said they had no water.", "indirect"),
    ('She said they had "not a drop" of water.', "mixed"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kind_follows_the_quotation_marks(parser: Parser, cues: CueLexicon, text: str, kind: str) -> None:
    assert [a.kind for a in find(parser, cues, text)] == [kind]


ACTS = [
    ("The palace denied that the king was ill.", "deny"),
    ("Lawyers accused the police of torture.", "accuse"),
    ("The envoy urged both sides to stop the shelling.", "request"),
    ("The minister called the vote a farce.", "assert"),
    ("The teachers called for a new election.", "request"),
    ("The ministry confirmed that the pilot had died.", "confirm"),
    ("The ministry did not confirm that the pilot had died.", "decline"),
    ("The company refused to pay the fine.", "decline"),
    ("Reporters asked whether the general was alive.", "ask"),
    ("The governor of Herat said schools would open.", "assert"),
    ("The navy denies sinking the trawler.", "deny"),
    ("Hanoi accused Beijing of ramming a boat.", "accuse"),
    ("Tokyo promised to rebuild the hospital.", "promise"),
    ("The union vowed that it would fight the law.", "promise"),
    ("The herders asked the army to leave the valley.", "request"),
    ("The general threatened to shut the port.", "threaten"),
    ("Villagers believe that the mine poisoned the river.", "believe"),
    ("The bishop fears that the truce will fail.", "believe"),
    ("Economists doubt that the currency will hold.", "doubt"),
    ("The coach does not believe that the star will play.", "doubt"),
    ("The airline admitted that the pilot had been tired.", "confirm"),
    ("The bank did not deny that it had sold the debt.", "confirm"),
    ("The ministry declined to comment on the report.", "decline"),
    ("A spokesman refused to say whether the king was ill.", "decline"),
    ("The embassy could not confirm that two Danes had died.", "decline"),
    ("The king decreed that the parliament be dissolved.", "order"),
    ("Chad plans to reopen the border.", "intend"),
]


@pytest.mark.parametrize(("text", "act"), ACTS)
def test_act(parser: Parser, cues: CueLexicon, text: str, act: str) -> None:
    assert act in [a.act for a in find(parser, cues, text)]


NOT_REPORTED = [
    'The so-called "peace house" opened in May.',  # scare quotes
    "Rebels attacked the town at dawn.",  # blows, not words
    "The avalanche claimed three lives.",
    "The port was closed for repairs.",
    "She told the time by the sun.",
]


@pytest.mark.parametrize("text", NOT_REPORTED)
def test_nothing_is_reported(parser: Parser, cues: CueLexicon, text: str) -> None:
    assert find(parser, cues, text) == ()


HEDGED = [
    # text, hedged, anonymous
    ("The army said the general had fled.", False, False),
    ("The army said the general may have fled.", True, False),
    ("The general reportedly fled.", True, True),
    ("Sources said the general had fled.", False, True),
    ("Two officials said on condition of anonymity that the general had fled.", False, True),
    ("Unconfirmed reports said that the general had fled.", True, True),
    ("The report said that the general had fled.", False, False),
]


@pytest.mark.parametrize(("text", "hedged", "anonymous"), HEDGED)
def test_hedged_and_anonymous(parser: Parser, cues: CueLexicon, text: str, hedged: bool, anonymous: bool) -> None:
    (found,) = find(parser, cues, text)
    assert (found.hedged, found.anonymous) == (hedged, anonymous)


def test_nested_reports_point_at_the_one_around_them(parser: Parser, cues: CueLexicon) -> None:
    text = "Radio Lusaka reports that the governor said the strike had ended."
    found = find(parser, cues, text)
    inner = next(a for a in found if _words(text, a.cue) == "said")
    voices = [_words(text, a.source) for a in chain(inner, {a.id: a for a in found})]
    assert voices == ["Radio Lusaka", "the governor"]


def test_according_to_stands_around_what_it_reports(parser: Parser, cues: CueLexicon) -> None:
    text = "The governor said the strike had ended, according to Radio Lusaka."
    found = find(parser, cues, text)
    inner = next(a for a in found if _words(text, a.cue) == "said")
    assert [_words(text, a.source) for a in chain(inner, {a.id: a for a in found})] == ["Radio Lusaka", "The governor"]


def test_a_speech_runs_on_into_the_next_paragraph(parser: Parser, cues: CueLexicon) -> None:
    text = '"We left at night," Halima Said told reporters.\n\n"We had no shoes and we walked for nine days."'
    (found,) = find(parser, cues, text)
    assert _words(text, found.content) == '"We left at night," | "We had no shoes and we walked for nine days."'


def test_ids_depend_on_text_and_spans_alone(parser: Parser, cues: CueLexicon) -> None:
    text = "The army said the general had fled."
    assert [a.id for a in find(parser, cues, text)] == [a.id for a in find(parser, cues, text)]
    assert find(parser, cues, text)[0].id != find(parser, cues, text + " Nothing else.")[0].id


def find(parser: Parser, cues: CueLexicon, text: str) -> tuple[Attribution, ...]:
    return find_attributions(parser.parse(text), None, cues)


def _words(text: str, spans: tuple[Span, ...]) -> str:
    return " | ".join(text[start:end] for start, end in spans)
