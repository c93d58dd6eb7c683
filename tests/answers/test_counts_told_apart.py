"""Counts that stand in other words or beside another year than is asked: own people, both ages, permits, years set beside."""

from __future__ import annotations

import pytest
from checks import ask, over

from tipqa.qa import QA

NARRATIVE = """---
title: "Malta: 2024 Trafficking in Persons Report"
country: Malta
year: 2024
series: tip
kind: other
---

# Malta (Tier 2)

## PROSECUTION

The penal code prescribed penalties of six to 20 years in prison for sex and labor trafficking. Judges did not complete any trials or conclude any
appeals. Prosecutors charged 15 suspects in 2023, compared with 12 in 2022. Courts convicted nine traffickers in 2022 (the most recent year for which
data were complete), compared with four in 2021. A court in Gozo sentenced two recruiters to eight years in prison.

## PROTECTION

The police identified 61 trafficking victims in 2023, compared with 50 in 2022 and 44 in 2021. Of these, 40 were female and
21 were male. The victims identified in 2023 included 17 Maltese, 20 from Ghana, and the rest from Asia. Consulates helped
three Maltese women home. Victims who helped the police could apply for a special stay permit (SSP). The government issued
SSPs to 11 victims, refusing two, compared with nine SSPs in 2022. The ministry granted 30 recovery leaves, 12 seasonal
work permits, and seven study permits (25 recovery leaves, 10 seasonal work permits, and five study permits in 2022).

## PREVENTION

Of the 61 victims found in 2023, Syrians were the largest group (eight in 2022 and 19 in 2023), followed by Thais (seven).
This was near the five begging victims found in the previous reporting period. The hotline received 340 calls in 2022, the latest period for which figures were to be had. Inspectors visited 90 farms.
"""


@pytest.fixture(scope="module")
def malta(tmp_path_factory: pytest.TempPathFactory) -> QA:
    return over(tmp_path_factory.mktemp("malta"), {"2024/malta": NARRATIVE})


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("How many Maltese victims did Malta identify?", "The victims identified in 2023 included 17 Maltese"),
        ("How many victims in Malta were Maltese?", "The victims identified in 2023 included 17 Maltese"),
        ("How many victims of Maltese nationality were there?", "The victims identified in 2023 included 17 Maltese"),
        ("How many Ghanaian victims did Malta identify?", "The victims identified in 2023 included 17 Maltese"),
        ("How many special stay permits did Malta issue in 2022?", "The government issued SSPs to 11"),
        ("How many study permits did Malta grant in 2023?", "The ministry granted 30 recovery leaves"),
        ("How many seasonal work permits did Malta issue in 2022?", "The ministry granted 30 recovery leaves"),
        ("What number of study permits did the Maltese government issue in 2023?", "The ministry granted 30"),
        ("How many Syrian victims did Malta identify in 2023?", "Of the 61 victims found in 2023, Syrians"),
        ("How many begging victims did Malta find the year before?", "This was near the five begging victims"),
        ("How many victims from Ghana came to light in Malta?", "The victims identified in 2023 included 17 Maltese"),
        ("How many years in prison did the recruiters in Malta get?", "A court in Gozo sentenced two"),
    ],
)
def test_the_sentence_that_counts_them_goes_first(malta: QA, question: str, first: str) -> None:
    answer = ask(malta, question)
    assert not answer.abstained
    assert answer.citations[0].quote.replace("\n", " ").startswith(first)


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("How many women and girls were among the victims in Malta?", "40"),
        ("How many of the victims in Malta were boys or men?", "21"),
        ("How many victims did Malta identify in the previous reporting period?", "50"),
        ("How many suspects did Malta charge the year before?", "12"),
        ("How many victims did Malta identify?", "61"),
    ],
)
def test_the_number_is_that_of_those_asked_for(malta: QA, question: str, number: str) -> None:
    assert ask(malta, question).answer.startswith(f"**{number}**")


@pytest.mark.parametrize(
    "question",
    [
        "Did Malta identify more victims than the year before?",
        "How many victims did Malta identify compared with the year before?",
        "How many victims did Malta identify this year and the year before?",
    ],
)
def test_the_year_before_beside_another_time_leaves_that_in(malta: QA, question: str) -> None:
    assert "**61**" in ask(malta, question).answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many traffickers did Malta convict in 2023?", "**nine**: Convictions, 2022"),
        ("How many calls did the Maltese hotline get in 2023?", "**340**: Hotline calls, 2022"),
    ],
)
def test_where_the_latest_number_is_older_that_is_said(malta: QA, question: str, told: str) -> None:
    answer = ask(malta, question)
    assert answer.abstained
    assert "gives no number for 2023; the latest it gives is of 2022" in answer.answer
    assert told in answer.answer


def test_people_of_the_country_that_nobody_counts_are_no_total(malta: QA) -> None:
    answer = ask(malta, "How many Maltese suspects did Malta charge?")
    assert answer.abstained or "**15**" not in answer.answer
