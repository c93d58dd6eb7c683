"""Whether a question asks what got better or worse, of a country's response as a whole or of its sections."""

from __future__ import annotations

from enum import StrEnum

from tipqa.index.question_words import content_words
from tipqa.question.lexicon import spans, spans_of_values, values, values_in
from tipqa.question.topic import Topic
from tipqa.reports.model import SectionKind


class Turn(StrEnum):
    """Which way things went."""

    BETTER = "better"
    WORSE = "worse"
    EITHER = "either"


def read_turn(topic: Topic) -> Turn | None:
    """The turn that a question asks after; None where it asks for none, or of something that is no section of a report."""
    found = [Turn(value) for value in values_in(topic.text, "turn")]
    if not found or _of_something_else(topic):
        return None
    return found[0] if len(found) == 1 else Turn.EITHER


def turned_sections(question: str) -> tuple[SectionKind, ...]:
    """The sections of which it is asked; none where it is asked of all."""
    return tuple(SectionKind(it) for it in values_in(question, "turned_section"))


def _of_something_else(topic: Topic) -> bool:
    """Whether words are left that name neither a turn nor a section nor the response as a whole."""
    found = spans(topic.text, "turn_frame")
    for slot in ("turn", "turned_section"):
        found += spans_of_values(topic.text, slot, values(slot))
    return bool(content_words(topic.text, (*topic.non_topic_spans, *found)))
