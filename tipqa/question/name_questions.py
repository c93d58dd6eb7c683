"""Questions whose answer is a name: "who is the head of …", "which company …", "in what city …"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tipqa.countries.lookup import Country, find_countries
from tipqa.index.words import words as stems

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
_WHEREABOUTS = re.compile(
    r"\bneighbou?ring\b|\b(?:north|south|east|west)\w*\b|\bcapital\b|\bborder\w*\b|\bcoast\w*\b", re.I
)
_NAME = re.compile(r"(?<![\w’'])[A-Z][\w’'-]+")
_NO_NAMES = frozenset("The Tier Watch List Government NGO NGOs NAP SOPs According".split())
_KIND = (
    r"(courts?|judges?|donors?|organi[sz]ations?|NGOs?|governments?|countr(?:y|ies)|ministr(?:y|ies)|agenc(?:y|ies)|compan(?:y|ies)"
    r"|firms?|hospitals?|schools?|universit(?:y|ies)|banks?|officials?|networks?|unions?|stations?)"
)
_WHICH = re.compile(rf"\b(?:which|what)\s+(?:[\w'’-]+\s+){{0,3}}?{_KIND}\b", re.I)
_VAGUE = re.compile(
    rf"\b(?:an?|one|some|several|other|certain|same)\s+(?:[\w-]+\s+)?{_KIND}\b|\b{_KIND}\s+and\s+other\b", re.I
)
_PART = re.compile(  # of a country: "the northern provinces", "the capital"
    r"\b(?:north|south|east|west)\w*\s+(?:provinces?|districts?|cities|towns|villages|parts?|regions?)\b|\bthe\s+capital\b",
    re.I,
)
_PERSON = re.compile(r"\b[A-Z][a-z]+\s+[A-Z][a-z'’-]+\b")
_BODY = re.compile(
    r"\b(?:The|Of|National|Ministry|Minister|Department|Commission|Committee|Center|Centre|Court|Office|Prime|General|Inter\w*"
    r"|Police|Council|State|Anti|Rapporteur|Coordinator|Law|Code|Act|Supreme|Central|Special|Watch|List|Tier|North|South|East|West)\b"
)
_ALIKE = 4  # letters that a name and a word of the question share at least, where one opens the other: "Asia", "Asian"
_WORD = re.compile(r"[\w’'-]+")


def name_asked(question: str) -> bool:
    """Whether the answer to a question must be a name."""
    return bool(_OFFICE.search(question) or _ASKS_NAME.search(question))


def unidentified(question: str, statements: Iterable[str]) -> bool:
    """Whether a question asks which one, and all that the statements speak of is one, some or several of the kind.

    "Which donor paid?" is not answered by "with the help of a donor".
    """
    statements = list(statements)
    asked = _WHICH.search(question)
    if not asked or not statements:
        return False
    first = statements[0]
    known = {word.lower() for word in _WORD.findall(question)}
    vague = any(stems(match[1] or match[2]) == stems(asked[1]) for match in _VAGUE.finditer(first))
    return vague and not _new_names(first, known, {m.country for m in find_countries(question)}, within=False)


def place_within_asked(question: str) -> bool:
    """Whether the name of a place within a country is asked for: a province, a city."""
    return bool(_WITHIN.search(question))


def holds_name(question: str, statements: Iterable[str]) -> bool:
    """Whether a statement holds a name that the question does not, other than that of a country in it.

    Where the question asks who holds an office, the statement must speak of that office.
    """
    statements = list(statements)
    office = _OFFICE.search(question)
    if office:
        held = next(word for word in office.groups() if word).lower()
        statements = [text for text in statements if held in text.lower()]
    whereabouts = _PART if place_within_asked(question) else _WHEREABOUTS
    if _WHERE.search(question) and any(whereabouts.search(text) for text in statements):
        return True
    known = {word.lower().removesuffix("'s").removesuffix("’s") for word in _WORD.findall(question)}
    asked = {mention.country for mention in find_countries(question)}
    if office and not office[2]:
        return any(_names_person(text, known) for text in statements)
    if _OF_PERSON.search(question):
        return any(_names_person(text, known) for text in statements[:1])  # others name whom else they tell of
    within = place_within_asked(question)
    return any(_new_names(text, known, asked, within=within) for text in statements)


def _names_person(text: str, known: set[str]) -> bool:
    """Whether two names stand side by side that are of no body, office or country."""
    countries = {m.start for m in find_countries(text)}
    return any(
        m.start() not in countries and not _BODY.search(m.group()) and not known & set(m.group().lower().split())
        for m in _PERSON.finditer(text)
    )


def _same_name(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) >= _ALIKE and longer.startswith(shorter))


def _new_names(text: str, known: set[str], asked: set[Country], *, within: bool) -> bool:
    """Whether a text has a name of its own; where a place `within` a country is asked for, another than a country's."""
    countries = {m.start for m in find_countries(text) if within or m.country in asked}
    return any(
        match.start() > 0
        and match.start() not in countries
        and match.group().split("-")[0] not in _NO_NAMES
        and not any(_same_name(match.group().lower(), word) for word in known)
        for match in _NAME.finditer(text)
    )
