"""Copies of one article among many documents: texts -> groups and the likely original.

Two reports of one happening are not copies; a text cut, edited, paraphrased or padded is.
"""

from .find import find_copies, group_copies
from .index import CopyIndex
from .records import Copy, CopyGroup, CopyInput, CopyOf

__all__ = ["Copy", "CopyGroup", "CopyIndex", "CopyInput", "CopyOf", "find_copies", "group_copies"]
