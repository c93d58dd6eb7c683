"""What is looked for further: since a year before the first edition held, in the edition of a figure's own year, in words that
are misspelled, and where the United States is the one that reports.
"""

from __future__ import annotations

import pytest
from checks import ask

from tipqa.qa import QA
from tipqa.question.spellings import respelled


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("How many victims has Kazakhstan identified since 2019?", "compared with 88 in 2020 and 40 in 2019"),
        ("How have Tajikistan's investigations developed since 2017?", "investigat"),
    ],
)
def test_since_a_year_before_the_first_edition_is_told_from_what_is_held(
    question: str, quote: str, bundled: QA
) -> None:
    answer = ask(bundled, question)
    assert not answer.abstained
    assert any(quote in citation.quote for citation in answer.citations)
    assert "held here begin with 2021." in answer.answer


@pytest.mark.parametrize(
    ("question", "stem"),
    [
        ("Have Tajikistan's convictions grown since 2018?", "convict"),
        ("Have Brazil's prosecutions fallen since 2019?", "prosecut"),
        ("Have India's convictions risen since 2018?", "convict"),
    ],
)
def test_whether_it_rose_since_then_is_told_by_sentences_on_the_measure_alone(
    question: str, stem: str, bundled: QA
) -> None:
    answer = ask(bundled, question)
    assert not answer.abstained
    assert all(stem in citation.quote for citation in answer.citations)
    assert "held here begin with" in answer.answer


@pytest.mark.parametrize("asked", ["Has the number of shelters in Romania", "Have Malaysia's labor inspections"])
def test_what_no_sentence_tells_the_direction_of_is_refused(asked: str, bundled: QA) -> None:
    assert ask(bundled, f"{asked} grown since 2018?").reason == "topic_not_in_text"


def test_a_tier_since_then_begins_with_the_first_edition(bundled: QA) -> None:
    answer = ask(bundled, "What has changed in the 2025 report on Brazil since the 2019 report?")
    assert not answer.abstained


def test_a_part_is_looked_for_in_the_edition_of_the_year_too(bundled: QA) -> None:
    answer = ask(bundled, "How many victims in South Africa's 2023 count were children?")
    assert not answer.abstained
    assert "14 children" in answer.citations[0].quote


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Did the Americans give Serbia a waiver in the 2024 report?", "**Yes**: Serbia, 2024 edition."),
        ("Has the United States granted Haiti a waiver in 2023?", "**Yes**: Haiti, 2023 edition."),
        ("Did Washington waive the downgrade of Kuwait in 2024?", "**Yes**: Kuwait, 2024 edition."),
        ("Did the US name Peru on the state policy list in 2024?", "**Not named**: Peru, 2024 edition."),
        ("Were the Americans right to place Chad on Tier 3 in 2025?", "**Tier 3**: Chad, 2025 edition"),
    ],
)
def test_the_united_states_as_the_one_that_reports(question: str, said: str, bundled: QA) -> None:
    assert said in ask(bundled, question).answer


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("kazakhstan victms 2022", "kazakhstan victims 2022"),
        ("tajikstan recomendations", "tajikstan recommendations"),
        ("how many convctions in Peru", "how many convictions in Peru"),
        ("peru 2022 teir", "peru 2022 tier"),
        ("wich borders of Peru", "which borders of Peru"),
        ("forced coton picking in Peru", "forced cotton picking in Peru"),
        ("numbr of judges in Peru", "number of judges in Peru"),
        ("many more went to their town", "many more went to their town"),
        ("Who are the vikings of Chile?", "Who are the vikings of Chile?"),
        ("What is the Reporto plan?", "What is the Reporto plan?"),
    ],
)
def test_misspelled_words_that_questions_are_read_by(question: str, read: str) -> None:
    known = {"how", "many", "what", "plan", "are", "the", "more", "forced", "picking"}
    assert respelled(question, lambda word: word.lower() in known) == read


def test_another_word_is_no_misspelling() -> None:
    assert respelled("How many inspectors are there?", set().__contains__) == "How many inspectors are there?"


def test_a_word_that_a_report_has_is_left_as_it_is() -> None:
    assert respelled("victors of Peru", lambda word: word == "victors") == "victors of Peru"


def test_a_misspelled_measure_is_answered(bundled: QA) -> None:
    answer = ask(bundled, "kazahstan victms 2022 how many")
    assert answer.facts["value"] == 24


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("In which editions does it say that Tajikistan reported no convictions?", [2022, 2023]),
        ("In which editions does the report say that Turkmenistan identified no victims?", [2023, 2024]),
    ],
)
def test_the_editions_that_count_none(question: str, years: list[int], bundled: QA) -> None:
    answer = ask(bundled, question)
    assert answer.facts["years"] == years
    assert len(answer.citations) == len(years)
