"""Bare years of which no edition is held: what the editions held tell of them, and the reasons that they give."""

from __future__ import annotations

import pytest
from checks import ask, over

from tipqa.qa import QA

NARRATIVE = """---
title: "Tonga: 2018 Trafficking in Persons Report"
country: Tonga
year: 2018
series: tip
kind: other
---

# Tonga (Tier 2)

The Government of Tonga does not fully meet the minimum standards but is making significant efforts to do so; therefore
Tonga remained on Tier 2.

## PROSECUTION

The criminal code outlawed trafficking and prescribed penalties of up to ten years imprisonment and a fine of 40,000 pa'anga. The police
opened 11 investigations in 2017, compared with 30 cases in 2016. The chief of police stated fewer investigations were opened due to
the loss of two patrol boats. The government reported that in a 2011 case of two harbor pilots arrested for hiding girls, the court dropped
all charges.

## PROTECTION

The government assisted 20 victims. A shelter for women stayed open.

## PREVENTION

The government ran a hotline. Posters warned fishermen.

## TRAFFICKING PROFILE

Traffickers exploit men on boats.
"""


@pytest.fixture(scope="module")
def tonga(tmp_path_factory: pytest.TempPathFactory) -> QA:
    return over(tmp_path_factory.mktemp("tonga"), {"2018/tonga": NARRATIVE})


@pytest.mark.parametrize(
    "question",
    ["Why did Tonga open fewer investigations in 2017?", "Why did Tonga's police start fewer investigations in 2017?"],
)
def test_a_reason_need_not_name_the_year(tonga: QA, question: str) -> None:
    answer = ask(tonga, question)
    assert not answer.abstained
    assert "due to the loss of two patrol boats" in answer.citations[0].quote


@pytest.mark.parametrize(
    "question",
    [
        "What became of the harbor pilots arrested in Tonga in 2011?",
        "What happened in the 2011 case of the harbor pilots in Tonga?",
    ],
)
def test_what_an_edition_tells_of_a_year_long_before_it(tonga: QA, question: str) -> None:
    answer = ask(tonga, question)
    assert not answer.abstained
    assert "court dropped" in answer.citations[0].quote


@pytest.mark.parametrize(
    "question",
    [
        "What did Tonga do about shelters in 2011?",
        "What happened in Tonga in 2003?",
        "Who was convicted in Tonga in 2010?",
    ],
)
def test_of_what_no_edition_tells_it_is_said_that_none_is_held(tonga: QA, question: str) -> None:
    answer = ask(tonga, question)
    assert answer.reason == "year_not_in_corpus_for_country"


@pytest.mark.parametrize(
    "question", ["How much can a trafficker be fined in Tonga?", "How much could a trafficker in Tonga be fined?"]
)
def test_how_much_one_can_be_fined_is_told_by_the_law(tonga: QA, question: str) -> None:
    assert "a fine of 40,000" in ask(tonga, question).citations[0].quote
