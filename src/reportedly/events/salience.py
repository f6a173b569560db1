"""Is a match what its sentence says, or what it mentions in passing?

"Chad condemned the *attack* that *killed* ten" says that Chad condemned; the attack is background. In a story, background is
worth recording: it names what other sentences tell. A text of a single sentence has no story around it, and coders of single
sentences take what it says (docs/decisions/2026-11-22-salience.md).
"""

from __future__ import annotations

from ..parse import Token
from .arguments import LIGHT_VERBS, Arguments, is_verb, outer_noun

_SAID = frozenset({"ccomp", "parataxis", "conj", "xcomp", "ROOT"})
_HAPPENING = frozenset(
    "begin start end continue resume occur happen break erupt fail collapse stall conclude follow come spread kill injure wound leave "
    "hit target strike destroy rock take go be include ensue rage flare sweep shake paralyse paralyze grip engulf rattle rip tear roil "
    "jolt intensify escalate subside persist claim displace damage force drag cripple halt disrupt close shut plunge trap".split()
)
"""Verbs under which a noun subject is the news: "*talks* collapsed", "an *explosion* killed two"."""


_WHILE = frozenset({"as", "when", "while", "until"})
"""Words that open a clause which often holds the news: "a march turned to chaos *as police fired tear gas*"."""


def is_foreground(arguments: Arguments, with_circumstance: bool = False) -> bool:
    """True when the event is asserted by a main clause, or by what a main clause reports to be said.

    ``with_circumstance`` takes clauses of time as main ones: where a sentence's main clause tells of nothing, they hold its news.
    """
    trigger = arguments.trigger
    if trigger.dep in ("csubj", "nsubj") and trigger.head.lemma.lower() in _HAPPENING:
        return _is_main(trigger.head, with_circumstance)  # "*shelling* by the army hit a hospital"
    if arguments.is_verb or arguments.is_adjective:
        return _is_main(arguments.carrier or trigger, with_circumstance)
    carrier = arguments.carrier
    if carrier is None:
        return outer_noun(trigger).head is outer_noun(trigger)
    noun = outer_noun(trigger)
    lemma = carrier.lemma.lower()
    if noun.dep in ("dobj", "nsubjpass", "attr", "oprd") and (lemma in LIGHT_VERBS or _is_existential(carrier)):
        return _is_main(carrier, with_circumstance)
    if noun.dep == "nsubj" and lemma in _HAPPENING:
        return _is_main(carrier, with_circumstance)
    return noun.dep == "pobj" and bool(arguments.light) and _is_main(carrier, with_circumstance)


def _is_existential(verb: Token) -> bool:
    """ "*There* have been protests"."""
    return any(c.dep == "expl" for c in verb.children)


def _is_main(verb: Token, with_circumstance: bool = False) -> bool:
    """True for roots and what hangs on them as clause, complement or conjunct, not as relative clause, adverbial or participle."""
    for _ in range(8):
        if verb.head is verb:
            return True
        circumstance = with_circumstance and verb.dep == "advcl" and any(c.text.lower() in _WHILE for c in verb.children)
        if not (verb.dep in _SAID or circumstance) or not (is_verb(verb.head) or verb.head.pos in ("AUX", "ADJ", "VERB")):
            return False
        verb = verb.head
    return False
