"""Zstandard (RFC 8878), frame by frame, with the same promises as ``gzipped``; WARC files may bring a dictionary in their first frame.

The package is an extra. Its decoder checks the checksum a frame brings; that a frame ends, and how much it grows, is watched here.
"""

from __future__ import annotations

import io
import re
from typing import IO, TYPE_CHECKING, Any, Protocol

from .limits import BOMB_BYTES, BOMB_RATIO, megabytes
from .problem import DamagedInput

if TYPE_CHECKING:
    import zstandard

MAGIC = b"\x28\xb5\x2f\xfd"
_SKIPPABLE = re.compile(rb"[\x50-\x5f]\x2a\x4d\x18")
_DICTIONARY = b"\x5d\x2a\x4d\x18"
_AT_ONCE = 256
"""Bytes given to the decoder at once: a block of four may stand for 128 KB, so what one step gives stays under some 10 MB."""
_CHUNK = 65_536
_WIDEST_WINDOW = 1 << 27
_LARGEST_DICTIONARY = 16_000_000


class _Decoder(Protocol):
    eof: bool
    unused_data: bytes

    def decompress(self, data: bytes) -> bytes: ...


def is_zstd(head: bytes) -> bool:
    """True for the beginning of a frame, or of one that is to be skipped, as a dictionary is.

    >>> is_zstd(MAGIC + b"..."), is_zstd(_DICTIONARY + bytes(4)), is_zstd(b"Talks ended.")
    (True, True, False)
    """
    return head.startswith(MAGIC) or _SKIPPABLE.match(head) is not None


class Frames:
    """The frames of a zstd stream, one after the other, in bounded memory. Raises ``DamagedInput`` where the package is missing."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._zstd = _package()
        self._stream = stream
        self._waiting = b""
        self._taken = 0
        self.offset = 0
        """Where the current frame begins."""
        self._out = memoryview(b"")
        self._inside = False
        self._grown = 0
        self._dictionary: zstandard.ZstdCompressionDict | None = None
        self._decoder: _Decoder = self._new_decoder()

    def next_member(self) -> bool:
        """Go to the next frame; ``False`` at the end of the file. Frames to be skipped are, but for a dictionary at the beginning."""
        while self._fill(8):
            if self._waiting.startswith(MAGIC):
                self.offset, self._inside, self._grown, self._out = self._here, True, 0, memoryview(b"")
                self._decoder = self._new_decoder()
                return True
            if not _SKIPPABLE.match(self._waiting):
                self.offset = self._here
                raise DamagedInput("what follows is not zstd; the file was damaged or joined with something else")
            self._skip()
        return False

    def read(self, size: int) -> bytes:
        """Up to ``size`` bytes of the current frame, unpacked; ``b""`` only at its end."""
        while not self._out and self._inside:
            self._out = memoryview(self._step())
        piece, self._out = bytes(self._out[:size]), self._out[size:]
        return piece

    def find_next(self) -> bool:
        """After damage: go to the next bytes that look like a frame; ``False`` when there are none."""
        self._inside, self._out = False, memoryview(b"")
        if self._here <= self.offset:
            self._waiting = self._waiting[1:]
        while True:
            at = self._waiting.find(MAGIC)
            if at >= 0:
                self._waiting = self._waiting[at:]
                return True
            self._waiting = self._waiting[-(len(MAGIC) - 1) :]
            if not self._take():
                return False

    def _step(self) -> bytes:
        if not self._waiting and not self._take():
            self._inside = False
            raise DamagedInput("the zstd data ends too early; the file was cut, get it again")
        given, self._waiting = self._waiting[:_AT_ONCE], self._waiting[_AT_ONCE:]
        try:
            out = self._decoder.decompress(given)
        except self._zstd.ZstdError as error:
            self._inside, self._waiting = False, given + self._waiting  # the next frame may begin in them
            raise DamagedInput(f"the zstd data is damaged ({_reason(error)}); get the file again") from error
        if self._decoder.eof:
            self._inside, self._waiting = False, self._decoder.unused_data + self._waiting
        self._grown += len(out)
        if self._grown > BOMB_BYTES and self._grown > BOMB_RATIO * (self._here - self.offset):
            self._inside = False
            raise DamagedInput(f"grows to over {BOMB_RATIO} times its size when unpacked, a bomb; leave it out", kind="too large")
        return out

    @property
    def _here(self) -> int:
        return self._taken - len(self._waiting)

    def _new_decoder(self) -> _Decoder:
        decoder = self._zstd.ZstdDecompressor(dict_data=self._dictionary, max_window_size=_WIDEST_WINDOW)
        made: _Decoder = decoder.decompressobj()
        return made

    def _skip(self) -> None:
        """Pass over a frame that holds no data; a dictionary at the beginning of the file is kept."""
        is_dictionary = self._here == 0 and self._waiting.startswith(_DICTIONARY)
        size = int.from_bytes(self._waiting[4:8], "little")
        self._waiting = self._waiting[8:]
        if is_dictionary and size <= _LARGEST_DICTIONARY:
            if not self._fill(size):
                raise DamagedInput("the zstd dictionary ends too early; the file was cut, get it again")
            self._dictionary = self._zstd.ZstdCompressionDict(self._plain(self._waiting[:size]))
        while size:
            if not self._waiting and not self._take():
                raise DamagedInput("the zstd data ends too early; the file was cut, get it again")
            step = min(size, len(self._waiting))
            self._waiting, size = self._waiting[step:], size - step

    def _plain(self, content: bytes) -> bytes:
        return unpack(content, _LARGEST_DICTIONARY)[0] if content.startswith(MAGIC) else content

    def _fill(self, size: int) -> bool:
        while len(self._waiting) < size and self._take():
            pass
        if 0 < len(self._waiting) < min(size, 8):
            self.offset = self._here
            raise DamagedInput("what follows is not zstd; the file was damaged or joined with something else")
        return len(self._waiting) >= size

    def _take(self) -> bool:
        chunk = self._stream.read(_CHUNK)
        self._taken += len(chunk)
        self._waiting += chunk
        return bool(chunk)


def first_bytes(head: bytes) -> bytes:
    """What the beginning of a zstd file unpacks to, as far as it does; ``b""`` where the package is missing."""
    try:
        frames = Frames(io.BytesIO(head))
        return frames.read(_CHUNK) if frames.next_member() else b""
    except DamagedInput:
        return b""


def unpack(content: bytes, limit: int) -> tuple[bytes, bool]:
    """A compressed body unpacked, and whether it is whole; raises ``DamagedInput`` where it grows over ``limit`` or is damaged."""
    frames, parts, size = Frames(io.BytesIO(content)), [], 0
    try:
        while frames.next_member():
            while piece := frames.read(limit + 1):
                parts.append(piece)
                size += len(piece)
                if size > limit:
                    raise DamagedInput(f"unpacks to over {megabytes(limit)}, more than any article", kind="too large")
    except DamagedInput as error:
        if "too early" not in error.message:
            raise
        return b"".join(parts), False
    return b"".join(parts), True


def _package() -> Any:
    try:
        import zstandard
    except ImportError:
        message = "is packed with zstd, and the package that reads it is missing; pip install 'reportedly[archives]', or unpack it first"
        raise DamagedInput(message, kind="needs a package", broken_stream=False) from None
    return zstandard


def _reason(error: Exception) -> str:
    return str(error).split(": ")[-1]
