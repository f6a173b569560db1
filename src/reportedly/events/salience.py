"""Is a match what its sentence says, or what it mentions in passing?

"Chad condemned the *attack* that *killed* ten" says that Chad condemned; the attack is background. In a story, background is
worth recording: it names what other sentences tell. A text of a single sentence has no story around it, and coders of single
sentences take what it says (docs/decisions/2026-11-22-salience.md).
"""

from __future__ import annotations

from ..parse import Token
from .arguments import LIGHT_VERBS, Arguments
from .clauses import SPEAKING_THINGS, is_verb, outer_noun

_SAID = frozenset({"ccomp", "parataxis", "conj", "xcomp", "ROOT"})
_HAPPENING = frozenset(
    "begin start end continue resume occur happen break erupt fail collapse stall conclude follow come spread kill injure wound leave "
    "hit target strike destroy rock take go be include ensue rage flare sweep shake paralyse paralyze grip engulf rattle rip tear roil "
    "jolt intensify escalate subside persist claim displace damage force drag cripple halt disrupt close shut plunge trap".split()
)
"""Verbs under which a noun subject is the news: "*talks* collapsed", "an *explosion* killed two"."""


_WHILE = frozenset({"as", "when", "while", "until"})
"""Words that open a clause which often holds the news: "a march turned to chaos *as police fired tear gas*"."""


_SUFFERED = frozenset(
    "treat sustain suffer receive hospitalize hospitalise die lose flee evacuate displace bury mourn burn injure wound trap".split()
)
"""Verbs whose "after" tells what people suffered from: "six were *treated* in hospital *after the army shelled* the market"."""


def is_foreground(arguments: Arguments, with_circumstance: bool = False) -> bool:
    """True when the event is asserted by a main clause, or by what a main clause reports to be said.

    ``with_circumstance`` takes clauses of time as main ones: where a sentence's main clause tells of nothing, they hold its news.
    """
    trigger = arguments.trigger
    if trigger.dep in ("csubj", "nsubj") and trigger.head.lemma.lower() in _HAPPENING:
        return _is_main(trigger.head, with_circumstance)  # "*shelling* by the army hit a hospital"
    if arguments.is_verb or arguments.is_adjective:
        return _is_main(arguments.carrier or trigger, with_circumstance)
    noun, carrier = outer_noun(trigger), arguments.carrier
    if noun.dep == "pobj" and _is_owned_up_to(noun.head):
        return _is_main(noun.head.head.head, with_circumstance)
    if carrier is None:
        return noun.head is noun
    lemma = carrier.lemma.lower()
    if noun.dep in ("dobj", "nsubjpass", "attr", "oprd") and (lemma in LIGHT_VERBS or _is_existential(carrier)):
        return _is_main(carrier, with_circumstance)
    if noun.dep == "nsubj" and lemma in _HAPPENING:
        return _is_main(carrier, with_circumstance)
    return noun.dep == "pobj" and bool(arguments.light) and _is_main(carrier, with_circumstance)


def is_occasion(arguments: Arguments) -> bool:
    """True for the protest that what the main clause tells was done at or to: "arrested ten *during a rally*", "dispersed the *march*"."""
    if arguments.is_verb or arguments.is_adjective:
        return is_foreground(arguments, with_circumstance=True)
    noun = outer_noun(arguments.trigger)
    if noun.dep in ("dobj", "nsubjpass"):
        return noun.head.lemma.lower() in _QUELLED and _is_main(noun.head)
    if noun.dep != "pobj" or noun.head.lower not in _AT:
        return False
    verb = noun.head.head
    if verb.dep in ("dobj", "nsubjpass", "nsubj"):
        verb = verb.head  # "fired at ten marchers during a rally", as the parser often has it
    return is_verb(verb) and _is_main(verb)


_AT = frozenset({"during", "at", "amid"})
_QUELLED = frozenset("disperse suppress quell crush repress break dissolve storm attack scatter clear end".split())


def _is_owned_up_to(preposition: Token) -> bool:
    """ "Claimed responsibility *for* the bombing"."""
    responsibility = preposition.head
    owned = preposition.lower == "for" and responsibility.lemma.lower() in ("responsibility", "credit") and responsibility.dep == "dobj"
    return owned and responsibility.head.lemma.lower() in ("claim", "take", "accept", "admit", "assume")


def _is_existential(verb: Token) -> bool:
    """ "*There* have been protests"."""
    return any(c.dep == "expl" for c in verb.children)


def _is_main(verb: Token, with_circumstance: bool = False) -> bool:
    """True for roots and what hangs on them as clause, complement or conjunct, not as relative clause, adverbial or participle."""
    for _ in range(8):
        if verb.head is verb:
            return True
        if verb.dep == "acl" and verb.lemma.lower() != "say" and _is_put_out(verb.head):
            verb = verb.head.head
            continue
        circumstance = with_circumstance and verb.dep == "advcl" and _tells_news(verb)
        if not (verb.dep in _SAID or circumstance) or not (is_verb(verb.head) or verb.head.pos in ("AUX", "ADJ", "VERB")):
            return False
        verb = verb.head
    return False


def _is_put_out(text: Token) -> bool:
    """True for the statement of "issued a *statement* condemning the raid", which says what the sentence says."""
    if text.lemma.lower() not in SPEAKING_THINGS or text.dep not in ("dobj", "nsubjpass"):
        return False
    return is_verb(text.head) and text.head.lemma.lower() in LIGHT_VERBS


def _tells_news(clause: Token) -> bool:
    """True for clauses of time that hold the news: all "as" and "when", and the "after" of what somebody suffered."""
    opening = {c.lower for c in clause.children}
    return bool(opening & _WHILE) or ("after" in opening and clause.head.lemma.lower() in _SUFFERED)
