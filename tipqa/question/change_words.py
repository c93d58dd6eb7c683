"""The words of a question on what changed that say nothing of what it is about."""

from __future__ import annotations

from tipqa.index.question_words import content_words
from tipqa.question.plan import Plan

_CHANGING = frozenset(
    "change changes changed changing new old differ differs different difference differences compare compared "
    "comparison add added adds drop drops dropped gone go goes lost remove removed situation previous prior last "
    "since update updated progress problems problem appear appears statements statement look looks worse better "
    "summarise summarize summary year-over-year yearly relative vice versa vs versus whats evolved evolve development "
    "developments response efforts effort longer keep kept happened recommendation recommendations reworded repeated "
    "stayed moved improve improved one over things thing everything anything overall generally tell happen happening "
    "against between version versions appeared vanished out side table briefly detail please".split()
)
_OF_EVERY_TEXT = frozenset({"anti", "trafficking"})  # what every text of the series is about
_OF_SECTIONS = frozenset("protection prosecution prevention profile victim victims law enforcement".split())
_SUMMING_UP = frozenset(
    "chapter overview outline brief summary give tell show write describe explain main key points findings sum sums says about "
    "gist nutshell recap highlights takeaways takeaway rundown quick short tip human persons country government governments "
    "standing picture record assessment narrative narratives section part strength strengths weakness weaknesses positive positives "
    "negative negatives achievement achievements shortcoming shortcomings shortfall shortfalls failing failings criticism "
    "criticize criticise criticizes criticised criticized praise praised praises well right badly poorly wrong fall falls falling "
    "points weak strong biggest major identify identified treat treats treated treatment covers cover discuss discusses sections report reports concerning regarding".split()
)


def topic_words(asked: Plan) -> list[str]:
    """The words that tell on what a change is asked for; empty where it is asked for as a whole."""
    return [word for word in _telling(asked) if word.lower() not in _OF_EVERY_TEXT]


def heading_words(asked: Plan) -> list[str]:
    """The words of a question that may stand in the heading it names, also those that only ask for a summary left out."""
    return [word for word in _telling(asked) if word.lower() not in _SUMMING_UP]


def sums_up(asked: Plan) -> bool:
    """Whether a question names no topic but that something be summed up, or a section of the report."""
    inside = _OF_SECTIONS if asked.sections else frozenset()
    return not [w for w in heading_words(asked) if w.lower() not in _OF_EVERY_TEXT | inside]


def _telling(asked: Plan) -> list[str]:
    return [
        word
        for word, _, _ in content_words(asked.topic.text, asked.topic.non_topic_spans)
        if word.lower() not in _CHANGING
    ]
