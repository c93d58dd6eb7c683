"""Which statement goes first where others of its kind say more: of officials, of sentences, of where victims are kept."""

from __future__ import annotations

import pytest
from checks import ask, over

from tipqa.qa import QA

NARRATIVE = """---
title: "Palau: 2024 Trafficking in Persons Report"
country: Palau
year: 2024
series: tip
kind: other
---

# Palau (Tier 2)

## PROSECUTION

The penal code criminalized sex trafficking and labor trafficking and prescribed penalties of five to 25 years imprisonment. It made coercion no element of the crime.
The labor code prohibited some conduct linked to forced labor, such as coercion (article 8) and extortion (article 9). In a
case in Koror, judges sent a trafficker away for 12 years, the longest term so far, and sentenced the driver to two years. Corruption and official complicity in trafficking crimes remained significant concerns, and officials allegedly took
bribes from traffickers. Courts did not convict any complicit officials in the year. The government did not report any other
prosecutions of complicit officials. The trial of the first mayor charged with trafficking ended when the judge fell ill.

## PROTECTION

Where no bed was free, police held victims in jail for some days. The law allowed foreign victims to stay in the country for
six months. The shelter in Airai kept men and boys apart. Foreign victims could not stay at the shelters. In May, the government signed a memorandum of
understanding with Guam on the return of victims. Foster homes took in two children. The government spent $9,000 on courses for
judges on how to hear victims.
"""


@pytest.fixture(scope="module")
def palau(tmp_path_factory: pytest.TempPathFactory) -> QA:
    """The API over a narrative, made for this."""
    return over(tmp_path_factory.mktemp("palau"), {"2024/palau": NARRATIVE})


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Were any officials convicted of complicity in Palau?", "Courts did not convict any complicit"),
        ("Was the first mayor charged with trafficking in Palau convicted?", "The trial of the first mayor"),
        ("What was the harshest punishment ever handed down for trafficking in Palau?", "In a case in Koror"),
        ("What penalties does the law of Palau prescribe?", "The penal code"),  # not what a court gave
        ("Are trafficking victims ever put in jail in Palau?", "Where no bed was free"),  # no penalty of the law
        ("Where can boys stay in Palau?", "The shelter in Airai"),  # not for how long
        ("Can foreign victims stay in Palau's shelters?", "Foreign victims could not"),
        ("How long may foreign victims stay in Palau?", "The law allowed foreign victims"),
        ("What deal did Palau make with Guam?", "In May, the government signed"),  # which is called otherwise
    ],
)
def test_the_statement_that_answers_goes_before_others_of_its_kind(palau: QA, question: str, first: str) -> None:
    answer = ask(palau, question)
    assert not answer.abstained
    assert answer.citations[0].quote.replace("\n", " ").startswith(first)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Which code of Palau covers trafficking, and is coercion an element?", ["The penal code", "It made coercion"]),
        ("Who kept men and boys apart in Palau, and where was that?", ["The shelter in Airai"]),  # both told by one
    ],
)
def test_each_of_two_questions_is_told_in_its_order(palau: QA, question: str, told: list[str]) -> None:
    quotes = [it.quote for it in ask(palau, question).citations]
    assert all(quote.startswith(first) for quote, first in zip(quotes, told, strict=False))


@pytest.mark.parametrize(
    ("question", "lacking"),
    [
        ("How do I foster a child in Palau?", "how to do this oneself"),
        ("How can one volunteer at the shelter in Palau?", "how to do this oneself"),
    ],
)
def test_what_must_be_said_outright_is_not_told(palau: QA, question: str, lacking: str) -> None:
    answer = ask(palau, question)
    assert answer.abstained
    assert lacking in answer.answer
