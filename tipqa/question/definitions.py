"""Questions on what a term means or an acronym stands for: "what is bacha bazi?", "what does NAP stand for?"."""

from __future__ import annotations

from dataclasses import replace

from tipqa.question.lexicon import phrases, says
from tipqa.question.phrases import Phrases
from tipqa.question.topic import Topic

_MOST = 3  # words of a term
_QUOTES = "\"'“”‘’( "


def with_defined(topic: Topic) -> Topic:
    """The topic with the term that the question wants explained, and without the words that only ask for it."""
    term = _term(topic)
    if not term:
        return topic
    asking = [it.span() for it in _asking(topic).finditer(topic.text) if it[0] not in term.split()]
    return replace(topic.without(asking), defined=term)


def _term(topic: Topic) -> str:
    """The term to be explained; "" where the question wants something else."""
    words = [word for word in topic.words if not _asking(topic).fullmatch(word)]
    if not 0 < len(words) <= _MOST:
        return ""
    if says(topic.text, "spelled_asked"):
        return next((word for word in words if word.isupper()), words[0])
    opening = phrases("definition_asked").search(topic.text)
    behind = topic.text[opening.end() :].lstrip(_QUOTES) if opening else ""
    return " ".join(words) if opening and behind.startswith(words[0]) else ""


def _asking(topic: Topic) -> Phrases:
    """The words that only ask for a meaning."""
    return phrases("of_spelling") if says(topic.text, "spelled_asked") else phrases("of_definition")
