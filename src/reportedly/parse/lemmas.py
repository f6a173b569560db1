"""Verb lemmas the model gets wrong, and the right ones: "staged" is not of "stag".

Found by inflecting every verb of our lexicons and asking the model; ``tests/parse/test_lemmas.py`` does it again.
"""

from __future__ import annotations

VERB_LEMMAS = {
    "din": "dine", "fin": "fine", "grip": "gripe", "hop": "hope", "rag": "rage", "rap": "rape", "slat": "slate", "snip": "snipe",
    "spar": "spare", "stag": "stage", "wag": "wage", "gutte": "gut", "cordone": "cordon", "reappointe": "reappoint", "rearreste":
    "rearrest", "reconnecte": "reconnect", "relaunche": "relaunch", "readie": "ready", "resupplie": "resupply", "resupplye": "resupply",
    "reoccupie": "reoccupy", "reoccupye": "reoccupy", "scapegoate": "scapegoat", "tasere": "taser", "unbane": "unban", "waterboarde":
    "waterboard", "phishe": "phish", "spearphishe": "spearphish", "greenlighte": "greenlight", "fulfil": "fulfill", "instal": "install",
    "lambast": "lambaste", "overflie": "overfly",
}  # fmt: skip

_SHORT = frozenset({"din", "fin", "grip", "hop", "rag", "rap", "slat", "snip", "spar", "stag", "wag"})
"""Real words too: repaired only where the form shows the e ("staged", "staging", not "stagged")."""


def repair_lemma(word: str, lemma: str, tag: str) -> str:
    """The lemma, mended where the model is known to be wrong.

    >>> repair_lemma("staged", "stag", "VBD"), repair_lemma("hopped", "hop", "VBD"), repair_lemma("stag", "stag", "NN")
    ('stage', 'hop', 'stag')
    """
    right = VERB_LEMMAS.get(lemma)
    if right is None or not tag.startswith("VB"):
        return lemma
    doubled = lemma in _SHORT and word.lower().startswith(lemma + lemma[-1])
    bare = lemma in _SHORT and word.lower() in (lemma, lemma + "s")
    return lemma if doubled or bare else right
