"""Paths, standard input -> Pages, and one clear line for each input that cannot be read."""

from .inputs import read_file, read_inputs
from .limits import MAX_LINE_BYTES, MAX_PAGE_BYTES, MAX_RECORD_BYTES
from .problem import InputProblem
from .reports import read_reports
from .rows import Rows

__all__ = ["MAX_LINE_BYTES", "MAX_PAGE_BYTES", "MAX_RECORD_BYTES", "InputProblem", "Rows", "read_file", "read_inputs", "read_reports"]
