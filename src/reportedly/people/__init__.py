"""Who works at the desk: users and their roles, how they sign in, tokens for their programs, and a log of all that.

Passwords, session tokens and API tokens are kept only as hashes. Every function takes a connection of the store, so that what
belongs together stands in one transaction.
"""

from .audit import AuditLine, read_audit, record
from .errors import PeopleError, SignInRefused
from .passwords import generate_password
from .sessions import Session, end_other_sessions, end_session, find_session
from .signing_in import sign_in
from .tokens import SCOPES, Scope, TokenLine, find_token_user, list_tokens, make_token, revoke_token
from .user import LOCAL, ROLES, Role, User
from .users import UserLine, add_user, change_password, change_role, has_admin, list_users, remove_user, set_password

__all__ = [
    "LOCAL", "ROLES", "SCOPES", "AuditLine", "PeopleError", "Role", "Scope", "Session", "SignInRefused", "TokenLine", "User", "UserLine",
    "add_user", "change_password", "change_role", "end_other_sessions", "end_session", "find_session", "find_token_user",
    "generate_password", "has_admin", "list_tokens", "list_users", "make_token", "read_audit", "record", "remove_user", "revoke_token",
    "set_password", "sign_in",
]  # fmt: skip
