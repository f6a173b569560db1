"""All tables of the store, wherever they are declared: those of people and reviews stand beside the code that uses them."""

from importlib import import_module, util

from .schema import metadata

ROOMS = ("reportedly.people.schema", "reportedly.review.schema", "reportedly.share.schema", "reportedly.jobs.schema")

for room in ROOMS:
    if util.find_spec(room.rpartition(".")[0]) and util.find_spec(room):
        import_module(room)

__all__ = ["metadata"]
