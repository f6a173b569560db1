"""Copies of one article among many documents: texts -> groups, the likely original, what each copy changed.

Two reports of one happening are not copies; a text cut, edited, paraphrased or padded is.
"""

from .find import find_copies, group_copies
from .records import Change, Comparison, Copy, CopyGroup, CopyInput, CopyOf, QuoteDrift

__all__ = ["Change", "Comparison", "Copy", "CopyGroup", "CopyInput", "CopyOf", "QuoteDrift", "find_copies", "group_copies"]
