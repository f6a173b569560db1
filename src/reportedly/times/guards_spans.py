"""Guards of periods and lengths: "a second man", "one day trader", "the year of the flood", "300 cars a day"."""

from __future__ import annotations

import re

from .around import Around

_LATER = ("ago", "earlier", "later", "previously", "hence", "afterwards", "afterward", "beforehand", "thereafter", "now", "today", "time")


def _plural(a: Around) -> bool:
    return a.listed(a.lowers[-1], "plural_units")


def plural_unit(a: Around) -> bool:
    return any(a.listed(w, "plural_units") for w in a.lowers)


def single_unit(a: Around) -> bool:
    """A period in the singular: "last week"; plurals are lengths. "Second" is hardly ever the unit."""
    return not _plural(a) and a.lowers[-1] not in ("second", "min", "minute", "hr", "hour")


def nothing_after(a: Around) -> bool:
    return not a.phrase_follows


def nothing_governed(a: Around) -> bool:
    """Here "the day after" ends there, as a comma or a verb without a subject shows; "the night before he died" has an event to it."""
    is_clause = a.after() in ("", ",", ".", ";", ":", ")", "!", "?") or a.next_tag in ("VBD", "VBZ", "MD")
    return is_clause and a.before() not in ("on", "in") and a.e.units()[0] in ("D", "NI", "W", "M", "Y")


def hyphen_unit(a: Around) -> bool:
    return not a.e.units()[1:] or a.e.units()[1] == "Q"


def away_object(a: Around) -> bool:
    """Here "two years before" ends there; in "two years before the war" the length is measured from an event."""
    if a.lowers[-1] in _LATER:
        return not (a.lowers[-1] in ("earlier", "later") and a.after() == "than")
    return not a.phrase_follows and a.next_tag != "PRP" and a.after() not in ("that", "to", "which", "when")


def the_unit(a: Around) -> bool:
    """As in "later in the year", "for the quarter", but not "the year of", "the day he left", "man of the year"."""
    if a.e.units()[0] in ("NI", "H", "CE", "DE", "WE", "F", "ML"):
        return False
    if a.after() in ("ended", "ending"):
        return True
    if a.listed(a.after(), "unit_measured") or a.noun_follows:
        return False
    if a.lowers[-1] == "quarter":
        return a.before() in ("in", "for", "of", "during", "from", "over", "through", "by", ",") or len(a.lowers) > 2
    part = a.before() == "of" and a.listed(a.before(2), "parts")
    return part or a.before() in ("in", "for", "during", "through", "throughout", "over")


_FIGURES = re.compile(
    r"\b(?:percent|profits?|earnings|earned|revenues?|sales|shares?|income|inflation|fiscal|quarterly|GDP|growth|economy|exports?|output"
    r"|production|orders|deficit|loss(?:es)?|cents|analysts?|Q[1-4]|(?:first|second|third|fourth|last)[- ]quarter)\b|[%$€£]",
    re.IGNORECASE,
)
_FIGURES_BEFORE, _FIGURES_AFTER = 1200, 300


def no_part_of_town(a: Around) -> bool:
    """A quarter without a number is a time where figures are reported; "in the same quarter of the city" is a part of a town."""
    if a.lowers[-1] != "quarter":
        return True
    if a.after() == "of" and any(a.listed(a.after(n), "part_of_town") for n in (1, 2, 3)):
        return False
    start, end = a.e.span
    return _FIGURES.search(a.e.words.text, max(0, start - _FIGURES_BEFORE), end + _FIGURES_AFTER) is not None


def unit_number(a: Around) -> bool:
    """Neither "a second time" nor "a quarter"; "two year" only before what it describes ("a two year ban")."""
    first = a.e.units()[0]
    if first == "S" and a.lowers[-1] == "second":
        return False
    if first == "Q" and (a.lowers[-1] == "quarter" or a.lowers[0] == "some" or a.after() == "of"):
        return False
    if a.listed(a.before(), "money"):
        return False
    return _plural(a) or "-" in a.lowers or not _more_than_one(a) or a.next_tag[:2] in ("NN", "JJ", "HY")


def _more_than_one(a: Around) -> bool:
    numbers = (a.e.words.means(i).get("number") for i in range(a.e.match.first, a.e.match.last))
    return any(float(n) > 1 for n in numbers if n is not None)


def span_unit(a: Around) -> bool:
    """Here "a day" may be a length, a rate or part of a story ("a day when"); what is said around it decides."""
    opening = a.lowers[0]
    if a.e.units()[0] in ("NI", "WE", "S") and opening in ("a", "an", "one", "some", "many"):
        return False
    if opening == "one" and "-" not in a.lowers and a.next_tag == "NN":
        return False
    if len(a.lowers) > 2 or opening not in ("a", "an", "some", "half"):
        return True
    if opening in ("some", "half"):
        return opening == "some" and _plural(a)
    if a.after() in ("of", "-"):
        return False
    if a.listed(a.before(), "span_prepositions"):
        return not a.noun_follows
    return a.after() not in ("when", "that", "in") and not a.phrase_follows


def plural_or_hyphen(a: Around) -> bool:
    """As in "the nine months", "the two-week trial"; the age in "the 6-year-old boy" is another rule's."""
    if a.after() == "-" and a.after(1) == "old":
        return False
    return _plural(a) or "-" in a.lowers or a.phrase_follows


def hyphen_or_count(a: Around) -> bool:
    return a.e.units()[0] not in ("S", "NI")


_CHILDREN = frozenset(
    {"baby", "babies", "boy", "boys", "girl", "girls", "son", "daughter", "infant", "child", "children", "twins", "toddler"}
)


def no_age(a: Around) -> bool:
    """An age says what somebody is, not when or how long: "a 34-year-old nurse", "their six-month-old son"."""
    if a.lowers[-1] not in ("old", "olds"):
        following = [a.after(n) for n in (0, 1)]
        return following not in (["-", "old"], ["-", "olds"]) and following[0] not in ("olds",)
    if a.lowers[-1] == "olds":
        return False
    hyphens = "-" in a.lowers or a.before() == "-"
    unit = a.e.units()[0]
    if unit == "Y":
        return not hyphens and a.lowers[-2] != "year"
    return a.after() not in _CHILDREN


def bare_plural(a: Around) -> bool:
    """Unnumbered "weeks" are a length after a preposition: "for weeks", "within hours"."""
    return a.e.units()[0] not in ("S", "MI", "NI", "WE", "Q")


def per_unit(a: Around) -> bool:
    """As in "300 cars a day", "twice a year": a number or a count of times stands before."""
    if a.lowers[0] == "per" or a.listed(a.before(), "times"):
        return True
    return not a.listed(a.before(), "no_rate") and any("number" in a.means_before(n) for n in (1, 2, 3, 4))


GUARDS = {
    f.__name__: f
    for f in (
        plural_unit, single_unit, nothing_after, hyphen_unit, away_object, the_unit, unit_number, span_unit, plural_or_hyphen,
        hyphen_or_count, no_age, bare_plural, per_unit, no_part_of_town, nothing_governed,
    )
}  # fmt: skip
