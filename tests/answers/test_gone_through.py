"""What persons have gone through is no change between editions."""

from __future__ import annotations

import pytest

from tipqa.question.coverage import Coverage
from tipqa.question.read import read_question


@pytest.mark.parametrize(
    "question",
    [
        "What kind of abuse had the Tajik victims gone through?",
        "Has any trafficker in Uzbekistan gone to prison?",
        "Have victims in Tajikistan gone without shelter?",
        "Have cases in Uzbekistan gone unpunished?",
        "Has an official in Tajikistan gone to trial?",
    ],
)
def test_what_persons_have_gone_through_is_a_fact(have: Coverage, question: str) -> None:
    assert read_question(question, have).intent == "fact"


@pytest.mark.parametrize(
    "question", ["What has gone from the text on Tajikistan?", "Which statements on Uzbekistan are gone?"]
)
def test_what_is_gone_has_changed(have: Coverage, question: str) -> None:
    assert read_question(question, have).intent == "what_changed"
