"""Parse -> toponyms with the gazetteer rows they stand for."""

from .find import find_toponyms
from .gazetteer import Gazetteer

__all__ = ["Gazetteer", "find_toponyms"]
