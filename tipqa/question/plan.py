"""A question with all that was read from it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tipqa.figures.asked import FigureAsked
from tipqa.figures.quantities import Quantity
from tipqa.question.intents import Intent
from tipqa.question.query import Query
from tipqa.question.years import YearsAsked

Span = tuple[int, int]  # start and end in a text


@dataclass(frozen=True, slots=True)
class Plan:
    """A question and all that was read from it.

    `query` is its visible part. `topic_text` is the question whose words tell the topic: of an elliptic follow-up ("and in
    2023?") it is the earlier question.
    """

    query: Query
    topic_text: str
    asked: YearsAsked
    regions: tuple[tuple[str, tuple[str, ...]], ...] = ()  # a region's name with its countries
    measure: FigureAsked | None = None
    quantity: Quantity | None = None
    also: tuple[str, ...] = ()  # what an ambiguous name might have meant instead
    context: str = ""  # the topic of the earlier question, where this one refers back to it: "who runs them?"
    non_topic_spans: tuple[Span, ...] = ()  # spans of `topic_text` that are no topic: subjects, regions and years
    filtered_out: str = ""  # what the question names and the filters shut out
    own_years: dict[str, int] = field(
        default_factory=dict
    )  # country → the edition named beside it, where each has its own
    missing: dict[str, tuple[int, ...]] = field(default_factory=dict)  # country → editions asked for and not held

    @property
    def intent(self) -> Intent:
        return self.query.intent


def without(text: str, spans: tuple[Span, ...]) -> str:
    """`text` with the spans blanked out and white space closed up."""
    letters = list(text)
    for start, end in spans:
        letters[start:end] = " " * (end - start)
    return re.sub(r"\s+", " ", "".join(letters)).strip()
