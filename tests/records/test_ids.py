"""Identifiers: the same from the same parts, whatever was asked before."""

from __future__ import annotations

import hashlib

import pytest

from reportedly.records import derive_id


@pytest.mark.parametrize("parts", [("Rain fell in Gao.", (0, 4), "AID"), ("Rain fell in Gao.", None), ("\ud800", "x"), (None,), ("",), ()])
def test_an_id_is_the_digest_of_its_parts(parts: tuple[object, ...]) -> None:
    joined = "\x1f".join("\x00" if p is None else str(p) for p in parts)
    expected = hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    assert derive_id("x", *parts) == derive_id("x", *parts) == f"x-{expected}"


def test_one_text_gives_different_ids_to_what_stands_in_it() -> None:
    text = "Rain fell in Gao. " * 1000
    assert len({derive_id("event", text, (n, n + 4)) for n in range(50)}) == 50
