"""Parse, Toponyms -> Cast: which countries, offices, groups and people the noun phrases of a document stand for."""

from .cast import Cast
from .resolve import resolve_actors
from .table import ActorTable
from .user import UserActors, add_actors

__all__ = ["ActorTable", "Cast", "UserActors", "add_actors", "resolve_actors"]
