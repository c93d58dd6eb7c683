"""Questions on the product itself, and greetings: what it can do, what it holds, where that comes from."""

from __future__ import annotations

from enum import StrEnum

from tipqa.later import later
from tipqa.question.lexicon import says, values_in

_JOINT = later(r"[\s,;?]+(?:and|plus|&)\s+|\s*[,;?]\s+")


class Matter(StrEnum):
    """What such a question is about."""

    ABILITIES = "abilities"
    SOURCE = "source"
    TIERS = "tiers"
    CURRENCY = "currency"
    RELEASE = "release"
    RELEASE_AND_COUNT = "release and count"
    COUNT = "count"
    PERIOD = "period"
    CONFIDENCE = "confidence"
    EXPORT = "export"
    LANGUAGES = "languages"
    REFUSALS = "refusals"
    GREETING = "greeting"
    OTHER_WORK = "other work"


def read_matter(question: str) -> Matter | None:
    """What a question on the product itself is about; None where it is on what the reports say."""
    if _asks_both(question):
        return Matter.RELEASE_AND_COUNT
    if outright := next(values_in(question, "matter"), None):
        return Matter(outright)
    return Matter.OTHER_WORK if says(question, "other_work") else None


def _asks_both(question: str) -> bool:
    """Whether a question asks when an edition came out and how many countries it covers, in either order."""
    joints = list(_JOINT.finditer(question))
    halves = [(question[: it.start()], question[it.end() :]) for it in joints]
    return any(
        (says(first, "release_half") or says(first, "matter", Matter.RELEASE))
        and (says(second, "count_half") or says(second, "matter", Matter.COUNT))
        for pair in halves
        for first, second in (pair, pair[::-1])
    )
