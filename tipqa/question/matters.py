"""Questions on the product itself, and greetings: what it can do, what it holds, where that comes from."""

from __future__ import annotations

from enum import StrEnum

from tipqa.question.lexicon import says, values_in


class Matter(StrEnum):
    """What such a question is about."""

    ABILITIES = "abilities"
    SOURCE = "source"
    TIERS = "tiers"
    CURRENCY = "currency"
    RELEASE = "release"
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
    if outright := next(values_in(question, "matter"), None):
        return Matter(outright)
    return Matter.OTHER_WORK if says(question, "other_work") else None
