"""A digest that any mail program can send and show: plain text beside simple HTML, without pictures or scripts."""

from __future__ import annotations

from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP

from markupsafe import Markup

from .feeds import FeedItem

_HTML = Markup(
    '<!doctype html><html lang="en"><body><h1>{title}</h1><p>{lead}</p>{items}<p><a href="{page}">All of it</a></p></body></html>'
)
_ITEM = Markup('<h2><a href="{address}">{title}</a></h2><p>{text}</p><p><small>{small}</small></p>')


def make_digest(title: str, lead: str, page: str, items: Sequence[FeedItem]) -> bytes:
    """A message (RFC 5322) without sender and recipient, ready to be opened and sent."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = " ".join(title.split())[:200]
    message["X-Unsent"] = "1"  # mail programs open it as a draft
    message.set_content(_plain(title, lead, page, items), cte="quoted-printable")
    shown = Markup("").join(_ITEM.format(address=item.address, title=item.title, text=item.text, small=_small(item)) for item in items)
    message.add_alternative(str(_HTML.format(title=title, lead=lead, items=shown, page=page)), subtype="html", cte="quoted-printable")
    return message.as_bytes()


def _plain(title: str, lead: str, page: str, items: Sequence[FeedItem]) -> str:
    told = [f"* {item.title}\n  {item.text}\n  {_small(item)}\n  {item.address}" for item in items]
    return "\n\n".join([title, lead, *told, page]) + "\n"


def _small(item: FeedItem) -> str:
    return ", ".join(part for part in (item.author, item.updated[:10]) if part)
