"""Words that ask how high or how good a thing is, and stand in no text."""

from __future__ import annotations

import pytest

from tipqa.question.coverage import Coverage
from tipqa.question.read import read_question
from tipqa.question.wants import Want

HAVE = Coverage({("tip", "Peru"): (2024, 2025)}, (2024, 2025))


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("How good is the screening of migrants in Peru?", {"screening", "migrants"}),
        ("How poorly are shelters staffed in Peru?", {"shelters", "staffed"}),
        ("Are shelters in Peru of good quality?", {"shelters", "good", "quality"}),
        ("Highest penalty in Peru?", {"penalty"}),
        ("What is the maximum prison term in Peru?", {"prison", "term"}),
    ],
)
def test_the_topic_is_what_is_left(question: str, left: set[str]) -> None:
    assert set(read_question(question, HAVE).topic.words) == left


@pytest.mark.parametrize(
    ("question", "prescribed"),
    [
        ("What is the minimum sentence for child trafficking in Peru?", True),
        ("Maximum prison term in Peru?", True),
        ("Which punishment might a recruiter in Peru face?", True),
        ("Which punishment did a recruiter in Peru get?", False),
        ("What maximum sentences were handed down in Peru?", False),
    ],
)
def test_the_highest_and_lowest_sentence_are_those_of_the_law(question: str, prescribed: bool) -> None:
    assert (Want.PRESCRIBED in read_question(question, HAVE).wants) is prescribed
