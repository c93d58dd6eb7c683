"""Sentences that courts passed go before those that a law prescribes, and so does that they were not reported; years in a row."""

from __future__ import annotations

import pytest
from checks import ask, over

from tipqa.qa import QA
from tipqa.question.numbers import read_quantity

_TEXT = """---
country: {country}
year: 2018
---
## Prosecution
The law criminalized sex trafficking and labor trafficking and prescribed penalties of up to 12 years imprisonment. {told}
## Protection
The government continued to fund two shelters for victims and paid for food. {also}
## Prevention
The government held a campaign in schools and printed leaflets for travelers.
"""
_ROWS = {
    "chad": ("The government convicted nine traffickers in 2017. It did not report the penalties given to the traffickers.", ""),
    "fiji": ("Courts convicted two traffickers and sentenced them to seven years imprisonment.", "The labor office took 90 cases of unpaid wages."),
    "peru": ("Courts convicted five traffickers. Four of the convicted traffickers received suspended sentences with no prison time, and one a fine.", ""),
    "oman": ("The government did not convict any traffickers, compared with two the year before.", ""),
    "togo": ("Courts convicted two traffickers.", "It cut the money for services to victims for the sixth consecutive year."),
}  # fmt: skip


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> QA:
    texts = {
        f"2018/{name}": _TEXT.format(country=name.title(), told=first, also=second)
        for name, (first, second) in _ROWS.items()
    }
    return over(tmp_path_factory.mktemp("sentences"), texts)


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("What penalties did convicted traffickers get in Chad?", "did not report the penalties"),
        ("what sentences did the traffickers in Chad receive", "did not report the penalties"),
        ("What penalties did convicted traffickers get in Chad in 2017?", "did not report the penalties"),
        ("what punishments have traffickers in Fiji received", "sentenced them to seven years"),
        ("What sentences did convicted traffickers get in Peru?", "received suspended sentences"),
        ("What sentences did convicted traffickers get in Oman?", "did not convict any traffickers"),
        ("How many wage complaints did Fiji's labor office get?", "90 cases"),
        ("For how many years running has Togo cut funding for victim services?", "sixth consecutive year"),
    ],
)
def test_what_is_asked_goes_first(told: QA, question: str, quote: str) -> None:
    answer = ask(told, question)
    assert not answer.abstained
    assert quote in answer.citations[0].quote


@pytest.mark.parametrize(
    ("country", "number", "sentences"),
    [
        ("Fiji", "**two**", "seven years imprisonment"),
        ("Peru", "**five**", "suspended sentences"),
        ("Oman", "**0**", "did not convict any traffickers"),
    ],
)
def test_how_many_were_convicted_and_what_they_got_are_both_told(
    told: QA, country: str, number: str, sentences: str
) -> None:
    answer = ask(told, f"How many traffickers did {country} convict, and what sentences did they get?")
    assert answer.answer.startswith(number)
    assert any(sentences in it.quote for it in answer.citations)


def test_the_sentence_of_another_is_no_sentence_of_the_one_asked_about(told: QA) -> None:
    assert ask(told, "What sentence did the convicted Danish diver receive in Lima, Peru?").abstained


def test_doubt_stands_before_the_part_that_is_doubted(told: QA) -> None:
    text = ask(told, "How many traffickers did Oman convict, and what sentences did they get?").answer
    assert text.startswith("**0**")
    assert "Not sure that" not in text or text.index("**0**") < text.index("Not sure that")


@pytest.mark.parametrize(
    "rest", ["from which countries", "which countries did they come from", "from what countries were they"]
)
def test_where_those_counted_come_from_is_asked_of_the_country_named(told: QA, rest: str) -> None:
    answer = ask(told, f"How many foreign victims were identified in Japan and {rest}?")
    assert (answer.abstained, answer.reason) == (True, "country_not_in_corpus")


def test_years_running_are_no_sum_of_money() -> None:
    assert read_quantity("For how many years running has Togo cut its budget?", None) == "streak"
    assert read_quantity("How much was the budget cut?", None) == "money"


def test_more_of_the_sentence_of_a_number_is_shown_where_it_is_asked(told: QA) -> None:
    first = ask(told, "How many traffickers did Fiji convict?")
    assert "sentenced them" not in first.answer
    both = ask(told, "How many traffickers did Fiji convict, and with what sentences?")
    assert both.answer.startswith("**two**")
    assert "sentenced them to seven years" in both.answer
