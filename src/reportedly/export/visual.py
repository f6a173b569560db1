"""One visual language: how standing, parties and times look wherever a person reads them. Shape and word, never colour alone."""

from __future__ import annotations

from ..records import Auxiliary, EventType, Standing

STANDING_SHAPE: dict[Standing, str] = {"asserted": "●", "attributed": "◐", "unconfirmed": "○", "denied": "✗", "disputed": "≠"}
STANDING_STYLE: dict[Standing, str] = {
    "asserted": "bold green", "attributed": "cyan", "unconfirmed": "yellow", "denied": "red", "disputed": "magenta",
}  # fmt: skip
AUXILIARY_WORDS: dict[Auxiliary, str] = {
    "future": "planned or announced, not yet done",
    "hypothetical": "a possibility, not a deed",
    "negated": "said not to have happened",
    "historical": "from the past, as background",
}
BASIS_WORDS = {
    "given": "as given", "metadata": "from the page's metadata", "url": "from the address", "dateline": "from the dateline",
    "text": "from the text",
}  # fmt: skip
ACT_WORDS = {
    "assert": "according to", "deny": "denied by", "accuse": "alleged by", "request": "asked for by", "promise": "promised by",
    "threaten": "threatened by", "believe": "believed by", "ask": "asked by", "doubt": "doubted by", "confirm": "confirmed by",
    "decline": "not confirmed by", "order": "ordered by", "intend": "intended by",
    "credit": "in a caption, picture by",
}  # fmt: skip

TYPE_WORDS: dict[EventType, str] = {
    "AGREE": "agreed", "CONSULT": "held talks", "SUPPORT": "supported", "CONCEDE": "gave way", "COOPERATE": "cooperated", "AID": "gave aid",
    "RETREAT": "withdrew or gave up", "REQUEST": "asked", "ACCUSE": "accused", "REJECT": "refused", "THREATEN": "threatened",
    "PROTEST": "protested", "SANCTION": "punished", "MOBILIZE": "mobilised", "COERCE": "used force", "ASSAULT": "attacked",
}  # fmt: skip
MODE_WORDS: dict[str, str] = {
    "visit": "visited", "phone": "spoke by phone", "withdraw": "withdrew", "release": "released", "disarm": "disarmed",
    "ceasefire": "stopped fighting", "access": "gave access", "resign": "resigned", "arrest": "arrested", "seize": "seized",
    "restrict": "restricted", "censor": "censored", "curfew": "imposed a curfew", "martial-law": "imposed martial law",
    "deport": "deported", "convict": "convicted", "expel": "expelled", "discontinue": "stopped dealing with", "abduct": "abducted",
    "beat": "beat", "torture": "tortured", "destroy": "destroyed", "firearms": "shot at", "explosives": "bombed",
    "aerial": "attacked from the air", "drone": "attacked with drones", "heavy-weapons": "shelled", "disapprove": "criticised",
    "investigate": "investigated", "strike": "went on strike", "demo": "demonstrated", "riot": "rioted",
    "hunger": "went on hunger strike", "boycott": "boycotted", "obstruct": "blocked the way", "troops": "sent troops",
    "police": "sent police", "militia": "mobilised militia",
}  # fmt: skip
"""Of modes whose name alone says what was done; of the others type and mode are told."""


def event_words(event_type: EventType, modes: tuple[str, ...] = ()) -> str:
    """What was done, in words. A threatened arrest is no arrest.

    >>> event_words("COERCE", ("arrest",)), event_words("THREATEN", ("arrest",)), event_words("AGREE")
    ('arrested', 'threatened (arrest)', 'agreed')
    """
    if len(modes) == 1 and modes[0] in MODE_WORDS and event_type not in ("THREATEN", "REQUEST", "REJECT"):
        return MODE_WORDS[modes[0]]
    return TYPE_WORDS[event_type] + (f" ({', '.join(modes)})" if modes else "")


# Same length for same length, so that spans hold: a hostile page must not steer the terminal (ESC) or turn the text round (bidi).
_CONTROL = (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)
_TURNING = (*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xD800, 0xE000))
_UNSAFE = {**dict.fromkeys(_CONTROL, " "), **dict.fromkeys(_TURNING, "\ufffd")}


def harmless(text: str) -> str:
    """The text without control characters, of the same length.

    >>> harmless("a\\x1b[31mb")
    'a [31mb'
    """
    return text.translate(_UNSAFE)


def shorten(text: str, limit: int) -> str:
    """The text on one line, cut at a word with an ellipsis where it is longer than ``limit``.

    >>> shorten("the Ministry of Foreign Affairs", 18)
    'the Ministry of …'
    """
    line = " ".join(harmless(text[: 4 * limit]).split())
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut) + " …"
