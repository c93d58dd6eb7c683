"""What no rule knows may be guessed; how a thing is done is no guess at advice, and new jobs are no change of a text."""

from __future__ import annotations

import pytest

from tipqa.question.coverage import Coverage
from tipqa.question.intents import Intent
from tipqa.question.likely import Likely
from tipqa.question.numbers import read_measure, read_quantity
from tipqa.question.read import read_question

HAVE = Coverage({("tip", "Oman"): (2024,), ("tip", "Chad"): (2024,)}, (2024,))


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("How do farms in Oman get inspected?", Intent.FACT),
        ("How can I tip off the police of Oman?", Intent.FACT),
        ("Homework for Oman?", Intent.RECOMMENDATIONS),
    ],
)
def test_how_a_thing_is_done_asks_for_no_advice(question: str, intent: Intent) -> None:
    guessed = read_question(question, HAVE, guess=lambda _: Likely(intent=Intent.RECOMMENDATIONS))
    assert guessed.intent == intent


def test_another_job_is_no_change_between_editions() -> None:
    assert read_question("Can workers in Oman change employers?", HAVE).intent == Intent.FACT
    assert read_question("What changes in Oman?", HAVE).intent == Intent.WHAT_CHANGED


def test_how_long_something_is_paid_for_asks_for_no_sum() -> None:
    question = "How long does Oman pay for housing?"
    assert read_quantity(question, read_measure(question)) == "duration"
    assert (
        read_quantity("How much does Oman pay for housing?", read_measure("How much does Oman pay for housing?"))
        == "money"
    )
