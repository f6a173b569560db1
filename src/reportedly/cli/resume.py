"""What an unfinished output file holds already, so that ``--resume`` neither loses a record nor writes one twice."""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path
from typing import BinaryIO

from ..errors import UsageError
from ..records import Page, Provenance, Record


class Written(Record, frozen=True, kw_only=True, forbid_unknown_fields=False):
    """As much of a record as is needed to know its page again."""

    class Document(Record, frozen=True, kw_only=True, forbid_unknown_fields=False):
        """Its document."""

        provenance: Provenance

    document: Document


class Done:
    """The pages that an output file has a record of. ``end`` is where its last whole line ends."""

    def __init__(self) -> None:
        self.pages: Counter[bytes] = Counter()
        self.end = 0
        self.skipped = 0

    @classmethod
    def read(cls, path: Path) -> Done:
        """What the file holds; a last line that was cut is not counted. Raises ``UsageError`` for a file of something else."""
        done = cls()
        try:
            with path.open("rb") as stream:
                done._read(stream, path)
        except FileNotFoundError:
            pass
        except OSError as error:
            raise UsageError(f"--out {path}: {error.strerror}; name a file that can be read and written") from error
        return done

    def _read(self, stream: BinaryIO, path: Path) -> None:
        import msgspec

        decoder = msgspec.json.Decoder(Written)
        for number, line in enumerate(stream, start=1):
            if not line.endswith(b"\n"):
                return
            try:
                self.pages[_key(decoder.decode(line).document.provenance)] += 1
            except msgspec.DecodeError as error:
                message = f"--out {path}:{number} is no record of this version ({error}); leave --resume out to write the file anew"
                raise UsageError(message) from error
            self.end += len(line)

    def has(self, page: Page) -> bool:
        """True once for each record the file has of this page."""
        key = _key(page.provenance) if page.provenance else b""
        if not self.pages[key]:
            return False
        self.pages[key] -= 1
        self.skipped += 1
        return True

    def knows(self, provenance: Provenance) -> bool:
        """True when there is a record of the page."""
        return self.pages[_key(provenance)] > 0

    def add(self, page: Page) -> None:
        """Count a record that was written."""
        if page.provenance:
            self.pages[_key(page.provenance)] += 1


def _key(provenance: Provenance) -> bytes:
    import msgspec

    place = (provenance.file, provenance.record, provenance.offset)  # a page that is fetched again is the same page
    return hashlib.sha256(msgspec.json.encode(place)).digest()[:16]
