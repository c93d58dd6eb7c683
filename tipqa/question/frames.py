"""The words of a question that only frame it: they ask for a summary, for all that is said, for both years, and are no topic."""

from __future__ import annotations

from tipqa.question.intents import Intent
from tipqa.question.lexicon import says, spans
from tipqa.question.topic import Span

_OF_NUMBERS = (Intent.FIGURE, Intent.FIGURE_CHANGE)


def frame_spans(words: str, intent: Intent) -> tuple[Span, ...]:
    """The spans that ask for a summary, for all that is said on the topic, how well it is done, or for two years of a figure, and set phrases."""
    slots = ["in_brief", "set_phrase", "how_good", "either_way"]
    slots += ["number_word", "yearly", "yearly_numbers"] if intent in _OF_NUMBERS else []
    slots += ["before_too"] if intent == Intent.FIGURE_CHANGE else []
    slots += ["overview"] if intent == Intent.OVERVIEW else []
    if intent in (Intent.OVERVIEW, Intent.FACT) and says(words, "told_on"):
        slots += ["told_on", "in_every_edition"]
    return tuple(spans(words, *slots))
