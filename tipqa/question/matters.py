"""Questions on the product itself, and greetings: what it can do, what it holds, where that comes from."""

from __future__ import annotations

from enum import StrEnum

from tipqa.question.lexicon import phrases, values


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
    outright = next((Matter(value) for value in values("matter") if phrases("matter", value).search(question)), None)
    if outright:
        return outright
    return Matter.OTHER_WORK if phrases("other_work").search(question) else None
