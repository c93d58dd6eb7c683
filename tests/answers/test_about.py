"""Questions on the product itself, greetings, and what no report on trafficking tells."""

from __future__ import annotations

import pytest
from checks import ask

from tipqa.qa import QA
from tipqa.question.matters import Matter, read_matter


@pytest.mark.parametrize(
    ("question", "matter"),
    [
        ("what can I ask you?", Matter.ABILITIES),
        ("how does this work?", Matter.ABILITIES),
        ("Are these the exact words of the report?", Matter.SOURCE),
        ("Where do you get your data from?", Matter.SOURCE),
        ("What is Tier 3?", Matter.TIERS),
        ("Explain the tier system", Matter.TIERS),
        ("Are you up to date?", Matter.CURRENCY),
        ("When was the 2024 TIP report released?", Matter.RELEASE),
        ("How many countries does the 2024 report cover?", Matter.COUNT),
        ("May I reprint your India text as an official quotation?", Matter.SOURCE),
        ("Whose words are those?", Matter.SOURCE),
        ("Does the 2023 report tell of things in 2023?", Matter.PERIOD),
        ("What time span does this edition cover?", Matter.PERIOD),
        ("What is a confidence of 60% worth?", Matter.CONFIDENCE),
        ("Could we save the tiers as a CSV file?", Matter.EXPORT),
        ("Can I write in my own language?", Matter.LANGUAGES),
        ("Why is there never an answer?", None),
        ("Why were we given no results?", Matter.REFUSALS),
        ("Which languages do hotline operators speak?", None),
        ("What confidence do victims have in the police?", None),
        ("Does the 2024 report describe forced labor in 2023?", None),
        ("Can victims quote the law in court?", None),
        ("How many countries does the 2022 report list and when did it come out?", Matter.RELEASE_AND_COUNT),
        ("2021 report: release date, number of countries", Matter.RELEASE_AND_COUNT),
        ("When did the report come out and what did it say on Brazil?", None),
        ("Is your narrative on Romania the genuine wording?", Matter.SOURCE),
        ("Did the State Department word the texts you hold on Brazil?", Matter.SOURCE),
        ("are the Malaysia texts your own words or quotations?", Matter.SOURCE),
        ("thank you very much!", Matter.GREETING),
        ("ok, thanks", Matter.GREETING),
        ("Where do victims come from?", None),
        ("What do officials do?", None),
        ("How many countries are on Tier 3?", None),
        ("What tier is Brazil on?", None),
        ("Did police help victims?", None),
        ("Which countries help victims?", None),
        ("No victims were identified where?", None),
    ],
)
def test_what_is_asked_of_the_product_and_what_of_the_reports(question: str, matter: Matter | None) -> None:
    assert read_matter(question) == matter


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What can you do?", "Ask, for example: on which tier is "),
        ("Is this official text?", "**No official text**: held here are "),
        ("What does Tier 2 Watch List mean?", "**Tier 2 Watch List**: as on Tier 2, short of the minimum standards"),
        ("What do the tiers mean?", "- **Special Case**: "),
        ("How current are you?", "The newest edition held here is 2025"),
        ("How many countries are covered?", "**10 countries**: Narratives are held on Brazil"),
        ("How many countries does the 2024 report cover?", "**188 countries and territories**: "),
        (
            "Does the 2024 report describe what happened in 2024?",
            "**Mostly the year before**: the 2024 edition tells of about April 2023",
        ),
        (
            "When was the 2022 report released, and how many countries did it cover?",
            "**188 countries and territories**: The 2022 report was released on July 19, 2022",
        ),
        ("Are your texts on Tajikistan the official wording?", "**No official text**: held here are "),
        ("Why did you find nothing?", "It helps to name a country"),
        ("Can you answer in Spanish?", "**English only**"),
        ("Can I download the answers?", "`tipqa ask --from questions.csv -o answers.xlsx`"),
        ("How should I understand the confidence score?", "how often answers of the same kind"),
    ],
)
def test_the_product_tells_of_itself(question: str, said: str, bundled: QA) -> None:
    answer = ask(bundled, question)
    assert not answer.abstained
    assert said in answer.answer
    assert answer.intent == "about"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Good morning!", "That asks nothing of the reports."),
        ("thanks", "That asks nothing of the reports."),
        ("When did the 2010 report come out?", "do not say on which day the 2010 edition came out"),
        ("What is the population of Tajikistan?", "nothing was found that says "),
        ("What is Kazakhstan’s capital?", "nothing was found that says "),
        ("Which currency is used in Brazil?", "nothing was found that says what currency is used"),
        ("How is the weather in Malaysia?", "nothing was found that says "),
        ("wibble frobnitz quux", "No report held here has the words “wibble”, “frobnitz” and “quux”."),
        ("z" * 900, f"No report held here has the word “{'z' * 40}…”."),
        ("How many victims were identified?", "The question names no country: which one is meant?"),
        ("How many countries does the 1999 report cover?", "No edition of 1999 is held here"),
    ],
)
def test_what_the_reports_do_not_tell_is_refused_in_plain_words(question: str, said: str, bundled: QA) -> None:
    answer = ask(bundled, question)
    assert answer.abstained
    assert said in answer.answer
    assert not answer.citations


def test_the_year_before_is_counted_too(bundled: QA) -> None:
    answer = ask(bundled, "How many countries are on the Watch List, and last year?")
    assert answer.answer.startswith("**32 in 2024 and 25 in 2025**.")


@pytest.mark.parametrize("question", ["Where is this from?", "Tell me about the weather"])
def test_nothing_off_the_subject_is_quoted(question: str, bundled: QA) -> None:
    assert not bundled.ask(question).citations
