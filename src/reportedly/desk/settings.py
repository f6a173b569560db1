"""How a desk is served."""

from __future__ import annotations

import ipaddress

import msgspec

LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What whoever starts the desk decides. The defaults are for one person at one machine."""

    hosts: frozenset[str] = LOOPBACK_NAMES
    """Names under which the desk may be asked for (without port). Any other is refused: a page elsewhere could have its own
    name point at this machine (DNS rebinding) and read along."""
    sign_in: bool = False
    """True: nobody is let in without an account. False: whoever can reach the desk is the user ``local``."""
    https: bool = False
    """True: people reach the desk over https only; cookies are marked so."""
    rate: int = 0
    """Requests to the API that one asker may make in a minute; 0: any number."""
    max_body: int = 32_000_000
    """Bytes that a request may carry."""
    fetch: bool = True
    """True: people may have addresses fetched. Those inside a private network are refused unless ``allow_private``."""
    allow_private: bool = False
    fast: bool = False
    """True: pages that are added are read by rules alone."""
    styleguide: bool = False
    """True: ``/styleguide`` shows every part of the design, for those who work on it."""


def is_loopback(host: str) -> bool:
    """True when only this machine can reach what listens on ``host``.

    >>> is_loopback("localhost"), is_loopback("127.0.0.9"), is_loopback("::1"), is_loopback("0.0.0.0"), is_loopback("example.org")
    (True, True, True, False, False)
    """
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
