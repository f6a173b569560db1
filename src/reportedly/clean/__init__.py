"""Page -> Document: the story without the page's furniture, and where each stretch of it stood in the page."""

from .page import clean_page

__all__ = ["clean_page"]
