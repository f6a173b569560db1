"""Passwords: what is good enough, how they are kept (Argon2id), and how they are compared."""

from __future__ import annotations

import secrets
import threading
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from .errors import PeopleError

SHORTEST, LONGEST = 10, 200
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that look like another

_hasher = PasswordHasher(time_cost=2, memory_cost=47_104, parallelism=1)
_few_at_once = threading.Semaphore(2)  # each takes 46 MB: many at once must not drive the desk out of memory


def generate_password() -> str:
    """A password that nobody guesses: 20 letters and digits in groups, about 98 bits."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(5)) for _ in range(4))


def check_password(password: str, name: str) -> None:
    """Refuse what is guessed first.

    Raises:
        PeopleError: too short, too long, made of few letters, or built on the user's name.

    >>> check_password("correct horse battery", "ann")
    >>> check_password("annannannann", "ann")
    Traceback (most recent call last):
    reportedly.people.errors.PeopleError: The password is too easy to guess; mix more letters, or take several words.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise PeopleError(f"A password has {SHORTEST} to {LONGEST} characters; several words make a good one.")
    rest = password.lower().replace(name.lower(), "")
    if len(set(rest)) < 5 or rest in "01234567890123456789" or rest in ("password", "passwordpassword", "reportedly", "qwertyuiop"):
        raise PeopleError("The password is too easy to guess; mix more letters, or take several words.")


def hash_password(password: str) -> str:
    """What is kept."""
    with _few_at_once:
        return _hasher.hash(password)


def fits(kept: str | None, password: str) -> bool:
    """True when the password is the one that is kept. Takes as long where none is kept."""
    with _few_at_once:
        try:
            return _hasher.verify(kept or _nobodys(), password) and kept is not None
        except (VerificationError, InvalidHashError):
            return False


def is_outdated(kept: str) -> bool:
    """True when it was hashed with less effort than today's."""
    return _hasher.check_needs_rehash(kept)


@cache
def _nobodys() -> str:
    return _hasher.hash(secrets.token_urlsafe(16))
