"""Questions whose answer is a name: "who is the head of …", "which company …", "in what city …"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tipqa.countries.lookup import Country, find_countries

_OFFICE = re.compile(
    r"\bwho\s+(?:is|was|are|were)\s+(?:the\s+)?(?:[\w'’-]+\s+){0,2}?"
    r"(director|head|minister|chair\w*|chief|president|leader|commissioner|ambassador|judge|prosecutor|mayor|governor|rapporteur|coordinator)\b"
    r"|\bwho\s+(chair|head|direct)(?:s|ed)\b"
    r"|\bnames?\s+of\s+(?:the\s+|an?\s+)?(?:[\w-]+\s+){0,3}?(judge|official|minister|officer|chief|prosecutor|trafficker|victim|director)\b"
    r"|\bwhich\s+(?:[\w-]+\s+){0,2}(judge|prosecutor|minister|mayor|governor|ambassador)\b",
    re.I,
)
_OF_PERSON = re.compile(  # "the name of the recruitment agent convicted in …"
    r"\bnames?\s+of\s+(?:the\s+|an?\s+)?(?:(?!(?:of|in|on|at|by|for|from|to|that|who|which)\b)[\w'’-]+\s+){0,5}?"
    r"(?:agents?|owners?|officers?|leaders?|managers?|recruiters?|tourists?|diplomats?|traffickers?|victims?|defendants?|suspects?"
    r"|employers?|m[ae]n|wom[ae]n|girls?|boys?|coordinators?|directors?|ministers?|officials?|judges?|prosecutors?|ambassadors?|brokers?)\b",
    re.I,
)
_ASKS_NAME = re.compile(
    r"\bwho\s+was\s+(?:appointed|named|elected)\b|\bi\s+need\s+the\s+name\b|\bname\s+please\b|\bby\s+name\b|^\W*(?:please\s+)?name\s+the\b(?!\s+countr)"
    r"|\bnames?\s+of\b|\b(?:to|from|into)\s+(?:which|what)\s+(?:[\w-]+\s+){0,2}?(?:country|countries)\b"
    r"|\b(?:in|to|from|into)\s+(?:which|what)\s+(?:[\w'’-]+\s+){0,2}(?:states?|provinces?|regions?|districts?|villages?|airports?)\b"
    r"|\b(?:which|what)\s+(?:\w+\s+)?(?:compan(?:y|ies)|city|cities|town|village|ministry|agency|NGOs?|tribunals?|firms?|schools?|donors?|mosques?|nationalit(?:y|ies)|organi[sz]ation|bank"
    r"|airline|hospital|university|governments|newspaper)\b",
    re.I,
)
_WHERE = re.compile(
    r"\b(?:which|what)\s+(?:[\w'’-]+\s+){0,2}(?:countr\w+|states?|provinces?|regions?|districts?)\b", re.I
)
_WITHIN = re.compile(
    r"\b(?:which|what)\s+(?:[\w'’-]+\s+){0,2}(?:provinces?|districts?|cit(?:y|ies)|towns?|villages?|airports?)\b", re.I
)
KIND = (
    r"(courts?|judges?|donors?|organi[sz]ations?|NGOs?|governments?|countr(?:y|ies)|ministr(?:y|ies)|agenc(?:y|ies)|compan(?:y|ies)"
    r"|firms?|hospitals?|schools?|universit(?:y|ies)|banks?|officials?|networks?|unions?|stations?)"
)
_WHICH = re.compile(rf"\b(?:which|what)\s+(?:[\w'’-]+\s+){{0,3}}?{KIND}\b", re.I)
_WORD = re.compile(r"[\w’'-]+")


@dataclass(frozen=True, slots=True)
class NameAsked:
    """A name that a question wants.

    `asked` says that the answer must be one, `person` that it is a person's, `office` the office that statements must then
    speak of, `place` that a country or a part of one will do, `within` that it is a place within a country. `kind` is what
    "which …" asks of: "court", "donor". `known` are the words of the question in lower case, `countries` those it names.
    """

    asked: bool = False
    person: bool = False
    of_person: bool = False
    office: str = ""
    place: bool = False
    within: bool = False
    kind: str = ""
    known: frozenset[str] = frozenset()
    countries: frozenset[Country] = frozenset()


def read_name(question: str) -> NameAsked:
    """The name that a question wants; where it wants none, at most the kind of thing it asks which of."""
    office, kind = _OFFICE.search(question), _WHICH.search(question)
    asked = bool(office or _ASKS_NAME.search(question))
    if not asked and not kind:
        return NameAsked(within=bool(_WITHIN.search(question)))
    return NameAsked(
        asked=asked,
        person=bool(office and not office[2]),
        of_person=bool(_OF_PERSON.search(question)),
        office=next(word for word in office.groups() if word).lower() if office else "",
        place=bool(_WHERE.search(question)),
        within=bool(_WITHIN.search(question)),
        kind=kind[1] if kind else "",
        known=frozenset(word.lower().removesuffix("'s").removesuffix("’s") for word in _WORD.findall(question)),
        countries=frozenset(mention.country for mention in find_countries(question)),
    )
