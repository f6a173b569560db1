"""Parties the syntax did not give, or gave wrongly, from the encoder's links between an anchor and its actors and recipients.

The rules' parties stand unless the encoder is sure of somebody else; a slot they left empty is filled when it is fairly sure.
"""

from __future__ import annotations

from dataclasses import replace

from ..actors import Cast
from ..parse import Sentence, Token
from ..records import Party, overlaps
from ..tagger import Tags
from .arguments import Arguments
from .circumstances import REACTION
from .clauses import is_verb, outer_noun
from .disambiguation import Match
from .once import once
from .parties import deplores_violence
from .scenes import is_only_where, is_scene_of_violence

FILL = 0.4
"""Probability from which an empty slot is filled."""
SURE = 0.65
"""Probability from which somebody else replaces a party that the encoder finds hopeless."""
HOPELESS = 0.03
LIKELY = 0.4
_CONNECTION = frozenset({"connection", "relation", "link"})
"""Nouns by which a deed is named for which somebody is held: "questioned *in connection with* the blast"."""
_ANSWERED = frozenset({"over", "after", "following", "amid", "about"})
_DEEDS = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "AID", "RETREAT"})
_FIRST_PERSON = frozenset({"i", "we", "our", "my", "us", "me"})
_TELLING = frozenset({"say", "tell", "add", "report", "recall", "describe", "explain", "note", "testify"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM"})


def with_links(match: Match, sentence: Sentence, cast: Cast, tags: Tags) -> Match:
    """The match with its slots as rules and encoder together see them."""
    slots = _Slots(match, sentence, cast, tags)
    actors = slots.settled("actor", match.actors, match.recipients)
    if match.frame.reciprocal or deplores_violence(match.frame, match.arguments):
        return replace(match, actors=actors)
    return replace(match, actors=actors, recipients=slots.settled("recipient", match.recipients, actors))


class _Slots:
    """What the encoder links to one anchor, inside its sentence."""

    def __init__(self, match: Match, sentence: Sentence, cast: Cast, tags: Tags) -> None:
        self._trigger, self._tokens, self._cast, self._tags = match.trigger, sentence.tokens, cast, tags
        self._addressed = match.frame.roles.addressee
        self._is_deed = match.arguments.is_verb and match.event_type in _DEEDS

    def settled(self, relation: str, parties: tuple[Party, ...], others: tuple[Party, ...]) -> tuple[Party, ...]:
        """The parties of one side; nobody who stands on the other."""
        if parties and max(self._chance(p, relation) for p in parties) >= HOPELESS:
            return parties
        found: list[Party] = []
        for head in self._heads(relation, SURE if parties else FILL):
            if (
                head.i in self._reacting
                or (relation == "actor" and head.i in self._reporting)
                or (head.dep != "poss" and self._cast.is_one_of(head, others))
                or self._is_beside(head, relation)
            ):
                continue
            for party in self._cast.parties(head) if self._cast.is_political(head) else ():
                if not any(overlaps(party.span, q.span) for q in (*others, *found)):
                    found.append(party)
        return tuple(found) or parties

    def _is_beside(self, head: Token, relation: str) -> bool:
        """Whom something is said to, where the frame says that this is not whom it is about; and where a deed was, of its doers."""
        if relation == "actor":
            return (head.dep in ("compound", "nmod") and is_only_where(head)) or is_scene_of_violence(head)
        return head.dep == "pobj" and head.head.lower in self._addressed

    @once
    def _reacting(self) -> set[int]:
        """Who acts, and on whom, in the clause that answers a noun: in "fined two firms over the *strike*" neither struck."""
        noun = outer_noun(self._trigger)
        if is_verb(self._trigger):
            return set()
        if noun.dep == "dobj" and noun.head.lemma.lower() in REACTION:
            return {t.i for t in Arguments(noun.head).subject}
        if noun.dep == "pobj" and noun.head.head.lower in _CONNECTION:
            return {t.i for verb in noun.ancestors() if is_verb(verb) for t in Arguments(verb).subject}
        if noun.dep != "pobj" or noun.head.lower not in _ANSWERED:
            return set()
        verb = next((t for t in noun.head.ancestors() if is_verb(t)), None)
        if verb is None:
            return set()
        around = Arguments(verb)
        return {t.i for t in (*around.subject, *around.object, *around.slot("on"), *around.slot("against"))}

    @once
    def _reporting(self) -> set[int]:
        """Who only tells of a deed: the trader of "565 shops were destroyed, said *a trader*"."""
        if not self._is_deed or any(t.lower in _FIRST_PERSON for t in self._trigger.subtree()):
            return set()  # "no shot was fired from *our* side" tells of oneself
        verbs = [t for t in self._trigger.ancestors() if t.lemma.lower() in _TELLING]
        return {t.i for verb in verbs for t in verb.children_by("nsubj")}

    def _chance(self, party: Party, relation: str) -> float:
        start, end = party.span
        inside = [t for t in self._tokens if t.start < end and start < t.end]
        return max((self._tags.link(self._trigger.i, relation, t.i) for t in inside), default=1.0)

    def _heads(self, relation: str, least: float) -> list[Token]:
        """The top words of the stretches of likely words that reach ``least``."""
        chances = [self._tags.link(self._trigger.i, relation, t.i) for t in self._tokens]
        if max(chances) < least:
            return []
        heads: list[Token] = []
        run: list[Token] = []
        for token, p in [*zip(self._tokens, chances, strict=True), (None, 0.0)]:
            if token is not None and p >= LIKELY:
                run.append(token)
                continue
            if run and max(chances[t.i - self._tokens[0].i] for t in run) >= least:
                inside = {t.i for t in run}
                heads += [t for t in run if (t.head is t or t.head.i not in inside) and t.pos in NOMINAL][:1]
            run = []
        return heads
