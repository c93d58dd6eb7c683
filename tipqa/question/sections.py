"""Which section of a report a question names."""

from __future__ import annotations

from tipqa.question.intents import Intent
from tipqa.question.lexicon import says, values_in, values_of
from tipqa.question.topic import Topic
from tipqa.reports.model import SectionKind


def read_sections(question: str, intent: Intent | None = None) -> tuple[str, ...]:
    """The sections to read for a question: those it names; for recommendations that section alone."""
    if intent == Intent.RECOMMENDATIONS:
        return (SectionKind.RECOMMENDATIONS.value,)
    if intent in (Intent.FIGURE, Intent.FIGURE_CHANGE) and says(question, "section", SectionKind.RECOMMENDATIONS):
        return ()  # "how many recommendations": the number stands anywhere but there
    return tuple(values_in(question, "section"))


def section_alone(topic: Topic, intent: Intent) -> tuple[str, ...]:
    """The section that is all that a question is on: "summarize prosecution in Chile"; none where it says more."""
    words = " ".join(topic.words)
    alone = tuple(values_of(words, "section_alone"))
    if alone or intent != Intent.OVERVIEW:
        return alone
    return tuple(values_of(words, "section_summed"))
