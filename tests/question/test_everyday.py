"""Everyday words of a question, put into those that reports have."""

from __future__ import annotations

import pytest

from tipqa.question.everyday import in_report_words
from tipqa.question.lexicon import rows


@pytest.mark.parametrize("example", [row.example for row in rows() if row.slot == "everyday"])
def test_each_row_says_its_example_otherwise(example: str) -> None:
    assert in_report_words(example) != example


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Did Fiji put any trafficker behind bars?", "Did Fiji convicted any trafficker?"),
        ("Has Fiji ever jailed a trafficker?", "Has Fiji ever convicted a trafficker?"),
        ("Was a single trafficker sent to prison in Fiji?", "Was a single trafficker convicted in Fiji?"),
        ("Do maids in Fiji have contracts?", "Do domestic workers in Fiji have contracts?"),
        ("Do crooked police in Fiji go free?", "Do corrupt police in Fiji go free?"),
        ("Did Fiji convict anybody for trafficking in 2024?", "Did Fiji convict any traffickers in 2024?"),
        ("Has Fiji ever convicted anyone for trafficking?", "Has Fiji ever convicted anyone for trafficking?"),
        ("Did Fiji convict anyone for forced labor?", "Did Fiji convict anyone for forced labor?"),
        ("Did Fiji jail victims?", "Did Fiji jail victims?"),
        ("How long are traffickers jailed for in Fiji?", "How long are traffickers jailed for in Fiji?"),
        ("Are bent nails sold in Fiji?", "Are bent nails sold in Fiji?"),
    ],
)
def test_only_what_is_meant_is_said_otherwise(question: str, said: str) -> None:
    assert in_report_words(question) == said
