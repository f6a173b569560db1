"""The fit of constructions against the tagger reaches its optimum."""

from __future__ import annotations

import math

import pytest

from training import weigh_attribution
from training.weigh_attribution import fit

ONE = {"bias": 1.0}


def test_a_single_bias_becomes_the_log_odds_of_its_readings() -> None:
    groups = [([ONE], [1.0, 0.0])] * 9 + [([ONE], [0.0, 1.0])] * 3
    assert fit(groups, ridge=0.0)["bias"] == pytest.approx(math.log(3.0), abs=1e-6)


def test_readings_of_one_cue_share_its_mass() -> None:
    groups = [([ONE, ONE], [0.5, 0.5, 0.0])] * 4 + [([ONE, ONE], [0.0, 0.0, 1.0])]
    assert fit(groups, ridge=0.0)["bias"] == pytest.approx(math.log(2.0), abs=1e-6)


def test_features_that_say_the_same_are_told_apart_by_the_ridge() -> None:
    rows = [{"a": 1.0, "b": 1.0}]
    fitted = fit([(rows, [1.0, 0.0])] * 9 + [(rows, [0.0, 1.0])] * 3)
    assert fitted["a"] == pytest.approx(fitted["b"])
    assert 0.0 < fitted["a"] < math.log(3.0) / 2


def test_half_fitted_weights_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weigh_attribution, "ROUNDS", 1)
    with pytest.raises(ArithmeticError, match="still move"):
        fit([([ONE], [1.0, 0.0])] * 3 + [([ONE], [0.0, 1.0])])
