"""A question for a thing that no statement tells is refused, however near its other words come; its twins are answered."""

from __future__ import annotations

import pytest
from checks import ask

from tipqa.evidence.names import holds_name, unidentified
from tipqa.qa import QA
from tipqa.question.name_questions import read_name


@pytest.mark.parametrize(
    ("question", "lacking"),
    [
        ("What is the street address of the shelter in Tajikistan?", "an address"),
        ("What is the website of the hotline in Malaysia?", "an address on the web"),
        ("What are the opening hours of the shelter in Tajikistan?", "when it is open"),
        ("How many beds does the shelter in Tajikistan have?", "how many it can hold"),
        ("What number do victims dial to reach the hotline in Malaysia?", "a phone number for this"),
        ("What does a labor inspector earn in Uzbekistan?", "a sum of money for this"),
        ("Which sorcerers did Tajikistan consult on the action plan?", "anything on “sorcerers”"),
        ("What was the motto of the awareness campaigns in Turkmenistan?", "anything on “motto”"),
        ("What is the punishment for arson in Tajikistan?", ""),
        ("What penalty does Brazil's Law 4224 carry?", ""),
    ],
)
def test_what_is_not_told_of_the_thing_asked_for_is_said(bundled: QA, question: str, lacking: str) -> None:
    answer = ask(bundled, question)
    assert answer.reason == "topic_not_in_text"
    assert lacking in answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Which rooms did Romania begin to use for children?", "private rooms for interviews"),
        ("Which companies put workers at risk in Malaysia?", "companies"),
        ("What does Brazil's Law 4224 forbid?", "Law 4224"),
    ],
)
def test_a_thing_that_is_told_is_quoted(bundled: QA, question: str, told: str) -> None:
    answer = ask(bundled, question)
    assert not answer.abstained
    assert told in answer.answer


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Owners of hotels let girls be exploited, the MOL said.", False),
        ("The MOL closed two hotels for breaches of the building code.", False),
        ("Police closed the Mirador and Sol hotels.", True),
        ("Police closed a hotel called Mirador.", True),
        ("Girls were sold in the “Blue” hotel.", True),
    ],
)
def test_a_thing_is_named_only_where_its_name_stands_beside_it(text: str, named: bool) -> None:
    assert holds_name(read_name("Which hotels in Peru are brothels, by name?"), [text]) is named


def test_another_name_does_not_tell_which_donor_it_was() -> None:
    name = read_name("Which foreign government paid for the tour?")
    assert unidentified(name, ["NATCOM, with funds from a foreign government, made a tour."])
    assert not unidentified(name, ["NATCOM, with funds from a foreign government, Norway, made a tour."])


def test_of_officials_alone_is_no_number_of_all(bundled: QA) -> None:
    answer = ask(bundled, "How many traffickers were convicted in Tajikistan in 2024?")
    assert answer.reason == "topic_not_in_text"
    assert "No official was investigated" in answer.answer


def test_a_month_dates_what_a_law_changed(bundled: QA) -> None:
    answer = ask(bundled, "Which rules did Uzbekistan change in March 2023?")
    assert answer.query.intent == "fact"
