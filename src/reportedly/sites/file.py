"""The file of learnt furniture: JSON, sorted, the lines themselves, so that a person can review it and strike a line out."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from ..clean.site import SiteFurniture, fold
from ..errors import UsageError
from ..records.base import Record


class SiteLines(Record, frozen=True, kw_only=True):
    """What one site repeats: from how many pages and different articles it was learnt, and the lines, white space folded."""

    pages: int
    articles: int
    lines: tuple[str, ...]


class SiteFile(Record, frozen=True, kw_only=True):
    """Sites by host, or by the publisher's name where pages have no address."""

    schema: Literal["reportedly/sites/1"] = "reportedly/sites/1"
    sites: dict[str, SiteLines] = msgspec.field(default_factory=dict)

    def furniture(self) -> SiteFurniture:
        """The lines, ready to be left out of pages."""
        return SiteFurniture({site: frozenset(map(fold, found.lines)) for site, found in self.sites.items()})


def read_sites(path: Path) -> SiteFile:
    """The file that ``reportedly sites learn`` wrote.

    Raises:
        UsageError: the file cannot be read, or is none.
    """
    try:
        return decode_sites(path.read_bytes())
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}; name a file that reportedly sites learn has written") from error
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(f"{path}: {error}; write the file anew with reportedly sites learn") from error


def decode_sites(data: bytes) -> SiteFile:
    """The bytes of the file, checked."""
    return msgspec.json.decode(data, type=SiteFile)


def encode_sites(file: SiteFile) -> bytes:
    """The bytes of the file, sites in order, indented.

    >>> decode_sites(encode_sites(SiteFile())) == SiteFile()
    True
    """
    return msgspec.json.format(msgspec.json.encode(file, order="deterministic"), indent=1) + b"\n"
