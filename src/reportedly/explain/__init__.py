"""Page -> Explanation: which rules and which opinions of the tagger made each event, which nearly did, and what kept them from it."""

from .explanation import Explanation
from .gather import explain_page
from .text import format_explanation

__all__ = ["Explanation", "explain_page", "format_explanation"]
