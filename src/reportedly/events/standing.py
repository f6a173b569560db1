"""Who vouches for an event: the attributions around its anchor, and what they make of it.

``asserted``: the publisher's own voice. ``attributed``: somebody says so. ``unconfirmed``: hedged or unnamed. ``denied``: the only
voice denies it. ``disputed``: claimed by one, denied by another.
"""

from __future__ import annotations

from ..parse import Parse, Token
from ..records import Attribution, Dispute, Event, Span, Standing, covers, overlaps

VOUCHING = frozenset({"assert", "accuse", "confirm", "believe", "deny", "doubt", "decline", "ask", "threaten", "promise"})
"""Acts whose content somebody puts forward as so. Plans, orders and requests vouch for nothing."""

HEDGES = frozenset("reportedly allegedly apparently supposedly purportedly presumably possibly".split())
HEDGE_MODIFIERS = frozenset("alleged reported purported supposed rumored rumoured unconfirmed".split())
UNNAMED = frozenset("source sources rumor rumors rumour rumours unnamed unidentified unspecified unconfirmed".split())
"""Words of a source that leave it open who speaks; "an official on condition of anonymity" is somebody the publisher knows."""


def find_chain(anchor: Span, attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """The attributions whose content holds the anchor, outermost first."""
    around = [a for a in attributions if any(covers(c, anchor) for c in a.content) and not any(overlaps(c, anchor) for c in a.cue)]
    width = {a.id: sum(e - s for s, e in a.content) for a in around}
    return tuple(sorted(around, key=lambda a: (-width[a.id], a.cue or a.content)))


def judge_standing(chain: tuple[Attribution, ...], trigger: Token, parse: Parse) -> Standing:
    """The standing that follows from the chain and from hedges at the trigger itself."""
    vouching = [a for a in chain if a.act in VOUCHING and (a.source or a.hedged) and not is_presupposed(trigger, a, parse)]
    denying = [a for a in vouching if a.act == "deny"]
    if denying:
        claiming = [a for a in vouching if a.act in ("assert", "accuse", "confirm") and a.source and a.source != denying[-1].source]
        inside = any(_width(a) < _width(denying[-1]) for a in claiming)
        return "disputed" if inside else "denied"
    if is_hedged(trigger) or is_suspected(trigger) or any(a.hedged for a in vouching):
        return "unconfirmed"
    if any(_is_unnamed(a, parse.text) for a in vouching):
        return "unconfirmed"
    return "attributed" if vouching else "asserted"


def mark_disputed(
    events: tuple[Event, ...], disputes: tuple[Dispute, ...], attributions: tuple[Attribution, ...] = ()
) -> tuple[Event, ...]:
    """Events that one voice claims and another denies elsewhere in the document are ``disputed``; ``unconfirmed`` where the other
    one only could not confirm them."""
    declined = {a.id for a in attributions if a.act == "decline"}
    denying = {i for d in disputes for i in d.denial}
    withheld = [d for d in disputes if d.denial[:1] and d.denial[0] in declined]
    contradicted = {i for d in disputes if d not in withheld for i in d.claim}
    doubted = {i for d in withheld for i in d.claim}

    def is_among(event: Event, claimed: set[str]) -> bool:
        return event.id not in denying and (event.id in claimed or bool(claimed & set(event.attributions)))

    def marked(event: Event) -> Event:
        if event.standing == "asserted":
            return event
        if is_among(event, contradicted):
            changed: Event = event.replace(standing="disputed")
            return changed
        if event.standing == "attributed" and is_among(event, doubted):
            doubtful: Event = event.replace(standing="unconfirmed")
            return doubtful
        return event

    return tuple(map(marked, events))


def is_hedged(trigger: Token) -> bool:
    """True with "reportedly", "alleged" and the like at the trigger or the verb over it."""
    near = [trigger]
    if trigger.dep in ("dobj", "nsubjpass", "xcomp") and trigger.head is not trigger:
        near.append(trigger.head)
    return any(
        (c.lower in HEDGES and c.dep == "advmod") or (c.lower in HEDGE_MODIFIERS and c.dep == "amod") for t in near for c in t.children
    )


def is_presupposed(trigger: Token, attribution: Attribution, parse: Parse) -> bool:
    """True for what an opinion is about: "denounced the *bombings*", "regretted the *war*" take them for facts.

    The content is a bare noun phrase then, without a verb of its own; what it names is the publisher's.
    """
    if not trigger.tag.startswith("NN") or attribution.act == "deny":
        return False
    if is_known_deed(trigger, attribution, parse):
        return True
    inside = [t for c in attribution.content for t in parse.tokens_in(c)]
    return not any(t.tag in ("VBD", "VBZ", "VBP", "MD") or t.tag == "VB" for t in inside)


DEFINITE = frozenset({"the", "this", "that", "these", "those", "last"})
PREDICATES = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "ROOT"})


def is_known_deed(trigger: Token, attribution: Attribution, parse: Parse) -> bool:
    """True for a deed that what is said takes as known: "said *the bombings* would change nothing", "arrested over last week's *attack*".

    It is definite and hangs on another word of the content than its main verb; "said *the attack* killed two" tells of the attack itself.
    """
    if not any((c.lower in DEFINITE and c.dep in ("det", "amod")) or c.dep == "poss" for c in trigger.children):
        return False
    node = trigger
    while node.dep in ("conj", "compound", "pobj", "prep", "pcomp") and node.head is not node:
        node = node.head
    return node is not trigger and node.tag.startswith(("NN", "VBN", "VBD", "JJ")) and trigger.dep == "pobj"


SUSPECTING = frozenset({"accuse", "suspect", "charge", "allege", "indict", "blame", "implicate"})
SUSPICIONS = frozenset({"suspicion", "accusation", "allegation", "charge", "claim", "rumor", "rumour"})


def is_suspected(trigger: Token) -> bool:
    """True for what somebody is only accused of: "charged with *killing* a judge", "on suspicion of *rioting*"."""
    below, node = trigger, trigger.head
    for _ in range(4):
        if below is node:
            return False
        if node.lemma.lower() in SUSPECTING and node.pos in ("VERB", "ADJ") and below.dep in ("prep", "xcomp", "ccomp"):
            return below.dep != "prep" or below.lower in ("of", "with", "for", "in")
        if node.lemma.lower() in SUSPICIONS and node.pos == "NOUN" and below.dep in ("prep", "acl"):
            return below.dep == "acl" or below.lower in ("of", "that")
        if below.dep not in ("pcomp", "pobj", "prep", "xcomp", "dobj", "conj"):
            return False
        below, node = node, node.head
    return False


def _is_unnamed(attribution: Attribution, text: str) -> bool:
    words = {w.strip(".,").lower() for s, e in attribution.source for w in text[s:e].split()}
    return bool(words & UNNAMED) or (attribution.anonymous and not attribution.source)


def _width(attribution: Attribution) -> int:
    return sum(e - s for s, e in attribution.content)
