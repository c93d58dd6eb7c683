"""The names that a question is written with: which are no country's, which one narrative alone may have, and whether it is on countries as such."""

from __future__ import annotations

from tipqa.countries.lookup import find_countries
from tipqa.index.question_words import content_words
from tipqa.later import later
from tipqa.question.plan import Plan
from tipqa.question.topic import Topic, first_letter
from tipqa.question.wording import countries_asked, several_countries

_NAME = later(r"[A-Z][\w’'-]*[\w](?:\s+(?:(?:of|for|the|on|de|del|la)\s+){0,2}[A-Z][\w’'-]*[\w])*")
_GENERAL = later(  # what any narrative may have
    r"(?:The|Tier|Watch|List|TIP|US|USA|U\.S|UN|EU|NGOs?|ILO|IOM|UNODC|UNICEF|UNHCR|Interpol|INTERPOL|State|Department|Report|Law|Act|Code|Decree|Article|"
    r"Section|Ministry|Minister|Government|Police|Parliament|President|Court|English|French|Spanish|Arabic|Russian|Portuguese|Islam\w*|Muslims?|Christians?|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|Trafficking|Persons|Human|I|LGBTI?|of|for|on|the)",
)


def lone_names(plan: Plan) -> tuple[str, ...]:
    """The names in a question on one country that it does not name, its articles among them; none of any other question."""
    question = plan.topic.text
    if countries_asked(question):
        return ()
    first = first_letter(question)
    names = [
        found[0]
        for found in _NAME.finditer(question)
        if (found.start() > first or found[0][:3].isupper()) and not all(map(_GENERAL.fullmatch, found[0].split()))
    ]
    if plan.quantity == "duration":
        names = [name for name in names if name.isupper()]  # how long a case took is rarely told where its place is
    return *plan.articles, *(name for name in names if not any(name in article for article in plan.articles))


def on_countries(asked: Plan) -> bool:
    """Whether the question is on countries as such: "which countries", what is held."""
    return several_countries(asked.topic.text)


def other_names(topic: Topic) -> tuple[str, ...]:
    """The names in a question that are of no country; none where every word of it is written large."""
    if topic.text.istitle() or topic.text.isupper():
        return ()
    first = first_letter(topic.text)
    countries = {mention.start for mention in find_countries(topic.text)}
    return tuple(
        word
        for word, start, _ in content_words(topic.text, topic.non_topic_spans)
        if word[:1].isupper() and start > first and start not in countries
    )
