"""The command line: each command is a thin loop over a public function. Nothing heavy is imported before a command runs."""


def main() -> None:
    """Entry point of the ``reportedly`` command."""
    from .app import app

    app(prog_name="reportedly")
