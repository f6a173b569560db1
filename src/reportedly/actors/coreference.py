"""Pronoun -> the mention it stands for: the nearest suitable one before it, subjects first.

"The minister met farmers on Friday. He promised aid": *he* is a person and singular, so the minister. Number, personhood and the
grammatical role decide; there is no model. Within a quotation *we* and *I* are the speaker.
"""

from __future__ import annotations

from collections.abc import Callable

from ..parse import Parse, Token
from .describe import Describer
from .finding import Finding
from .quotations import Quotations

_SINGULAR = {"he", "she", "him", "her", "his", "himself", "herself", "hers"}
_PLURAL = {"they", "them", "their", "themselves", "theirs"}
_NEUTER = {"it", "its", "itself"}
_SPEAKER = {"i", "we", "me", "us", "my", "our", "mine", "ours", "myself", "ourselves"}
_RELATIVE = {"who", "which", "that", "whom", "whose"}
_WHERE = {"in", "at", "near", "inside", "outside", "around", "across"}
"""What stands behind these is a scene: "Chad's aims in Niger even as *its* troops" speaks of Chad's."""
_SUBJECTS = {"nsubj", "nsubjpass", "agent"}
_OBJECTS = {"dobj", "pobj", "dative"}
_MENTIONS = {"nsubj", "nsubjpass", "dobj", "pobj", "dative", "poss", "ROOT", "attr", "conj", "appos", "agent"}
_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}
_SAYING = {
    "say", "tell", "add", "state", "announce", "declare", "warn", "insist", "claim", "argue", "explain", "stress", "note", "write",
    "reply", "comment", "admit", "acknowledge", "report", "ask", "vow", "promise", "deny", "accuse", "urge", "call", "describe",
}  # fmt: skip
_FEMININE = {"mrs", "mrs.", "ms", "ms.", "woman", "girl", "mother", "queen", "princess", "sister", "daughter", "wife"}
_MASCULINE = {"mr", "mr.", "man", "boy", "father", "king", "prince", "brother", "son", "husband"}
REACH = 3
"""Sentences a pronoun looks back."""


class Antecedents:
    """Finds antecedents in one document."""

    def __init__(self, parse: Parse, describer: Describer) -> None:
        self._parse = parse
        self._describer = describer
        self._quotations = Quotations(parse.text)
        self._chosen: dict[int, Token | None] = {}
        self._mentions: dict[int, list[Token]] = {}

    def of_pronoun(self, pronoun: Token, finding: Callable[[Token], Finding]) -> Token | None:
        """The mention the pronoun stands for, or ``None``."""
        if pronoun.i not in self._chosen:
            self._chosen[pronoun.i] = None  # a search that comes back here finds nothing
            self._chosen[pronoun.i] = self._search(pronoun, finding)
        return self._chosen[pronoun.i]

    def _search(self, pronoun: Token, finding: Callable[[Token], Finding]) -> Token | None:
        word = pronoun.lower
        if word in _RELATIVE and pronoun.tag in ("WP", "WDT", "WP$"):
            return _relative_head(pronoun)
        if word in _SPEAKER:
            return self._speaker(pronoun)
        if word not in _SINGULAR | _PLURAL | _NEUTER:
            return None
        speaker = self._speaker(pronoun) if self._quotations.hold(pronoun.start) else None
        others = self._nearest(pronoun, finding, speaker) if speaker is not None else None
        return others or self._nearest(pronoun, finding, None)

    def _nearest(self, pronoun: Token, finding: Callable[[Token], Finding], speaker: Token | None) -> Token | None:
        """The best mention before the pronoun; where a ``speaker`` is given, not the speaker, and for "they" nobody of that side."""
        best: tuple[float, Token] | None = None
        side = finding(speaker).country if speaker is not None and pronoun.lower in _PLURAL else None
        for back in range(REACH + 1):
            index = pronoun.sentence - back
            if index < 0:
                break
            for token in self._mentions_in(index):
                score = self._score(pronoun, token, back, finding)
                if speaker is not None and score is not None and self._is_beside(token, speaker, side, finding):
                    continue
                if score is not None and (best is None or score >= best[0]):
                    best = (score, token)
            if best is not None and best[0] >= 1.0 - 0.35 * (back + 1):
                break
        return best[1] if best else None

    def _mentions_in(self, index: int) -> list[Token]:
        """The words of a sentence that a pronoun may stand for."""
        known = self._mentions.get(index)
        if known is None:
            tokens = self._parse.sentences[index].tokens
            known = self._mentions[index] = [t for t in tokens if t.dep in _MENTIONS and t.pos in _NOMINAL]
        return known

    def _is_beside(self, token: Token, speaker: Token, side: str | None, finding: Callable[[Token], Finding]) -> bool:
        """True for the speaker, by name or pronoun, and where the speaker's country is known, for whoever is of it."""
        if token is speaker or token.text == speaker.text:
            return True
        meant = finding(token)
        return (meant.entity is not None and meant.entity == finding(speaker).entity) or (side is not None and meant.country == side)

    def _score(self, pronoun: Token, token: Token, back: int, finding: Callable[[Token], Finding]) -> float | None:
        if token.i >= pronoun.i:
            return None
        if back == 0 and _same_clause_object(pronoun, token):
            return None
        if not self._agrees(pronoun, token, finding):
            return None
        score = 1.0 - 0.35 * back
        score += 0.3 if _subject_like(token) else -0.15 if token.dep in ("pobj", "poss") else 0.0
        score -= 0.2 if pronoun.lower in _NEUTER and token.dep == "pobj" and token.head.lower in _WHERE else 0.0
        score += 0.1 if token.pos == "PRON" else 0.0
        score += 0.6 if _is_parallel(pronoun, token) else 0.0
        score -= 0.2 if pronoun.lower in _PLURAL and not _is_many(token) else 0.0
        return score + 0.0005 * min(token.i, 1000) / 1000

    def _agrees(self, pronoun: Token, token: Token, finding: Callable[[Token], Finding]) -> bool:
        word = pronoun.lower
        if token.pos == "PRON":
            return _class(token.lower) == _class(word) and (word not in _SINGULAR or _gender(word) == _gender(token.lower))
        kind = self._kind(token)
        if word in _SINGULAR:
            role = self._describer.role(token)
            plural = token.tag in ("NNS", "NNPS")
            return kind == "person" and not plural and not _wrong_gender(word, role.role.term if role else "", self._titles(token))
        if word in _PLURAL:
            plural = _is_many(token)
            collective = kind in ("group", "people") or (kind == "institution" and not plural and word in ("they", "them", "their"))
            return kind in ("person", "group", "people", "institution", "country", "asset") and (plural or collective)
        return kind in ("institution", "country", "group", "asset") and token.tag not in ("NNS", "NNPS")

    def _kind(self, token: Token) -> str | None:
        return self._describer.explicit(token).kind

    def _titles(self, token: Token) -> str:
        return " ".join(c.lower for c in token.children if c.i < token.i)

    def _speaker(self, pronoun: Token) -> Token | None:
        """The subject of a verb of saying in this or a neighbouring sentence, outside whose clause the pronoun stands."""
        for index in (pronoun.sentence, pronoun.sentence - 1, pronoun.sentence + 1, pronoun.sentence - 2):
            if not 0 <= index < len(self._parse.sentences):
                continue
            for token in self._parse.sentences[index].tokens:
                if token.dep == "nsubj" and token.head.lemma in _SAYING and token is not pronoun and token.lower not in _SPEAKER:
                    return token
        return None


def _relative_head(pronoun: Token) -> Token | None:
    for token in [pronoun, *pronoun.ancestors()]:
        if token.dep == "relcl" and token.head.pos in ("NOUN", "PROPN", "PRON", "NUM"):
            return token.head
    return None


def _same_clause_object(pronoun: Token, token: Token) -> bool:
    """ "He praised him": subject and object of one verb are two persons, unless the object is reflexive."""
    if pronoun.lower.endswith(("self", "selves")) or pronoun.dep == "poss":
        return pronoun.dep == "poss" and token.dep == "pobj" and token.head.head is pronoun.head
    if token.dep == "nsubj" and token.head in _first_of_chain(pronoun):
        return True  # "The guards stopped the crowd but let them sing"
    return (token.head is pronoun.head and token.dep != pronoun.dep) or (token.head.dep == "prep" and token.head.head is pronoun.head)


def _first_of_chain(pronoun: Token) -> list[Token]:
    """The verbs before the one whose object the pronoun is that share its subject: "*stopped* the crowd but let them sing"."""
    verb = pronoun.head
    if pronoun.dep == "nsubj" and verb.dep == "ccomp" and verb.tag == "VB":
        verb = verb.head  # "let them sing"
    elif pronoun.dep not in _OBJECTS:
        return []
    found: list[Token] = []
    while (verb.dep == "conj" or _is_controlled(verb)) and verb.head is not verb and verb.child("nsubj") is None:
        verb = verb.head
        found.append(verb)
    return found


def _is_controlled(verb: Token) -> bool:
    """True for an infinitive that the subject of the verb over it does: "police used water *to clear* them", not "told them to go"."""
    if verb.tag != "VB" or not any(c.lower == "to" and c.dep == "aux" for c in verb.children):
        return False
    return verb.dep == "advcl" or (verb.dep == "xcomp" and verb.head.child("dobj", "dative") is None)


def _is_parallel(pronoun: Token, token: Token) -> bool:
    """True for the Armenia of "tanks rolled into Armenia and destroyed it": the object of the verb before."""
    owner = token.head.head if token.dep == "pobj" else token.head if token.dep == "dobj" else None
    return owner is not None and owner in _first_of_chain(pronoun)


def _is_many(token: Token) -> bool:
    """True for plurals, numbers and the first of several: "the government ... they" is said too, but rather of many."""
    return token.tag in ("NNS", "NNPS") or any(c.dep == "conj" for c in token.children) or token.pos in ("NUM", "PRON")


def _subject_like(token: Token) -> bool:
    first = token
    while first.dep == "conj":
        first = first.head
    return first.dep in _SUBJECTS or first.dep == "ROOT"


def _class(word: str) -> str:
    for name, words in (("person", _SINGULAR), ("many", _PLURAL), ("thing", _NEUTER), ("speaker", _SPEAKER)):
        if word in words:
            return name
    return word


def _gender(word: str) -> str:
    return "f" if word in ("she", "her", "hers", "herself") else "m"


def _wrong_gender(word: str, role: str, titles: str) -> bool:
    words = set(f"{role} {titles}".split())
    if _gender(word) == "f":
        return bool(words & _MASCULINE) or (role.endswith("man") and not role.endswith("woman"))
    return bool(words & _FEMININE) or role.endswith("woman")
