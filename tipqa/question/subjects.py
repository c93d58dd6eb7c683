"""Which countries a question is about: by name, by code, by region, or by the filters set beside it."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace
from itertools import pairwise

from tipqa.countries.lookup import Mention, find_countries, subject_countries
from tipqa.countries.regions import RegionMention, find_regions
from tipqa.countries.stand_ins import find_capitals, find_codes
from tipqa.figures.asked import figure_asked
from tipqa.index.model import Filter
from tipqa.later import later
from tipqa.question.coverage import Coverage
from tipqa.question.lexicon import phrases, says, spans
from tipqa.question.lists import moves_of_all
from tipqa.question.topic import blanked
from tipqa.question.wording import countries_asked, tier_asked, topic_of_countries

_ACTS = later(r"\b(?:according\s+to|did|does|do|has|have|by|told|tells|wants?|asks?)\s+$", re.I)
_ACTING = later(r"\b(?:did|does|do|has|have|had|is|was|will|would|could|can|should)\s+$", re.I)
_JOINED = later(r"\s*(?:,|&|and|or|,\s*and)\s*(?:the\s+)?", re.I)
_NAMED_ALONE = later(  # no thing of the country follows
    r"\s*(?:$|[^\w\s'’-]|(?:and|or|but|in|as|at|among|by|for|from|during|under|within|when|while|too|also|most|more|once|twice)\b)",
    re.I,
)
_JUST_BEFORE = later(r"\s+(?:the\s+)?", re.I)
_JUST_BEFORE_REGION = later(
    r"\s+(?:(?:the\s+)?(?:ones|those|countries|states)\s+)?(?:(?:in|of|from|on)\s+)?(?:the\s+)?", re.I
)
_CITY = later(r"\b(?:in|within|inside|near|around|outside|at|from)\s+(?:greater\s+|central\s+)?$", re.I)
_PEOPLE_FROM = later(
    r"\b(?:victims|survivors|people|persons|women|men|girls|boys|children|them|those|nationals|workers)\s+"
    r"(?:(?:were|was|are|came|come|originated)\s+)?from\s+(?:the\s+)?$"
    r"|\bof\b.*\b(?:were|was|are|came|come|originated)\s+from\s+(?:the\s+)?$",  # "of the victims found there came from"
    re.I,
)
_OWN_PEOPLE = later(r"\s+(?:[a-z][\w-]*\s+){0,2}?(?:nationals?|citizens?|nationality|citizenship)\b")
_PEOPLE = later(
    r"\s+(?:[a-z][\w-]*\s+){0,2}?(?:victims?|survivors?|women|men|girls|boys|children|minors|suspects?|defendants?|traffickers?|offenders?)\b"
)
_SAID_TO_BE = later(r"\b(?:were|was|are|is)\s+(?:themselves\s+)?$")
_BROUGHT_HOME = later(r"\b(?:repatriat|return|home\b|abroad\b|overseas\b|back\b|embass|consul)", re.I)
_OTHER_SIDE = later(r"\b(?:by|from|to|with|into|via|through)\s+(?:the\s+)?$", re.I)  # "sent back by the United States"
_ALONE = later(r"\b[A-Z][a-z]{3,}\b(?!\s+[A-Z])")
_NAME = later(r"\b(?:in|on|for|is|was|did|does|has|of)\s+((?:[A-Z][a-z][\w'’-]*\s?){1,3})")


def find_mentions(question: str, have: Coverage) -> list[Mention]:
    """The countries that a question names, and held ones that it gives by their capital: alone, or as who acts.

    Where it names none at all, also those given by their code.
    """
    named = _outside_regions(question, find_countries(question))
    if named:
        return sorted([*named, *_acting_capitals(question, named, have)], key=lambda m: m.start)
    if topic_of_countries(question) and not says(question, "other_side"):
        return []
    codes = find_codes(question)
    long = [mention for mention in codes if mention.end - mention.start > 2]  # which hardly stand for anything else
    return _held(codes, have) or long or _held(find_capitals(question), have)


def _outside_regions(question: str, named: list[Mention]) -> list[Mention]:
    """The mentions without those in the longer name of a part of the world: "Dutch" in "Dutch Caribbean"."""
    regions = find_regions(question) if any(it.adjective for it in named) else ()
    return [it for it in named if not any(on.start <= it.start and it.end < on.end for on in regions)]


def _acting_capitals(question: str, named: Sequence[Mention], have: Coverage) -> list[Mention]:
    """The capitals that stand for a government beside other countries: "did Amman help the Syrian children?"."""
    countries = {mention.country for mention in named}
    capitals = [
        it
        for it in find_capitals(question)
        if it.country not in countries and all(it.end <= other.start or other.end <= it.start for other in named)
    ]
    opening = [it for it in capitals if not question[: it.start].strip(' \t“"¿')]
    return [it for it in capitals if _ACTING.search(question[: it.start])] or _held(opening, have)


def left_out_mentions(question: str, mentions: list[Mention]) -> list[Mention]:
    """Those of the mentions that a question leaves out: "other than Peru and Chile"; none where it names no others."""
    left_out: list[Mention] = []
    for at, mention in enumerate(mentions):
        before = question[: mention.start]
        joined = bool(
            at and mentions[at - 1] in left_out and _JOINED.fullmatch(question, mentions[at - 1].end, mention.start)
        )
        if joined or any(_JUST_BEFORE.fullmatch(before, m.end()) for m in phrases("except").finditer(question)):
            left_out.append(mention)
    return left_out


def told_of_by_others(question: str, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The countries of which those are asked for whose reports speak of them: "which countries mention Peru or Chile?".

    None where a thing or people of a country are meant, on which its own report is as good: "Peru's shelters", "Peruvian officers".
    """
    ends = [end for _, end in spans(question, "telling")]
    told: list[Mention] = []
    for it in mentions:
        joined = told and _JOINED.fullmatch(question, told[-1].end, it.start)
        if joined or (not told and any(_JUST_BEFORE.fullmatch(question, end, it.start) for end in ends)):
            told.append(it)
    itself = all(not it.adjective for it in told) and all(_NAMED_ALONE.match(question, it.end) for it in told)
    return tuple(it.country.name for it in told) if itself else ()


def regions_left_out(question: str, regions: Sequence[RegionMention]) -> list[RegionMention]:
    """Those of the regions that a question leaves out: "all but those in Africa", "neither in Africa nor in Asia"."""
    ends = [match.end() for slot in ("except", "region_denied") for match in phrases(slot).finditer(question)]
    left_out: list[RegionMention] = []
    for it in regions:
        joined = left_out and _JOINED.fullmatch(question, left_out[-1].end, it.start)
        if joined or any(_JUST_BEFORE_REGION.fullmatch(question, end, it.start) for end in ends):
            left_out.append(it)
    return left_out


def without_denied_regions(question: str) -> str:
    """The question without the words that deny no more than the region behind them: what it lists is not denied by them."""
    denials = spans(question, "region_denied")
    regions = find_regions(question) if denials else ()
    alone = [it for it in denials if any(_JUST_BEFORE_REGION.fullmatch(question, it[1], on.start) for on in regions)]
    return blanked(question, alone)


def governments_by_capital(question: str, subjects: tuple[str, ...]) -> list[tuple[int, int]]:
    """The spans of capitals that stand for the government of a subject: "according to New Delhi"."""
    capitals = find_capitals(question)
    return [(m.start, m.end) for m in capitals if m.country.name in subjects and _ACTS.search(question[: m.start])]


def capitals_as_places(question: str, mentions: list[Mention]) -> set[int]:
    """Where a capital by which a question names its country is meant as the city: "how many victims were found in Dublin"."""
    if not says(question, "count"):
        return set()
    capitals = {m.start for m in find_capitals(question)} - {m.start for m in find_countries(question)}
    return {m.start for m in mentions if m.start in capitals and _CITY.search(question[: m.start])}


def named_countries(question: str, mentions: list[Mention]) -> tuple[str, ...]:
    """The countries that a question is about, of those that it mentions."""
    return tuple(c.name for c in subject_countries(question, mentions))


def origins_named(question: str, mentions: list[Mention], subjects: tuple[str, ...]) -> tuple[str, ...]:
    """The countries whose people a question counts: "Uzbek victims", "victims from Togo", "how many of them were from Nepal".

    Of a country that the question is about only where it is named beside them, or they are called its nationals.
    """
    counted = [m for m in mentions if m.adjective or _PEOPLE_FROM.search(question[: m.start])]
    named = {m.country.name for m in mentions if not m.adjective}
    return tuple(
        dict.fromkeys(
            m.country.name for m in counted if m.country.name not in subjects or _of_own_people(question, m, named)
        )
    )


def _of_own_people(question: str, mention: Mention, named: Container[str]) -> bool:
    """ "Irish victims in Ireland", "how many of the victims in Ireland were Irish", "Irish nationals": a part of the victims."""
    if not mention.adjective or _BROUGHT_HOME.search(question):
        return False
    after = question[mention.end :]
    if _OWN_PEOPLE.match(after):
        return True
    said = _PEOPLE.match(after) or _SAID_TO_BE.search(question[: mention.start])
    return bool(said) and mention.country.name in named


def read_subjects(
    question: str, named: tuple[str, ...], mentions: list[Mention], have: Coverage, given: Filter
) -> tuple[str, ...]:
    """The countries to answer on, of those `named`: what the filters fix goes first, then what is held."""
    subjects = tuple(c for c in named if c in given.countries) or given.countries or named
    subjects = _held_instead(question, subjects, mentions, have)
    if topic_of_countries(question) and not (
        any(c in have.countries for c in subjects) or says(question, "their_origins")
    ):
        return ()  # "Cuban workers: which countries?" is about others
    return subjects


def with_region(
    core: str, subjects: tuple[str, ...], regions: tuple[tuple[str, tuple[str, ...]], ...], have: Coverage
) -> tuple[str, ...]:
    """The subjects; where there are none, those of a region that are held, if their placements are asked for."""
    each = says(core, "tier_of_each")
    moved = any(says(core, it) for it in ("tier_up", "tier_down")) and not says(core, "tier_direction")
    of_list = not each and (countries_asked(core) or moves_of_all(core) or moved or says(core, "tier_place"))
    if subjects or not tier_asked(core) or of_list:
        return subjects
    named = tuple(dict.fromkeys(c for _, members in regions for c in members))
    held = tuple(c for c in named if c in have.countries)
    return held or (named if have.placement_years else ())


def strange_name(question: str) -> str:
    """A capitalised name after "in", "for" … in a question on a tier or a figure, that is no country; else ""."""
    if find_countries(question) or not (tier_asked(question) or figure_asked(question)):
        return ""
    match = _NAME.search(question)
    return match.group(1).strip() if match else ""


def unknown_place(question: str, have: Coverage, subjects: tuple[str, ...]) -> str:
    """A name where a country's would stand, or beside a country set beside it, that is none; else ""."""
    return _strange_beside(question, find_mentions(question, have)) if subjects else strange_name(question)


def _strange_beside(question: str, mentions: Sequence[Mention]) -> str:
    """A capitalised name set beside a country, in a comparison or for its tier, that is no country: "Atlantis and Peru"; else ""."""
    if not (says(question, "compare") or tier_asked(question)):
        return ""
    first = len(question) - len(question.lstrip(' \t“"¿'))
    for mention in mentions:
        for name in _ALONE.finditer(question):
            before, after = (name.end(), mention.start), (mention.end, name.start())
            between = next((question[start:end] for start, end in (before, after) if start < end), "")
            known = any(it.start < name.end() and name.start() < it.end for it in mentions) or find_capitals(name[0])
            if name.start() > first and not known and phrases("beside").fullmatch(between):
                return name[0]
    return ""


def _held(mentions: list[Mention], have: Coverage) -> list[Mention]:
    """The mentions of held countries; one that may mean several means the one that is held."""
    meant = [(m, c) for m in mentions for c in (m.country, *m.also) if c.name in have.countries]
    return [replace(mention, country=country, also=()) for mention, country in meant]


def _held_instead(question: str, subjects: tuple[str, ...], mentions: list[Mention], have: Coverage) -> tuple[str, ...]:
    """The subjects; where none of them is held, what an ambiguous name may also mean, or another country named."""
    if not subjects or any(c in have.countries for c in subjects):
        return subjects
    own = [m for m in mentions if m.country.name in subjects]
    also = [c.name for m in own for c in m.also if c.name in have.countries]
    others = [m for m in mentions if m.country.name in have.countries]
    if any(not m.adjective and not _OTHER_SIDE.search(question[: m.start]) for m in own):
        others = [m for m in others if m.adjective]  # "Tajik prisoners in Russia"
    return tuple(dict.fromkeys(also or [m.country.name for m in others])) or subjects


def are_sides(question: str, mentions: Sequence[Mention], subjects: Sequence[str]) -> bool:
    """Whether the countries asked about are the sides of one thing: "from Peru to Chile", "the joint case of Peru and Chile".

    Where they are only listed, "Peru and Chile", the question is asked of each.
    """
    own = sorted((m for m in mentions if m.country.name in subjects), key=lambda m: m.start)
    between = [question[one.end : other.start] for one, other in pairwise(own)]
    listed = all(phrases("list_joint").fullmatch(words) for words in between)
    return len(set(subjects)) > 1 and (not listed or says(question, "jointly"))
