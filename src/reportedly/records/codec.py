"""Records to JSON lines and back, and their JSON Schema."""

from __future__ import annotations

from typing import Any

import msgspec

from .report import Report

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Report)


def encode_report(report: Report) -> bytes:
    """One line of JSON, without the line break. Every field is written, ``null`` where unknown."""
    return _encoder.encode(report)


def decode_report(line: bytes | str) -> Report:
    """The report a line holds; raises ``msgspec.ValidationError`` naming the place of any misspelt or missing field."""
    return _decoder.decode(line)


def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of one output line."""
    return msgspec.json.schema(Report)
