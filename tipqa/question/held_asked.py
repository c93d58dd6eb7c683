"""Questions on whether there is a text on certain countries, and of which years: "do you have a narrative on Peru?"."""

from __future__ import annotations

import re

from tipqa.countries.lookup import find_countries
from tipqa.later import later
from tipqa.question.lexicon import says

_ROW = later(r"@(?:(?:[\s,;/&]|\b(?:and|or|the)\b)+@)+")  # "Peru, Chile and Cuba"
_BESIDE = later(r"(?<=@)['’]s?(?=\s)|\bthe\s+(?=@)", re.I)


def asks_what_is_held(question: str) -> bool:
    """Whether a question on countries says nothing but whether a text on them is held, or of which years."""
    masked = question
    for it in sorted(find_countries(question), key=lambda it: it.start, reverse=True):
        masked = f"{masked[: it.start]}@{masked[it.end :]}"
    return "@" in masked and says(_ROW.sub("@", _BESIDE.sub("", masked)), "held_of")
