"""Parse -> toponyms with the gazetteer rows they stand for."""

from .gazetteer import Gazetteer

__all__ = ["Gazetteer"]
