"""The words of a question that tell one list of countries from another."""

from __future__ import annotations

from tipqa.countries.lookup import find_countries
from tipqa.question.patterns import any_of
from tipqa.question.plan import Plan

# What any question on a list of tiers may say, and so tells no list from another.
_OF_ANY_LIST = any_of(
    r"tiers?|watch(?:list)?|wl|special|cases?|traffick\w*|report\w*|assess\w*|standards?|minimum|complete|full|set|due",
    r"(?:up|down)grad\w*|mov\w*|remain\w*|stay\w*|kept|keep|plac\w*|rank\w*|add\w*|remov\w*|nam\w*|persons?|people",
)


def list_words(plan: Plan) -> list[str]:
    """The words of a question that tell one list from another; not those of countries in it."""
    countries = [(mention.start, mention.end) for mention in find_countries(plan.topic.text)]
    words = plan.topic.without(countries).words
    return [word for word in words if word.isalpha() and not _OF_ANY_LIST.fullmatch(word)]
