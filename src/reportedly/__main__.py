"""``python -m reportedly`` is the ``reportedly`` command."""

from .cli import main

main()
