"""Places beside a deed of violence: where it was done, which is never who did it.

"The *Kenya* bombing", "a bomb in *Lyon*", "the *Iraq* invasion"; but "a *Russia* strike on Kyiv" is Russia's.
"""

from __future__ import annotations

from ..parse import Token
from .clauses import content_head
from .violence import load_violence


def is_violence(token: Token) -> bool:
    """True for nouns such as "attack", also in "a series of attacks"."""
    return content_head(token).lemma.lower() in load_violence().deeds


def is_struck_country(country: Token) -> bool:
    """True for "the Kenya bombing", "the Iraq invasion": a country's name says where; not in "a Russia strike on Kyiv"."""
    deed = country.head
    if country.tag != "NNP" or not any(c.islower() for c in country.text) or not is_violence(deed):
        return False
    if any(p.lower in ("on", "against", "by") for p in deed.children_by("prep")):
        return False
    return is_only_where(country) or any(c.lower == "the" for c in deed.children_by("det"))


def is_only_where(site: Token) -> bool:
    """True for the Kenya of "the Kenya bombing", which says where the victims were and not who they are; an invasion is the country's."""
    return site.tag == "NNP" and site.ent not in ("ORG", "FAC", "PERSON") and site.head.lemma.lower() in load_violence().bloodshed


def is_scene_of_violence(place: Token) -> bool:
    """The Lyon of "a bomb in *Lyon*"."""
    return place.dep == "pobj" and place.head.lower in ("in", "at", "near", "outside") and is_violence(place.head.head)
