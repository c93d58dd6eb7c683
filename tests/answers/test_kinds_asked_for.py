"""Questions that only an age, a month, a date, a person, a place or a number can answer."""

from __future__ import annotations

import pytest
from checks import ask

from tipqa.evidence.names import holds_name
from tipqa.qa import QA
from tipqa.question.name_questions import read_name


@pytest.mark.parametrize(
    ("question", "lacking"),
    [
        ("What age were the victims in Tajikistan in 2025?", "an age"),
        ("How old were the victims in Kazakhstan in 2022?", "an age"),
        ("In which month did Tajikistan adopt its action plan?", "a date for this"),
        ("On what date did Kazakhstan sign the law?", "a date for this"),
        ("Who is the judge in Uzbekistan in 2025?", "the name asked for"),
        ("Who was the prosecutor in Tajikistan?", "the name asked for"),
        ("Which judge sentenced the traffickers in Uzbekistan?", "the name asked for"),
        ("In which villages of Tajikistan did students pick cotton in 2025?", "the name asked for"),
        ("How many teams did Kazakhstan set up in 2024?", "a number for this"),
        ("How many teams are there in Tajikistan in the 2025 report?", "a number for this"),
        ("How many SOPs did Tajikistan adopt in the 2022 report?", "a number for this"),
        ("What will Uzbekistan's shelter offer next year?", "what is to come"),
    ],
)
def test_a_kind_that_no_near_statement_tells_is_refused(bundled: QA, question: str, lacking: str) -> None:
    answer = ask(bundled, question)
    assert answer.reason == "topic_not_in_text"
    assert f"nothing was found that says {lacking}." in answer.answer


def test_against_their_will_is_no_future(bundled: QA) -> None:
    for question in (
        "What kind of work are people forced into against their will in Tajikistan?",
        "Who was forced into the army against their own will in Tajikistan in the 2024 report?",
    ):
        assert not ask(bundled, question).abstained


def test_in_which_provinces_is_refused_where_none_is_named(bundled: QA) -> None:
    answer = ask(bundled, "In which provinces of Tajikistan were victims found in 2025?")
    assert answer.reason == "topic_not_in_text"


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Who is the judge?", True),
        ("who is the head of the committee", True),
        ("Who chairs the commission?", True),
        ("Who was appointed?", True),
        ("Name the shelter", True),
        ("What are the names of the traffickers?", True),
        ("In which provinces were victims found?", True),
        ("To which country were they sent?", True),
        ("Which NGO runs it?", True),
        ("Who was convicted?", False),
        ("Which countries were upgraded?", False),
        ("Name the countries on Tier 3", False),
        ("How many judges were trained?", False),
    ],
)
def test_which_questions_want_a_name(question: str, asked: bool) -> None:
    assert read_name(question).asked is asked


@pytest.mark.parametrize(
    ("question", "text", "holds"),
    [
        ("Who is the judge?", "In court the judge Maria Santos heard the case.", True),
        ("Who is the judge?", "The judges heard two cases.", False),
        ("Who is the judge?", "The director Maria Santos opened a shelter.", False),  # another office
        ("Who is the minister?", "The minister of the Supreme Council spoke.", False),  # a body
        ("Which agency of Peru acted?", "An agency in Peru acted.", False),  # the country itself
        ("Which agency of Peru acted?", "An agency in Lima acted.", True),
        ("In which provinces were victims found?", "Victims were found in the northern provinces.", True),
        ("In which provinces were victims found?", "Victims were found in shelters.", False),
    ],
)
def test_which_statements_hold_the_name(question: str, text: str, holds: bool) -> None:
    assert holds_name(read_name(question), [text]) is holds


@pytest.mark.parametrize(
    ("question", "text", "held"),
    [
        ("What is the name of the shop owner convicted in Harare?", "In May, a court in Harare convicted a shop owner who lured women to Saudi Arabia.", False),
        ("What is the name of the shop owner convicted in Harare?", "In May, a court in Harare convicted Rudo Chipanga, a shop owner.", True),
        ("What is the name of the program for shop owners?", "The ministry began its Open Door courses for shop owners.", True),
    ],
)  # fmt: skip
def test_the_name_of_a_person_is_no_name_of_a_place(question: str, text: str, held: bool) -> None:
    assert holds_name(read_name(question), [text]) is held


@pytest.mark.parametrize(
    ("question", "edition", "quote"),
    [
        ("What is recommended to Brazil on the trafficking law?", 2023, "Train officials on Law 13.344"),
        ("Which recommendations were made to Malaysia on immigration officers?", 2023, "immigration officers"),
        ("What does the report recommend to Kazakhstan?", 2025, "Search for victims proactively"),
    ],
)
def test_recommendations_are_those_of_the_newest_edition_that_has_some_on_it(
    bundled: QA, question: str, edition: int, quote: str
) -> None:
    answer = ask(bundled, question)
    assert answer.citations[0].year == edition
    assert any(quote in citation.quote for citation in answer.citations)
    assert ("gives none on this" in answer.answer) is (edition != 2025)
