"""A briefing as PDF: plain pages for print and for those who want a file."""

from __future__ import annotations

import warnings
from datetime import date
from importlib import resources

import msgspec

_FONT = "Source Sans Pro"
_FILES = {"": "SourceSansPro-Regular.ttf", "B": "SourceSansPro-Bold.ttf", "I": "SourceSansPro-It.ttf"}
_INK, _MUTED = (26, 32, 39), (85, 96, 108)


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A heading with paragraphs and, in small print, where they come from."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    small: str = ""


class Briefing(msgspec.Struct, frozen=True, kw_only=True):
    """A title, what it is about, sections, and the sources."""

    title: str
    lead: str
    sections: tuple[Section, ...]
    sources: tuple[str, ...] = ()


def briefing_pdf(briefing: Briefing, made: date) -> bytes:
    """The file. Equal briefings of one day give equal bytes; letters that the font lacks become boxes."""
    from datetime import UTC, datetime

    from fpdf import FPDF
    from fpdf.enums import WrapMode

    pdf = FPDF(format="A4")
    pdf.set_creation_date(datetime(made.year, made.month, made.day, tzinfo=UTC))
    pdf.set_title(_printable(briefing.title))
    pdf.set_margins(22, 20)
    pdf.set_auto_page_break(True, 20)
    folder = resources.files("font_source_sans_pro") / "files"
    for style, name in _FILES.items():
        pdf.add_font(_FONT, style, str(folder / name))
    pdf.add_page()

    def write(text: str, size: float, style: str = "", colour: tuple[int, int, int] = _INK, after: float = 2) -> None:
        if text.strip():
            pdf.set_font(_FONT, style, size)
            pdf.set_text_color(*colour)
            pdf.multi_cell(0, size * 0.48, _printable(text), new_x="LMARGIN", new_y="NEXT", align="L", wrapmode=WrapMode.WORD)
            pdf.ln(after)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of letters that the font lacks
        write(briefing.title, 20, "B")
        write(briefing.lead, 11, colour=_MUTED, after=5)
        for section in briefing.sections:
            write(section.heading, 13, "B", after=1)
            for paragraph in section.paragraphs:
                write(paragraph, 11)
            write(section.small, 9, colour=_MUTED, after=4)
        if briefing.sources:
            write("Sources", 13, "B", after=1)
            for number, source in enumerate(briefing.sources, 1):
                write(f"{number}. {source}", 9, after=1)
        write(f"Made with Reportedly on {made.isoformat()}. What articles say, and who says so; not what is true.", 8, "I", _MUTED)
        return bytes(pdf.output())


def _printable(text: str) -> str:
    """Without control characters; what lies beyond the fonts' plane is replaced."""
    kept = "".join(c if c >= " " and c not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069" else " " for c in text)
    return " ".join(word[i : i + 60] for word in kept.split() for i in range(0, len(word), 60))
