"""Saying plainly that the reports hold no answer: what is missing, and what they do hold."""

from __future__ import annotations

import pytest
from checks import ask, cited

from tipqa.qa import QA
from tipqa.question.subjects import strange_name


@pytest.mark.parametrize(
    ("question", "reason", "says"),
    [
        ("How many victims were identified in France in 2025?", "country_not_in_corpus", "no narrative on France"),
        (
            "What does the 2025 report say about shelters in Germany?",
            "country_not_in_corpus",
            "no narrative on Germany",
        ),
        ("What changed in Kiribati since 2024?", "country_not_in_corpus", "Tajikistan and Uzbekistan"),
        ("What tier is France on in 2024?", "year_not_in_corpus_for_country", "Held is its tier in the 2025 edition."),
        ("What tier was Atlantis on in 2025?", "country_not_in_corpus", "'Atlantis' is no country known here"),
        ("How many victims were identified?", "country_not_in_corpus", "The question names no country"),
        (
            "What tier was Tajikistan on in 2019?",
            "year_not_in_corpus_for_country",
            "neither a narrative on Tajikistan nor a list of placements is held here. Held is its tier in the 2023 to 2025",
        ),
        (
            "What does the 2021 report say about cotton in Tajikistan?",
            "year_not_in_corpus_for_country",
            "no 2021 narrative on Tajikistan. Narratives held on Tajikistan: 2023 to 2025.",
        ),
        ("What did the 2030 report recommend to Uzbekistan?", "year_not_in_corpus_for_country", "no 2030 narrative"),
        ("What changed in Uzbekistan between 2020 and 2025?", "year_not_in_corpus_for_country", "no 2020 narrative"),
        ("How many victims were identified in Tajikistan, 2018 report?", "year_not_in_corpus_for_country", "no 2018"),
        (
            "What does the 2025 report say about organ trafficking in Tajikistan?",
            "topic_not_in_text",
            "In the 2025 edition on Tajikistan, nothing was found that says anything on “organ”.",
        ),
        ("What is the hotline number in Tajikistan?", "topic_not_in_text", "a phone number for this"),
        (
            "How much did Uzbekistan spend on victim services in 2024?",
            "topic_not_in_text",
            "No number is stated for **funding (victim services)**",
        ),
        ("What did Uzbekistan do about deep-sea fishing vessels?", "topic_not_in_text", "nothing was found"),
    ],
)
def test_refusals_name_what_is_missing(question: str, reason: str, says: str, qa: QA) -> None:
    answer = ask(qa, question)
    assert (answer.abstained, answer.reason) == (True, reason)
    assert says in answer.answer


def test_a_refusal_offers_the_nearest_from_the_edition_asked_for(qa: QA) -> None:
    answer = ask(qa, "How much did Uzbekistan spend on victim services in 2024?")
    assert "What is said:\n\nThe government increased total funding for the protection and" in answer.answer
    assert cited(answer) == ["2025/uzbekistan"]


def test_a_country_without_a_narrative_is_refused_with_its_placement(qa: QA) -> None:
    answer = ask(qa, "How many victims were identified in France in 2025?")
    assert answer.reason == "country_not_in_corpus"
    assert "Listed among the placements: **Tier 1**: France, 2025 edition (one source). [1]" in answer.answer
    assert cited(answer) == ["2025/placements"]


def test_a_refusal_for_a_country_or_an_edition_cites_nothing(qa: QA) -> None:
    assert ask(qa, "How many victims were identified in Nauru in 2025?").citations == ()
    assert ask(qa, "What tier was Tajikistan on in 2019?").citations == ()


def test_one_country_of_two_is_answered(qa: QA) -> None:
    answer = ask(qa, "How many victims did Tajikistan and France identify in the 2025 report?")
    assert not answer.abstained
    assert "no narrative on France" in answer.answer
    assert cited(answer) == ["2025/tajikistan"]


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("What tier was Atlantis on?", "Atlantis"),
        ("How many victims in Grand Fenwick?", "Grand Fenwick"),
        ("how many victims?", ""),
    ],
)
def test_a_name_that_may_be_meant_for_a_country(question: str, name: str) -> None:
    assert strange_name(question) == name
