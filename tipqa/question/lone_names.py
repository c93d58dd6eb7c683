"""Names in a question that names no country: where one narrative alone has them, that is the one meant."""

from __future__ import annotations

import re

from tipqa.question import wording
from tipqa.question.plan import Plan

_NAME = re.compile(r"[A-Z][\w’'-]*[\w](?:\s+(?:(?:of|for|the|on|de|del|la)\s+){0,2}[A-Z][\w’'-]*[\w])*")
_GENERAL = re.compile(  # what any narrative may have
    r"(?:The|Tier|Watch|List|TIP|US|USA|U\.S|UN|EU|NGOs?|ILO|IOM|UNODC|UNICEF|UNHCR|Interpol|INTERPOL|State|Department|Report|Law|Act|Code|Decree|Article|"
    r"Section|Ministry|Minister|Government|Police|Parliament|President|Court|English|French|Spanish|Arabic|Russian|Portuguese|Islam\w*|Muslims?|Christians?|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|Trafficking|Persons|Human|I|LGBTI?|of|for|on|the)",
)


def lone_names(plan: Plan) -> tuple[str, ...]:
    """The names in a question on one country that it does not name, its articles among them; none of any other question."""
    question = plan.topic.text
    if wording.countries_asked(question):
        return ()
    first = next((at for at, letter in enumerate(question) if letter.isalpha()), 0)
    names = [
        found[0]
        for found in _NAME.finditer(question)
        if (found.start() > first or found[0][:3].isupper()) and not all(map(_GENERAL.fullmatch, found[0].split()))
    ]
    if plan.quantity == "duration":
        names = [name for name in names if name.isupper()]  # how long a case took is rarely told where its place is
    return *plan.articles, *(name for name in names if not any(name in article for article in plan.articles))
