"""Paths, standard input -> Pages, and one clear line for each input that cannot be read."""

from .inputs import read_inputs
from .limits import MAX_LINE_BYTES, MAX_PAGE_BYTES
from .problem import InputProblem

__all__ = ["MAX_LINE_BYTES", "MAX_PAGE_BYTES", "InputProblem", "read_inputs"]
