"""Data files and their loader. ``README.md`` here tells origin and licence of each."""

from .loader import cache_dir, lexicon_path, load_tsv, load_yaml, write_cache

__all__ = ["cache_dir", "lexicon_path", "load_tsv", "load_yaml", "write_cache"]
