"""What kind of answer a question wants."""

from __future__ import annotations

from enum import StrEnum

from tipqa.figures.asked import figure_meant
from tipqa.question.advice import read_fates
from tipqa.question.lexicon import says
from tipqa.question.lists import moves_of_all
from tipqa.question.wording import tier_asked, way_asked, yes_or_no


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
    elif tier_asked(question) if tiers else says(question, "tier_outright"):
        intent = Intent.TIER_REASON if way_asked(question) else _tier_intent(question, countries, editions, span)
    else:
        intent = None
    return intent or _of_texts(question, countries, editions, measure)


def _without_countries(question: str) -> Intent | None:
    """What only a question that names no country can want."""
    if says(question, "holdings") and not says(question, "telling"):
        return Intent.HOLDINGS
    if _list_asked(question):
        return Intent.LIST
    told = says(question, "which_countries") or says(question, "telling")
    if told and not _recommendations_asked(question):
        return Intent.TOPIC_LIST
    return None


def _list_asked(question: str) -> bool:
    """Whether countries are asked for by their tier or by their move."""
    if says(question, "tier_place") or moves_of_all(question):
        return True
    which = says(question, "which_countries")
    any_of_them = which or says(question, "any_countries")
    moved = any_of_them and says(question, "tier_moves") and figure_meant(question) is None
    return moved or (which and tier_asked(question))


def _tier_intent(question: str, countries: int, editions: int, span: int) -> Intent:
    """One placement of each country, the move of one country, or its history."""
    moved = countries == 1 and (says(question, "tier_moved") or says(question, "tier_left"))
    of_several = countries > 1 and editions == 1 and (says(question, "tier_moves") or _picked_by_leaving(question))
    developed = says(question, "tier_developed") and (span > 1 or not editions)
    open_ended = developed or (not editions and countries == 1 and says(question, "tier_several_tiers"))
    if says(question, "tier_history") or editions > 2 or open_ended or (span > 1 and not moved):
        return Intent.TIER_HISTORY
    return Intent.TIER_CHANGE if moved or of_several or says(question, "places_traded") else Intent.TIER


def _picked_by_leaving(question: str) -> bool:
    """Whether those of several are asked for that left a tier: "which of Peru, Chile and Ghana left the Watch List in 2024?"."""
    stayed = says(question, "claim", "stayed")  # "stayed off it"
    return says(question, "picked_from") and says(question, "tier_left") and not stayed


def _recommendations_asked(question: str) -> bool:
    """Whether recommendations are asked for as they stand, not their number or what changed in them."""
    changed = says(question, "changed") and not says(question, "should")
    otherwise = changed or says(question, "many")
    return says(question, "recommendations") and not otherwise


def _change_asked(question: str) -> bool:
    """Whether a question asks what changed between editions, and not what a law changed."""
    return says(question, "changed") and not says(question, "law_changed")


def _of_texts(question: str, countries: int, editions: int, measure: str | None) -> Intent:
    """What is told in figures or in words."""
    if countries and read_fates(question):
        return Intent.WHAT_CHANGED
    known = measure not in (None, "other")
    rise = any(says(question, slot) for slot in ("by_how_much", "rise", "before_too"))
    beside = countries > 1 and editions < 2 and says(question, "compare")
    of_ends = says(question, "by_how_much") or yes_or_no(question)
    yearly = says(question, "yearly") or (not of_ends and says(question, "yearly_numbers"))
    things = beside and measure in _THINGS and not says(question, "count")
    for intent, holds in (
        (Intent.RECOMMENDATIONS, _recommendations_asked(question)),
        (Intent.COMPARISON, things),
        (Intent.FIGURE_CHANGE, known and editions != 1 and rise and not (beside or yearly)),
        (Intent.FIGURE, says(question, "count") or (known and (yearly or not says(question, "overview")))),
        (Intent.WHAT_CHANGED, countries == 1 and _change_asked(question)),
        (Intent.COMPARISON, countries > 1 and (says(question, "compare") or says(question, "side_by_side"))),
        (Intent.OVERVIEW, countries and says(question, "overview")),
    ):
        if holds:
            return intent
    return Intent.FACT if countries else Intent.TOPIC_LIST
