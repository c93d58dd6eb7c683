"""What kind of answer a question wants."""

from __future__ import annotations

from enum import StrEnum

from tipqa.figures.asked import figure_meant
from tipqa.question.advice import read_fates
from tipqa.question.lexicon import phrases
from tipqa.question.lists import moves_of_all
from tipqa.question.wording import tier_asked, way_asked


class Intent(StrEnum):
    """The kinds of answer."""

    TIER = "tier"
    TIER_CHANGE = "tier_change"
    TIER_HISTORY = "tier_history"
    TIER_REASON = "tier_reason"
    FIGURE = "figure"
    FIGURE_CHANGE = "figure_change"
    RECOMMENDATIONS = "recommendations"
    LIST = "list"
    TOPIC_LIST = "topic_list"
    COMPARISON = "comparison"
    WHAT_CHANGED = "what_changed"
    OVERVIEW = "overview"
    HOLDINGS = "holdings"
    ABOUT = "about"
    FACT = "fact"


_THINGS = ("shelters", "awareness", "trainings", "inspections", "compensation")  # told in words more than in numbers


def read_intent(
    question: str, *, countries: int, editions: int, measure: str | None, span: int = 0, tiers: bool = True
) -> Intent:
    """The intent of a question: the first that its words and what it names allow.

    Args:
        countries: how many countries it is about.
        editions: how many editions it names, in whatever way.
        measure: the measure it asks for, such as "convictions"; "other" where it wants a number of something else.
        span: how many years a range in it spans.
        tiers: whether the texts asked place countries on tiers; where not, only an outright word asks for a placement.
    """
    if not countries:
        intent = _without_countries(question)
    elif tier_asked(question) if tiers else phrases("tier_outright").search(question):
        intent = Intent.TIER_REASON if way_asked(question) else _tier_intent(question, countries, editions, span)
    else:
        intent = None
    return intent or _of_texts(question, countries, editions, measure)


def _without_countries(question: str) -> Intent | None:
    """What only a question that names no country can want."""
    if phrases("holdings").search(question):
        return Intent.HOLDINGS
    if _list_asked(question):
        return Intent.LIST
    if phrases("which_countries").search(question) and not _recommendations_asked(question):
        return Intent.TOPIC_LIST
    return None


def _list_asked(question: str) -> bool:
    """Whether countries are asked for by their tier or by their move."""
    if phrases("tier_place").search(question) or moves_of_all(question):
        return True
    which = phrases("which_countries").search(question)
    any_of_them = which or phrases("any_countries").search(question)
    moved = any_of_them and phrases("tier_moves").search(question) and figure_meant(question) is None
    return bool(moved or (which and tier_asked(question)))


def _tier_intent(question: str, countries: int, editions: int, span: int) -> Intent:
    """One placement of each country, the move of one country, or its history."""
    moved = (phrases("tier_moved").search(question) or phrases("tier_left").search(question)) and countries == 1
    of_several = countries > 1 and editions == 1 and phrases("tier_moves").search(question)
    open_ended = not editions and (
        phrases("tier_developed").search(question)
        or (countries == 1 and phrases("tier_several_tiers").search(question))
    )
    if phrases("tier_history").search(question) or editions > 2 or open_ended or (span > 1 and not moved):
        return Intent.TIER_HISTORY
    return Intent.TIER_CHANGE if moved or of_several or phrases("places_traded").search(question) else Intent.TIER


def _recommendations_asked(question: str) -> bool:
    """Whether recommendations are asked for as they stand, not their number or what changed in them."""
    changed = phrases("changed").search(question) and not phrases("should").search(question)
    otherwise = changed or phrases("many").search(question)
    return bool(phrases("recommendations").search(question)) and not otherwise


def _change_asked(question: str) -> bool:
    """Whether a question asks what changed between editions, and not what a law changed."""
    return bool(phrases("changed").search(question)) and not phrases("law_changed").search(question)


def _beside_asked(question: str) -> bool:
    return bool(phrases("compare").search(question) or phrases("side_by_side").search(question))


def _of_texts(question: str, countries: int, editions: int, measure: str | None) -> Intent:
    """What is told in figures or in words."""
    if countries and read_fates(question):
        return Intent.WHAT_CHANGED
    known = measure not in (None, "other")
    rise = phrases("by_how_much").search(question) or phrases("rise").search(question)
    rise = rise or phrases("before_too").search(question)
    beside = countries > 1 and editions < 2 and bool(phrases("compare").search(question))
    things = beside and measure in _THINGS and not phrases("count").search(question)
    for intent, holds in (
        (Intent.RECOMMENDATIONS, _recommendations_asked(question)),
        (Intent.COMPARISON, things),
        (Intent.FIGURE_CHANGE, known and editions != 1 and rise and not beside),
        (Intent.FIGURE, phrases("count").search(question) or (known and not phrases("overview").search(question))),
        (Intent.WHAT_CHANGED, countries == 1 and _change_asked(question)),
        (Intent.COMPARISON, countries > 1 and _beside_asked(question)),
        (Intent.OVERVIEW, phrases("overview").search(question) and countries),
    ):
        if holds:
            return intent
    return Intent.FACT if countries else Intent.TOPIC_LIST
