"""Who acts on whom -> a table: actors down, recipients across, in each cell how often and how hostile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from .markup import counted, own_address, text
from .relations import Actor, Edge, merged, score_class, score_words, signed, strongest, totals


def matrix(edges: Iterable[Edge], *, label: str = "Who acts on whom", most: int = 20) -> str:
    """An HTML table that scrolls sideways where it must; cells are shaded by score, carry it as a number, and lead to their events."""
    found = merged(edges)
    if not found:
        return '<p class="chart-empty">Nobody acts on anybody here.</p>'
    drawn, busy = strongest(found, max(most, 1), max(most, 1)), totals(found)
    actors = _order({edge.actor for edge in drawn}, busy)
    recipients = _order({edge.recipient for edge in drawn}, busy)
    cells = {(edge.actor.id, edge.recipient.id): edge for edge in found}
    head = "".join(f'<th scope="col"><span class="upright">{_name(recipient)}</span></th>' for recipient in recipients)
    rows = "".join(
        f'<tr><th scope="row">{_name(actor)}</th>{"".join(_cell(cells.get((actor.id, other.id))) for other in recipients)}</tr>'
        for actor in actors
    )
    shown = {(actor.id, other.id) for actor in actors for other in recipients}
    left_out = [edge for pair, edge in cells.items() if pair not in shown]
    corner = '<td class="corner">actor ↓ recipient →</td>'
    table = f'<table class="matrix"><caption>{text(label)}</caption><thead><tr>{corner}{head}</tr></thead><tbody>{rows}</tbody></table>'
    scroll = f'<div class="chart-scroll" tabindex="0" role="group" aria-label="{text(label)}">{table}</div>'
    return f'<figure class="chart">{scroll}<figcaption>{_key()}{_rest(left_out)}</figcaption></figure>'


def _order(actors: set[Actor], busy: Counter[str]) -> list[Actor]:
    """Each once, the busiest first."""
    by_id = {actor.id: actor for actor in sorted(actors, key=lambda actor: (actor.name, actor.href or ""), reverse=True)}
    return sorted(by_id.values(), key=lambda actor: (-busy[actor.id], actor.id))


def _name(actor: Actor) -> str:
    address = own_address(actor.href)
    short = text(actor.name, 28)
    title = f' title="{text(actor.name, 300)}"' if len(actor.name) > 28 else ""
    return f"<span{title}>{short}</span>" if address is None else f'<a href="{address}"{title}>{short}</a>'


def _cell(edge: Edge | None) -> str:
    if edge is None:
        return '<td class="none"></td>'
    score = f"<small>{signed(edge.score)}</small>" if edge.score is not None and edge.score == edge.score else ""
    pair = f"{edge.actor.name} → {edge.recipient.name}"
    title = text(f"{pair}: {counted(edge.count, 'event')}, {score_words(edge.score)}", 300)
    inner = f'<span class="visually-hidden">{text(pair, 300)}: </span><b>{edge.count:,}</b>{score}'
    address = own_address(edge.href)
    shown = f'<span title="{title}">{inner}</span>' if address is None else f'<a href="{address}" title="{title}">{inner}</a>'
    return f'<td class="{score_class(edge.score)}">{shown}</td>'


def _key() -> str:
    return (
        '<p class="chart-note">In a cell: number of events and their mean score, from <span class="key score-n3">−10 conflict</span> to '
        '<span class="key score-p3">+10 cooperation</span>.</p>'
    )


def _rest(edges: list[Edge]) -> str:
    if not edges:
        return ""
    events = counted(sum(edge.count for edge in edges), "event")
    return f'<p class="chart-note">Not in the table: {counted(len(edges), "more pair")} with {events}.</p>'
