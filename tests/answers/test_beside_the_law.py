"""What is asked beside what a law tells: another deed, a fine that is not told, papers of one's own, other fields."""

from __future__ import annotations

import pytest
from checks import ask, over

from tipqa.qa import QA

NARRATIVE = """---
title: "Tonga: 2024 Trafficking in Persons Report"
country: Tonga
year: 2024
series: tip
kind: other
---

# Tonga (Tier 2)

## PROSECUTION

The penal code of Tonga criminalized sex trafficking and prescribed penalties of five to ten years in prison. Courts convicted
four traffickers who smuggled women by boat. A court sentenced two men to six years in prison.

## PROTECTION

NGOs ran two shelters for women, which must register with the ministry. In 2024 the police carried out 12 raids. Inspectors freed
12 men who built the stadium for the rugby cup. The government banned forced labor in the vanilla harvest.
"""
FINED = NARRATIVE.replace("Tonga", "Samoa").replace(
    "years in prison. Courts", "years in prison and a fine of up to $9,000. Courts"
)


@pytest.fixture(scope="module")
def islands(tmp_path_factory: pytest.TempPathFactory) -> QA:
    """The API over two narratives, made for this."""
    return over(tmp_path_factory.mktemp("islands"), {"2024/tonga": NARRATIVE, "2024/samoa": FINED})


@pytest.mark.parametrize(
    "question",
    [
        "What sentence does Tongan law set for smuggling ivory?",
        "What is the maximum fine for sex trafficking in Tonga?",
        "Highest fine for sex trafficking in Tonga",
        "Which papers do I file to register a shelter for women in Tonga?",
        "Who lifted the rugby cup in Tonga?",
        "How many executions were carried out in Tonga in 2024?",
        "Carbon footprint of the vanilla harvest of Tonga",
    ],
)
def test_what_the_law_and_the_report_do_not_tell_is_refused(question: str, islands: QA) -> None:
    assert ask(islands, question).abstained


def test_a_penalty_and_a_fine_that_are_told_are_given(islands: QA) -> None:
    assert "five to ten years" in ask(islands, "What sentence does Tongan law set for sex trafficking?").answer
    assert "$9,000" in ask(islands, "What is the maximum fine for sex trafficking in Samoa?").answer


def test_a_penalty_that_is_rated_is_no_tier(islands: QA) -> None:
    assert ask(islands, "Is Tonga's penalty for sex trafficking rated severe enough?").intent != "tier"
    assert ask(islands, "How is Tonga rated?").intent == "tier"
