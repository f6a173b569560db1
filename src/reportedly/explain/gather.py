"""Page -> Explanation. The page is read as always, with a trace; then every sentence is gone through for what fired and what nearly did."""

from __future__ import annotations

from collections.abc import Callable

from ..events import Fate, Trace
from ..events.learned import contributions, load_weights
from ..parse import Parse, Sentence
from ..pipeline import Resources, is_readable, prepare_page, read_parse
from ..records import Page, Party, Problem, Report
from .cues import find_cues
from .explanation import Cue, Explanation, SentenceExplanation, Trigger
from .near import near_anchors, near_frames, opinions, worded
from .steps import CHANGES, reason

Wanted = Callable[[int, str], bool]


def explain_page(page: Page, resources: Resources, wanted: Wanted = lambda number, text: True) -> Explanation:
    """The explanation of the sentences whose number (from 1) and text are ``wanted``."""
    document, problems = prepare_page(page, resources.sites)
    trace = Trace()
    report = Report(document=document, problems=problems)
    sentences: tuple[SentenceExplanation, ...] = ()
    if is_readable(document):
        parse = resources.parser.parse(document.text)
        report = read_parse(document, parse, resources, problems, trace)
        try:
            sentences = _sentences(parse, report, trace, resources, wanted)
        except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
            failed = Problem(stage="explain", message=f"{type(error).__name__}: {error}; nothing is explained, please report the page")
            report = report.replace(problems=(*report.problems, failed))
    return Explanation(
        document=document.id,
        external_id=document.external_id,
        title=document.title,
        tagger=resources.tagger.version if resources.tagger else None,
        sentences=sentences,
        problems=report.problems,
    )


def _sentences(parse: Parse, report: Report, trace: Trace, resources: Resources, wanted: Wanted) -> tuple[SentenceExplanation, ...]:
    chosen = [(n, s) for n, s in enumerate(parse.sentences, 1) if wanted(n, parse.text[s.start : s.end])]
    cues = find_cues(parse, report, trace.tags, resources.cues) if chosen else {}
    return tuple(_sentence(n, s, report, trace, resources, cues.get(s.index, ())) for n, s in chosen)


def _sentence(
    number: int, sentence: Sentence, report: Report, trace: Trace, resources: Resources, cues: tuple[Cue, ...]
) -> SentenceExplanation:
    fates = [fate for t in sentence.tokens for fate in trace.at(t.i)]
    told = [_trigger(fate, report, trace) for fate in fates]
    return SentenceExplanation(
        number=number,
        span=sentence.span,
        text=report.document.text[sentence.start : sentence.end],
        events=tuple(t for t in told if t.dropped_by is None),
        dropped=tuple(t for t in told if t.dropped_by is not None),
        near_frames=near_frames(sentence, trace, resources.frames),
        near_anchors=near_anchors(sentence, trace),
        cues=cues,
    )


def _trigger(fate: Fate, report: Report, trace: Trace) -> Trigger:
    match, tags = fate.match, trace.tags
    record = next((e for e in report.events if e.id == fate.event), None)
    weighed = contributions(match, tags) if tags is not None and match.decision is not None else {}
    text = report.document.text
    return Trigger(
        word=match.trigger.text,
        span=match.trigger.span,
        rule=match.frame.id,
        event_type=match.event_type,
        modes=match.modes,
        slots={name: tuple(worded(t, text) for t in tokens) for name, tokens in match.arguments.slots().items()},
        actors=_parties(record.actors if record else match.actors, text),
        recipients=_parties(record.recipients if record else match.recipients, text),
        auxiliary=record.auxiliary if record else match.auxiliary,
        changes=tuple(f"{CHANGES.get(rule, rule)} (the frame says {match.frame.type})" for rule in match.rules),
        tagger=opinions(tags, match.trigger),
        weights={name: round(value, 2) for name, value in weighed.items() if round(value, 2)},
        decision=None if match.decision is None else round(match.decision, 3),
        threshold=None if match.decision is None else load_weights().threshold,
        confidence=record.confidence if record else None,
        event=fate.event,
        dropped_by=fate.step,
        reason=reason(fate) if fate.step else None,
    )


def _parties(parties: tuple[Party, ...], text: str) -> tuple[str, ...]:
    """``Fiji's foreign ministry (FJI, GOV)``."""
    listed = []
    for party in parties:
        codes = ", ".join(code for code in (party.country, party.sector, *party.other_sectors) if code)
        name = party.name or text[slice(*party.span)]
        listed.append(f"{name} ({codes})" if codes else name)
    return tuple(dict.fromkeys(listed))
