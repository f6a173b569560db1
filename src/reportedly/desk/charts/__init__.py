"""Charts of the desk: plain frozen records -> HTML and inline SVG, without scripts, styles or addresses of others.

Colours come from ``static/charts.css`` by class; fills that differ without colour from ``chart_patterns()``, once per page.
"""

from .bins import Bin, Dated, Timeline, Unit, bin_events, dated
from .map import world_map
from .matrix import matrix
from .network import network
from .numbers import Figure, numbers_over_time
from .patterns import chart_patterns
from .places import MapCountry, MapPoint, MapRow, map_rows, map_table
from .relations import Actor, Edge
from .shares import Part, share_bar, standing_shares
from .sparkline import sparkline
from .standing import standing_glyph, standing_key, standing_mark
from .timeline import timeline

__all__ = [
    "Actor", "Bin", "Dated", "Edge", "Figure", "MapCountry", "MapPoint", "MapRow", "Part", "Timeline", "Unit",
    "bin_events", "chart_patterns", "dated", "map_rows", "map_table", "matrix", "network", "numbers_over_time", "share_bar", "sparkline",
    "standing_glyph", "standing_key", "standing_mark", "standing_shares", "timeline", "world_map",
]  # fmt: skip
