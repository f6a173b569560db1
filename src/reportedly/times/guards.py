"""What forbids a match: "May said" is no month, "the second man" no length, "2000 people" no year.

A guard looks at the words around a match and at the parse, and says whether the match may stand.
"""

from __future__ import annotations

from collections.abc import Callable

from ..parse import Parse, Token
from .scene import Expression

Guard = Callable[[Expression, Parse], bool]

_PREPOSITIONS = frozenset(
    "in on by of since until till before after from to during for through between late early mid and or around about over at within throughout into"
    " last next this".split()
)
_COUNTED = frozenset("NNS NNPS".split())
_MONEY = frozenset("$ £ € ¥ #".split())


def tokens(e: Expression, parse: Parse) -> list[Token]:
    return parse.tokens_in(e.span)


def before(e: Expression, steps: int = 1) -> str:
    return e.words.lower(e.match.first - steps)


def after(e: Expression, steps: int = 0) -> str:
    return e.words.lower(e.match.last + steps)


def next_token(e: Expression, parse: Parse) -> Token | None:
    found = tokens(e, parse)
    i = found[-1].i + 1 if found else len(parse.tokens)
    return parse.tokens[i] if i < len(parse.tokens) and parse.tokens[i].sentence == found[-1].sentence else None


def inside_name(e: Expression, parse: Parse) -> bool:
    """Within an entity that is no time: "Black Friday", "May Department Stores"."""
    return any(t.ent in ("PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "LAW", "FAC") for t in tokens(e, parse))


def not_flight(e: Expression, parse: Parse) -> bool:
    return before(e) not in ("flight", "page", "score", "rated", "scored")


def month_word(e: Expression, parse: Parse) -> bool:
    """"May" and "March" between other words of a sentence are checked by their tag; "May" the person by her title."""
    i, name = next((i, w) for i, w in enumerate(e.lowers) if "month" in e.words.means(e.match.first + i))
    if name.rstrip(".") in ("may", "march", "mar", "sat", "august") and len(e.lowers) == 1:
        at = e.words.starts[e.match.first + i]
        token = next(iter(parse.tokens_in((at, at + 1))), None)
        if token is not None and token.tag and token.tag[:2] not in ("NN", "CD"):
            return False
    return e.words.lower(e.match.first + i - 1) not in ("mr", "mrs", "ms", "miss", "theresa", "sir", "lady", "dr")


def month_alone(e: Expression, parse: Parse) -> bool:
    found = tokens(e, parse)
    if any(t.ent == "PERSON" for t in found):
        return False
    if e.lowers[0] == "march" and (after(e) in ("to", "on", "for", "against", "through", "into") or e.words.raw(e.match.first - 1)[:1].isupper()) and before(e) not in ("in", "by", "since", "until"):
        return False  # "the Long March", "the March on Versailles"
    if e.lowers[0] in ("may", "march", "april", "june", "august", "mar", "jan"):
        return before(e) in _PREPOSITIONS or after(e) in ("'", "’") or any(t.ent == "DATE" for t in found)
    return True


def slash_date(e: Expression, parse: Parse) -> bool:
    """Two digits are a year only where a date is announced: "on 3/4/21"."""
    return max(map(len, e.lowers[0].split("/"))) == 4 or before(e) in ("on", "dated", "since", "by", "until", "from")


def day_number(e: Expression, parse: Parse) -> bool:
    return before(e) not in _MONEY and before(e) not in (".", ",", "-") or before(e) == "," and before(e, 2) in _WEEKDAYS or before(e) in (",", "-")


_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def year_number(e: Expression, parse: Parse) -> bool:
    """Four digits are a year after a preposition, or where the parser saw a date; never before what is counted."""
    if len(e.lowers) > 1:
        return True
    number = int(e.lowers[0])
    if before(e) in _MONEY or (before(e) in (".", ",", ":", "/") and _joined(e)) or after(e) in ("%", "percent", "per") or before(e) in ("no", "resolution", "flight", "section"):
        return False
    if after(e) in ("-", "/", ".", ":") and e.words.starts[e.match.last] == e.words.stops[e.match.last - 1] and _joined_after(e) and after(e, 1).isalnum():
        return after(e) in ("-", "/") and _year_after(e)
    if "\n" in before(e, 1) + "\n" * (e.match.first == 0) and (not after(e) or "\n" in after(e)):
        return 1000 < number < 2100  # a heading
    follower = next_token(e, parse)
    if follower is not None and follower.tag in _COUNTED and follower.ent not in ("DATE",) and not _of_year(e, parse):
        return False
    if before(e) == "at" and follower is not None and follower.tag == "NNP":
        return False  # "at 1920 Elm Street"
    found = tokens(e, parse)
    dated = any(t.ent == "DATE" for t in found)
    likely = 1900 <= number <= 2050 or 1400 <= number and ("year" in e.words.means(e.match.first - 2) or before(e) == "(" and after(e) in (")", "-", "–"))
    if before(e) in _PREPOSITIONS:
        return (likely or dated or number >= 1400) and (follower is None or follower.lower not in _MEASURES)
    if before(e) in ("-", "–", "(", "/"):
        return likely
    if before(e) == "the" and number >= 1500 and number % 100 and follower is not None and follower.tag in ("NN", "NNP") and not inside_name(e, parse):
        return True  # "the 1777 campaign"
    return dated or (likely and not any(t.ent in ("CARDINAL", "MONEY", "QUANTITY", "PERCENT", "ORDINAL") for t in found) and not inside_name(e, parse))


_MEASURES = frozenset("metres meters kilometres kilometers km miles feet people troops soldiers men women tons tonnes dollars euros pounds yards acres m kg percent".split())


def _of_year(e: Expression, parse: Parse) -> bool:
    """"The 1996 elections", "in 2014 elections": a year before a plural it describes."""
    found = tokens(e, parse)
    return any(t.ent == "DATE" for t in found) and before(e) in ("the", "in", "his", "its", "their", "her", "since", "of")


def _joined(e: Expression) -> bool:
    at = e.match.first
    return at > 0 and e.words.stops[at - 1] == e.words.starts[at]


def _joined_after(e: Expression) -> bool:
    at = e.match.last
    return at + 1 < len(e.words.starts) and e.words.stops[at] == e.words.starts[at + 1]


def _year_after(e: Expression) -> bool:
    means = e.words.means(e.match.last + 1)
    return "year" in means or "two" in means or not means


def short_year(e: Expression, parse: Parse) -> bool:
    return before(e) in (*_PREPOSITIONS, "the", "summer", "spring", "winter", "fall", "autumn")


def capital_era(e: Expression, parse: Parse) -> bool:
    return e.words.raw(e.match.first) == "AD"


def decade_word(e: Expression, parse: Parse) -> bool:
    """"The 80s" but not "temperatures in the mid 80s" nor "in her eighties"."""
    if any(len(w) == 5 for w in e.lowers):
        return True
    if any(w[:1] in "'’‘" for w in e.lowers):
        return True
    return "the" in e.lowers or before(e) in ("early", "late", "mid", "-") and before(e, 2) == "the"


def season_word(e: Expression, parse: Parse) -> bool:
    """"Fall" and "spring" must be nouns; "the fall of Kabul" and "the next fall in prices" are no seasons."""
    if after(e) in ("of", "in", "from", "to", "street", "festival", "river") and "fall" in e.lowers and not {"last", "this"} & set(e.lowers):
        return False
    token = tokens(e, parse)[-1:] if tokens(e, parse) else []
    return all(t.tag[:2] in ("NN", "") for t in token) and not inside_name(e, parse)


def season_alone(e: Expression, parse: Parse) -> bool:
    found = tokens(e, parse)
    if "fall" in e.lowers or e.lowers[-1] == "spring":
        return before(e) in ("in", "by", "until", "this", "early", "late", "since", "during", "of", "and", "throughout") and any(t.ent == "DATE" for t in found) or not found
    if not e.words.raw(e.match.last - 1)[:1].isupper() and any(t.ent == "DATE" for t in found):
        return True
    return before(e) in ("in", "by", "until", "early", "late", "since", "during", "of", "for", "over", "through", "mid", "-", "end", "to", "-") or e.lowers[0] == "the" and before(e) in ("in", "during")


def quarter_ordinal(e: Expression, parse: Parse) -> bool:
    number = e.number("ordinal") if e.has("ordinal") else 4
    return number is not None and 1 <= number <= 4 and after(e) not in ("of", "-", "final", "finals") and (e.has("ordinal") or "final" in e.lowers)


def capital_first(e: Expression, parse: Parse) -> bool:
    return e.words.raw(e.match.first)[:1].isupper() and after(e) not in ("island", "islands", "rising", "offensive", "truce", "accord", "agreement", "card")


def nth_day(e: Expression, parse: Parse) -> bool:
    follower = next_token(e, parse)
    return before(e) in ("on", "of", "until", "by", "from", "to", "since", "and") and (follower is None or follower.tag[:2] not in ("NN", "JJ", "CD") and follower.lower not in ("-", "of"))


def not_proper(e: Expression, parse: Parse) -> bool:
    return not (e.words.raw(e.match.first)[:1].isupper() and before(e) in ("usa", "russia", "britain", "india", "iran", "canada", "the"))


def single_unit(e: Expression, parse: Parse) -> bool:
    """A period in the singular: "last week"; plurals are lengths. "Second" is hardly ever the unit."""
    return e.lowers[-1] not in _PLURAL and e.lowers[-1] not in ("second", "sec", "min", "minute", "hr", "hour")


def no_noun_after(e: Expression, parse: Parse) -> bool:
    """"In a month the army fled" but not "in a month trial"."""
    follower = next_token(e, parse)
    return follower is None or follower.tag[:2] not in ("NN", "JJ", "CD")


def nothing_after(e: Expression, parse: Parse) -> bool:
    follower = next_token(e, parse)
    return follower is None or follower.tag[:2] not in ("DT", "NN", "JJ", "CD", "VB") and follower.tag != "PRP$"


def hyphen_unit(e: Expression, parse: Parse) -> bool:
    return not e.units()[1:] or e.units()[1] in ("Q",)


def away_object(e: Expression, parse: Parse) -> bool:
    """"Two years before" ends there; in "two years before the war" the length is measured from an event."""
    last = e.lowers[-1]
    if last in ("ago", "earlier", "later", "previously", "hence", "afterwards", "afterward", "beforehand", "thereafter", "now", "today", "time"):
        return not (last in ("earlier", "later") and after(e) == "than")
    return nothing_after(e, parse) and getattr(next_token(e, parse), "tag", "") != "PRP" and after(e) not in ("that", "to", "which", "when", "its", "their", "his", "her")


def plural_unit(e: Expression, parse: Parse) -> bool:
    return any(w in _PLURAL for w in e.lowers)


def weekday_word(e: Expression, parse: Parse) -> bool:
    """A plural weekday comes round; "Black Friday" and "Sunday Times" are names."""
    if before(e) in ("black", "bloody", "red", "super", "good", "cyber"):
        return False
    name = next(w for i, w in enumerate(e.lowers) if "weekday" in e.words.means(e.match.first + i))
    if name.endswith("s") and name not in ("tues", "weds", "thurs") or after(e) in ("times", "telegraph", "mirror", "express") and e.words.raw(e.match.last)[:1].isupper():
        return False
    if name in ("sun", "sat", "wed", "mon"):
        return False
    return True


def not_name(e: Expression, parse: Parse) -> bool:
    raw = e.words.raw(e.match.last - 1)
    return not (raw[:1].isupper() and (inside_name(e, parse) or before(e) in ("the",)))


def the_unit(e: Expression, parse: Parse) -> bool:
    """"Later in the year", "for the quarter", but not "the year of", "the day he left", "man of the year"."""
    if e.lowers[-1] in ("night", "hour", "century", "decade", "weekend", "fortnight", "millennium"):
        return False
    if after(e) in ("ended", "ending"):
        return True
    if after(e) in ("of", "before", "after", "when", "that", "to", "in", "-", "following", "prior") or not no_noun_after(e, parse):
        return False
    if e.lowers[-1] == "quarter":
        return before(e) in ("in", "for", "of", "during", "from", "over", "through", "by", ",") or len(e.lowers) > 2
    return before(e) in ("in", "for", "during", "through", "throughout", "over") or before(e) == "of" and before(e, 2) in ("end", "rest", "beginning", "start", "middle", "half", "part", "remainder", "most", "much", "later", "months", "quarter", "quarters", "weeks", "days", "time")


def unit_number(e: Expression, parse: Parse) -> bool:
    """"A second time": not a length. "One day trader" neither."""
    if e.units()[:1] == ["S"] and e.lowers[-1] == "second":
        return False
    if e.units()[:1] == ["Q"] and (after(e) == "of" or e.lowers[0] == "some"):
        return False
    if before(e) in _MONEY or e.units()[:1] == ["Q"] and e.lowers[-1] == "quarter":
        return False
    singular = e.lowers[-1] not in _PLURAL
    if singular and _plural_count(e) and "-" not in e.lowers:
        follower = next_token(e, parse)
        return follower is not None and follower.tag[:2] in ("NN", "JJ", "HY")
    return True


def _plural_count(e: Expression) -> bool:
    return any(float(v) > 1 for i in range(e.match.first, e.match.last) if (v := e.words.means(i).get("number")) is not None)


def span_unit(e: Expression, parse: Parse) -> bool:
    """"A day" may be a length, a rate or a story's "one day"; what is said around it decides."""
    if e.units()[:1] in (["NI"], ["WE"], ["S"]) and e.lowers[0] in ("a", "an", "one", "some", "many"):
        return False
    if e.lowers[0] == "one" and "-" not in e.lowers and getattr(next_token(e, parse), "tag", "") == "NN":
        return False
    if e.lowers[0] in ("a", "an") and len(e.lowers) == 2:
        if after(e) == "of" or after(e) in ("-",):
            return False
        if before(e) in ("within", "in", "for", "after", "over", "than", "of", "nearly", "almost", "about"):
            return no_noun_after(e, parse)
        return after(e) not in ("when", "that", "in") and nothing_after(e, parse)
    if e.lowers[0] == "some" and len(e.lowers) == 2 and e.lowers[-1] not in _PLURAL:
        return False
    return not (e.lowers[:1] == ["half"] and len(e.lowers) == 2)


def plural_or_hyphen(e: Expression, parse: Parse) -> bool:
    if after(e) == "-" and after(e, 1) == "old":
        return False
    return e.lowers[-1] in _PLURAL or "-" in e.lowers or not nothing_after(e, parse)


def hyphen_or_count(e: Expression, parse: Parse) -> bool:
    return e.units()[0] not in ("S", "NI")


def bare_plural(e: Expression, parse: Parse) -> bool:
    """Unnumbered "weeks" are a length after a preposition: "for weeks", "within hours"."""
    if e.units()[0] in ("S", "MI", "NI", "WE", "Q"):
        return False
    return before(e) in ("for", "in", "within", "over", "after", "of", "took", "lasted", "take", "through", "during", "spent", "by", "follows", "following", "despite") and after(e) != "ago"


def frequency_word(e: Expression, parse: Parse) -> bool:
    raw = e.words.raw(e.match.first)
    if raw[:1].isupper() and (inside_name(e, parse) or e.words.raw(e.match.last)[:1].isupper()):
        return False
    return e.lowers[0] not in ("annual", "quarterly", "biannual", "everyday")


def per_unit(e: Expression, parse: Parse) -> bool:
    """"300 cars a day", "twice a year", "$5 a barrel per month": a number or a count of times stands before."""
    if e.lowers[0] == "per":
        return True
    if after(e) in ("ago", "earlier", "later", "before", "after", "-", "old", "long", "of", "and", "or"):
        return False
    if before(e) in ("times", "twice", "once", "hours", "days", "people", "%"):
        return True
    if before(e) in _NO_RATE:
        return False
    return any("number" in e.words.means(e.match.first - n) for n in (1, 2, 3, 4))


_NO_RATE = frozenset("for in within after over about nearly almost than as at by and to or - , . less more only just of is was been".split())


def plural_weekday(e: Expression, parse: Parse) -> bool:
    return any(w.endswith("days") for w in e.lowers) or e.lowers[-1] in ("nights", "mornings", "evenings", "afternoons")


def clock_number(e: Expression, parse: Parse) -> bool:
    """Bare "15:40" after "at", "by" or beside a zone; not a verse or a result."""
    if len(e.lowers) > 1:
        return True
    hour = int(str(e.get("clock") or "T99")[1:3])
    return before(e) in ("at", "by", "from", "until", "till", "around", "about", "before", "after", "since", "on", ",", "-", "–", "and", "(") and hour <= 24 and not inside_name(e, parse)


def daypart_alone(e: Expression, parse: Parse) -> bool:
    """"In the morning", "by dawn"; "an evening class" is none."""
    previous, follower = e.words.means(e.match.first - 1), e.words.means(e.match.last + (after(e) == "of") + (after(e, 1) == "the"))
    if after(e) == "of" and {"dom", "month", "weekday"} & set(follower):
        return True
    if "deictic" in e.words.means(e.match.last) and "mid" in e.lowers:
        return True
    if {"weekday", "deictic"} & set(previous) or before(e) in ("christmas", "easter", "election") and e.lowers[0] != "the":
        return len(e.lowers) == 1
    if e.lowers[0] == "the" or e.lowers[0] == "mid":
        return nothing_after(e, parse) and after(e) not in ("of", "-") and before(e) in ("in", "during", "by", "into", "for", "through", "until", "of")
    return before(e) in ("at", "by", "until", "before", "after") and e.lowers[0] in ("night", "dawn", "dusk", "nightfall", "daybreak", "sunset", "sunrise") and nothing_after(e, parse)


def adverb_now(e: Expression, parse: Parse) -> bool:
    """"Now" as an adverb of time; "now that he left" and "Now!" in names are not."""
    found = tokens(e, parse)
    if e.lowers == ["now"]:
        return all(t.tag in ("RB", "") for t in found) and before(e) != "right" and not inside_name(e, parse)
    if e.lowers[:2] in (["the", "moment"], ["the", "present"], ["this", "point"], ["this", "moment"]):
        return before(e) in ("at", "for", "to", "in") and nothing_after(e, parse)
    return True


def adjective(e: Expression, parse: Parse) -> bool:
    found = tokens(e, parse)
    return all(t.tag in ("JJ", "") and t.dep in ("amod", "") for t in found[-1:])


def former_word(e: Expression, parse: Parse) -> bool:
    follower = next_token(e, parse)
    if follower is None or follower.text in (",", "."):
        return False
    return e.lowers[-1] != "past" or follower.tag[:2] == "NN" and follower.tag[-1:] == "S"


def past_word(e: Expression, parse: Parse) -> bool:
    found = tokens(e, parse)
    if e.lowers == ["once"]:
        return before(e) not in ("at", "more", "than") and after(e) not in ("a", "the", "he", "she", "they", "it", "again", "every", "in", "more", "they", ",")
    if e.lowers == ["the", "past"]:
        return no_noun_after(e, parse)
    return all(t.tag[:2] in ("RB", "JJ", "DT", "NN", "") for t in found)


def future_word(e: Expression, parse: Parse) -> bool:
    if e.lowers[-1] in ("soon", "shortly"):
        return after(e) not in ("as", "after", "before", "thereafter", "afterward", "afterwards") and before(e) not in ("as", "too", "very", "how")
    return no_noun_after(e, parse) and after(e) not in ("of",)


def year_or_month(e: Expression, parse: Parse) -> bool:
    return e.units() in (["Y"], ["M"]) and e.lowers[-2] not in ("years", "months") and (e.lowers[-2] != e.units()[0] and ("-" in e.lowers or "'" in e.lowers or before(e) in ("by", "at", "around", "before", "until")))


def range_head(e: Expression, parse: Parse) -> bool:
    """"[17]-18 June": a number, a mark that joins, another day and its month."""
    joins = after(e) in ("-", "–", "to", "and", "or")
    return joins and "dom" in e.words.means(e.match.last + 1) and "month" in e.words.means(e.match.last + 2) and before(e) not in _MONEY


def range_tail(e: Expression, parse: Parse) -> bool:
    """"May 4 and [5]": a month and a day before, nothing counted behind."""
    if before(e) not in ("-", "–", "to", "and", "or") or "month" in e.words.means(e.match.last):
        return False
    month_day = "dom" in e.words.means(e.match.first - 2) and "month" in e.words.means(e.match.first - 3)
    follower = next_token(e, parse)
    return month_day and (follower is None or follower.tag[:2] not in ("NN", "JJ", "VB") or follower.tag == "")


def year_range_tail(e: Expression, parse: Parse) -> bool:
    return before(e) in ("-", "–", "/") and "year" in e.words.means(e.match.first - 2) and _joined(e) and len(e.lowers[0]) == 2 and after(e) not in ("-", "/")


def era_range(e: Expression, parse: Parse) -> bool:
    return after(e) in ("-", "–", "to", "and") and "number" in e.words.means(e.match.last + 1) and "era" in e.words.means(e.match.last + 2)


def at_time(e: Expression, parse: Parse) -> bool:
    return before(e) in ("at", "by", "during", "around", "since", "until") and after(e) not in ("of", "when", "that", "as")


_PLURAL = frozenset("seconds minutes hours days weeks fortnights months quarters years decades centuries millennia weekends nights mins hrs yrs".split())

GUARDS: dict[str, Guard] = {
    name: value
    for name, value in list(globals().items())
    if callable(value) and getattr(value, "__module__", "") == __name__ and not name.startswith("_") and name not in ("tokens", "before", "after", "next_token", "inside_name")
}
