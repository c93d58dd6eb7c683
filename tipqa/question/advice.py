"""What a question asks became of recommendations from one edition to the next."""

from __future__ import annotations

from enum import StrEnum

from tipqa.question.lexicon import says, spans, spans_of_values
from tipqa.question.topic import Span


class Fate(StrEnum):
    """What may become of a recommendation."""

    DROPPED = "dropped"
    NEW = "new"
    KEPT = "kept"
    REWORDED = "reworded"
    DONE = "done"  # carried out, which no comparison of two texts can tell


def read_fates(question: str) -> tuple[Fate, ...]:
    """The fates of recommendations that a question asks after; none where it asks for them as they stand."""
    if not says(question, "advice_named"):
        return ()
    return tuple(fate for fate in Fate if says(question, "advice_fate", fate))


def fate_spans(question: str, fates: tuple[Fate, ...]) -> tuple[Span, ...]:
    """The words that ask for these fates, for recommendations and for who makes them, and are no topic."""
    if not fates:
        return ()
    return (*spans(question, "advice_named", "advice_frame"), *spans_of_values(question, "advice_fate", fates))


def of_the_older(question: str, fates: tuple[Fate, ...]) -> bool:
    """Whether the year that a question names is that of the recommendations, not of the edition they are looked for in."""
    if Fate.DONE in fates or says(question, "against_year"):
        return True
    return Fate.NEW not in fates and says(question, "advice_of_year")
