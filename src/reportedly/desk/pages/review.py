"""Review: one event at a time with a verdict by one key, the history of everything, agreement between reviewers."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, HTTPException, Request
from starlette.responses import Response

from ...records import Report
from ...review import Conflict, Entry, Refused, difference, judge, orphans, read_history, reviewers, undo
from ...review.agreement import measure_agreement
from ...review.apply import states_of_document
from ...review.judge import last_verdict
from ...review.log import undone_among
from ...review.precision import Precision, estimate_precision
from ...review.queue import ORDERS, Order, queue_keys, waiting
from ...review.verdict import State
from ...store import EventIndex, EventLine, EventQuery, Store, find_document, find_event, read_events, read_report
from ..access import CurrentUser, Reviewer
from ..addresses import inside
from ..article import paragraph_of
from ..citing import deed
from ..filters import address_of, chips, query_of
from ..going import go_to
from ..navigation import Nav
from ..rendering import render
from ..reviewing import KEYS, EventReview, reading_of_form, words
from ..stores import IndexHere, StoreHere

router = APIRouter()
NAV = Nav("Review", "/review", "r")
EXAMPLES = ("/review", "/review?by=sample", "/review?type=NONE", "/review/history", "/review/agreement", "/review/orphans")
SAMPLE = 200
"""Events of a random sample, unless the address says otherwise."""
_ORDER_WORDS = {
    "use": "of most use", "unsure": "least certain", "disputed": "disputed first", "told": "told by many", "sample": "random sample",
}  # fmt: skip
_SAID = {"accept": "Accepted", "reject": "Rejected", "correct": "Corrected", "clear": "Verdict cleared"}
_OURS = ("by", "seed", "size", "at", "done")
_PAGE = 50


async def form_lists(request: Request) -> dict[str, list[str]]:
    """Every field of a form with all its values."""
    form = await request.form()
    return {name: [str(value) for value in form.getlist(name)] for name in form}


Form = Annotated[dict[str, list[str]], Depends(form_lists)]


@router.get("/review")
def queue(
    request: Request,
    store: StoreHere,
    index: IndexHere,
    user: CurrentUser,
    by: str = "use",
    seed: int = 1,
    size: int = SAMPLE,
    at: int | None = None,
    done: str | None = None,
) -> Response:
    """The event to judge next."""
    if by not in ORDERS:
        raise HTTPException(400, f"by={by[:40]}: there are {', '.join(ORDERS)}")
    query = query_of(request, *_OURS)
    seed, size = min(max(seed, 0), 1_000_000), min(max(size, 1), 2_000)
    keys, sample = _waiting(index, query, by, seed, size)  # type: ignore[arg-type]
    more = {"by": by if by != "use" else None, "seed": seed if seed != 1 else None, "size": size if size != SAMPLE else None}
    event, before, after = _at(store, keys, at)
    report = read_report(store, event.document) if event else None
    last = last_verdict(store, user.name) if user.may("reviewer") else None
    return render(
        request,
        "review.html",
        event=event,
        line=find_document(store, event.document) if event else None,
        before=address_of("/review", query, **more, at=before) if before else None,
        after=address_of("/review", query, **more, at=after) if after else None,
        place=keys.index(event.key) + 1 if event and event.key in keys else None,
        waiting=len(keys),
        last=last,
        last_words=_told(store, last) if last else "",
        is_fresh=bool(last and last.id == done),
        said=_SAID,
        precision=_precision(store, sample) if by == "sample" else [],
        sample=len(sample),
        orders=_orders(query, more, by),
        chips=chips(store, query, "/review", **more),
        query=query,
        seed=seed,
        next_sample=address_of("/review", query, **{**more, "seed": seed + 1}),
        hidden=[(name, value) for name in query.filters for value in query.values(name)] + [(n, v) for n, v in more.items() if v],
        may=user.may("reviewer"),
        address_here=address_of("/review", query, **more, at=event.key if event else None),
        page_keys=(*KEYS, ("j", "next event"), ("k", "event before")),
        **_shown(store, report, event),
    )


def _orders(query: EventQuery, more: dict[str, Any], by: str) -> list[tuple[str, str, bool]]:
    return [
        (word, address_of("/review", query, **{**more, "by": key if key != "use" else None}), key == by)
        for key, word in _ORDER_WORDS.items()
    ]


@router.post("/review/judge")
def judge_event(request: Request, store: StoreHere, index: IndexHere, user: Reviewer, form: Form) -> Response:
    """Take a verdict, and go on."""
    document, event, action = (_field(form, name) for name in ("document", "event", "action"))
    if action not in _SAID:
        raise HTTPException(400, f"action={action[:40]}: there are {', '.join(_SAID)}")
    review = _review(store, document, event)
    correction = None
    if action == "correct":
        correction = difference(review.machine, reading_of_form(form, review))
        if not correction.changes:
            action, correction = "accept", None
    try:
        seen = form["seen"][0] if form.get("seen") else None
        entry = judge(store, user.name, document, event, action, correction=correction, seen=seen, text=_field(form, "why")[:2000])  # type: ignore[arg-type]
    except Conflict as conflict:
        return _conflict(request, store, conflict, document, event, _field(form, "next"))
    except Refused as refused:
        raise HTTPException(404, str(refused)) from refused
    index.columns(fresh=True)
    following = inside(_field(form, "next"), f"/documents/{document}/events/{event}")
    if following.startswith("/review"):
        return go_to(f"{following}{'&' if '?' in following else '?'}{urlencode({'done': entry.id})}")
    return go_to(following, f"{_SAID[action]}.")


@router.post("/review/undo")
def undo_entry(store: StoreHere, index: IndexHere, user: Reviewer, form: Form) -> Response:
    """Take an entry back, and go to the event it was about."""
    try:
        entry = undo(store, user.name, _field(form, "entry"))
    except Refused as refused:
        raise HTTPException(409, str(refused)) from refused
    index.columns(fresh=True)
    following = inside(_field(form, "next"), "/review/history")
    line = find_event(store, entry.document, entry.event) if entry.event else None
    if line and following.startswith("/review?"):
        following = f"{following}&at={line.key}"
    return go_to(following, "Undone.", "note")


@router.get("/review/history")
def history(request: Request, store: StoreHere, user: CurrentUser, who: str | None = None, before: int | None = None) -> Response:
    """Everything that anybody did, the latest first."""
    listed = read_history(store, who=who, before=before, limit=_PAGE + 1)
    entries, has_more = listed[:_PAGE], len(listed) > _PAGE
    undone = undone_among(store, [entry.id for entry in entries])
    lines = {(e.document, e.event): find_event(store, e.document, e.event) for e in entries if e.event}
    titles = {id: found.heading for id in {e.document for e in entries} if (found := find_document(store, id))}
    after = urlencode({"who": who, "before": entries[-1].key} if who else {"before": entries[-1].key}) if has_more else None
    return render(
        request,
        "review_history.html",
        entries=[(entry, lines.get((entry.document, entry.event or "")), _changes(entry)) for entry in entries],
        titles=titles,
        undone=undone,
        who=who,
        people=reviewers(store),
        after=f"/review/history?{after}" if after else None,
        deed=deed,
        may=user.may("reviewer"),
    )


@router.get("/review/agreement")
def agreement(request: Request, store: StoreHere) -> Response:
    """How far reviewers agree."""
    measured = measure_agreement(store)
    shown = [(one, find_event(store, one.document, one.event)) for one in measured.disagreements[:100]]
    return render(request, "review_agreement.html", measured=measured, disagreements=shown, deed=deed, people=len(reviewers(store)))


@router.get("/review/orphans")
def orphaned(request: Request, store: StoreHere, user: CurrentUser) -> Response:
    """What was said of events that are read no more."""
    found = orphans(store)
    return render(request, "review_orphans.html", orphans=[(one, _changes(one.last)) for one in found], may=user.may("reviewer"))


def _waiting(index: EventIndex, query: EventQuery, by: Order, seed: int, size: int) -> tuple[list[int], list[int]]:
    """Keys of the events that wait, in order, and those of the sample, where there is one."""
    ordered: list[int] = queue_keys(index.search(waiting(query), fresh=True), by, seed).tolist()
    if by != "sample":
        return ordered, []
    sample: list[int] = queue_keys(index.search(query.without("verdict")), by, seed)[:size].tolist()
    among = set(sample)
    return [key for key in ordered if key in among], sample


def _at(store: Store, keys: list[int], at: int | None) -> tuple[EventLine | None, int | None, int | None]:
    """The event at hand with the keys before and after it. One that waits no more is shown when it is asked for."""
    place = keys.index(at) if at in keys else None
    wanted = at if at is not None else keys[0] if keys else None
    if place is None and at is None and keys:
        place = 0
    event = next(iter(read_events(store, [wanted])), None) if wanted is not None else None
    if event is None and keys:
        event, place = next(iter(read_events(store, keys[:1])), None), 0
    if place is None:
        return event, None, keys[0] if keys else None
    return event, keys[place - 1] if place else None, keys[place + 1] if place + 1 < len(keys) else None


def _shown(store: Store, report: Report | None, event: EventLine | None) -> dict[str, Any]:
    machine = next((one for one in report.events if one.id == event.id), None) if report and event else None
    if report is None or event is None or machine is None:
        return {"review": None, "text": ""}
    return {"review": EventReview(store, report, event.id), "text": paragraph_of(report, machine)}


def _precision(store: Store, sample: list[int]) -> list[Precision]:
    """From those of the sample that are judged."""
    judged: list[tuple[str, State]] = []
    states: dict[str, dict[str, State]] = {}
    for line in read_events(store, sample):
        if line.verdict is None:
            continue
        if line.document not in states:
            states[line.document] = states_of_document(store, line.document)
        state = states[line.document].get(line.id, State())
        readings = [one.reading for one in state.judgements if one.reading]
        judged.append((readings[-1].event_type if readings else line.event_type, state))
    return estimate_precision(judged)


def _review(store: Store, document: str, event: str) -> EventReview:
    report = read_report(store, document)
    if report is None or not any(one.id == event for one in report.events):
        raise HTTPException(404, "There is no such event. It may have been read anew; look at the article again.")
    return EventReview(store, report, event)


def _conflict(request: Request, store: Store, conflict: Conflict, document: str, event: str, following: str) -> Response:
    """Show what the other found, and let one judge all the same."""
    line = find_event(store, document, event)
    return render(
        request,
        "review_conflict.html",
        status_code=409,
        state=conflict.state,
        review=_review(store, document, event),
        event=line,
        next=inside(following, f"/documents/{document}/events/{event}"),
        deed=deed,
    )


def _told(store: Store, entry: Entry) -> str:
    line = find_event(store, entry.document, entry.event) if entry.event else None
    return deed(line) if line else "an event"


def _changes(entry: Entry) -> list[tuple[str, str]]:
    """What a correction says, field by field."""
    if entry.correction is None:
        return []
    return [(name.replace("event_type", "type"), words(getattr(entry.correction, name))) for name in entry.correction.changes]


def _field(form: dict[str, list[str]], name: str) -> str:
    return next(iter(form.get(name, [])), "")
