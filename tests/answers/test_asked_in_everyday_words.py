"""Facts that are asked for in everyday words: opening hours, money that was not there, a trafficker behind bars, a penalty's further case."""

from __future__ import annotations

import pytest
from checks import ask, over

from tipqa.qa import QA

NARRATIVE = """---
title: "Samoa: 2024 Trafficking in Persons Report"
country: Samoa
year: 2024
series: tip
kind: other
---

# Samoa (Tier 2)

Samoa has never convicted a trafficker. Samoa remained on Tier 2.

## RECOMMENDATIONS

Fund the Bureau of Aid. Raise the penalties for those who traffic children.

## PROSECUTION

The Crimes Act criminalized sex trafficking and labor trafficking and prescribed penalties of up to 20 years imprisonment for
offenses involving adults. Where a child was harmed, the act prescribed 14 to 30 years imprisonment. In the eleventh year of
the act, courts convicted no traffickers. The definition in the act was inconsistent with international law, as it required
movement across a border. New rules raised what an agency without a license pays to a fine of 5,000 tala ($1,850).

## PROTECTION

Two victims were detained, fined, or jailed for thefts. The government did not provide any funding to the Bureau of Aid. A
church ran the only shelter for girls and boys. Domestic workers who left an employer risked arrest.

## PREVENTION

A hotline took 30 calls in Samoan and in English. The hotline was answered from 8:15 am to 6 pm, for want of staff.

## TRAFFICKING PROFILE

Traffickers sell girls on boats. Children from the outer islands and women from Fiji are victims of forced begging.
"""


@pytest.fixture(scope="module")
def samoa(tmp_path_factory: pytest.TempPathFactory) -> QA:
    """The API over one narrative, made for this."""
    return over(tmp_path_factory.mktemp("everyday"), {"2024/samoa": NARRATIVE})


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("When is Samoa's hotline open?", "The hotline was answered from 8:15"),
        ("Is the Samoan hotline open at night?", "The hotline was answered from 8:15"),
        ("Is there any money for Samoa's Bureau of Aid?", "The government did not provide any funding"),
        ("How much money did Samoa give the Bureau of Aid?", "The government did not provide any funding"),
        ("Did Samoa ever put a trafficker behind bars?", "In the eleventh year of the act, courts convicted no"),
        ("How many years can a trafficker get in Samoa?", "The Crimes Act criminalized"),
        ("What can an agency in Samoa be fined?", "New rules raised"),
        ("whats wrong with the Samoan definition?", "The definition in the act was inconsistent"),
        ("What happens to maids who leave in Samoa?", "Domestic workers who left"),
    ],
)
def test_the_sentence_that_tells_it_goes_first(question: str, first: str, samoa: QA) -> None:
    answer = ask(samoa, question)
    assert not answer.abstained, answer.answer
    assert answer.citations[0].quote.startswith(first)


@pytest.mark.parametrize(
    "further", ["And if the victim is a child?", "where the victims are children?", "and for children?"]
)
def test_a_few_words_more_ask_for_the_penalty_again(further: str, samoa: QA) -> None:
    answer = samoa.ask(further, history=["What is the penalty for trafficking in Samoa?"])
    assert answer.citations[0].quote.startswith("Where a child was harmed")


def test_a_question_of_its_own_asks_for_no_penalty(samoa: QA) -> None:
    answer = samoa.ask("Where do the children come from?", history=["What is the penalty for trafficking in Samoa?"])
    assert answer.citations[0].quote.startswith("Children from the outer islands")


@pytest.mark.parametrize("question", ["When does the shelter in Samoa open?", "Opening hours of the Samoan shelter?"])
def test_the_hours_of_another_thing_answer_nothing(question: str, samoa: QA) -> None:
    answer = ask(samoa, question)
    assert answer.abstained
    assert "when it is open" in answer.answer
