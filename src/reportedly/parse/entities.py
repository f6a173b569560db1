"""Entity labels the model gets wrong in a way the sentence itself shows."""

from __future__ import annotations

from .tree import Entity, Token

_MONTH_NAMES = frozenset({"May", "April", "June", "August"})
_BEFORE_A_DATE = frozenset(
    {"in", "on", "of", "by", "since", "until", "from", "early", "late", "last", "next", "this", "mid", "through", "to", "between"}
)


def mend_entities(entities: list[Entity]) -> list[Entity]:
    """The entities, with people whose surname is a month's name told from the month: "Theresa *May* said"."""
    mended = [_as_person(e) if _is_surname(e) else e for e in entities]
    swallowed = {t.i for e in mended for t in e.tokens[:-1]}
    return [e for e in mended if not (len(e.tokens) == 1 and e.tokens[0].i in swallowed)]


def _is_surname(entity: Entity) -> bool:
    if entity.label != "DATE" or len(entity.tokens) != 1:
        return False
    token = entity.tokens[0]
    return token.text in _MONTH_NAMES and token.tag == "NNP" and bool(_forenames(token))


def _forenames(token: Token) -> list[Token]:
    """Capitalised compounds right before the name that are neither titles nor parts of a date."""
    names = [
        c
        for c in token.children
        if c.dep == "compound" and c.text[:1].isupper() and c.lower not in _BEFORE_A_DATE and c.ent in ("", "PERSON")
    ]
    return [c for c in names if c.i == token.i - 1]


def _as_person(entity: Entity) -> Entity:
    tokens = [*_forenames(entity.tokens[0]), *entity.tokens]
    for i, token in enumerate(tokens):
        token.ent, token.ent_start = "PERSON", i == 0
    return Entity("PERSON", tokens)
