"""What kind of answer a question wants."""

from __future__ import annotations

from typing import Final

from tipqa.question import asking_words as asking
from tipqa.question import tier_words
from tipqa.question.wording import tier_asked

TIER: Final = "tier"
TIER_CHANGE: Final = "tier_change"
TIER_HISTORY: Final = "tier_history"
TIER_REASON: Final = "tier_reason"
FIGURE: Final = "figure"
FIGURE_CHANGE: Final = "figure_change"
RECOMMENDATIONS: Final = "recommendations"
LIST: Final = "list"
TOPIC_LIST: Final = "topic_list"
COMPARISON: Final = "comparison"
WHAT_CHANGED: Final = "what_changed"
OVERVIEW: Final = "overview"
HOLDINGS: Final = "holdings"
FACT: Final = "fact"
INTENTS: Final = (
    TIER,
    TIER_CHANGE,
    TIER_HISTORY,
    TIER_REASON,
    FIGURE,
    FIGURE_CHANGE,
    RECOMMENDATIONS,
    LIST,
    TOPIC_LIST,
    COMPARISON,
    WHAT_CHANGED,
    OVERVIEW,
    HOLDINGS,
    FACT,
)


def read_intent(
    question: str, *, countries: int, editions: int, measure: str | None, span: int = 0, tiers: bool = True
) -> str:
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
    elif tier_asked(question) if tiers else tier_words.OUTRIGHT.search(question):
        intent = TIER_REASON if asking.WHY.search(question) else _tier_intent(question, countries, editions, span)
    else:
        intent = None
    return intent or _of_texts(question, countries, editions, measure)


def _without_countries(question: str) -> str | None:
    """What only a question that names no country can want."""
    if asking.HOLDINGS.search(question):
        return HOLDINGS
    if _list_asked(question):
        return LIST
    if asking.WHICH_COUNTRIES.search(question) and not _recommendations_asked(question):
        return TOPIC_LIST
    return None


def _list_asked(question: str) -> bool:
    """Whether countries are asked for by their tier or by their move."""
    if tier_words.PLACE.search(question):
        return True
    which = asking.WHICH_COUNTRIES.search(question)
    moved = tier_words.MOVES.search(question) and (which or asking.ANY_COUNTRIES.search(question))
    return bool(moved or (which and tier_asked(question)))


def _tier_intent(question: str, countries: int, editions: int, span: int) -> str:
    """One placement of each country, the move of one country, or its history."""
    moved = tier_words.MOVED.search(question) and countries == 1
    open_ended = not editions and (
        tier_words.DEVELOPED.search(question) or (countries == 1 and tier_words.SEVERAL_TIERS.search(question))
    )
    if tier_words.HISTORY.search(question) or editions > 2 or open_ended or (span > 1 and not moved):
        return TIER_HISTORY
    return TIER_CHANGE if moved else TIER


def _recommendations_asked(question: str) -> bool:
    """Whether recommendations are asked for as they stand, not their number or what changed in them."""
    changed = asking.CHANGED.search(question) and not asking.SHOULD.search(question)
    otherwise = changed or asking.MANY.search(question)
    return bool(asking.RECOMMENDATIONS.search(question)) and not otherwise


def _of_texts(question: str, countries: int, editions: int, measure: str | None) -> str:
    """What is told in figures or in words."""
    known = measure not in (None, "other")
    rise = asking.BY_HOW_MUCH.search(question) or asking.RISE.search(question)
    for intent, holds in (
        (RECOMMENDATIONS, _recommendations_asked(question)),
        (FIGURE_CHANGE, known and editions != 1 and rise),
        (FIGURE, known or asking.COUNT.search(question)),
        (WHAT_CHANGED, asking.CHANGED.search(question) and countries == 1),
        (COMPARISON, asking.COMPARE.search(question) and countries > 1),
        (OVERVIEW, asking.OVERVIEW.search(question) and countries),
    ):
        if holds:
            return intent
    return FACT if countries else TOPIC_LIST
