"""The visible part of what was read from a question, which follow-ups and the web carry."""

from __future__ import annotations

from tipqa.question.intents import Intent
from tipqa.records import dataclass


@dataclass(frozen=True, slots=True)
class Query:
    """A question as it was read: the state that a follow-up carries over, and that the web shows.

    Countries are canonical names, `years` editions. `intent` is one of `tipqa.question.intents.Intent`.
    `notes` says what was assumed ("2023 read as the 2023 edition").
    """

    question: str = ""
    intent: Intent = Intent.FACT
    countries: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    sections: tuple[str, ...] = ()
    series: str | None = None
    measure: str | None = None
    topic: str = ""  # the content words of the question, without countries, regions and years
    notes: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()  # what an earlier question gave: "countries", "editions", "topic"
