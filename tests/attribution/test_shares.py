"""How a word's content share is divided among the cues around it. Tags are made by hand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from reportedly.attribution.shares import LEAST, NOBODY, Shares
from reportedly.parse import Token
from reportedly.tagger import Tags

ROLE = 0.8


def words(*texts: str, sentence: int = 0, begin: int = 0) -> list[Token]:
    tokens = [Token(begin + i, text, 10 * i, text, "", "PUNCT" if text == "." else "NOUN", "", "", False) for i, text in enumerate(texts)]
    for token in tokens:
        token.sentence = sentence
    return tokens


def tags(roles: Sequence[float], links: dict[int, list[float]], first: int = 0) -> Tags:
    """Tags with these content roles, and content links by cue."""

    def linker(anchors: Sequence[int], relation: str) -> list[tuple[int, list[float]]]:
        return [(first, links[i]) for i in anchors]

    return Tags([[0.0, 0.0, p] for p in roles], events=[], auxiliaries=[], standings=[], linker=linker, version="test")


def odds(p: float) -> float:
    return p / (1.0 - p)


def test_a_lone_cue_shares_with_nobody() -> None:
    tokens = words("say", "a", "b", "c", "d", "e")
    shares = Shares(tokens, tags([0.0, *[ROLE] * 5], {0: [0.9] * 6}), [0])
    assert shares.of(0) == pytest.approx({i: ROLE * odds(0.9) / (odds(0.9) + NOBODY) for i in range(1, 6)})


def test_cues_share_a_word_by_the_odds_of_their_links() -> None:
    tokens = words("say", "a", "b", "add", "c")
    both = Shares(tokens, tags([0.0, 0.0, ROLE, 0.0, 0.0], {0: [0.9] * 5, 3: [0.6] * 5}), [0, 3])
    assert both.of(0)[2] == pytest.approx(ROLE * odds(0.9) / (odds(0.9) + odds(0.6) + NOBODY))
    assert both.of(3)[2] == pytest.approx(ROLE * odds(0.6) / (odds(0.9) + odds(0.6) + NOBODY))


def test_a_cue_that_claims_nothing_when_unasked_counts_when_asked() -> None:
    tokens = words("say", "a", "b", "add", "c")
    one = Shares(tokens, tags([0.0, 0.0, ROLE, 0.0, 0.0], {0: [0.9] * 5, 3: [0.6] * 5}), [0])
    assert one.of(0)[2] == pytest.approx(ROLE * odds(0.9) / (odds(0.9) + NOBODY))
    assert one.of(3)[2] == pytest.approx(ROLE * odds(0.6) / (odds(0.9) + odds(0.6) + NOBODY))


def test_neighbouring_words_of_one_cue_are_no_rivals() -> None:
    tokens = words("make", "clear", "a", "b")
    shares = Shares(tokens, tags([0.0, 0.0, 0.0, ROLE], {0: [0.9] * 4, 1: [0.9] * 4}), [0, 1])
    assert shares.of(0)[3] == pytest.approx(ROLE * odds(0.9) / (odds(0.9) + NOBODY))


def test_links_are_smoothed_over_content_words_of_the_sentence() -> None:
    tokens = [*words("say", "a", "b", "."), *words("c", sentence=1, begin=4)]
    shares = Shares(tokens, tags([0.0, ROLE, ROLE, ROLE, ROLE], {0: [0.5, 0.9, 0.5, 0.99, 0.99]}), [0])
    middle = odds(0.9) ** 0.5  # the mean of two log-odds, one of them nought; neither the full stop nor the next sentence counts
    assert shares.of(0)[1] == shares.of(0)[2] == pytest.approx(ROLE * middle / (middle + NOBODY))


def test_punctuation_the_cue_and_hopeless_words_are_left_out() -> None:
    tokens = words("say", "a", "b", ".")
    found = Shares(tokens, tags([ROLE, ROLE, 0.1, ROLE], {0: [0.9] * 4}), [0]).of(0)
    assert set(found) == {1}
    assert found[1] > LEAST


def test_a_cue_without_links_has_no_content() -> None:
    tokens = words("say", "a", "b")
    assert Shares(tokens, tags([0.0, ROLE, ROLE], {0: []}), [0]).of(0) == {}
