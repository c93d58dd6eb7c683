"""Which section of a report a question names."""

from __future__ import annotations

from tipqa.question.intents import Intent
from tipqa.question.patterns import any_of
from tipqa.reports.model import SectionKind

_SECTIONS = {
    SectionKind.PROSECUTION: any_of(
        r"\bprosecution\s+(?:section|efforts|part)\b",
        r"\blaw\s+enforcement\s+(?:section|efforts)\b",
        r"\b(?:in|under|on)\s+prosecution\b",
    ),
    SectionKind.PROTECTION: any_of(
        r"\b(?:victim\s+)?protection\s+(?:section|efforts|part)\b",
        r"\bvictim\s+protection\b",
    ),
    SectionKind.PREVENTION: any_of(r"\bprevention\b"),
    SectionKind.PROFILE: any_of(r"\b(?:trafficking\s+)?profile\b"),
    SectionKind.RECOMMENDATIONS: any_of(r"\brecommend\w*"),
}


def read_sections(question: str, intent: Intent | None = None) -> tuple[str, ...]:
    """The sections to read for a question: those it names; for recommendations that section alone."""
    if intent == Intent.RECOMMENDATIONS:
        return (SectionKind.RECOMMENDATIONS.value,)
    if intent in (Intent.FIGURE, Intent.FIGURE_CHANGE) and _SECTIONS[SectionKind.RECOMMENDATIONS].search(question):
        return ()  # "how many recommendations": the number stands anywhere but there
    return tuple(kind.value for kind, pattern in _SECTIONS.items() if pattern.search(question))
