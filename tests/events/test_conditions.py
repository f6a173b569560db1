"""Frames' conditions, made ready: what holds at a slot, without the language model."""

from __future__ import annotations

from typing import Any, cast

import pytest

from reportedly.actors import Cast
from reportedly.events.arguments import Arguments
from reportedly.events.conditions import Condition
from reportedly.events.frames import Frame, FrameFile, FrameLexicon
from reportedly.events.matching import Matcher, forms
from reportedly.parse import Token


class Nobody:
    """A cast that knows of no party but "Chad"."""

    def is_political(self, head: Token) -> bool:
        return head.text == "Chad"


def tokens(*rows: tuple[str, str, str, str, int]) -> list[Token]:
    """``(text, lemma, tag, dep, head)`` -> a sentence's tokens, joined into a tree."""
    pos = {"N": "NOUN", "V": "VERB", "H": "PUNCT", "T": "PART", "J": "ADJ"}
    found = [Token(i, text, 10 * i, lemma, tag, pos[tag[0]], dep, "", False) for i, (text, lemma, tag, dep, _) in enumerate(rows)]
    for token, (*_, head) in zip(found, rows, strict=True):
        token.head = found[head]
        if token.head is not token:
            token.head.children.append(token)
    return found


def refused() -> list[Token]:
    """ "Chad refused to leave"."""
    return tokens(
        ("Chad", "Chad", "NNP", "nsubj", 1),
        ("refused", "refuse", "VBD", "ROOT", 1),
        ("to", "to", "TO", "aux", 3),
        ("leave", "leave", "VB", "xcomp", 1),
    )


def frame(**asked: Any) -> Frame:
    return Frame(id="test", type="REJECT", verbs=("refuse",), **asked)


@pytest.mark.parametrize(
    ("asked", "failing"),
    [
        ({"subject": ("@party",)}, None),
        ({"subject": ("!@party",)}, "subject"),
        ({"subject": ("chad",)}, None),
        ({"subject": ("@neighbour",)}, None),
        ({"subject": ("@unheard_of",)}, "subject"),
        ({"subject": ("*", "!chad")}, "subject"),
        ({"object": ("*",)}, "object"),
        ({"object": ("@none",)}, None),
        ({"object": ("@none", "@party")}, None),
        ({"subject": ("@none",)}, "subject"),
        ({"subject": ("@none", "@party")}, None),
        ({"subject": ("@none", "oil")}, "subject"),
        ({"object": ("!oil",)}, None),  # what only forbids is content with nothing
        ({"complement": ("leave",), "prep": {"complement": ("@infinitive",)}}, None),
        ({"complement": ("leave",), "prep": {"complement": ("@obligation",)}}, "complement"),
        ({"complement": ("stay",), "prep": {"complement": ("@infinitive",)}}, "complement"),  # both conditions count, though of one name
        ({"within": ("leave", "!stay")}, None),
        ({"within": ("!leave",)}, "within"),
        ({"passive": True}, "passive"),
    ],
)
def test_first_condition_that_does_not_hold(asked: dict[str, Any], failing: str | None) -> None:
    lexicon = FrameLexicon([("t", FrameFile(classes={"neighbour": ("chad", "niger")}, frames=(frame(**asked),)))])
    matcher = Matcher(lexicon, cast(Cast, Nobody()))
    assert matcher.failing(lexicon.frames[0], Arguments(refused()[1])) == failing
    unmet = [u.condition for u in matcher.unmet(lexicon.frames[0], Arguments(refused()[1]))]
    assert unmet == ([] if failing is None else [failing])


def test_forms_are_word_lemma_pairs_and_hyphenated_words() -> None:
    prime, minister = tokens(("prime", "prime", "JJ", "amod", 1), ("ministers", "minister", "NNS", "ROOT", 1))
    assert forms(minister) == {"minister", "ministers", "prime minister"}
    assert forms(prime) == {"prime"}
    sit = tokens(("sit", "sit", "NN", "compound", 2), ("-", "-", "HYPH", "punct", 2), ("in", "in", "NN", "ROOT", 2))[2]
    assert forms(sit) == {"in", "sit-in", "sit in"}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("hand",), True),
        (("hand over",), True),
        (("hand back",), False),
        (("take over",), False),
        (("take", "hand over"), True),
    ],
)
def test_particle_of_a_listed_verb(words: tuple[str, ...], found: bool) -> None:
    verb, _ = tokens(("handed", "hand", "VBD", "ROOT", 0), ("over", "over", "TO", "prt", 0))
    lexicon = FrameLexicon([("t", FrameFile(frames=(Frame(id="t", type="CONCEDE", verbs=words),)))])
    assert bool(Matcher(lexicon, cast(Cast, Nobody())).candidates(verb)) is found


@pytest.mark.parametrize(("words", "found"), [(("talks",), False), (("talk",), True), (("peace talk",), True), (("war talk",), False)])
def test_noun_with_the_word_before_it(words: tuple[str, ...], found: bool) -> None:
    noun = tokens(("peace", "peace", "NN", "compound", 1), ("talks", "talk", "NNS", "ROOT", 1))[1]
    lexicon = FrameLexicon([("t", FrameFile(frames=(Frame(id="t", type="CONSULT", nouns=words),)))])
    assert bool(Matcher(lexicon, cast(Cast, Nobody())).candidates(noun)) is found


@pytest.mark.parametrize(
    ("written", "needs"),
    [
        (("talks", "prime minister"), {"talks", "prime minister"}),
        (("@weather", "!snow"), {"rain", "hail"}),
        (("talks", "@party"), set()),  # somebody will do instead
        (("talks", "@none"), set()),
        (("talks", "*"), set()),
        (("!talks",), set()),
    ],
)
def test_words_of_which_one_must_stand_there(written: tuple[str, ...], needs: set[str]) -> None:
    assert Condition.of(written, {"weather": frozenset({"rain", "hail"})}).needs == needs


def test_a_frame_needs_words_of_every_slot_and_of_what_is_below() -> None:
    file = FrameFile(frames=(frame(subject=("@party",), object=("talks",), within=("soon", "!never"), prep={"with": ("rebel", "rival")}),))
    lexicon = FrameLexicon([("test.yaml", file)])
    assert lexicon.needs(lexicon.frames[0]) == ({"talks"}, {"rebel", "rival"}, {"soon"})


def test_words_in_front_and_with_hyphens_count_as_standing_there() -> None:
    rows = tokens(
        ("Chad", "Chad", "NNP", "nsubj", 1),
        ("refused", "refuse", "VBD", "ROOT", 1),
        ("peace", "peace", "NN", "compound", 3),
        ("talks", "talk", "NNS", "dobj", 1),
    )
    held = FrameLexicon([("test.yaml", FrameFile(frames=(frame(object=("peace talk",)),)))])
    barred = FrameLexicon([("test.yaml", FrameFile(frames=(frame(object=("war talk",)),)))])
    assert Matcher(held, cast(Cast, Nobody())).match(rows[1]) is not None
    assert Matcher(barred, cast(Cast, Nobody())).match(rows[1]) is None
