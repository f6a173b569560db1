"""A person at the desk, and what their role lets them do."""

from __future__ import annotations

from typing import Literal

import msgspec

Role = Literal["viewer", "reviewer", "admin"]

ROLES: tuple[Role, ...] = ("viewer", "reviewer", "admin")
"""From the one that may do least: viewers read and share, reviewers also judge, correct and add, admins also keep the users."""


class User(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who has signed in. ``name`` is what others see beside a verdict or a note; it is unique and stays."""

    name: str
    role: Role

    def may(self, role: Role) -> bool:
        """True when the user's role includes what ``role`` may do.

        >>> User(name="ann", role="reviewer").may("viewer"), User(name="ann", role="reviewer").may("admin")
        (True, False)
        """
        return ROLES.index(self.role) >= ROLES.index(role)


LOCAL = User(name="local", role="admin")
"""Whoever sits at this machine: the one user of a desk that only this machine can reach."""
