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
        ("Was the Russian victim that Kazakhstan identified in 2019 a woman or a man?", "a man or a woman"),
        ("What crime were the public servants of Malaysia charged with in the 2025 report?", "for what offense"),
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


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How do I get a residence permit in Romania?", "how to do this oneself"),
        ("Where can I buy land in Tajikistan?", "how to do this oneself"),
        ("Which tier 2 suppliers of cotton work in Uzbekistan?", "a tier is where a country is placed"),
        ("Tier 1 capital of the banks of Brazil?", "a tier is where a country is placed"),
        ("Travel advisory for Tajikistan?", "anything on “Travel advisory”"),
    ],
)
def test_affairs_of_ones_own_and_tiers_of_other_things_are_told_nowhere(bundled: QA, question: str, said: str) -> None:
    answer = ask(bundled, question)
    assert answer.reason == "topic_not_in_text"
    assert said in answer.answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Compare Atlantis and Tajikistan", True),
        ("What tier are Tajikistan and Atlantis on in 2025?", True),
        ("Compare Uzbekistan and Tajikistan", False),
        ("What does the report say of Tajikistan and Interpol?", False),
    ],
)
def test_a_name_beside_a_country_that_is_none_is_said(bundled: QA, question: str, said: bool) -> None:
    answer = ask(bundled, question)
    assert not answer.abstained
    assert ("'Atlantis' is no country known here." in answer.answer) is said
    assert "'Interpol'" not in answer.answer


def test_a_question_in_another_language_is_told_what_can_be_asked(bundled: QA) -> None:
    told = ask(bundled, "¿Quién manda a la policía en Tayikistán?").answer
    assert "“How many victims were identified in Tajikistan?”" in told
    assert (
        "Narratives held on Tajikistan: 2021 to 2025." in told or "Narratives held on Tajikistan: 2023 to 2025." in told
    )
    assert (
        "by its English name"
        in ask(bundled, "Wie viele Kinder wurden von der Polizei gefunden und was wurde aus ihnen?").answer
    )
