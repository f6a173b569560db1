"""Copies of one article among many documents: texts -> groups and the likely original.

Two reports of one happening are not copies; a text cut, edited, paraphrased or padded is.
"""

from .compare import compare
from .find import find_copies, group_copies
from .index import CopyIndex
from .known import Known, KnownArticles
from .records import Comparison, Copy, CopyGroup, CopyInput, CopyOf, Difference, QuoteDrift
from .side_by_side import SideBySide, encode_side_by_side, put_side_by_side, side_by_side_schema

__all__ = [
    "Comparison", "Copy", "CopyGroup", "CopyIndex", "CopyInput", "CopyOf", "Difference", "Known", "KnownArticles", "QuoteDrift",
    "SideBySide", "compare", "encode_side_by_side", "find_copies", "group_copies", "put_side_by_side", "side_by_side_schema",
]  # fmt: skip
