"""Parse, Cast -> Attributions and Disputes: who is reported to have said, believed or ordered what, and who denies it."""

from .disputes import find_disputes
from .find import Cast, find_attributions
from .lexicon import CueFamily, CueLexicon
from .standing import chain

__all__ = ["Cast", "CueFamily", "CueLexicon", "chain", "find_attributions", "find_disputes"]
