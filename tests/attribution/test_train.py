"""The learner: what it calls right, and that it learns."""

from __future__ import annotations

from reportedly.attribution.train import ascend, learn, targets
from reportedly.parse import Parser


def test_the_best_reading_gets_the_mass() -> None:
    assert targets([0.2, 0.9]) == [0.0, 1.0, 0.0]


def test_a_separating_feature_gets_its_sign() -> None:
    groups = [([[0]], [1.0, 0.0]), ([[1]], [0.0, 1.0])] * 50
    weights = ascend(groups, 2, epochs=5, sparsity=0.5)
    assert weights[0] > 0 > weights[1]


def test_learning_reads_annotated_articles(parser: Parser) -> None:
    text = "The cook said the soup was cold."
    gold = {"text": text, "attributions": [{"source": [[0, 8]], "cue": [[9, 13]], "content": [[14, 31]]}]}
    assert learn([gold] * 20, parser.parse, epochs=2)
