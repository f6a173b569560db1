"""What a site repeats is learnt from pages with different articles, and never an article's own sentences."""

from __future__ import annotations

import random

import pytest

from reportedly.clean import clean_page
from reportedly.records import Document, Page, derive_id
from reportedly.sites import SiteFile, decode_sites, encode_sites, learn_sites
from reportedly.sites.learn import kind_of

ARTICLES = [
    ["Fishermen in Kisumu blocked the harbour road on Monday over a ban on nets.", "Police opened the road again without arrests."],
    ["The governor of Tarija met coca growers in Yacuiba and promised a new market.", "The growers gave him until March to build it."],
    ["A ferry with 40 passengers ran aground near Honiara during a storm last night.", "All of them were taken ashore by canoes."],
    ["Teachers in Bishkek ended their strike after the ministry raised wages by a tenth.", "Schools open on Thursday in all districts."],
    ["Sudan's army shelled a market in Nyala, wounding eleven traders, doctors said.", "The army gave no answer to questions."],
    ["Latvia and Estonia signed a treaty on the water of the Gauja in Valka on Friday.", "Both parliaments have to approve the text."],
    ["Guards in Port Moresby shot at looters who broke into a rice store at dawn.", "Two men were brought to the hospital."],
    ["Vietnam sent three patrol ships towards a reef after a trawler was rammed.", "Fishing unions asked for an escort."],
]  # fmt: skip
WAR = "The fighting in the valley has driven 90,000 people from their homes since 2017."


def page(lines: list[str], k: int, host: str = "lake.example") -> Document:
    text, url = "\n\n".join(lines), f"https://{host}/{k}"
    return Document(id=derive_id("doc", text, url), url=url, text=text)


def learnt(documents: list[Document]) -> tuple[str, ...]:
    sites = learn_sites(documents).sites
    return sites["lake.example"].lines if "lake.example" in sites else ()


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Most read this week", "label"),
        ("What happens next", "label"),
        ("Sign up for our newsletter and never miss a story.", "notice"),
        ("Reporting by Ana Duarte in Lima; editing by Jo Park.", "notice"),
        ("Nobody was hurt.", "sentence"),
        (WAR, "sentence"),
        ("“You will leave our land,” the chief told the company.", "sentence"),  # speaks to somebody, but is quoted
        ("12 March 2020", "never"),  # a date dates the story
        ("LA PAZ, Bolivia (Agency) —", "never"),  # so does a dateline
        ("x" * 2_000, "never"),
    ],
)
def test_kinds_of_line(line: str, kind: str) -> None:
    assert kind_of(line) == kind


@pytest.mark.parametrize("line", ["Most read this week", "Follow us on the radio and tell your friends.", "Reporting by Ana Duarte"])
def test_label_or_notice_on_three_different_articles_is_learnt(line: str) -> None:
    with_line = [page([*lines, line], k) for k, lines in enumerate(ARTICLES)]
    without = [page(lines, k) for k, lines in enumerate(ARTICLES)]
    assert learnt(with_line[:3] + without[3:]) == (line,)
    assert learnt(with_line[:2] + without[2:]) == ()


def test_white_space_is_folded() -> None:
    shapes = ["Most read  this week", "Most\u00a0read this week", "Most read this\tweek"]
    assert learnt([page([*ARTICLES[k], shapes[k]], k) for k in range(3)]) == ("Most read this week",)


def test_a_line_of_many_articles_but_a_small_share_is_not_learnt() -> None:
    names = ["Osh", "Lima", "Suva", "Riga", "Oslo", "Kano", "Cali", "Bern"]
    verbs = ["opened a bridge", "closed a school", "sold a harbour", "mapped a forest", "bought a ferry"]
    many = [
        page([f"The mayor of {name} {verb} on day {i}{j}."] + (["Background"] if (i, j) in {(0, 0), (1, 1), (2, 2)} else []), i * 10 + j)
        for i, name in enumerate(names)
        for j, verb in enumerate(verbs)
    ]
    assert learnt(many) == ()


def test_one_article_on_many_pages_teaches_nothing() -> None:
    # print view, mobile view, an update with a sentence more: sentences and headings of one article
    article = [*ARTICLES[0], "Why it matters", *ARTICLES[1]]
    copies = [page(article, 1), page(article, 2), page(article[:-1], 3), page([*article, "The ban ends in May."], 4)]
    assert learnt(copies) == ()
    assert learnt(copies + [page(lines, 10 + k) for k, lines in enumerate(ARTICLES[2:])]) == ()


def test_background_told_in_many_articles_stays() -> None:
    inside = [page([lines[0], WAR, *ARTICLES[k - 1], lines[1]], k) for k, lines in enumerate(ARTICLES)]
    assert WAR not in learnt(inside)
    at_the_end_of_half = [page([*lines, WAR] if k % 2 else lines, k) for k, lines in enumerate(ARTICLES)]
    assert learnt(at_the_end_of_half) == ()


def test_plain_sentence_at_the_end_of_nearly_all_articles_is_learnt() -> None:
    about = "The Lake Press is printed in Kisumu by a cooperative of its readers."
    assert learnt([page([*lines, about], k) for k, lines in enumerate(ARTICLES)]) == (about,)


def test_titles_are_no_lines() -> None:
    text = "News in brief\n\n"
    pages = [Document(id=str(k), url="https://lake.example/", text=text + x[0], title_span=(0, 13)) for k, x in enumerate(ARTICLES)]
    assert learnt(pages) == ()


def test_sites_are_kept_apart_and_pages_of_no_site_left_out() -> None:
    line = "Most read this week"
    two = [page([*lines, line], k, host="www.lake.example" if k % 2 else "hill.example") for k, lines in enumerate(ARTICLES[:4])]
    assert learn_sites(two).sites == {}
    assert learn_sites([d.replace(url=None) for d in two]).sites == {}
    by_publisher = learn_sites([d.replace(url=None, publisher="Lake  Press") for d in two]).sites
    assert by_publisher["lake press"].lines == (line,)


def test_order_and_repetition_of_pages_do_not_matter() -> None:
    pages = [page([*lines, "Most read this week", "Tell us your story."], k) for k, lines in enumerate(ARTICLES)]
    expected = encode_sites(learn_sites(pages))
    for seed in range(5):
        shuffled = pages * 2
        random.Random(seed).shuffle(shuffled)
        assert encode_sites(learn_sites(shuffled)) == expected
    assert decode_sites(expected).sites["lake.example"].pages == len(pages)


def test_learnt_lines_are_left_out_and_places_still_lead_to_the_page() -> None:
    line = "Our reporters on the lake ask you for letters and photographs."
    received = [Page(content="\n\n".join([x[0], line, x[1]]), url=f"https://lake.example/{k}") for k, x in enumerate(ARTICLES[:4])]
    kept_by_cleaning = [clean_page(p)[0] for p in received]
    sites = SiteFile(sites=learn_sites([page([*x, line], k) for k, x in enumerate(ARTICLES[:4])]).sites).furniture()
    for before, p, article in zip(kept_by_cleaning, received, ARTICLES, strict=False):
        document, problems = clean_page(p, sites)
        assert document.text == "\n\n".join(article)
        assert problems == ()
        assert all(document.text[a:b] == p.content[c:d] for a, b, c, d in document.origin)
        assert clean_page(p.replace(url="https://other.example/"), sites)[0].text == before.text
