"""Past-tense verbs hung on a noun by mistake become clauses again."""

from reportedly.parse import Parser


def test_a_second_clause_after_and_has_its_own_subject(parser: Parser) -> None:
    parse = parser.parse("Oslo rejected Moscow's demands and the Russia-US negotiations in Geneva ended last week without a breakthrough.")
    ended = next(t for t in parse.tokens if t.text == "ended")
    assert [c.text for c in ended.children if c.dep == "nsubj"] == ["negotiations"]


def test_a_participle_stays_one(parser: Parser) -> None:
    parse = parser.parse("Police freed the men arrested in Lagos.")
    arrested = next(t for t in parse.tokens if t.text == "arrested")
    assert arrested.dep == "acl"
    assert arrested.head.text == "men"


def test_a_surname_that_is_a_month_is_a_person(parser: Parser) -> None:
    parse = parser.parse("The British Prime Minister Theresa May has held talks in Dublin.")
    assert next(t for t in parse.tokens if t.text == "May").ent == "PERSON"
    assert next(t for t in parser.parse("They met in early May in Oslo.").tokens if t.text == "May").ent == "DATE"
