"""Newsletters and saved pages: which part is read, what their headers tell, and what is wrong with them."""

import time
from email.message import EmailMessage

import pytest

from reportedly.ingest import InputProblem, read_inputs
from reportedly.records import Page

STORY = "The mayor of Nakuru said on Monday that water would be rationed. “No one is glad”, she added."


def newsletter(text=STORY, html=f"<html><body><p>{STORY}</p></body></html>", **headers):
    mail = EmailMessage()
    mail["From"] = "Rift Valley Daily <news@example.org>"
    mail["Subject"] = "Water rationed in Nakuru"
    mail["Date"] = "Tue, 18 Jan 2022 09:30:00 +0300"
    mail["Message-ID"] = "<42@example.org>"
    mail["List-Id"] = "<daily.example.org>"
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    if text is not None:
        mail.set_content(text)
    if html is not None:
        mail.add_alternative(html, subtype="html")
    return mail


def read(tmp_path, content, name="a.eml"):
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else bytes(content))
    return list(read_inputs([tmp_path / name]))


def test_the_html_part_is_read_with_what_the_headers_tell(tmp_path):
    (page,) = read(tmp_path, newsletter())
    assert page.content.rstrip() == f"<html><body><p>{STORY}</p></body></html>"
    assert page.is_html
    assert (page.title, page.published, page.publisher) == ("Water rationed in Nakuru", "2022-01-18T09:30:00+03:00", "Rift Valley Daily")
    assert (page.provenance.file, page.provenance.record) == ("a.eml", "42@example.org")
    assert page.remarks == ()


def test_the_text_is_read_where_there_is_no_html_and_attachments_are_not(tmp_path):
    mail = newsletter(html=None)
    mail.add_attachment("<p>An attachment", subtype="html", filename="x.html")
    (page,) = read(tmp_path, mail)
    assert (page.content.strip(), page.is_html) == (STORY, False)


def test_the_sender_of_a_plain_mail_is_no_publisher(tmp_path):
    mail = newsletter()
    del mail["List-Id"]
    (page,) = read(tmp_path, mail)
    assert page.publisher is None


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("=?utf-8?B?TG9tw6k6IHN0cmlrZQ==?=", "Lomé: strike"), ("Fwd: RE: Strike in Lome", "Strike in Lome"),
        ("=?no-such?B?TG9t?=", "=?no-such?B?TG9t?="),
        ("Recall of a bus in Lome", "Recall of a bus in Lome"), ("", None),
    ],
)  # fmt: skip
def test_subjects(tmp_path, subject, title):
    (page,) = read(tmp_path, f"MIME-Version: 1.0\nSubject: {subject}\n\nTalks ended.".encode())
    assert page.title == title


@pytest.mark.parametrize(
    ("date", "published", "told"),
    [
        ("Tue, 18 Jan 2022 09:30:00 GMT", "2022-01-18T09:30:00+00:00", False), ("18 Jan 2022 09:30:00", "2022-01-18T09:30:00+00:00", False),
        ("yesterday", None, True), ("Tue, 99 Jan 2022 09:30:00 GMT", None, True), ("Tue, 18 Jan 0 09:30 +9999999", None, True),
    ],
)  # fmt: skip
def test_dates(tmp_path, date, published, told):
    (page,) = read(tmp_path, f"MIME-Version: 1.0\nDate: {date}\n\nTalks ended.".encode())
    assert page.published == published
    assert bool(page.remarks) == told


@pytest.mark.parametrize(("charset", "encoding"), [("windows-1251", "cp1251"), ("koi8-r", "koi8-r"), ("utf-8", "utf-8")])
def test_the_charset_of_the_part(tmp_path, charset, encoding):
    head = f"MIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n"
    (page,) = read(tmp_path, head.encode() + "Переговоры завершились.".encode(encoding))
    assert page.content == "Переговоры завершились."
    assert page.remarks == ()


def test_a_mail_that_was_cut_says_so_and_its_text_comes(tmp_path):
    content = bytes(newsletter())
    (page,) = read(tmp_path, content[: content.rindex(b"</body>")])
    assert "water would be rationed" in page.content
    assert "it may be cut" in page.remarks[0]


SAVED = """From: <Saved by a browser>
Snapshot-Content-Location: https://example.org/nakuru
Subject: Water rationed in Nakuru | Rift Valley Daily
Date: Wed, 19 Jan 2022 08:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----x"

------x
Content-Type: text/html
Content-ID: <frame-0@x>
Content-Transfer-Encoding: quoted-printable
Content-Location: https://example.org/nakuru

<!DOCTYPE html><html><body><p>The mayor of Nakuru =E2=80=9Cregrets=E2=80=9D that wat=
er is rationed.</p></body></html>
------x
Content-Type: text/html
Content-Location: https://ads.example.org/frame

<html><body>An advertisement that is much longer than the page it stands in, and longer</body></html>
------x--
"""


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "a.html", "noending"])
def test_a_saved_page_has_its_address_and_the_time_it_was_saved(tmp_path, name):
    (page,) = read(tmp_path, SAVED.replace("\n", "\r\n").encode(), name)
    assert page.content.strip() == "<!DOCTYPE html><html><body><p>The mayor of Nakuru “regrets” that water is rationed.</p></body></html>"
    assert page.url == "https://example.org/nakuru"
    assert page.provenance.fetched == "2022-01-19T08:00:00+00:00"
    assert (page.published, page.title, page.publisher) == (None, None, None)  # the page itself tells these


def test_a_mail_without_text_is_told(tmp_path):
    mail = newsletter(text=None, html=None)
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="x.png")
    (problem,) = read(tmp_path, mail)
    assert "no part with text (only image/png)" in problem.message


def test_a_web_page_named_eml_is_read_and_told(tmp_path):
    problem, page = read(tmp_path, b"<!DOCTYPE html><html><body><p>Talks ended.")
    assert "is named .eml, but does not begin like a mail; it was read as a web page" in problem.message
    assert page.is_html


def test_a_text_that_begins_like_a_memo_is_no_mail(tmp_path):
    text = b"From: Oslo\nDate: Monday\nSubject: Talks\n\nTalks ended."
    (page,) = read(tmp_path, text, "a.txt")
    assert page.content == text.decode()


@pytest.mark.parametrize("depth", [50, 3000])
def test_parts_within_parts_without_end(tmp_path, depth):
    parts = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))
    found = read(tmp_path, f"MIME-Version: 1.0\n{parts}Content-Type: text/plain\n\nTalks ended.".encode())
    assert len(found) == 1
    assert isinstance(found[0], InputProblem) or found[0].remarks


def test_a_great_many_parts_take_bounded_time(tmp_path):
    content = b'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n' + b"--b\nContent-Type: image/png\n\nx\n" * 100_000
    began = time.process_time()
    (found,) = read(tmp_path, content)
    assert isinstance(found, InputProblem)
    assert time.process_time() - began < 20


def test_a_mail_over_the_limit(tmp_path):
    (problem,) = read(tmp_path, b"MIME-Version: 1.0\n\n" + b"word " * 5_100_000)
    assert "over 25 MB" in problem.message
    (problem,) = read(tmp_path, b"MIME-Version: 1.0\n\n" + b"word " * 1_100_000)
    assert "over 5 MB" in problem.message
    assert not isinstance(problem, Page)


def test_each_mail_of_a_mailbox_is_a_page(tmp_path):
    """A line of the body that begins with "From" begins no mail."""
    start = b"From news@example.org Tue Jan 18 09:30:00 2022\n"
    first = start + b"MIME-Version: 1.0\nMessage-ID: <1@e>\n\nTalks ended.\n\nFrom Monday 09:30 on, buses stand still.\n\n"
    second = start + b"MIME-Version: 1.0\nSubject: Rain\n\nIt rained.\n\n"
    pages = read(tmp_path, first + second, "a.mbox")
    assert [p.content.strip() for p in pages] == ["Talks ended.\n\nFrom Monday 09:30 on, buses stand still.", "It rained."]
    assert [p.provenance.record for p in pages] == ["1@e", "2"]
    (page,) = read(tmp_path, first)
    assert "buses" in page.content
