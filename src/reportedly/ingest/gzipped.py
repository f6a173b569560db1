"""gzip (RFC 1952), member by member: checksums and lengths are checked, an early end is told, a bomb is stopped.

Python's own ``gzip`` reads on into the next member unseen; an archive needs to know where each member begins.
"""

from __future__ import annotations

import io
import zlib
from typing import IO, Protocol

from .limits import BOMB_BYTES, BOMB_RATIO, megabytes
from .problem import DamagedInput

MAGIC = b"\x1f\x8b\x08"
CHUNK = 65_536
_TOO_EARLY = "the gzip data ends too early; the file was cut, get it again"


class Packed(Protocol):
    """Members or frames of packed data, one after the other."""

    @property
    def offset(self) -> int: ...
    def next_member(self) -> bool: ...
    def read(self, size: int) -> bytes: ...
    def find_next(self) -> bool: ...


class Members:
    """The members of a gzip stream, one after the other, in bounded memory."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream = stream
        self.waiting = b""
        """Compressed bytes that were taken from the stream and not used yet."""
        self.taken = 0
        """Bytes taken from the stream so far."""
        self.offset = 0
        """Where the current member begins."""
        self.inside = False
        self.grown = 0
        self._inflate = zlib.decompressobj(wbits=31)

    @property
    def here(self) -> int:
        """The offset of the next compressed byte."""
        return self.taken - len(self.waiting)

    def next_member(self) -> bool:
        """Go to the next member; ``False`` at the end of the file. Padding with zeros between members is passed over."""
        while True:
            self.waiting = self.waiting.lstrip(b"\x00")
            if self.waiting or not self._take():
                break
        while 0 < len(self.waiting) < len(MAGIC) and self._take():
            pass
        if not self.waiting:
            return False
        if not self.waiting.startswith(MAGIC):
            raise DamagedInput("what follows is not gzip; the file was damaged or joined with something else")
        self.offset, self.inside, self.grown = self.here, True, 0
        self._inflate = zlib.decompressobj(wbits=31)
        return True

    def read(self, size: int) -> bytes:
        """Up to ``size`` bytes of the current member, unpacked; ``b""`` only at its end, after its checksum was found right."""
        while self.inside:
            if not self.waiting and not self._inflate.unconsumed_tail and not self._take():
                self.inside = False
                raise DamagedInput(_TOO_EARLY)
            try:
                out = self._inflate.decompress(self.waiting, size)
            except zlib.error as error:
                self.inside = False
                raise DamagedInput(f"the gzip data is damaged ({_reason(error)}); get the file again") from error
            self.waiting = self._inflate.unconsumed_tail
            if self._inflate.eof:
                self.inside, self.waiting = False, self._inflate.unused_data
            self.grown += len(out)
            if self.grown > BOMB_BYTES and self.grown > BOMB_RATIO * (self.here - self.offset):
                self.inside = False
                raise DamagedInput(f"grows to over {BOMB_RATIO} times its size when unpacked, a bomb; leave it out", kind="too large")
            if out:
                return out
        return b""

    def find_next(self) -> bool:
        """After damage: go to the next bytes that look like a member; ``False`` when there are none."""
        self.inside = False
        if self.here <= self.offset:
            self.waiting = self.waiting[1:]
        while True:
            at = self.waiting.find(MAGIC)
            if at >= 0:
                self.waiting = self.waiting[at:]
                return True
            self.waiting = self.waiting[-(len(MAGIC) - 1) :]
            if not self._take():
                return False

    def _take(self) -> bool:
        chunk = self.stream.read(CHUNK)
        self.taken += len(chunk)
        self.waiting += chunk
        return bool(chunk)


class Unpacked(io.RawIOBase):
    """All members as one stream of bytes. Reading raises ``DamagedInput`` where the data ends early or is damaged."""

    def __init__(self, stream: IO[bytes], members: Packed | None = None) -> None:
        self.members: Packed = members or Members(stream)
        self.failed: DamagedInput | None = None

    def opening(self, size: int) -> bytes:
        """The first ``size`` bytes; damage within them is told when reading comes to it."""
        parts = bytearray()
        try:
            while len(parts) < size and (piece := self.read(size - len(parts))):
                parts += piece
        except DamagedInput as error:
            self.failed = error
        return bytes(parts)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        if self.failed:
            raise self.failed
        try:
            while not (out := self.members.read(len(buffer))) and self.members.next_member():
                pass
        except DamagedInput as error:
            self.failed = error
            raise
        buffer[: len(out)] = out
        return len(out)


def first_bytes(head: bytes) -> bytes:
    """What the beginning of a gzip file unpacks to, as far as it does; at most 64 KB."""
    try:
        return zlib.decompressobj(wbits=31).decompress(head, CHUNK)
    except zlib.error:
        return b""


def inflate(content: bytes, limit: int, wbits: int = 47) -> tuple[bytes, bool]:
    """A compressed body unpacked, and whether it is whole; raises ``DamagedInput`` where it grows over ``limit`` or is damaged.

    >>> inflate(zlib.compress(b"Talks ended."), 100)
    (b'Talks ended.', True)
    >>> inflate(zlib.compress(b"Talks ended.")[:-6], 100)[1]
    False
    """
    inflater = zlib.decompressobj(wbits=wbits)
    try:
        out = inflater.decompress(content, limit + 1)
    except zlib.error as error:
        raise DamagedInput(f"cannot be unpacked ({_reason(error)})") from error
    if len(out) > limit:
        raise DamagedInput(f"unpacks to over {megabytes(limit)}, more than any article", kind="too large")
    return out, inflater.eof


def _reason(error: zlib.error) -> str:
    return str(error).split(": ")[-1]
