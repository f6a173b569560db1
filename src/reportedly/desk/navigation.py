"""Where the page header leads."""

from __future__ import annotations

import msgspec


class Nav(msgspec.Struct, frozen=True):
    """A place in the navigation: its word, its address, and the key that leads there after ``g``."""

    label: str
    address: str
    key: str = ""

    def holds(self, path: str) -> bool:
        """True when ``path`` is the place or something below it.

        >>> Nav("Events", "/events").holds("/events/abc"), Nav("Today", "/").holds("/events")
        (True, False)
        """
        return path == self.address or (self.address != "/" and path.startswith(self.address + "/"))
