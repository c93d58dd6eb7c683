"""The words of a question that only frame it: they ask for a summary, for all that is said, for both years, and are no topic."""

from __future__ import annotations

from tipqa.question.intents import Intent
from tipqa.question.lexicon import phrases
from tipqa.question.topic import Span
from tipqa.question.wording import every_edition_spans, summary_spans, told_on_spans

_OF_NUMBERS = (Intent.FIGURE, Intent.FIGURE_CHANGE)


def frame_spans(words: str, intent: Intent) -> tuple[Span, ...]:
    """The spans that ask for a summary, for all that is said on the topic, how well it is done, or for two years of a figure, and set phrases."""
    whole = summary_spans(words) if intent == Intent.OVERVIEW else ()
    told = told_on_spans(words) if intent in (Intent.OVERVIEW, Intent.FACT) else ()
    judged = (match.span() for match in (*phrases("how_good").finditer(words), *phrases("either_way").finditer(words)))
    both = (match.span() for match in phrases("before_too").finditer(words) if intent == Intent.FIGURE_CHANGE)
    number = (match.span() for match in phrases("number_word").finditer(words) if intent in _OF_NUMBERS)
    idle = (match.span() for match in phrases("set_phrase").finditer(words))
    return (*number, *idle, *both, *whole, *told, *(every_edition_spans(words) if told else ()), *judged)
