"""Questions on one country that none is named in, on fields that no report is of, and for work that is not done here."""

from __future__ import annotations

import pytest
from checks import ask

from tipqa.qa import QA
from tipqa.question.matters import Matter, read_matter


@pytest.mark.parametrize(
    "question",
    [
        "Were fewer victims identified?",
        "Did the government fund shelters?",
        "Who is most at risk?",
        "Is it dangerous to invest there?",
        "Which groups are vulnerable?",
        "Did prosecutions go up?",
        "Which laws are in force?",
        "has it become any worse?",
        "and did matters improve at all",
        "any setbacks?",
    ],
)
def test_which_country_is_meant_is_asked(question: str, bundled: QA) -> None:
    answer = ask(bundled, question)
    assert answer.abstained
    assert answer.answer.startswith("The question names no country: which one is meant?")


@pytest.mark.parametrize(
    ("question", "country"),
    [
        ("Who are the zama zamas?", "South Africa"),
        ("What is hashar?", "Tajikistan"),
        ("What do the reports say about fishing?", "South Africa"),
        ("In which countries were fewer victims identified?", "Kazakhstan"),
        ("What does Article 167 cover?", "Kyrgyz Republic"),
    ],
)
def test_what_tells_its_country_or_is_meant_for_all_is_answered(question: str, country: str, bundled: QA) -> None:
    answer = ask(bundled, question)
    assert not answer.abstained
    assert country in answer.facts["countries"]


def test_an_article_that_no_text_has_is_refused_by_its_number(bundled: QA) -> None:
    answer = ask(bundled, "What does Article 132 provide?")
    assert answer.abstained
    assert "“Article 132”" in answer.answer
    assert "Which country is meant?" in answer.answer
    assert "“Article 999”" in ask(bundled, "What does Article 999 of Tajikistan's code provide?").answer


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("Who won the last election in Malaysia?", "“election”"),
        ("visa requirements for Tajikistan", "“visa”"),
        ("What is the GDP of India?", "“GDP”"),
        ("Best restaurants in Astana?", "“restaurants”"),
        ("Which asbestos norms do inspectors in Brazil enforce?", "“asbestos norms”"),
        ("How crowded are the buses of Bucharest?", "“buses”"),
        ("Any flights to Bishkek?", "“flights to”"),
    ],
)
def test_another_field_is_refused_by_its_word(question: str, word: str, bundled: QA) -> None:
    answer = ask(bundled, question)
    assert answer.abstained
    assert word in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Write me a press release about Uzbekistan.",
        "Please draft a letter to the embassy in Astana",
        "Can you translate the Kazakh recommendations into Russian?",
        "Prepare a grant application on India",
        "Book me a hotel in Dushanbe",
    ],
)
def test_other_work_is_declined(question: str, bundled: QA) -> None:
    answer = ask(bundled, question)
    assert answer.abstained
    assert answer.answer.startswith("Questions are answered here in the words of the reports; nothing else is written")


def test_a_summary_is_no_other_work() -> None:
    assert read_matter("Write me a summary of Uzbekistan 2024") is None


@pytest.mark.parametrize(
    ("question", "matter"),
    [
        ("Which is the newest report you know?", Matter.CURRENCY),
        ("How recent is your information?", Matter.CURRENCY),
        ("Do you quote the report word for word?", Matter.SOURCE),
        ("Is what I see here copied from somewhere?", Matter.SOURCE),
        ("Which topics can you help me with?", Matter.ABILITIES),
        ("What does being placed on the Watch List mean for a country?", Matter.TIERS),
        ("Do you know how many victims Brazil identified?", None),
        ("Can you tell me Romania's latest tier?", None),
        ("Which countries are on Tier 3 in the latest report?", None),
    ],
)
def test_what_speaks_of_the_product_in_other_words(question: str, matter: Matter | None, bundled: QA) -> None:
    assert ask(bundled, question).facts.get("about") == (matter and matter.value)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What day was the 2025 edition released?", "September 29, 2025"),
        ("When was the 2023 TIP report published?", "June 15, 2023"),
        ("How many countries and territories did the 2024 report cover?", "**188 countries and territories**: "),
    ],
)
def test_what_a_placements_document_says_of_its_edition(question: str, said: str, bundled: QA) -> None:
    answer = ask(bundled, question)
    assert not answer.abstained
    assert said in answer.answer
    assert len(answer.citations) == 1


def test_a_question_that_says_much_is_answered_though_it_names_no_country(bundled: QA) -> None:
    answer = ask(bundled, "Who takes part in the cross-border referral working group created in August 2022?")
    assert not answer.abstained
