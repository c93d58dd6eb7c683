"""Questions that take something for true which the reports deny, and details that must be said outright."""

from __future__ import annotations

import pytest
from checks import ask

from tipqa.qa import QA


@pytest.mark.parametrize(
    ("question", "truth"),
    [
        ("With Uzbekistan on Tier 1 in 2025, what is left to recommend to it?", "it was on Tier 2"),
        ("Now that Tajikistan has fallen to Tier 3 in the 2025 report, which sanctions apply?", "it was on Tier 2"),
        ("what made uzbekistan slide back to the watch list in 2025", "it was on Tier 2"),
        ("Why did the number of victims Tajikistan identified fall in 2024?", "did not fall"),
    ],
)
def test_an_untrue_premise_is_corrected_with_its_citation(qa: QA, question: str, truth: str) -> None:
    answer = ask(qa, question)
    assert answer.reason == "false_premise"
    assert truth in answer.answer
    assert answer.citations


@pytest.mark.parametrize(
    "question",
    [
        "With Tajikistan on the Watch List in 2024, what should it do first?",
        "After Tajikistan left the Watch List, what changed?",
        "Why did the number of victims Tajikistan identified rise in 2024?",
    ],
)
def test_a_true_premise_is_answered(qa: QA, question: str) -> None:
    assert not ask(qa, question).abstained


@pytest.mark.parametrize(
    "question",
    [
        "Who is the president of Uzbekistan?",
        "What is the average prison sentence of traffickers in Tajikistan, 2025 edition?",
    ],
)
def test_what_is_not_said_outright_is_refused(qa: QA, question: str) -> None:
    assert ask(qa, question).reason == "topic_not_in_text"


def test_a_list_told_in_a_sentence(qa: QA) -> None:
    for question in (
        "Who was spared a downgrade by a waiver in 2025?",
        "2025 waivers - which countries would otherwise be tier 3",
    ):
        answer = ask(qa, question)
        assert answer.facts["countries"] == ["Republic of the Congo", "Solomon Islands", "Vanuatu"]
        assert "A waiver kept Republic of the Congo" in answer.citations[0].quote
    whole = ask(qa, "Which countries were on Tier 3 in the 2025 report?")
    assert len(whole.facts["countries"]) > 3


def test_codes_and_capitals_stand_for_held_countries(qa: QA) -> None:
    for question in ("TJ tier 2025", "Which tier did Dushanbe get in the 2025 report?"):
        answer = ask(qa, question)
        assert answer.query is not None
        assert answer.query.countries == ("Tajikistan",)
