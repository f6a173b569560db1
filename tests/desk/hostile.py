"""A story from pages that mean no good, or have too much of everything: for tests and for looking at it."""

from __future__ import annotations

from reportedly.desk.pages.styleguide import HOSTILE
from reportedly.records import Attribution, Event, Page, Report, derive_id
from reportedly.store import Store, add_report, group_store
from tests.store.reports import event, party, report

LONG = "Ministry of Emergency Situations, Civil Protection and the Prevention of Floods, Landslides and Other Calamities"
LEAD = "Gunmen killed {n} villagers near Gao. "
REST = (
    "Survivors told of men on motorcycles who came at dusk, searched the granaries and drove two hundred head of cattle north.",
    "The governor of Gao, who cut short a visit to Bamako, spoke of a massacre and asked the peacekeepers for two helicopters.",
    "At the hospital of Ansongo nurses counted the wounded twice: a list on the door had eight names, the ledger inside eleven.",
    "Traders closed the fish market in mourning, and by Friday a column of trucks with rice from Niamey stood at the barrier.",
)
FIGURES = ((12, 3), (17, 4), (17, 5), (21, 6))
"""Dead and day of March."""


def add_hostile_story(store: Store) -> str:
    """Five documents, one a copy of another, with rising numbers and hostile words everywhere; the id of one of them."""
    told = [_told(n, dead, day) for n, (dead, day) in enumerate(FIGURES)]
    first = told[0].document.text
    told.append(report(first + " A witness wept.", event(first), title="Copy", publisher="Echo", day="2026-03-04"))
    for one in told:
        page = Page(content=f"<html><script>alert(1)</script><p>{one.document.text}</p></html>", is_html=True)
        add_report(store, one, page, coder="1")
    group_store(store)
    return told[0].document.id


def _told(n: int, dead: int, day: int) -> Report:
    text = LEAD.format(n=dead) + f"{REST[n]} " * 2 + (HOSTILE if n == 0 else "")
    said = Attribution(
        id=derive_id("attribution", text, n),
        source=((0, 60),),
        cue=((61, 70),),
        content=((5, 120),),
        kind="indirect",
        act="assert",
        why="cue.said",
        hedged=True,
        anonymous=True,
    )
    attack = event(
        text,
        actors=(party(HOSTILE, "MLI", "UAF"),),
        recipients=(party(LONG, "MLI", "CVL"),),
        attributions=(said.id,),
        standing="disputed",
        quantities=(event(text).quantities[0].replace(low=dead, high=dead),),
    )
    title = HOSTILE if n % 2 else LONG
    publisher = f"Outlet {n}" if n else HOSTILE
    more = [_crossing(text, k) for k in range(4)]
    return report(text, attack, *more, title=title, publisher=publisher, day=f"2026-03-0{day}", attributions=(said,), disputes=())


def _crossing(text: str, k: int) -> Event:
    """Events whose words cross each other."""
    return event(text, anchor=(10 + 7 * k, 40 + 5 * k), event_type="PROTEST", modes=(), quantities=())
