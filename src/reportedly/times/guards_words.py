"""Guards of times of the day and of words such as "now", "recent", "soon"."""

from __future__ import annotations

from .around import Around


def not_proper(a: Around) -> bool:
    """Not "USA Today", a newspaper."""
    return not (a.capital and a.listed(a.before(), "countries_of_papers"))


def not_name(a: Around) -> bool:
    """Not "the Midnight Club", "the Tonight Show"."""
    capital = a.e.words.raw(a.e.match.last - 1)[:1].isupper()
    return not (capital and (a.in_name or a.before() == "the"))


def frequency_word(a: Around) -> bool:
    """Not "the Daily Mail", a name."""
    return not (a.capital and (a.in_name or a.raw_after()[:1].isupper()))


def clock_number(a: Around) -> bool:
    """Bare "15:40" after "at", "by" or beside a zone; not a verse or a result."""
    return len(a.lowers) > 1 or (a.listed(a.before(), "clock_prepositions") and not a.in_name)


def daypart_of_day(a: Around) -> bool:
    """A part of the day beside its day: "Monday morning", "the night of 17 January", "mid-afternoon yesterday"."""
    skipped = (a.after() == "of") + (a.after(1) == "the")
    if a.after() == "of" and {"dom", "month", "weekday"} & set(a.means_after(skipped)):
        return True
    if "deictic" in a.means_after() and "mid" in a.lowers:
        return True
    day_before = {"weekday", "deictic"} & set(a.means_before()) or a.before() in ("christmas", "easter", "election")
    return bool(day_before) and len(a.lowers) == 1


def daypart_told(a: Around) -> bool:
    """As in "in the morning", of the day told last; "an evening class" is none."""
    return a.lowers[0] in ("the", "mid") and not a.phrase_follows


def daypart_bare(a: Around) -> bool:
    """As in "at dawn", "by nightfall"."""
    return a.listed(a.lowers[0], "bare_dayparts") and not a.phrase_follows


def adverb(a: Around) -> bool:
    return all(t.tag in ("RB", "") for t in a.tokens) and not a.in_name


def nothing_described(a: Around) -> bool:
    """Nothing follows that the words describe: "the future", not "the future king"."""
    return not a.noun_follows


def adjective(a: Around) -> bool:
    return all(t.tag in ("JJ", "") and t.dep in ("amod", "") for t in a.tokens[-1:])


def describes(a: Around) -> bool:
    """Something follows that the word describes: "the former is older" has nothing."""
    return a.next is not None and a.next.text not in (",", ".")


def describes_plural(a: Around) -> bool:
    """As in "past years", not "the past president"."""
    return a.next_tag in ("NNS", "NNPS")


GUARDS = {
    f.__name__: f
    for f in (
        not_proper, not_name, frequency_word, clock_number, daypart_of_day, daypart_told, daypart_bare, adverb, nothing_described,
        adjective, describes, describes_plural,
    )
}  # fmt: skip
