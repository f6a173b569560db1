"""Errors that stop a run. A bad document never does: it becomes a ``Problem`` in its record.

ReportedlyError
├── SetupError        the installation or a model is not usable
├── LexiconError      a lexicon file is wrong: place, entry, way out
└── UsageError        the command was called in a way that cannot work
"""


class ReportedlyError(Exception):
    """Base of everything raised on purpose."""


class SetupError(ReportedlyError):
    """The installation is not usable."""


class LexiconError(ReportedlyError):
    """A lexicon file is wrong."""


class UsageError(ReportedlyError):
    """The command cannot do what was asked."""
