"""Text -> the entries of a live blog or round-up: lines that open with a time stamp, and what follows them."""

from __future__ import annotations

import re

from ..records import Item
from .lines import count_words

FEWEST, WORDS = 4, 8
"""Fewest entries of a live blog, and the words from which an entry tells something; at least half of them must: timetables do not."""

_ZONE = (
    r"(?:GMT|UTC|BST|CES?T|EES?T|WES?T|MSK|IST|PKT|SGT|HKT|JST|KST|A[EWC][SD]T|NZ[SD]?T|[ECMP][SD]?T|SAST|EAT|CAT|WAT|BRT|ART|local time)\b"
)
_STAMP = re.compile(
    rf"^[ \t*•\[(]*(?P<stamp>(?P<hour>[01]?\d|2[0-4])[:.h](?P<minute>[0-5]\d)(?![\d%]|[.:,]\d)"
    rf"(?: ?(?P<half>[ap])\.?m\b\.?)?(?:[ ,(]{{1,2}}(?P<zone>{_ZONE}))?)[\])]?(?P<after>[ \t]*(?:$|[-–—:|]|(?=[ \t]\S)))",
    re.MULTILINE | re.IGNORECASE,
)

_TIME_TAG = re.compile(r"<time\b[^<>]{0,300}>(\s{0,20}[01\d]\d?[:.h][0-5]\d[^<>]{0,20})</time\s*>", re.IGNORECASE)


def with_stamps_shown(content: str) -> str:
    """The markup with the time stamps of a live blog as ordinary words: extractors drop what stands in ``<time>`` tags.

    >>> with_stamps_shown("<p><time>14:32</time> Talks</p>" * 4)[:33]
    '<p><span>14:32</span> Talks</p><p'
    >>> with_stamps_shown("<p><time>14:32</time> Talks</p>")
    '<p><time>14:32</time> Talks</p>'
    """
    shown, stamps = _TIME_TAG.subn(r"<span>\1</span>", content)
    return shown if stamps >= FEWEST else content


def find_items(text: str) -> tuple[Item, ...]:
    """The entries in the order of the text; none where fewer than four lines open with a time.

    >>> entry = "{}.15 GMT - Police have closed the harbour road in Kisumu, a witness says.\\n\\n"
    >>> [(i.time, i.zone) for i in find_items("".join(entry.format(h) for h in (14, 13, 9, 8)))]
    [('14:15', 'GMT'), ('13:15', 'GMT'), ('09:15', 'GMT'), ('08:15', 'GMT')]
    """
    stamps = [m for m in _STAMP.finditer(text) if m["half"] or m["zone"] or m["after"].strip() or text[m.end() : m.end() + 1] in ("\n", "")]
    if len(stamps) < FEWEST:
        return ()
    ends = [*(m.start() for m in stamps[1:]), len(text)]
    bodies = [text[m.end() : end] for m, end in zip(stamps, ends, strict=True)]
    if 2 * sum(count_words(body) >= WORDS for body in bodies) < len(bodies):
        return ()
    return tuple(_item(m, m.start("stamp") + len(text[m.start("stamp") : end].rstrip())) for m, end in zip(stamps, ends, strict=True))


def _item(stamp: re.Match[str], end: int) -> Item:
    hour = int(stamp["hour"])
    if stamp["half"] and hour <= 12:
        hour = hour % 12 + (12 if stamp["half"].lower() == "p" else 0)
    return Item(span=(stamp.start("stamp"), end), stamp=stamp.span("stamp"), time=f"{hour:02}:{stamp['minute']}", zone=stamp["zone"])
