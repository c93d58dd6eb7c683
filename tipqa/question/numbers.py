"""Which number a question asks for: the measure, and the kind of number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tipqa.figures.asked import OTHER, FigureAsked, figure_asked
from tipqa.figures.quantities import Quantity, currency_words, wanted_quantity
from tipqa.later import later
from tipqa.question import wording
from tipqa.question.lexicon import says
from tipqa.question.patterns import any_of

_TERM = any_of(
    r"\b(?:average|longest|shortest|typical)\s+(?:prison\s+|jail\s+)?(?:sentences?|terms?)\b",
    r"\bwhat\s+(?:prison|jail)\s+(?:sentences?|terms?)\b",
    r"\b(?:what|which)\s+(?:sentences?|terms?)\s+(?:did|was|were|has|have)\b|\bsentenced\s+to\s*\W*$",
)
_FINE = any_of(
    r"\bwhat\s+(?:can|could|may|might|would)\s+[^?]{1,60}\bbe\s+fined\b",
    r"\b(?:what|how\s+(?:much|high|large|big))\b.{0,40}\bfines?\b(?!\s+(?:for|against)\s+what)",
)
_SUM = later(  # "what did Peru budget for shelters?", "what is the agency's budget?"
    r"^\W*what(?=(?:['’]s|\s+(?:is|was|are|were))\s+(?:(?!(?:said|told|known|done|about|behind|wrong|in|on|with|happening)\b)[\w.’'-]+\s+){0,5}?"
    r"(?:budget|funding|spending|allocation)\b(?=\W*$|\s+(?:of|for|in|on|this|last|under|according)\b|\s+20\d\d)"
    r"|\s+(?:did|does|do)\b[^?]{1,60}\b(?:budget|spend|pay|allocate|earmark|contribute|invest|(?:set|put)\s+aside)\b"
    r"(?!\s+(?:it|them|(?:the\s+)?(?:\w+\s+)?money)\b|[^?]*\b(?:on|for)\W*$))",
    re.I,
)
_HOW_LONG = later(r"\bhow\s+long\b", re.I)  # "how long does it pay for housing?" asks for no sum
_YEARS_RUNNING = later(
    r"\bhow many (?:consecutive |straight )?(?:years|editions|reports)\b(?: (?:running|straight|in a row|in succession)\b|(?<=consecutive years)|(?<=straight years))"
    r"|\bhow many years (?:now )?(?:has|have|had)\b",
    re.I,
)
_WHICH = later(
    r"\W*(?:(?:and|so|but|on|to)\s+)*(?:which|what)\b", re.I
)  # "which hotline number", unlike "where is the number"
_LEAD_IN = later(r"^\W*(?:(?:and|but|so|then|also|what\s+about|how\s+about)\b\W*)+", re.I)


def read_measure(question: str, origins: Sequence[str] = ()) -> FigureAsked | None:
    """The measure asked for; of a yes-or-no question only where it asks for a rise or a fall.

    Args:
        origins: the countries whose people are counted, where they are not those of the report.
    """
    measure = _read(question)
    if measure is None or not origins:
        return measure
    return replace(measure, counted=measure.counted | {f"nationality={name}" for name in origins})


def _read(question: str) -> FigureAsked | None:
    if wording.rise_asked(question):
        return None if wording.manner_asked(question) else figure_asked(f"how many {question}")
    if wording.yes_or_no(question) or wording.other_asked(question):
        return None
    found = figure_asked(_SUM.sub("how much", _LEAD_IN.sub("", question), count=1))
    long = found and found.measure == "funding" and _HOW_LONG.search(question)
    return replace(found, measure=OTHER) if found and long else found


def read_quantity(question: str, measure: FigureAsked | None) -> Quantity | None:
    """The kind of number asked for; None where none is."""
    if wording.yes_or_no(question) and not says(question, "number_sought"):
        return None
    if says(question, "want", "hours"):
        return None  # "when is the shelter open?" is answered by the time of day
    if _YEARS_RUNNING.search(question):
        return "streak"  # "for how many years running has funding been cut?"
    if currency_words(question) or _FINE.search(question) or (measure and measure.measure == "funding"):
        return "money"
    if _TERM.search(question):
        return "duration"
    kind = wanted_quantity(question)
    return kind if wording.number_asked(question) or (kind == "phone" and _WHICH.match(question)) else None
