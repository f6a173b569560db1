"""Parse + cast + attributions -> Events: match triggers, fill roles, judge mood and standing, apply PLOVER's rules."""

from __future__ import annotations

from dataclasses import replace

from ..actors import Cast
from ..ontology import load_ontology
from ..parse import Parse, Sentence, Token, span_of
from ..places import locate_event
from ..records import Attribution, Event, Published, Span, Timex, Toponym, derive_id
from ..tagger import Tags
from .accidents import is_accident
from .added_modes import with_added_modes
from .arguments import Arguments
from .circumstances import find_auxiliary
from .confidence import confidence, rule_features
from .contexts import find_contexts
from .disambiguation import Match, add_prison_sentences, drop_asides, drop_contents, drop_redundant, retype
from .everyday import is_everyday_crime, is_public
from .frames import Frame, FrameLexicon
from .learned import decide, is_sure, load_weights, propose
from .linked_parties import with_links
from .matching import Matcher, hyphenated
from .mentions import share_actors, share_circumstances
from .parties import Roles
from .quantities import find_quantities
from .reporting_police import with_reporting_police
from .salience import is_foreground, is_occasion
from .standing import find_chain, judge_standing
from .timing import find_event_time, is_archive_picture, is_historical, share_history
from .trace import Trace, after

BRIEF = 3
"""Sentences up to which a text is too short for the tagger, which learnt from whole stories, to find events no frame knows."""


def find_events(
    parse: Parse,
    cast: Cast,
    attributions: tuple[Attribution, ...],
    timexes: tuple[Timex, ...],
    toponyms: tuple[Toponym, ...],
    published: Published | None,
    frames: FrameLexicon,
    tags: Tags | None = None,
    trace: Trace | None = None,
) -> tuple[Event, ...]:
    """Events by sentence; within a sentence the one nearest the main verb first. Without ``tags`` by rules alone."""
    matcher, roles = Matcher(frames, cast), Roles(cast)
    found: list[Event] = []
    seen: set[str] = set()
    told = sum(1 for s in parse.sentences if any(t.tag.startswith("VB") for t in s.tokens))
    alone, brief = told <= 1, told <= BRIEF
    if trace is not None:
        trace.parse, trace.matcher, trace.cast, trace.tags, trace.brief = parse, matcher, cast, tags, brief
    proposed = [(s, propose_all(s, matcher, roles, None if brief else tags)) for s in parse.sentences]
    if tags is not None:
        tags.look_up((m.trigger.i for _, matches in proposed for m in matches), "actor", "recipient")
    coded = [(s, code_sentence(s, matches, matcher, cast, tags, by_rule=brief, trace=trace)) for s, matches in proposed]
    if alone:
        coded = [(s, after(trace, "background", ms, foreground(ms))) for s, ms in coded]
    if brief and is_everyday_crime(parse.text):
        coded = [(s, after(trace, "everyday", ms, [m for m in ms if is_public(m)])) for s, ms in coded]
    for sentence, matches in coded:
        for match in matches:
            event = _event(match, parse, sentence, attributions, timexes, toponyms, published, tags, brief)
            if trace is not None:
                trace.became(match, event)
            if event.id not in seen:
                seen.add(event.id)
                found.append(event)
    return tuple(share_circumstances(share_actors(share_history(found, parse), parse), parse))


def foreground(matches: list[Match]) -> list[Match]:
    """What a lone sentence says, and the protest at which the force it tells of was used ("police beat students *during a rally*").

    Where its main clause tells of nothing, the violence or protest in its clauses of time.
    """
    told = [m for m in matches if is_foreground(m.arguments)]
    if not told:
        return [
            m for m in matches if m.event_type in ("ASSAULT", "PROTEST") and m.actors and is_foreground(m.arguments, with_circumstance=True)
        ]
    if any(m.event_type in ("ASSAULT", "COERCE") and not m.auxiliary for m in told):
        return [m for m in matches if m in told or (m.event_type == "PROTEST" and not m.auxiliary and is_occasion(m.arguments))]
    return told


def code_sentence(
    sentence: Sentence,
    matches: list[Match],
    matcher: Matcher,
    cast: Cast,
    tags: Tags | None = None,
    by_rule: bool = False,
    trace: Trace | None = None,
) -> list[Match]:
    """What PLOVER's rules leave of the matches of one sentence, main clause first; ``by_rule``: the tagger added none of its own."""
    if not matches:
        return matches
    if trace is not None:
        trace.put_forward(matches)
    if tags is not None:
        matches = [with_links(m, sentence, cast, tags) for m in matches]
        matches = [replace(m, decision=decide(m, tags)) for m in matches]
        believed = [m for m in matches if m.frame.silent or (m.decision or 0.0) >= load_weights().threshold]
        matches = after(trace, "weights", matches, believed)
    matches = [with_reporting_police(m, cast) for m in matches]
    matches = after(trace, "content", matches, drop_contents(matches))
    matches = after(trace, "silent", matches, [m for m in matches if not m.frame.silent])
    matches = after(
        trace, "appeal", matches, [m for m in matches if not matcher.is_appeal(m.frame, m.trigger) or (not by_rule and is_sure(m, tags))]
    )
    matches = after(trace, "aside", matches, drop_asides(matches))
    matches = after(trace, "party", matches, [m for m in matches if is_codable(m, cast)])
    matches = after(trace, "accident", matches, [m for m in matches if not is_accident(m, sentence)])
    matches = after(trace, "retype", matches, [with_added_modes(retype(m)) for m in matches])
    matches.sort(key=lambda m: (_depth(m.trigger), m.trigger.i))
    matches = after(trace, "redundant", matches, drop_redundant(matches))
    return after(trace, "prison", matches, add_prison_sentences(matches))


def propose_all(sentence: Sentence, matcher: Matcher, roles: Roles, tags: Tags | None = None) -> list[Match]:
    """What the frames match, and what the tagger alone sees."""
    matches = []
    for token in sentence.tokens:
        hit = matcher.match(token)
        if hit is not None:
            matches.append(_match(token, *hit, roles))
    if tags is not None:
        matches += propose(sentence, tags, {m.trigger.i for m in matches}, roles)
    return matches


def _match(token: Token, frame: Frame, arguments: Arguments, roles: Roles) -> Match:
    actors, recipients = roles.fill(frame, arguments)
    mood = tuple(dict.fromkeys((*frame.auxiliary, *find_auxiliary(arguments))))
    return Match(token, frame, arguments, actors, recipients, mood, frame.type, frame.modes)


def is_codable(match: Match, cast: Cast) -> bool:
    """An actor is required, unless the frame may stand alone or the sufferer is named and the doer left out."""
    if match.actors or match.frame.lone:
        return True
    return (
        bool(match.recipients)
        and (match.arguments.passive or not match.arguments.is_verb)
        and match.event_type not in ("SUPPORT", "AGREE", "CONSULT")
    )


def _depth(token: Token) -> int:
    depth = 0
    for _ in token.ancestors():
        depth += 1
        if depth > 50:
            break
    return depth


def anchor_span(match: Match) -> Span:
    """The words that name the event: the trigger with its particle, the whole of a word with hyphens ("sit-in"), and the object
    where it takes both to name it ("*hold* major *exercises*")."""
    trigger = match.trigger
    if match.frame.anchor == "complement" and match.arguments.complement:
        verb = match.arguments.complement[0]
        return span_of([verb, *[c for c in verb.children if c.dep in ("aux", "auxpass", "neg") and 0 < verb.i - c.i <= 3]])
    split = [c for c in trigger.children if 0 < trigger.i - c.i <= 2] if hyphenated(trigger) else []
    particle = [c for c in trigger.children if c.dep == "prt" and abs(c.i - trigger.i) == 1]
    return span_of([trigger, *split, *particle, *_naming_object(match)])


def _naming_object(match: Match) -> list[Token]:
    """The object a frame asks for by word, when it is an event noun near the verb."""
    if not match.frame.object or not match.arguments.is_verb:
        return []
    return [t for t in match.arguments.object[:1] if 0 < t.i - match.trigger.i <= 6 and t.pos == "NOUN" and t.dep == "dobj"]


_MARK = 12
"""Characters of a mark such as "FILE -" that may be split from its sentence."""


def _line_start(sentence: Sentence, parse: Parse) -> int:
    """Where the sentence's line begins, when little stands before the sentence."""
    start = parse.text.rfind("\n", 0, sentence.start) + 1
    return start if sentence.start - start < _MARK else sentence.start


def _event(
    match: Match,
    parse: Parse,
    sentence: Sentence,
    attributions: tuple[Attribution, ...],
    timexes: tuple[Timex, ...],
    toponyms: tuple[Toponym, ...],
    published: Published | None,
    tags: Tags | None,
    brief: bool,
) -> Event:
    ontology = load_ontology()
    anchor = anchor_span(match)
    chain = find_chain(anchor, attributions)
    time = find_event_time(parse, match.arguments, timexes)
    places, location = locate_event(toponyms, parse, match.trigger)
    auxiliary = match.auxiliary
    old = is_historical(time, published) or is_archive_picture(parse.text[_line_start(sentence, parse) : sentence.end])
    if old and not {"future", "hypothetical"} & set(auxiliary):
        auxiliary = (*auxiliary, "historical")
    return Event(
        id=derive_id("event", parse.text, anchor, match.event_type, ontology.version),
        sentence=sentence.span,
        anchor=anchor,
        event_type=match.event_type,  # type: ignore[arg-type]
        modes=match.modes,
        contexts=find_contexts(parse, sentence, match.frame.contexts, match.modes),
        cameo=match.frame.cameo if match.event_type == match.frame.type else None,
        quad_code=ontology.quad_code(match.event_type),
        score=ontology.score(match.event_type, match.modes),
        actors=match.actors,
        recipients=match.recipients,
        places=places,
        location=location,
        time=time,
        auxiliary=auxiliary,  # type: ignore[arg-type]
        attributions=tuple(a.id for a in chain),
        standing=judge_standing(chain, match.trigger, parse),
        quantities=find_quantities(match.frame, match.arguments),
        why=" + ".join((match.frame.id, *match.rules)),
        confidence=confidence(rule_features(match, auxiliary, bool(chain), sentence, brief), match, tags),
    )
