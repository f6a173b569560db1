"""Country outlines of Natural Earth, read once. Origin and licence: ``countries.yml`` beside this file; made by ``derive.py``."""

from .load import Outlines, load_outlines

__all__ = ["Outlines", "load_outlines"]
