"""Document -> Parse. The only folder that imports a parser library, and only when a ``Parser`` is made."""

from .paragraphs import split_paragraphs
from .spacy_parser import Parser
from .tree import Entity, Parse, Sentence, Token, span_of

__all__ = ["Entity", "Parse", "Parser", "Sentence", "Token", "span_of", "split_paragraphs"]
