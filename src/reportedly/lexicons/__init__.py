"""Data files and their loader. ``README.md`` here tells origin and licence of each."""

from .folder import UserFolder, open_folder
from .loader import cache_dir, lexicon_path, load_tsv, load_yaml, write_cache
from .terms import term_pattern

__all__ = ["UserFolder", "cache_dir", "lexicon_path", "load_tsv", "load_yaml", "open_folder", "term_pattern", "write_cache"]
