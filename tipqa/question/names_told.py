"""What the letters and the wording of a question tell of names: those that are no country's, and whether it is on countries as such."""

from __future__ import annotations

from tipqa.countries.lookup import find_countries
from tipqa.index.question_words import content_words
from tipqa.question.plan import Plan
from tipqa.question.topic import Topic
from tipqa.question.wording import several_countries


def on_countries(asked: Plan) -> bool:
    """Whether the question is on countries as such: "which countries", what is held."""
    return several_countries(asked.topic.text)


def other_names(topic: Topic) -> tuple[str, ...]:
    """The names in a question that are of no country; none where every word of it is written large."""
    if topic.text.istitle() or topic.text.isupper():
        return ()
    first = next((at for at, letter in enumerate(topic.text) if letter.isalpha()), 0)
    countries = {mention.start for mention in find_countries(topic.text)}
    return tuple(
        word
        for word, start, _ in content_words(topic.text, topic.non_topic_spans)
        if word[:1].isupper() and start > first and start not in countries
    )
