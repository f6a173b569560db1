"""Parse, toponyms, table -> Cast: who any noun phrase of the document is, worked out when asked and remembered."""

from __future__ import annotations

from itertools import pairwise

from ..parse import Parse, Token
from ..records import Party, Span, overlaps
from .coreference import Antecedents
from .describe import Describer
from .finding import NOTHING, Finding
from .noun_phrase import complements, phrase_span

_COUNTED = {"two": 2, "both": 2, "neighbouring": 2, "neighboring": 2, "either": 2, "three": 3, "four": 4}
_NUMBERED_NOUNS = {
    "countries", "sides", "nations", "states", "governments", "neighbors", "neighbours", "leaders", "presidents", "ministers",
    "capitals", "parties", "allies", "members", "democracies", "side", "newcomers", "rivals", "foes",
    "armies", "powers", "delegations", "negotiators",
}  # fmt: skip
_LIST_REACH = 12
_POLITICAL_KINDS = {"person", "people", "group", "institution", "country", "asset"}


class Cast:
    """The parties of one document. Everything is computed per token on demand."""

    def __init__(self, parse: Parse, describer: Describer, antecedents: Antecedents) -> None:
        self._parse = parse
        self._describer = describer
        self._antecedents = antecedents
        self._findings: dict[int, Finding] = {}
        self._open: set[int] = set()
        self._parties: dict[int, Party] = {}
        describer.resolve = self.finding

    def party(self, head: Token) -> Party:
        """The party a noun phrase stands for; always one, with ``None`` for what is not known.

        For a head that cannot act ("Iran's nuclear programme") it is the owner: country and sector of the possessor or modifier.
        """
        known = self._parties.get(head.i)
        if known is None:
            known = self._parties[head.i] = self._as_party(self.finding(head), phrase_span(head))
        return known

    def parties(self, head: Token) -> tuple[Party, ...]:
        """The party, and those coordinated with it: "US and France", "Israeli and Palestinian negotiators", "the two countries"."""
        found: list[Party] = []
        for conjunct in _conjuncts_from(head):
            found.extend(self._expand(conjunct))
        return tuple(found)

    def antecedent(self, head: Token) -> Token | None:
        """What a pronoun stands for, where the document says so; ``None`` for other words."""
        return self._antecedents.of_pronoun(head, self.finding) if head.pos == "PRON" else None

    def is_one_of(self, pronoun: Token, parties: tuple[Party, ...]) -> bool:
        """True for the him of "the premier called a vote after a court cleared *him*", where the premier is a party already."""
        meant = self.antecedent(pronoun) if parties else None
        return meant is not None and any(overlaps(meant.span, p.span) for p in parties)

    def is_political(self, head: Token) -> bool:
        """True when the phrase names somebody who can act: a person, group, organisation or country; not "storm" or "prices"."""
        return self.finding(head).kind in _POLITICAL_KINDS

    def finding(self, head: Token) -> Finding:
        """What is known of the mention. A mention asked for while it is being worked out is not known yet."""
        known = self._findings.get(head.i)
        if known is not None:
            return known
        if head.i in self._open:
            return NOTHING
        self._open.add(head.i)
        try:
            found = self._work_out(head)
        finally:
            self._open.discard(head.i)
        self._findings[head.i] = found
        return found

    def _work_out(self, head: Token) -> Finding:
        if head.lower in _RECIPROCAL and any(c.lower in ("each", "one") for c in head.children):
            return NOTHING  # "accused one another"
        if head.tag in ("PRP", "PRP$", "WP", "WP$", "WDT", "EX") or head.pos == "PRON":
            antecedent = self._antecedents.of_pronoun(head, self.finding)
            if antecedent is None:
                return self._indefinite(head)
            found = self.finding(antecedent)
            return found if found.basis == "focus" else found._replace(basis="coreference")
        return self._describer.describe(head)

    def _indefinite(self, head: Token) -> Finding:
        """ "Some of the soldiers", "those wounded", "anybody", and pronouns nobody stands behind."""
        inner = complements(head, {"of"})
        if inner:
            return self.finding(inner[0])
        return self._describer.guess(head, Finding(kind="person" if head.lower in _PERSONAL else None))

    def _expand(self, head: Token) -> list[Party]:
        if head.pos == "PRON":
            antecedent = self._antecedents.of_pronoun(head, self.finding)
            if antecedent is not None and head.lower in ("they", "them", "both", "their", "we", "us"):
                return [p.replace(span=head.span, name=head.text, basis="coreference") for p in self.parties(antecedent)]
            return [self.party(head)]
        split = self._of_quantity(head) or self._by_modifiers(head) or self._by_complements(head) or self._by_number(head)
        return split or [self.party(head)]

    def _of_quantity(self, head: Token) -> list[Party]:
        """ "Scores of *Ghanaian and Togolese* refugees": as many parties as the counted are."""
        role = self._describer.role(head)
        if role is None or role.role.kind != "quantity":
            return []
        found = [party for noun in complements(head, {"of"})[:1] for party in self._expand(noun)]
        return found if len(found) > 1 else []

    def _by_modifiers(self, head: Token) -> list[Party]:
        """ "Israeli and Palestinian negotiators": one party per country; the last carries the noun."""
        evidence = self._describer.country_modifiers(head)
        if head.tag == "NN" and self._describer.is_double(evidence):
            return []
        if len({code for _, code in evidence}) < 2:
            return []
        names = [self._describer.name_around(token) for token, _ in evidence]
        if not _are_coordinated([name[-1] for name in names]):
            return []
        whole = self.finding(head)
        spans: list[Span] = [(name[0].start, name[-1].end) for name in names[:-1]]
        spans.append((names[-1][0].start, phrase_span(head)[1]))
        return [
            self._as_party(whole._replace(country=code, entity=None, basis="demonym"), span)
            for (_, code), span in zip(evidence, spans, strict=True)
        ]

    def _by_complements(self, head: Token) -> list[Party]:
        """ "the presidents of Poland and Latvia": one party per country."""
        nouns = complements(head, {"of", "from"})
        found = [(noun, self.finding(noun)) for noun in nouns]
        countries = [(noun, f) for noun, f in found if f.country and f.kind == "country"]
        whole = self.finding(head)
        if len({f.country for _, f in countries}) < 2 or whole.kind not in _POLITICAL_KINDS:
            return []
        first = (phrase_span(head)[0], countries[0][0].end)
        spans = [first, *(phrase_span(noun) for noun, _ in countries[1:])]
        return [
            self._as_party(whole._replace(country=f.country, entity=None, basis=f.basis), span)
            for (_, f), span in zip(countries, spans, strict=True)
        ]

    def _by_number(self, head: Token) -> list[Party]:
        """ "The two countries", "both sides", "the three leaders": as many countries as were listed, or named last."""
        if head.lower not in _NUMBERED_NOUNS or (head.lower == "side" and head.tag != "NN"):
            return []
        number = max((_COUNTED.get(c.lower, 0) for c in head.children), default=0)
        if not number:
            return []
        if self._describer.country_modifiers(head) or complements(head, {"of", "from", "in"}):
            return []
        if head.lower in ("side", "sides", "parties") and self._told_before(head):
            return []
        named = self._listed_before(head, number)
        if not named and number == 2:
            named = self._describer.focus.last_countries(head.start, 2)
        if len(named) < number:
            return []
        whole = self.finding(head)
        span = phrase_span(head)
        sector = whole.sector or "GOV"
        return [self._as_party(Finding(country=code, sector=sector, basis="coreference", kind="country"), span) for code in named]

    def _told_before(self, head: Token) -> bool:
        """After "the warring sides in Yemen" the two sides are those, and no two countries."""
        earlier = (
            t for s in self._parse.sentences[max(0, head.sentence - _LIST_REACH) : head.sentence + 1] for t in s.tokens if t.i < head.i
        )
        return any(t.lower in ("sides", "parties", "factions") and complements(t, {"in", "of", "to"}) for t in earlier)

    def _listed_before(self, head: Token, number: int) -> list[str]:
        """The countries of the nearest list of that length: "Poland, Hungary and Latvia ... the three countries"."""
        for index in range(head.sentence, max(-1, head.sentence - _LIST_REACH), -1):
            for token in reversed(self._parse.sentences[index].tokens):
                if token.i < head.i and token.dep != "conj" and any(c.dep == "conj" for c in token.children):
                    found = [f.country for f in map(self._describer.explicit, token.conjuncts()[: number + 1]) if f.country]
                    if len(found) == len(set(found)) == number:
                        return found
        return []

    def _as_party(self, finding: Finding, span: Span) -> Party:
        return Party(
            span=span,
            name=self._parse.text[span[0] : span[1]],
            country=finding.country,
            sector=finding.sector,
            other_sectors=finding.other_sectors,
            entity=finding.entity,
            basis=finding.basis if finding.country or finding.sector or finding.entity else None,
        )


_RECIPROCAL = {"other", "others", "another"}
_PERSONAL = {
    "he", "she", "him", "her", "his", "i", "we", "me", "us", "they", "them", "who", "whom", "himself", "herself", "my", "our", "their",
    "everyone", "everybody", "nobody", "anyone", "anybody", "someone", "somebody", "those", "whoever", "both",
}  # fmt: skip


def _conjuncts_from(head: Token) -> list[Token]:
    found = [head]
    for token in found:
        found.extend(c for c in token.children if c.dep == "conj" and c.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"))
    return sorted(found, key=lambda t: t.i)


def _are_coordinated(tokens: list[Token]) -> bool:
    """True for "US and Russian", "Indo-Pakistani", "Franco, German": joined by a conjunction, comma or hyphen, not nested."""
    return all(b.dep == "conj" or b.head is a.head or a.head is b or b.head is a for a, b in pairwise(tokens))
