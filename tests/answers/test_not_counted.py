"""What a narrative does not tell, asked beside what it tells: sub-groups, cities, sums, lengths, names, reasons."""

from __future__ import annotations

import pytest
from checks import ask, over

from tipqa.evidence.restrictions import counting_parts, counts_thing
from tipqa.qa import QA

NARRATIVE = """---
title: "Fiji: 2024 Trafficking in Persons Report"
country: Fiji
year: 2024
series: tip
kind: other
---

# Fiji (Tier 2)

The Government of Fiji does not fully meet the minimum standards but is making significant efforts to do so; therefore
Fiji remained on Tier 2.

## PROSECUTION

In 2023, police investigated 31 trafficking cases, compared with 24 in 2022. Prosecutors charged 12 suspects, and courts
convicted seven traffickers, compared with five in 2022. The labor ministry carried out 1,450 labor inspections.
A court sentenced a boat owner to nine years in prison for forced labor. The police chief disciplined two detectives for
losing a case file. The cabinet named a deputy minister of justice as acting national coordinator.
Labor officers numbered few, and the ministry fielded 40 drivers.

## PROTECTION

In 2023, authorities identified 64 trafficking victims, including 41 women and nine girls, compared with 50 in 2022.
Of the foreign victims, 12 were Tongan; the others came chiefly from Samoa, Nauru, and Vanuatu. The 16 victims were referred
to the children and women protection unit. The government spent 300,000 dollars on victim care.
A shelter in Nadi housed 22 victims, among them three Indigenous women. The ministry opened a new shelter but did not report
how many victims it served. The welfare hotline received 210 calls.
The government drafted a referral guide, but did not approve it in 2023. A charity helped with the training of judges.

## PREVENTION

The government held eight awareness events. Officials did not convene the council because of a cyclone.
"""


@pytest.fixture(scope="module")
def fiji(tmp_path_factory: pytest.TempPathFactory) -> QA:
    """The API over one narrative, made for this."""
    return over(tmp_path_factory.mktemp("fiji"), {"2024/fiji": NARRATIVE})


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("How many of the 64 victims in Fiji were pregnant?", "pregnant"),
        ("How many trafficking victims in Fiji died in 2023?", "died"),
        ("How many transgender victims did Fiji identify in 2023?", "transgender"),
        ("How many elderly victims did Fiji identify in 2023?", "elderly"),
        ("How many deaf victims did Fiji identify in 2023?", "deaf"),
        ("How many of the victims identified in Fiji in 2023 came from Samoa?", "Samoa"),
        ("How many trafficking victims were identified in Suva in 2023?", "Suva"),
        ("How many drug traffickers did Fiji convict in 2023?", "drug traffickers"),
    ],
)
def test_a_sub_group_that_nobody_counts_is_named_and_the_whole_told(fiji: QA, question: str, part: str) -> None:
    answer = ask(fiji, question)
    assert answer.reason == "topic_not_in_text"
    assert f"no number is given for “{part}”" in answer.answer
    assert "value" not in answer.facts


def test_the_whole_is_told_beside_the_part_that_is_not(fiji: QA) -> None:
    answer = ask(fiji, "How many trafficking victims were identified in Suva in 2023?").answer
    assert "In all it says: **64**: Victims identified, 2023" in answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many women did Fiji identify as trafficking victims in 2023?", "41"),
        ("How many Indigenous women did the shelter in Nadi house in Fiji?", "**three**"),
        ("How many victims did Fiji identify in 2023?", "64"),
        ("How many Tongan victims were identified in Fiji?", "**12**"),
        ("How long was the boat owner in Fiji sentenced for forced labor?", "nine years"),
        ("How much did Fiji spend on victim care?", "300,000"),
        ("How many drivers does the labor ministry of Fiji have?", "40 drivers"),
        ("Why did officials in Fiji not convene the council?", "because of a cyclone"),
        ("Which unit in Fiji were victims referred to?", "protection unit"),
    ],
)
def test_what_is_told_is_still_answered(fiji: QA, question: str, told: str) -> None:
    answer = ask(fiji, question)
    assert not answer.abstained
    assert told in answer.answer


@pytest.mark.parametrize(
    ("question", "lacking"),
    [
        ("How much did the welfare hotline cost Fiji in 2023?", "a sum of money for this"),
        ("How much did Fiji spend per victim in 2023?", "an amount for each"),
        ("In which city is the new shelter that Fiji's ministry opened?", "the name asked for"),
        ("What were the nationalities of the victims referred to the protection unit in Fiji?", "the name asked for"),
        ("What is the name of the deputy minister made Fiji's acting national coordinator?", "the name asked for"),
        ("Why did Fiji not approve the referral guide in the 2024 report?", "a reason for this"),
    ],
)
def test_what_only_another_sentence_holds_is_refused(fiji: QA, question: str, lacking: str) -> None:
    answer = ask(fiji, question)
    assert answer.reason == "topic_not_in_text"
    assert f"nothing was found that says {lacking}." in answer.answer


def test_inspections_do_not_count_inspectors(fiji: QA) -> None:
    assert ask(fiji, "How many labor inspectors does Fiji employ?").abstained


def test_a_part_counts_by_a_number_that_the_question_does_not_hold() -> None:
    text = (
        "The 16 victims went to the children and women unit; four were boys, the others chiefly from Samoa, and Tonga."
    )
    assert counting_parts(text, "How many of the 16 victims were children?") == [" four were boys"]
    assert len(counting_parts(text, "How many victims were children?")) == 2


@pytest.mark.parametrize(
    ("question", "text", "counted"),
    [
        ("How many labor inspectors does Fiji employ?", "It carried out 1,450 labor inspections.", False),
        ("How many additional staff did the unit take on?", "The unit took on 12 new employees.", True),
        ("How many additional staff did the unit take on?", "The staff of the unit met 12 times.", False),
        ("How many labor inspectors does Fiji employ?", "The ministry had 45 full-time labor inspectors.", True),
        ("How many prosecutors work on trafficking in Fiji?", "Prosecutors charged 12 suspects.", False),
        ("How many were hired?", "It hired nobody.", True),
    ],
)
def test_the_thing_counted_stands_behind_a_number(question: str, text: str, counted: bool) -> None:
    assert counts_thing(question, text) is counted
