"""Brotli (RFC 7932) -> bytes, in bounded memory. The package is an extra. The format has no checksum: only a missing end is seen."""

from __future__ import annotations

from .limits import megabytes
from .problem import DamagedInput


def unpack(content: bytes, limit: int) -> tuple[bytes, bool]:
    """A compressed body unpacked, and whether it is whole; raises ``DamagedInput`` where it grows over ``limit`` or is damaged."""
    try:
        import brotli
    except ImportError:
        message = "is packed with brotli, and the package that reads it is missing; pip install 'reportedly[archives]'"
        raise DamagedInput(message, kind="needs a package") from None
    decoder = brotli.Decompressor()
    try:
        out = decoder.process(content, output_buffer_limit=limit + 1)
        while len(out) <= limit and not decoder.is_finished() and (more := decoder.process(b"", output_buffer_limit=limit + 1)):
            out += more
    except brotli.error as error:
        raise DamagedInput("cannot be unpacked (no brotli, or damaged)") from error
    if len(out) > limit:
        raise DamagedInput(f"unpacks to over {megabytes(limit)}, more than any article", kind="too large")
    return out, decoder.is_finished()
