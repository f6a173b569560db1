"""placeholder"""


def demo() -> None:
    """Read the bundled stories and print what happened in them."""
