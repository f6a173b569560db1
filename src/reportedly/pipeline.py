"""Page -> Report: the one place where the order of the stages is written down.

clean -> dating -> parse -> times, places, actors -> attribution -> events -> disputes
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from .actors import ActorTable, add_actors, resolve_actors
from .attribution import CueLexicon, find_attributions, find_balance, find_disputes
from .clean import SiteFurniture, clean_page
from .copies import KnownArticles
from .dating import date_items, find_dates
from .events import FrameLexicon, Trace, find_events, mark_disputed
from .lexicons import open_folder
from .parse import Parse, Parser
from .places import Gazetteer, find_toponyms, read_user_file
from .records import Attribution, CopyOf, Dispute, Document, Event, Page, Problem, Report, SourceBalance, Timex, Toponym, covers
from .sites import read_sites
from .tagger import Tagger
from .threads import one_thread
from .times import find_timexes

T = TypeVar("T")


@dataclass(frozen=True)
class Resources:
    """Everything that is loaded once: the parser and the lexicons. Pass your own to replace one."""

    parser: Parser
    gazetteer: Gazetteer
    actors: ActorTable
    cues: CueLexicon
    frames: FrameLexicon
    tagger: Tagger | None = None
    """``None``: rules alone."""
    remarks: tuple[str, ...] = ()
    """What is odd about the user's own files, though they can be used."""
    sites: SiteFurniture | None = None
    """What sites are known to repeat on their pages."""

    @classmethod
    def load(
        cls,
        *,
        parser: Parser | None = None,
        lexicons: tuple[Path, ...] = (),
        actors: tuple[Path, ...] = (),
        fast: bool = False,
        gazetteer: Path | None = None,
        sites: Path | None = None,
    ) -> Resources:
        """The built-in resources, with the user's own: ``lexicons`` are folders of frames, cues and actors, ``actors`` single tables of
        actors, ``gazetteer`` is a file of places, ``sites`` one of learnt furniture. ``fast`` leaves the tagger out."""
        furniture = read_sites(sites).furniture() if sites else None
        tables = [path for folder in lexicons for path in open_folder(folder).actors]
        user = add_actors(ActorTable.load(), [*tables, *actors])
        cues, frames = CueLexicon.load(*lexicons), FrameLexicon.load(*lexicons)  # the user's mistakes come out before the long loading
        return cls(
            parser=parser or Parser(),
            gazetteer=Gazetteer.load() if gazetteer is None else Gazetteer.load().with_user(read_user_file(gazetteer)),
            actors=user.table,
            cues=cues,
            frames=frames,
            tagger=None if fast or not Tagger.is_installed() else Tagger(),
            remarks=user.remarks,
            sites=furniture,
        )


def read_page(page: Page, resources: Resources) -> Report:
    """Everything Reportedly says about one page. A stage that fails becomes a problem; the others still speak."""
    return read_document(*prepare_page(page, resources.sites), resources)


def read_document(document: Document, problems: Iterable[Problem], resources: Resources) -> Report:
    """Everything about a document that is clean and dated."""
    problems = tuple(problems)
    if not is_readable(document):
        return Report(document=document, problems=problems)
    stages = _Stages(problems)
    parse = stages.run("parse", lambda: resources.parser.parse(document.text), None)
    return (
        Report(document=document, problems=tuple(stages.problems))
        if parse is None
        else read_parse(document, parse, resources, stages.problems)
    )


def read_pages(pages: Iterable[Page], resources: Resources, known: KnownArticles | None = None) -> Iterator[Report]:
    """Reports in the order of the pages, one page at a time. Copies of ``known`` articles are not parsed; those read become known."""
    return (read_page(page, resources) if known is None else _read_unless_copy(page, resources, known) for page in pages)


def _read_unless_copy(page: Page, resources: Resources, known: KnownArticles) -> Report:
    return read_unless_copy(*prepare_page(page, resources.sites), resources, known)


def read_unless_copy(document: Document, problems: Iterable[Problem], resources: Resources, known: KnownArticles) -> Report:
    """Everything about a document that is clean and dated; of a copy of a known article only that it is one. What is read becomes known."""
    problems = tuple(problems)
    if not is_readable(document):
        return Report(document=document, problems=problems)
    found = known.find(document.text)
    if found:
        return Report(document=document, copy_of=CopyOf(document=found.id, similarity=round(found.share, 4)), problems=problems)
    known.add(document.id, document.text)
    return read_document(document, problems, resources)


def prepare_page(page: Page, sites: SiteFurniture | None = None) -> tuple[Document, tuple[Problem, ...]]:
    """The clean, dated document."""
    document, problems = clean_page(page, sites)
    dates = find_dates(page, document)
    dated = document.replace(published=dates.published, updated=dates.updated, dates=dates.evidence)
    return dated.replace(items=date_items(dated)), (*problems, *dates.problems)


def is_readable(document: Document) -> bool:
    """True when there is text, in a language the parser knows."""
    return bool(document.text.strip()) and (document.language or "en").lower().split("-")[0] == "en"


@one_thread()
def read_parse(
    document: Document, parse: Parse, resources: Resources, problems: Iterable[Problem] = (), trace: Trace | None = None
) -> Report:
    """The stages after the parse. A ``trace`` is filled with what became of every match; the report is the same."""
    stages = _Stages(problems)
    published = document.published
    tags = stages.run("tagger", lambda: resources.tagger.tag(parse) if resources.tagger else None, None)
    timexes: tuple[Timex, ...] = stages.run("times", lambda: find_timexes(parse, published, document.items), ())
    toponyms: tuple[Toponym, ...] = stages.run("places", lambda: find_toponyms(parse, resources.gazetteer), ())
    cast = stages.run("actors", lambda: resolve_actors(parse, toponyms, resources.actors, published), None)
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()
    if cast is not None:
        attributions = stages.run("attribution", lambda: find_attributions(parse, cast, resources.cues, tags, document.publisher), ())
        events = stages.run(
            "events", lambda: find_events(parse, cast, attributions, timexes, toponyms, published, resources.frames, tags, trace), ()
        )
    in_notes = {e.id for e in events if any(covers(note.span, e.anchor) for note in document.corrections)}
    events = tuple(e for e in events if e.id not in in_notes)
    if trace is not None:
        trace.left_out("note", in_notes)
    disputes: tuple[Dispute, ...] = stages.run("disputes", lambda: find_disputes(parse, attributions, events), ())
    balance: SourceBalance = stages.run("balance", lambda: find_balance(document.text, attributions, events), SourceBalance())
    return Report(
        document=document,
        events=mark_disputed(events, disputes, attributions),
        attributions=attributions,
        disputes=disputes,
        balance=balance,
        timexes=timexes,
        toponyms=toponyms,
        problems=tuple(stages.problems),
    )


class _Stages:
    """Runs stages so that one that fails leaves a problem and its default instead of stopping the run."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)

    def run(self, stage: str, step: Callable[[], T], default: T) -> T:
        try:
            return step()
        except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
            self.problems.append(
                Problem(stage=stage, message=f"{type(error).__name__}: {error}; this stage was left out, please report the page")
            )
            return default
