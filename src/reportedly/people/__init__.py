"""Who works at the desk: users and their roles."""

from .user import LOCAL, ROLES, Role, User

__all__ = ["LOCAL", "ROLES", "Role", "User"]
