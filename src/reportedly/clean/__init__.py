"""Page -> Document: the story without the page's furniture, and where each stretch of it stood in the page."""

from .page import clean_page
from .site import SiteFurniture

__all__ = ["SiteFurniture", "clean_page"]
