"""What a term means goes before what only uses it; a section asked for in few words is given with its substance."""

from __future__ import annotations

import pytest
from checks import ask, over

from tipqa.qa import QA

SAMOA = """---
title: "Samoa: 2024 Trafficking in Persons Report"
country: Samoa
year: 2024
series: tip
kind: other
---

# Samoa (Tier 2)

The Government of Samoa does not fully meet the minimum standards. It opened the Harbor Rescue Section for Youth (HARSEY) in Apia.

## PROSECUTION

The government increased law enforcement efforts. Police opened nine investigations, compared with four in 2022. The HARSEY took
over four of these cases. Courts convicted two brokers.

## PROTECTION

The government maintained protection efforts. Police identified 31 victims, compared with 22 in 2022. HARSEY officers stayed with victims in court.
The Harbor Home took in 12 women.

## PREVENTION

The HARSEY ran a hotline. Villages make pupils work under the name of “tautala” every spring. Inspectors looked at farms where pupils did “tautala”, or
work for the village, without pay.
"""

TONGA = """---
title: "Tonga: 2024 Trafficking in Persons Report"
country: Tonga
year: 2024
series: tip
kind: other
---

# Tonga (Tier 2)

## PROSECUTION

The government maintained law enforcement efforts. Police opened two investigations. Courts convicted nobody.

## PROTECTION

The government identified six victims. Churches took them in.
"""

FIJI = TONGA.replace("Tonga", "Fiji")


@pytest.fixture(scope="module")
def qa(tmp_path_factory: pytest.TempPathFactory) -> QA:
    return over(tmp_path_factory.mktemp("terms"), {"2024/samoa": SAMOA, "2024/tonga": TONGA, "2024/fiji": FIJI})


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("What is HARSEY?", "Harbor Rescue Section for Youth (HARSEY)"),
        ("What does HARSEY stand for and which country is it in?", "Harbor Rescue Section for Youth (HARSEY)"),
        ("In Samoa, HARSEY is short for what?", "Harbor Rescue Section for Youth (HARSEY)"),
        ("what is tautala?", "“tautala”, or work for the village"),
        ("In Samoa, what does tautala mean?", "“tautala”, or work for the village"),
        ("And so what are tautala in Samoa?", "“tautala”, or work for the village"),
    ],
)
def test_what_a_term_means_goes_first(qa: QA, question: str, says: str) -> None:
    answer = ask(qa, question)
    assert says in " ".join(answer.citations[0].quote.split())


def test_what_a_named_unit_did_is_no_question_of_its_name(qa: QA) -> None:
    answer = ask(qa, "What did the HARSEY run in Samoa?")
    assert "hotline" in answer.citations[0].quote


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("protection efforts of Samoa in the 2024 report, short", ("31 victims", "Harbor Home")),
        ("Protection in Samoa, 2024 edition - sum it up", ("31 victims", "Harbor Home")),
        ("Prosecution efforts in Samoa, briefly", ("nine investigations", "two brokers")),
        ("Law enforcement record of Samoa, keep it short", ("nine investigations", "two brokers")),
        ("prosecution measures in Samoa: one paragraph", ("nine investigations", "two brokers")),
    ],
)
def test_a_section_asked_for_in_few_words_is_given_with_its_substance(
    qa: QA, question: str, told: tuple[str, ...]
) -> None:
    answer = ask(qa, question)
    assert all(it in " ".join(answer.answer.split()) for it in told), answer.answer


def test_a_fact_asked_for_in_few_words_is_still_a_fact(qa: QA) -> None:
    answer = ask(qa, "Briefly, how many victims did police identify in Samoa?")
    assert "31" in answer.answer
    assert "Harbor Home" not in answer.answer
