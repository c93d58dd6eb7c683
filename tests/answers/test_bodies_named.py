"""A question that names no country, but a body that one country alone has."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from checks import ask, over

from tipqa.qa import QA
from tipqa.question.numbers import read_measure

_TEXT = """---
country: {country}
year: 2018
title: {title} (Tier 2)
---
# {title} (Tier 2)

## PROSECUTION

The government increased efforts. {own} Both police and NGOs used the SOPs of the IOM. Courts convicted {n} traffickers in 2017.
"""
_CHAD = "The Bureau for Missing Persons (BUMIP) employed 31 officers and received a budget of 2 million francs ($3,600). BUMIP identified 27 victims."
_TOGO = "The Office of Labor Affairs hired inspectors."


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[QA]:
    texts = {
        "2018/chad": _TEXT.format(country="Chad", title="CHAD", own=_CHAD, n=14),
        "2018/togo": _TEXT.format(country="Togo", title="TOGO", own=_TOGO, n=3),
    }
    with over(tmp_path_factory.mktemp("two"), texts) as qa:
        yield qa


def test_its_country_is_meant_and_said(two: QA) -> None:
    answer = ask(two, "How many victims did BUMIP identify?")
    assert answer.query.countries == ("Chad",)
    assert answer.query.notes == ("Chad, since its reports alone name BUMIP",)
    assert "27" in answer.answer


def test_its_budget_is_a_sum(two: QA) -> None:
    answer = ask(two, "What's BUMIP's budget?")
    assert answer.intent == "figure"
    assert "2 million francs" in answer.answer


def test_one_that_several_name_leaves_the_country_open(two: QA) -> None:
    assert ask(two, "How many victims did the IOM identify?").query.countries == ()


def test_a_country_that_is_named_stays(two: QA) -> None:
    assert ask(two, "How many traffickers were convicted in Togo, and what did BUMIP do?").query.countries == ("Togo",)


def test_countries_as_such_are_not_narrowed(two: QA) -> None:
    assert ask(two, "Which countries mention BUMIP?").intent == "topic_list"


@pytest.mark.parametrize(
    "question", ["What is the agency's budget?", "What was the budget for shelters?", "what's its funding"]
)
def test_what_a_budget_is_asks_for_a_sum(question: str) -> None:
    measure = read_measure(question)
    assert measure is not None
    assert measure.measure == "funding"


@pytest.mark.parametrize(
    "question", ["What is said about the budget?", "What problems did the budget have?", "What happened to the budget?"]
)
def test_what_is_said_of_a_budget_asks_for_none(question: str) -> None:
    assert read_measure(question) is None


def test_a_name_that_no_report_has_is_not_mentioned(two: QA) -> None:
    answer = ask(two, "Does the report on Chad mention Zanzibar?")
    assert answer.abstained
    assert "“Zanzibar”" in answer.answer
    assert not ask(two, "Does the report on Chad mention the SOPs of the IOM?").abstained


@pytest.mark.parametrize("question", ["Who is lower, Chad or Togo?", "Is Chad doing better or worse than Togo?"])
def test_the_lower_of_two_is_a_question_of_tiers_without_yes_or_no(two: QA, question: str) -> None:
    answer = ask(two, question)
    assert answer.intent == "tier"
    assert not answer.answer.startswith(("**Yes**", "**No**"))


def test_a_question_in_another_language_is_answered_as_it_was_read(two: QA) -> None:
    answer = ask(two, "Combien de trafiquants le Tchad a-t-il condamnés en 2017 ?")
    assert "14" in answer.answer.splitlines()[0]
    assert answer.answer.endswith("this one was read as “How many traffickers were convicted in Chad in 2017?”")
    assert ask(two, "Quelle est la capitale du Tchad ?").reason == "not_in_english"
