"""Who vouches for an event: the attributions around its anchor, and what they make of it.

``asserted``: the publisher's own voice. ``attributed``: somebody says so. ``unconfirmed``: hedged or unnamed. ``denied``: the only
voice denies it. ``disputed``: claimed by one, denied by another.
"""

from __future__ import annotations

from ..parse import Token
from ..records import Attribution, Span, Standing, covers, overlaps

VOUCHING = frozenset({"assert", "accuse", "confirm", "believe", "deny", "doubt", "decline", "ask", "threaten", "promise"})
"""Acts whose content somebody puts forward as so. Plans, orders and requests vouch for nothing."""

HEDGES = frozenset("reportedly allegedly apparently supposedly purportedly presumably possibly".split())
HEDGE_MODIFIERS = frozenset("alleged reported suspected apparent purported supposed rumored rumoured unconfirmed".split())


def find_chain(anchor: Span, attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """The attributions whose content holds the anchor, outermost first."""
    around = [a for a in attributions if any(covers(c, anchor) for c in a.content) and not any(overlaps(c, anchor) for c in a.cue)]
    width = {a.id: sum(e - s for s, e in a.content) for a in around}
    return tuple(sorted(around, key=lambda a: (-width[a.id], a.cue or a.content)))


def judge_standing(chain: tuple[Attribution, ...], trigger: Token) -> Standing:
    """The standing that follows from the chain and from hedges at the trigger itself."""
    vouching = [a for a in chain if a.act in VOUCHING]
    denying = [a for a in vouching if a.act == "deny"]
    if denying:
        claiming = [a for a in vouching if a.act in ("assert", "accuse", "confirm") and a.source and a.source != denying[-1].source]
        inside = any(_width(a) < _width(denying[-1]) for a in claiming)
        return "disputed" if inside else "denied"
    if is_hedged(trigger) or any(a.hedged for a in vouching):
        return "unconfirmed"
    if any(a.anonymous for a in vouching):
        return "unconfirmed"
    return "attributed" if vouching else "asserted"


def is_hedged(trigger: Token) -> bool:
    """True with "reportedly", "alleged" and the like at the trigger or the verb over it."""
    near = [trigger]
    if trigger.dep in ("dobj", "nsubjpass", "xcomp") and trigger.head is not trigger:
        near.append(trigger.head)
    return any(
        (c.lower in HEDGES and c.dep == "advmod") or (c.lower in HEDGE_MODIFIERS and c.dep == "amod") for t in near for c in t.children
    )


def _width(attribution: Attribution) -> int:
    return sum(e - s for s, e in attribution.content)
