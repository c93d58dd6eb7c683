"""The words of a question that say nothing of what it is about: that something changed, is summed up, stands in a section."""

from __future__ import annotations

from collections.abc import Iterable

from tipqa.index.question_words import content_words
from tipqa.question.lexicon import phrases, says, spans, spans_of_values
from tipqa.question.plan import Plan
from tipqa.question.topic import Span

_SIDES = ("strengths", "weaknesses")


def topic_words(asked: Plan) -> list[str]:
    """The words that tell on what a change is asked for; empty where it is asked for as a whole."""
    return [word for word in _telling(asked) if not phrases("frame_word", "of every text").fullmatch(word)]


def heading_words(asked: Plan) -> list[str]:
    """The words of a question that may stand in the heading it names, also those that only ask for a summary left out."""
    text = asked.topic.text
    sides = [*spans_of_values(text, "want", _SIDES), *spans(text, "overview", "either_way")]
    return [w for w in _telling(asked, sides) if not phrases("frame_word", "summing up").fullmatch(w)]


def advice_words(asked: Plan) -> list[str]:
    """The words that tell on what recommendations are asked after; empty where all of them are."""
    kinds = ("of every text", "summing up")
    return [w for w in _telling(asked) if not any(phrases("frame_word", kind).fullmatch(w) for kind in kinds)]


def asks_news(asked: Plan) -> bool:
    """Whether a question asks what is new, and so for that before what is gone."""
    return says(asked.topic.text, "news_asked")


def asks_articles(asked: Plan) -> bool:
    """Whether a question asks what changed in the articles of a code."""
    return says(asked.topic.text, "articles_asked")


def sums_up(asked: Plan) -> bool:
    """Whether a question names no topic but that something be summed up, or a section of the report."""
    kinds = ("of every text", "of sections") if asked.sections else ("of every text",)
    return all(any(phrases("frame_word", kind).fullmatch(word) for kind in kinds) for word in heading_words(asked))


def _telling(asked: Plan, beside: Iterable[Span] = ()) -> list[str]:
    words = content_words(asked.topic.text, (*asked.topic.non_topic_spans, *beside))
    return [word for word, _, _ in words if not phrases("frame_word", "changing").fullmatch(word)]
