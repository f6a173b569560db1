"""Guards of dates: numbers that are years, words that are months, seasons and weekdays."""

from __future__ import annotations

from .around import Around

_JOINTS = ("-", "–", "to", "and", "or")


def month_word(a: Around) -> bool:
    """Here "May" and "March" must be nouns to the parser; "Mrs May" is somebody."""
    at = next(i for i in range(a.e.match.first, a.e.match.last) if "month" in a.e.words.means(i))
    if a.lowers in (["may"], ["march"], ["mar"], ["august"]) and any(t.tag[:2] not in ("NN", "CD", "") for t in a.tokens[:1]):
        return False
    return not a.listed(a.e.words.lower(at - 1), "titles")


def month_alone(a: Around) -> bool:
    """Months that are also names or verbs need a preposition or the parser's word for it."""
    if any(t.ent == "PERSON" for t in a.tokens):
        return False
    if a.lowers == ["march"] and _is_a_walk(a):
        return False
    if a.listed(a.lowers[0], "month_names"):
        return a.listed(a.before(), "time_prepositions") or a.after() in ("'", "’") or a.dated
    return True


def _is_a_walk(a: Around) -> bool:
    """The "Long March", the "March on Versailles"."""
    named = a.listed(a.after(), "march_on") or a.raw_before()[:1].isupper()
    return named and a.before() not in ("in", "by", "since", "until")


def slash_date(a: Around) -> bool:
    """Two digits are a year only where a date is announced: "on 3/4/21"."""
    return max(map(len, a.lowers[0].split("/"))) == 4 or a.before() in ("on", "dated", "since", "by", "until", "from")


def year_number(a: Around) -> bool:
    """Four digits are a year after a preposition, or where the parser saw a date; never before what is counted."""
    if len(a.lowers) > 1:
        return True
    number = int(a.lowers[0])
    if _part_of_a_number(a) or _house_number(a):
        return False
    if a.touches_after and a.after() in ("-", "/"):
        return bool({"year", "two"} & set(a.means_after(1))) or not a.means_after(1)
    if _is_heading(a):
        return number < 2100
    if _counts(a):
        return False
    return _reads_as_year(a, number)


def _part_of_a_number(a: Around) -> bool:
    if a.listed(a.before(), "money") or a.listed(a.before(), "numbered") or a.after() in ("%", "percent", "per"):
        return True
    if a.touches_before and a.before() in (".", ",", ":", "/"):
        return True
    return a.touches_after and a.after() in (".", ":") and a.after(1).isalnum()


def _house_number(a: Around) -> bool:
    return a.before() == "at" and a.next_tag == "NNP"


def _is_heading(a: Around) -> bool:
    """A year alone on its line."""
    alone_before = a.e.match.first == 0 or "\n" in a.before()
    return alone_before and (not a.after() or "\n" in a.after())


def _counts(a: Around) -> bool:
    """As in "2000 troops", but not "the 1996 elections" where the parser saw a date."""
    if a.next is None or a.next.tag not in ("NNS", "NNPS") or a.next.ent == "DATE":
        return a.next is not None and a.listed(a.next.lower, "measures")
    return not (a.dated and a.before() in ("the", "in", "his", "its", "their", "her", "since", "of"))


def _reads_as_year(a: Around, number: int) -> bool:
    ranged = "year" in a.means_before(2) or (a.before() == "(" and a.after() in (")", "-", "–"))
    likely = 1900 <= number <= 2050 or (number >= 1400 and ranged)
    if a.listed(a.before(), "time_prepositions"):
        return likely or a.dated or number >= 1400
    if a.before() in ("-", "–", "(", "/"):
        return likely
    if a.before() == "the" and number >= 1500 and number % 100 and a.next_tag in ("NN", "NNP") and not a.in_name:
        return True  # "the 1777 campaign"
    unsure = any(t.ent in ("CARDINAL", "MONEY", "QUANTITY", "PERCENT", "ORDINAL") for t in a.tokens) or a.in_name
    return a.dated or (likely and not unsure)


def short_year(a: Around) -> bool:
    """As in "the class of '68", "in the summer of '44"."""
    return a.listed(a.before(), "time_prepositions") or a.before() in ("the", "summer", "spring", "winter", "fall", "autumn")


def capital_era(a: Around) -> bool:
    return a.e.words.raw(a.e.match.first) == "AD"


def decade_word(a: Around) -> bool:
    """As in "the 80s", "the '80s", "1980s"; but not "in her eighties", nor "in their 30s"."""
    if "the" in a.lowers or any(len(w) == 5 or w[:1] in "'’‘" for w in a.lowers):
        return True
    return a.before() in ("early", "late", "mid", "-") and a.before(2) in ("the", "and", "or", "to", "since", "from")


def season_word(a: Around) -> bool:
    """Seasons are nouns here; "the fall of Kabul" and "the next fall in prices" are none."""
    falls = "fall" in a.lowers and not {"last", "this"} & set(a.lowers)
    if falls and a.listed(a.after(), "fall_of"):
        return False
    return all(t.tag[:2] in ("NN", "") for t in a.tokens[-1:]) and not a.in_name


def season_alone(a: Around) -> bool:
    """Alone, "fall" and "spring" need a preposition and the parser's word; "winter" one of the two."""
    placed = a.listed(a.before(), "season_prepositions")
    if a.lowers[-1] in ("fall", "spring"):
        return placed and a.dated
    lower_case = not a.e.words.raw(a.e.match.last - 1)[:1].isupper()
    return placed or (lower_case and a.dated)


def quarter_ordinal(a: Around) -> bool:
    number = a.e.number("ordinal") if a.e.has("ordinal") else 4
    return number is not None and 1 <= number <= 4 and (a.e.has("ordinal") or "final" in a.lowers)


def capital_first(a: Around) -> bool:
    return a.capital


_PARTS_OF_FEASTS = frozenset(
    {"eve", "day", "days", "night", "morning", "evening", "afternoon", "week", "weekend", "month", "start", "beginning", "end", "rest"}
)


def feast_kept(a: Around) -> bool:
    """On the feast or before it; "the story of Ashura", "the meaning of Christmas" tell of the feast itself."""
    is_told = a.e.has("year", "relyear") or a.before() != "of"
    return is_told or a.before(2) in _PARTS_OF_FEASTS


def shouted(a: Around) -> bool:
    """In capitals: "FY 2020", "Q3"."""
    return a.e.words.raw(a.e.match.first).isupper()


def quarter_touches(a: Around) -> bool:
    """One of four, written together, and neither a number of something else nor a model: "Q3", not "Q 3", "Q7" or "the Q3 turbo"."""
    words, first = a.e.words, a.e.match.first
    return 1 <= (a.e.number("two") or 0) <= 4 and words.stops[first] == words.starts[first + 1] and not a.touches_before


def week_or_weekend(a: Around) -> bool:
    return a.e.units()[0] in ("W", "WE")


def nth_day(a: Around) -> bool:
    """As in "on the 21st", with nothing that is counted behind."""
    return not a.noun_follows


def weekday_word(a: Around) -> bool:
    """A plural weekday comes round; "Sunday Times" is a name; "Sat" and "Sun" are words."""
    name = next(w for i, w in enumerate(a.lowers) if "weekday" in a.e.words.means(a.e.match.first + i))
    if name.endswith("days") or name in ("sun", "sat", "wed", "mon"):
        return False
    return not (a.listed(a.after(), "papers") and a.raw_after()[:1].isupper())


def plural_weekday(a: Around) -> bool:
    return any(w.endswith("days") for w in a.lowers) or a.lowers[-1] in ("nights", "mornings", "evenings", "afternoons")


def range_head(a: Around) -> bool:
    """As in "[17]-18 June": a number, a joint, another day and its month."""
    return a.after() in _JOINTS and "dom" in a.means_after(1) and "month" in a.means_after(2)


def range_tail(a: Around) -> bool:
    """As in "May 4 and [5]": a month and a day before, nothing counted behind."""
    if a.before() not in _JOINTS or "month" in a.means_after():
        return False
    return "dom" in a.means_before(2) and "month" in a.means_before(3) and a.next_tag[:2] not in ("NN", "JJ", "VB")


def year_range_tail(a: Around) -> bool:
    """As in "1995-[96]"."""
    joined = a.touches_before and a.before() in ("-", "–", "/") and "year" in a.means_before(2)
    return joined and len(a.lowers[0]) == 2 and a.after() not in ("-", "/")


def era_range(a: Around) -> bool:
    """As in "[499]-449 BC"."""
    return a.after() in _JOINTS and "number" in a.means_after(1) and "era" in a.means_after(2)


def year_or_month(a: Around) -> bool:
    """As in "year-end", "month's end", "by year end"."""
    if a.e.units() not in (["Y"], ["M"]) or a.lowers[-2] in ("years", "months"):
        return False
    return "-" in a.lowers or "'" in a.lowers or a.before() in ("by", "at", "around", "before", "until")


GUARDS = {
    f.__name__: f
    for f in (
        month_word, month_alone, slash_date, year_number, short_year, capital_era, decade_word, season_word, season_alone,
        quarter_ordinal, capital_first, feast_kept, shouted, quarter_touches, week_or_weekend, nth_day, weekday_word, plural_weekday,
        range_head, range_tail, year_range_tail, era_range, year_or_month,
    )
}  # fmt: skip
