"""Who is who in stories from all regions of the world and from all kinds of actors."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from reportedly.records import Party

STORIES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("stories.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("story", STORIES, ids=[story["region"] for story in STORIES])
def test_everybody_in_the_story_is_resolved(parties_of: Callable[..., dict[str, Party]], story: dict[str, Any]) -> None:
    found = parties_of(story["text"], *story["parties"], date=str(story["date"]))
    told = {phrase: f"{p.country or '-'} {p.sector or '-'}" for phrase, p in found.items()}
    wrong = {phrase: (got, story["parties"][phrase]) for phrase, got in told.items() if not fits(got, story["parties"][phrase])}
    assert wrong == {}


def fits(got: str, wanted: str) -> bool:
    """``?`` in the expectation stands for anything."""
    return all(w in ("?", g) for g, w in zip(got.split(), wanted.split(), strict=True))


def test_a_question_mark_alone_fits_everything() -> None:
    assert fits("KEN REF", "? REF")
    assert not fits("KEN REF", "UGA REF")


def test_the_stories_cover_the_world_and_its_actors() -> None:
    """Ten kinds of actors and more, none of them from a few countries only."""
    by_sector: dict[str, set[str]] = {}
    for country, sector in (wanted.split() for story in STORIES for wanted in story["parties"].values()):
        by_sector.setdefault(sector, set()).add(country)
    for sector in ("GOV", "LEG", "JUD", "MIL", "REB", "PTY", "LAB", "CVL", "BUS", "JRN", "REL", "COP", "MED", "EDU", "AGR"):
        assert len(by_sector[sector]) >= 3, sector
    assert len({country for countries in by_sector.values() for country in countries}) > 60
    assert {"IGO", "NGO", "UNO", "EUR"} <= {country for countries in by_sector.values() for country in countries}
