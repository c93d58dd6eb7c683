"""Questions that presume what the nearest statement denies."""

from __future__ import annotations

import pytest
from checks import ask

from tipqa.qa import QA


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        ("When did Kazakhstan adequately address forced labor?", "still did not adequately address forced labor"),
        ("Why did Kazakhstan adequately address forced labor in 2025?", "did not adequately address forced labor"),
        (
            "Since Kazakhstan adequately addressed forced labor in 2024, who benefited?",
            "did not adequately address forced labor",
        ),
        (
            "After Uzbekistan adequately identified victims of forced labor in 2025, what followed?",
            "did not adequately identify victims",
        ),
        (
            "Who in Tajikistan approved standard operating procedures in the 2021 report?",
            "did not approve standard operating procedures",
        ),
        (
            "Which authorities actively looked for victims in Romania in the 2025 report?",
            "did not actively look for victims",
        ),
        (
            "Which official was investigated for complicity in Tajikistan in the 2025 report?",
            "No official was investigated",
        ),
        (
            "When did the government publicize the ban on children's work in Tajikistan?",
            "did not publicize the ban",
        ),
    ],
)
def test_what_the_nearest_statement_denies_is_corrected_with_it(bundled: QA, question: str, statement: str) -> None:
    answer = ask(bundled, question)
    assert answer.reason == "false_premise"
    assert answer.answer.startswith("**The report says otherwise**: ")
    (citation,) = answer.citations
    assert statement in citation.quote


@pytest.mark.parametrize(
    "question",
    [
        "Does Uzbekistan adequately identify victims of forced labor in the 2025 report?",  # yes or no
        "Did Tajikistan adopt SOPs in the 2022 report?",
        "Why did Uzbekistan not adequately identify victims of forced labor in the 2025 report?",  # denies it itself
        "Why did Uzbekistan fail to identify victims of forced labor adequately in the 2025 report?",
        "Why did Tajikistan never approve SOPs in the 2021 report?",
        "How many SOPs did Tajikistan approve in the 2021 report?",  # a count
        "Who is at risk in the cotton harvest in Tajikistan, 2022 report?",  # nothing denied
    ],
)
def test_a_question_that_takes_nothing_for_true_is_not_corrected(bundled: QA, question: str) -> None:
    assert ask(bundled, question).reason != "false_premise"
