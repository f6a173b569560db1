"""Names that newspapers spell in two ways, that two places bear, that are water, mountains or bases, or that are only part of a brand."""

from __future__ import annotations

import pytest

from reportedly.parse import Parser
from reportedly.places import Gazetteer, find_toponyms


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return Gazetteer.load()


ROWS = [
    ("Protesters gathered in Kiev on Sunday.", "Kiev", "Kyiv", "UKR", "P."),
    ("Fires burned on the slopes above Cape Town.", "Cape Town", "Cape Town", "ZAF", "P."),
    ("Rebels in eastern Congo seized two villages near Goma.", "Congo", "Democratic Republic of the Congo", "COD", "A.PCL"),
    ("Voters in the Republic of Congo go to the polls.", "Republic of Congo", "Republic of the Congo", "COG", "A.PCL"),
    ("Georgia's parliament in Tbilisi passed the law.", "Georgia", "Georgia", "GEO", "A.PCL"),
    ("Paris, Tex., was hit by a tornado.", "Paris", "Paris", "USA", "P."),
    ("Thousands marched in Paris and Lyon.", "Paris", "Paris", "FRA", "P."),
    ("Israeli troops raided Jenin in the occupied West Bank.", "West Bank", "West Bank", "PSE", "L."),
    ("The drone fell into the Sea of Azov.", "Sea of Azov", "Sea of Azov", None, "H.SEA"),
    ("Villages along the Niger River were flooded.", "Niger River", "Niger River", None, "H.STM"),
    ("Rebels hide in the Nuba Mountains and the Hindu Kush.", "Nuba Mountains", "Nuba Mountains", "SDN", "T.MT"),
    ("A rocket hit Bagram Air Base north of Kabul.", "Bagram Air Base", "Bagram", "AFG", "L.MILB"),
]
BRANDS = [
    "The Boston Globe reported the story first.",
    "The Bank of Scotland raised its rates.",
    "The Bank of England and the Royal Bank of Canada agreed.",
    "The Philadelphia Inquirer won a prize.",
]


@pytest.mark.parametrize(("text", "words", "name", "country", "feature"), ROWS)
def test_row(text: str, words: str, name: str, country: str | None, feature: str, parser: Parser, places: Gazetteer) -> None:
    place = {t.name: t.place for t in find_toponyms(parser.parse(text), places)}[words]
    assert place is not None
    assert (place.name, place.country) == (name, country)
    assert (place.feature or "").startswith(feature)


@pytest.mark.parametrize("text", BRANDS)
def test_organisations_named_after_places_are_no_places(text: str, parser: Parser, places: Gazetteer) -> None:
    assert find_toponyms(parser.parse(text), places) == ()
