"""Questions on other fields whose words a report holds all the same."""

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

## PROTECTION

Inspectors freed 12 men who built the stadium where a team from Fiji won the rugby World Cup. Tourists who visit the beaches of
Tonga receive leaflets. The government paid the fare of victims who were sent home.
"""


@pytest.fixture(scope="module")
def tonga(tmp_path_factory: pytest.TempPathFactory) -> QA:
    """The API over one narrative, made for this."""
    return over(tmp_path_factory.mktemp("fields"), {"2024/tonga": NARRATIVE})


@pytest.mark.parametrize(
    "question", ["Who won the rugby World Cup in Tonga?", "Which beaches of Tonga do tourists visit on a holiday?"]
)
def test_what_is_surely_of_another_field_is_refused_whatever_the_words(question: str, tonga: QA) -> None:
    answer = ask(tonga, question)
    assert answer.abstained


def test_what_reports_tell_is_answered(tonga: QA) -> None:
    assert not ask(tonga, "Who paid the fare of victims of Tonga that were sent home?").abstained
