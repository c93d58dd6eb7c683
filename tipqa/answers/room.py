"""For how many people there is room, as the sentence quoted first tells it."""

from __future__ import annotations

import re

from tipqa.answers.reply import Reply
from tipqa.answers.stated import QuotesFact
from tipqa.later import later

_ROOM = later(  # "could accommodate up to 50", "the capacity to shelter 40", "a 30-bed shelter"
    r"\b(?:capacity|accommodate|(?:to|can|could|may)\s+(?:house|hold|host|sleep)|(?:bed)?spaces?|rooms?|beds)\b(?:\s+(?!(?:and|but|which)\b)[a-z]+){0,4}?\s+"
    r"(?!(?:19|20)\d\d\b)(\d[\d,]*)\b|\b(\d[\d,]*)(?:[- ](?:bed|person|place|space)s?)\b",
    re.I,
)


def room_in(reply: Reply) -> float | None:
    """The number of people that the first sentence of an answer says there is room for; None where it says none, or several."""
    if not isinstance(reply.fact, QuotesFact) or not reply.fact.statements:
        return None
    found = [match[1] or match[2] for match in _ROOM.finditer(reply.fact.statements[0])]
    return float(found[0].replace(",", "")) if len(found) == 1 else None
