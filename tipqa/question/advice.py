"""What a question asks became of recommendations from one edition to the next."""

from __future__ import annotations

from enum import StrEnum

from tipqa.question.lexicon import phrases
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
    if not phrases("advice_named").search(question):
        return ()
    return tuple(fate for fate in Fate if _spans(question, fate))


def fate_spans(question: str, fates: tuple[Fate, ...]) -> tuple[Span, ...]:
    """The words that ask for these fates, for recommendations and for who makes them, and are no topic."""
    if not fates:
        return ()
    around = (*phrases("advice_named").finditer(question), *phrases("advice_frame").finditer(question))
    return (*(match.span() for match in around), *(span for fate in fates for span in _spans(question, fate)))


def of_the_older(question: str, fates: tuple[Fate, ...]) -> bool:
    """Whether the year that a question names is that of the recommendations, not of the edition they are looked for in."""
    if Fate.DONE in fates or phrases("against_year").search(question):
        return True
    return Fate.NEW not in fates and bool(phrases("advice_of_year").search(question))


def _spans(question: str, fate: Fate) -> list[Span]:
    return [match.span() for match in phrases("advice_fate", fate.value).finditer(question)]
