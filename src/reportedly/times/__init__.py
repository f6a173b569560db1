"""Parse, publication date -> time expressions with TIMEX3 values and the days they cover."""

from .find import find_timexes

__all__ = ["find_timexes"]
