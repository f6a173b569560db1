"""PLOVER as data: event types, modes, contexts, sectors, scores, and the nearest CAMEO codes."""

from .plover import Ontology, load_ontology

__all__ = ["Ontology", "load_ontology"]
