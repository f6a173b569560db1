"""The API under ``/api/v1``: what pages show, for programs, with the same filters. Described in ``/api/v1/openapi.json``."""

from . import disputes, documents, events, jobs, people, stories

APIS = (events, documents, stories, people, disputes, jobs)
"""Modules with a ``router``."""
