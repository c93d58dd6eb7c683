"""How long in a row: "for the second consecutive year"."""

from __future__ import annotations

import pytest
from checks import ask

from tipqa.figures.quantities import has_quantity, wanted_quantity
from tipqa.qa import QA


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        (
            "For how many years in a row did Tajikistan report no convictions?",
            "the second consecutive year",
        ),
        (
            "for how many years in a row did Tajikistan not adopt SOPs",
            "the fourth consecutive year",
        ),
        (
            "For how many years in a row was there no systemic forced labor in Uzbekistan, 2023 report?",
            "For the second consecutive year, civil society saw no systemic forced labor",
        ),
    ],
)
def test_a_streak_is_answered_by_the_sentence_that_counts_it(bundled: QA, question: str, quote: str) -> None:
    answer = ask(bundled, question)
    assert not answer.abstained
    assert quote in answer.citations[0].quote


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("For how many years in a row did it fail?", "streak"),
        ("How long has it been on the list?", "streak"),
        ("How long are the prison terms?", "duration"),
        ("By which date must it act?", "date"),
    ],
)
def test_a_streak_is_wanted(question: str, kind: str) -> None:
    assert wanted_quantity(question) == kind


@pytest.mark.parametrize(
    ("text", "streak", "duration"),
    [
        ("For the third consecutive year it failed.", True, False),
        ("It failed two editions in a row.", True, False),
        ("It was on the list for three years.", True, True),
        ("It failed in 2022.", False, False),
    ],
)
def test_a_text_tells_a_streak(text: str, streak: bool, duration: bool) -> None:
    assert (has_quantity(text, "streak"), has_quantity(text, "duration")) == (streak, duration)
