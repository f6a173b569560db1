"""Parse, Cast -> Attributions and Disputes: who is reported to have said, believed or ordered what, and who denies it."""

from .balance import find_balance
from .disputes import find_disputes
from .find import find_attributions
from .lexicon import CueFamily, CueLexicon
from .source_kinds import Cast
from .standing import chain

__all__ = ["Cast", "CueFamily", "CueLexicon", "chain", "find_attributions", "find_balance", "find_disputes"]
