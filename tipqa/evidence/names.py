"""Names in statements: whether one stands there that a question asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from tipqa.countries.lookup import find_countries
from tipqa.evidence.acronyms import is_short
from tipqa.evidence.demands import called_alike, cues
from tipqa.evidence.scoring import Evidence
from tipqa.index.words import words as stems
from tipqa.later import later
from tipqa.question.lexicon import part
from tipqa.question.name_questions import NameAsked
from tipqa.question.topic import blanked, country_spans

_WHEREABOUTS = later(r"\bneighbou?ring\b|\b(?:north|south|east|west)\w*\b|\bcapital\b|\bborder\w*\b|\bcoast\w*\b", re.I)
_NAME = later(r"(?<![\w’'])[A-Z][\w’'-]+")
_NO_NAMES = frozenset("The Tier Watch List Government NGO NGOs NAP SOPs According".split())
_PART = later(  # of a country: "the northern provinces", "the capital"
    r"\b(?:north|south|east|west)\w*\s+(?:provinces?|districts?|cities|towns|villages|parts?|regions?)\b|\bthe\s+capital\b",
    re.I,
)
# Names side by side, with what joins the words of a body: "Sub-Commission on Combating Forced Labor".
_PERSON = later(r"\b[A-Z][\w'’-]*(?:\s+(?:(?:of|on|and|for|the|to|against|in)\s+){0,2}[A-Z][\w'’-]*)+")
_MONTHS = r"January|February|March|April|May|June|July|August|September|October|November|December"
_BODY = later(
    r"\b(?:The|Of|National|Ministry|Minister|Department|Commission|Committee|Center|Centre|Court|Office|Prime|General|Inter\w*"
    r"|Police|Council|State|Anti|Rapporteur|Coordinator|Law|Code|Act|Supreme|Central|Special|Watch|List|Tier|Day|Week|Bill|Plan|Strategy|Protocol|Convention|Trafficking|Persons|North|South|East|West"
    rf"|In|On|By|At|From|Since|During|After|Before|Until|Between|{_MONTHS})\b"
)
_SITE = later(  # "in Bergen", "the city of Turin", "Loreto region"
    r"\b(?:in|at|near|from|to|into|outside|around|of|between|and|including|,)\s+(?:the\s+)?([A-Z][a-zà-ÿ]+[\w’'-]*)"
    r"|\b([A-Z][a-zà-ÿ]+)\s+(?:provinces?|regions?|districts?|cit(?:y|ies)|towns?|villages?|airport|atoll|canton|islands?|governorate|prefecture|oblast)\b"
)
_STAFF = later(r"official", re.I)
_ANY_WORD = later(r"[\w’'-]+")
_BEFORE = later(r"(?<![.;:] )(?:[A-Z][\w’'-]*\s+|“[^”]*”\s+)+\Z")  # names that stand before a word
_RUN_BY = later(r"\b(?:One|An?|The|Some|Two|Three)\s+(?=\S)|\b[A-Z][\w’']*-(?:run|led|funded|operated|owned|based)\s+")
_WHERE = later(
    r"\b(?:in|at|near|outside)\s+(?:the\s+)?[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*"
)  # where it is, not what it is called
_QUOTED = later(r"“[^”]+”")
_CLAUSE = later(r"[;.](?=\s|$)")
_LOOKED_AT = 12  # statements that may name the thing asked for
_FEW_BEHIND = 5  # words behind a thing, among which its name stands
_MISSION = later(r"embass|consul", re.I)  # which are told by the country
_STATE = later(r"countr|government", re.I)
_ALIKE = 4  # letters that a name and a word of the question share at least, where one opens the other: "Asia", "Asian"


@cache
def _vague() -> re.Pattern[str]:
    """One of a kind that is not named: "a donor", "several courts", "donors and other"."""
    kind = part("kind")
    return re.compile(
        rf"\b(?:an?|one|some|several|other|certain|same)\s+(?:[\w-]+\s+)?{kind}|{kind}\s+and\s+other\b", re.I
    )


def named_before_others(
    name: NameAsked, evidence: Sequence[Evidence], share: float, *, alone: bool = False
) -> tuple[Evidence, ...]:
    """The evidence, of that which reaches a share of the best score first what names the thing that "which …" asks of.

    "Which embassy runs a shelter?" is told by "the embassy of Peru", not by "several embassies".

    Args:
        alone: whether the thing alone is asked of, whatever was done with it: "what is its hotline called?".
    """
    if alone and name.thing and evidence and not name.site:
        return _named_first(name, evidence)
    if not (name.kind and evidence) or _STATE.match(name.kind):
        return tuple(evidence)
    least = share * evidence[0].score
    near = [it for it in evidence if it.score >= least]
    near.sort(key=lambda it: not identified(name, it.statement.text))
    return (*near, *evidence[len(near) :])


def _named_first(name: NameAsked, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The evidence, that first which comes nearest of what names the thing: the helpline that has a name before other hotlines."""
    first = next(
        (it for it in evidence[:_LOOKED_AT] if it.sought >= 1 and _named_beside(it.statement.text, name)), None
    )
    if first is None:
        return tuple(evidence)
    best = first._replace(score=max(first.score, evidence[0].score))
    return (best, *(it for it in evidence if it is not first))


def identified(name: NameAsked, text: str) -> bool:
    """Whether a text names the thing that "which …" asks of."""
    name = replace(name, thing=name.kind)
    of_state = _MISSION.match(name.thing) and {it.country for it in find_countries(text)} - name.countries
    return bool(of_state or _named_beside(text, name)) and not _vague().search(text)


def unidentified(name: NameAsked, statements: Iterable[str]) -> bool:
    """Whether a question asks which one, and all that the statements speak of is one, some or several of the kind.

    "Which donor paid?" is not answered by "with the help of a donor".
    """
    first = next(iter(statements), None)
    if not name.kind or first is None:
        return False
    if _STAFF.match(name.kind) and _tells_office(first):
        return False  # an official is told by an office
    vague = [match for match in _vague().finditer(first) if _same_kind(match[1] or match[2], name.kind)]
    return bool(vague) and not any(_new_names(_just_behind(first, match.end()), name) for match in vague)


def _tells_office(text: str) -> bool:
    """Whether a text tells an official by an office: "a mayor"."""
    return re.search(rf"\b(?:{part('office')}|officers?|mayors?)\b", text, re.I) is not None


def _just_behind(text: str, end: int) -> str:
    """The few words behind a place in a text, among which what stands there is named: "a donor, Peru Aid, paid"."""
    behind = _CLAUSE.split(text[end:], maxsplit=1)[0]
    return " ".join(["it", *behind.split()[:_FEW_BEHIND]])


def _speaks_of(thing: str, text: str) -> bool:
    """Whether a text has a thing, by its own word or by another for the same: "helpline"."""
    alike = called_alike(thing)
    return set(stems(thing)) <= set(stems(text)) or bool(alike and alike.search(text))


def _named_beside(text: str, name: NameAsked) -> bool:
    """Whether a thing is named where a text speaks of it: "the Lima Center", "a center called Casa Luz", "the “dirty list”"."""
    for word in _ANY_WORD.finditer(text):
        if _speaks_of(name.thing, word[0]):
            before = _BEFORE.search(_RUN_BY.sub("", text[: word.start()]))
            near = f"it {before[0] if before else ''} {_WHERE.sub('', _just_behind(text, word.end()))}"
            near = blanked(near, country_spans(near))
            if _QUOTED.search(near) or _new_names(near, name):
                return True
    return False


def _same_kind(one: str, other: str) -> bool:
    """Whether two words name the same kind of thing: "several governments" are countries."""
    return stems(one) == stems(other) or bool(_STATE.match(one) and _STATE.match(other))


def holds_name(name: NameAsked, statements: Iterable[str]) -> bool:
    """Whether a statement holds a name that the question does not, other than that of a country in it.

    Where the question asks who holds an office, the statement must speak of that office; where it asks who chairs or leads,
    of any way to be at the head.
    """
    statements = [text for text in statements if _on_office(name, text)]
    whereabouts = _PART if name.within else _WHEREABOUTS
    by_kind = name.thing and not (name.office or name.of_person)
    if by_kind and (about := [text for text in statements if _speaks_of(name.thing, text)]):
        return any(_named_beside(text, name) for text in about)
    if name.site:
        return False
    if name.place and any(whereabouts.search(text) for text in statements):
        return True
    if name.office and not name.person and any(re.search(rf"\b(?:{part('office')})\b", it, re.I) for it in statements):
        return True  # who chairs is told by an office as well
    if name.person:
        staff = _STAFF.match(name.office)
        return any(
            _names_person(text, name.known) or _by_office(text, name) or (staff and _tells_office(text))
            for text in statements
        )
    if name.of_person:
        return any(_names_person(text, name.known) for text in statements[:1])  # others name whom else they tell of
    if name.nationality:
        return any({m.country for m in find_countries(text)} - name.countries for text in statements)
    if name.within:
        return any(_new_site(text, name.known) for text in statements)
    return any(_new_names(text, name) for text in statements)


def _on_office(name: NameAsked, text: str) -> bool:
    if name.office and not name.person and cues("preferred")["head"].search(text):
        return True
    return name.office in text.lower()


def _by_office(text: str, name: NameAsked) -> bool:
    """Whether a text tells the holder of an office by another: "with the chair of the Senate as national rapporteur"."""
    told = rf"(?:{part('office')})[^.;]*\bas\s+(?:[\w-]+\s+){{0,4}}{re.escape(name.office)}\b"
    return not name.of_person and re.search(told, text, re.I) is not None


def _new_site(text: str, known: frozenset[str]) -> bool:
    """Whether a text names a place within a country that the question does not."""
    countries = {m.start for m in find_countries(text)}
    found = ((m.start(at), m[at]) for m in _SITE.finditer(text) for at in (1, 2) if m[at])
    return any(
        start not in countries
        and not _BODY.search(name)
        and name not in _NO_NAMES
        and not any(_same_name(name.lower(), word) for word in known)
        for start, name in found
    )


def _names_person(text: str, known: frozenset[str]) -> bool:
    """Whether two names stand side by side that are of no body, office or country."""
    countries = {m.start for m in find_countries(text)}
    return any(
        m.start() not in countries and not _BODY.search(m.group()) and not known & set(m.group().lower().split())
        for m in _PERSON.finditer(text)
    )


def _same_name(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) >= _ALIKE and longer.startswith(shorter))


def _new_names(text: str, name: NameAsked) -> bool:
    """Whether a text has a name of its own."""
    countries = {m.start for m in find_countries(text) if m.country in name.countries}
    return any(
        (match.start() > 0 or is_short(match.group()))
        and match.start() not in countries
        and match.group().split("-")[0] not in _NO_NAMES
        and not any(_same_name(match.group().lower(), word) for word in name.known)
        for match in _NAME.finditer(text)
    )
