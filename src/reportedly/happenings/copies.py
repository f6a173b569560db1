"""A copy is not read again: its events are its original's where the sentence stands in both; only paragraphs with a new sentence are read.

original                       copy
Gunmen killed 12 people.       Gunmen killed 12 people.          <- the original's event, at its place in the copy
The army sent troops.          The toll rose to 17 on Friday.    <- read
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping

from ..ontology import load_ontology
from ..records import Document, Event, Report, Span, covers, derive_id
from .find import HappeningIndex
from .told import Told, tell

Read = Callable[[Document], Report]

_SENTENCE = re.compile(r"[^\n]+?(?:[.!?][\"”’')\]]*(?=\s)|$)", re.M)
"""Roughly; only asked for whether the same characters stand in the other text."""
_LINE = re.compile(r"[^\n]+")
_SAME = str.maketrans("“”„‘’‚–—", "\"\"\"'''--")
_FEW = 8
"""Characters; "Advertisement" counts, a bullet or a number does not."""


def tell_all(documents: Iterable[Document], originals: Mapping[str, str | None], read: Read) -> HappeningIndex:
    """The events of all documents, those of copies by their originals. ``read`` is called once for each text that has to be parsed."""
    listed = {document.id: document for document in documents}
    has_copies = {original for id, original in originals.items() if original and original != id}
    index = HappeningIndex()
    told: dict[str, tuple[Told, ...]] = {}
    for document in listed.values():
        if originals.get(document.id) in (None, document.id):
            events = tell(read(document))
            index.add_told(document.id, document.publisher, events)
            if document.id in has_copies:
                told[document.id] = events
    for document in listed.values():
        original = originals.get(document.id)
        if original and original != document.id:
            index.add_told(document.id, document.publisher, tell_copy(document, listed[original], told[original], read))
    return index


def tell_copy(copy: Document, original: Document, told: tuple[Told, ...], read: Read) -> tuple[Told, ...]:
    """The events of a copy, with their places in it."""
    mine, its = _Squeezed(copy.text), _Squeezed(original.text)
    found = [shared for one in told if (shared := _shared(one, copy, mine, its))]
    excerpt, places = _excerpt(copy.text, its)
    if excerpt:
        for one in tell(read(copy.replace(text=excerpt, title_span=None, origin=(), corrections=(), items=()))):
            event = _moved(one.event, copy.text, places)
            in_note = any(covers(note.span, event.anchor) for note in copy.corrections)
            if not in_note and not its.holds(excerpt[slice(*one.event.sentence)]):
                found.append(one.replace(event=event))
    return tuple(found)


class _Squeezed:
    """A text without blanks and with plain quotation marks, and where each character stood."""

    def __init__(self, text: str) -> None:
        self.places = [at for at, character in enumerate(text) if not character.isspace()]
        self.text = squeeze(text)

    def holds(self, words: str) -> bool:
        return squeeze(words) in self.text


def squeeze(text: str) -> str:
    """One character for each that is no blank.

    >>> squeeze("“It is  over”, he said")
    '"Itisover",hesaid'
    """
    return "".join(text.split()).translate(_SAME)


def _shared(one: Told, copy: Document, mine: _Squeezed, its: _Squeezed) -> Told | None:
    """The original's event in the copy, or ``None`` where its sentence does not stand there."""
    start, end = one.event.sentence
    first, last = _between(its, start, end)
    at = mine.text.find(its.text[first:last]) if last > first else -1
    if at < 0:
        return None

    def place(span: Span) -> Span | None:
        a, b = _between(its, *span)
        return (mine.places[at + a - first], mine.places[at + b - 1 - first] + 1) if first <= a < b <= last else None

    event = _placed(one.event, copy.text, place)
    published = copy.published.start if copy.published else None
    return one.replace(document=copy.id, published=published, event=event) if event else None


def _between(squeezed: _Squeezed, start: int, end: int) -> Span:
    return bisect_right(squeezed.places, start - 1), bisect_right(squeezed.places, end - 1)


def _excerpt(text: str, its: _Squeezed) -> tuple[str, list[tuple[int, int]]]:
    """The paragraphs with a sentence that the original lacks, and where each begins, here and in the text."""
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    length = 0
    for line in _LINE.finditer(text):
        sentences = (squeeze(sentence.group()) for sentence in _SENTENCE.finditer(line.group()))
        if any(len(sentence) >= _FEW and sentence not in its.text for sentence in sentences):
            places.append((length, line.start()))
            parts.append(line.group())
            length += len(line.group()) + 2
    return "\n\n".join(parts), places


def _moved(event: Event, text: str, places: list[tuple[int, int]]) -> Event:
    """The event of an excerpt, with its places in the whole text."""
    starts = [start for start, _ in places]

    def place(span: Span) -> Span:
        start, whole = places[bisect_right(starts, span[0]) - 1]
        return span[0] - start + whole, span[1] - start + whole

    return _placed(event, text, place) or event


def _placed(event: Event, text: str, place: Callable[[Span], Span | None]) -> Event | None:
    """The event at other places, with the id that it has there. Its parties keep their spans, which nobody asks for here."""
    anchor, sentence = place(event.anchor), place(event.sentence)
    if anchor is None or sentence is None:
        return None
    quantities = tuple(q.replace(span=span) for q in event.quantities if (span := place(q.span)))
    id = derive_id("event", text, anchor, event.event_type, load_ontology().version)
    replaced: Event = event.replace(id=id, anchor=anchor, sentence=sentence, quantities=quantities)
    return replaced
