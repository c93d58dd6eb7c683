"""Which end of a ranking a question asks for, and which countries count none of what it names."""

from __future__ import annotations

from tipqa.figures.asked import FigureAsked, figure_meant
from tipqa.index.question_words import content_words
from tipqa.question.lexicon import phrases, says, spans_of_values
from tipqa.question.plan import Order
from tipqa.question.topic import Topic


def read_order(question: str) -> Order | None:
    """The end of a ranking by a figure; None where the question names neither or both."""
    found = [order for order in Order if says(question, "order", order)]
    return found[0] if len(found) == 1 else None


def read_rise(question: str) -> bool | None:
    """Whether a question asks for a rise (True) or for a fall; None where its words say neither or both."""
    rose, fell = (says(question, slot) for slot in ("rose", "fell"))
    return None if rose == fell else rose


def read_rising(question: str, countries: int) -> str | None:
    """The known measure of which a question asks a rise or a fall; None where it asks for none.

    Which of several countries has more is no rise, but where it is set against the time before.
    """
    moved = any(says(question, slot) for slot in ("rose", "fell"))
    if not moved or (not countries and read_rise(question) is None):
        return None
    if countries > 1 and read_order(question) and not says(question, "than_before"):
        return None
    meant = figure_meant(phrases("which_editions").sub("which edition", question))  # "which year" wants no date
    return meant.measure if meant else None


def read_tier_order(question: str) -> Order | None:
    """The end of a ranking by tier, the highest being the most; the lowest where the question names both."""
    return next((order for order in (Order.FEWEST, Order.MOST) if says(question, "tier_order", order)), None)


def only_ranks(topic: Topic) -> bool:
    """Whether a question says nothing but which of its countries is the higher or the lower: "who is lower?"."""
    ends = spans_of_values(topic.text, "tier_order", Order)
    return not content_words(topic.text, (*topic.non_topic_spans, *ends))


def read_none_of(question: str) -> FigureAsked | None:
    """The measure of which a question asks who counts none: "who convicted nobody?"; None where it does not."""
    return figure_meant(question) if says(question, "counts_none") else None
