"""What is refused, and why, in words that may be shown."""

from __future__ import annotations

from ..errors import ReportedlyError


class PeopleError(ReportedlyError):
    """A user, role, password or token cannot be as asked."""


class SignInRefused(PeopleError):
    """Name and password do not fit, or there were too many tries. Never tells which names exist."""

    def __init__(self, message: str, wait: int = 0) -> None:
        super().__init__(message)
        self.wait = wait
        """Seconds until another try makes sense; 0 where one may try at once."""
