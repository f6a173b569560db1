"""Files a user brings -> ActorTable with their actors in it: CSV, or FollowTheMoney JSON lines as OpenSanctions publishes them."""

from .add import UserActors, add_actors
from .read import read_rows

__all__ = ["UserActors", "add_actors", "read_rows"]
