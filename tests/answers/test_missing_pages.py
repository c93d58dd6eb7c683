"""Answers and comparisons on texts of which pages are missing."""

from __future__ import annotations

import pytest
from checks import over

from tipqa.qa import QA

TEXT = """---
country: Albania
year: {0}
kind: official
{1}---

# ALBANIA (Tier 2)

The Government of Albania does not fully meet the minimum standards for the elimination of trafficking.

## PROSECUTION

Courts convicted nine traffickers. Police trained officers in all districts.
"""
MISSING = "Page 2 of the 2025 text on Albania held here is missing (a picture without text)"


@pytest.fixture(scope="module")
def qa(tmp_path_factory: pytest.TempPathFactory) -> QA:
    missing = {"2024": "", "2025": 'coverage: partial\nmissing_pages: "2"\n'}
    return over(
        tmp_path_factory.mktemp("partial"),
        {f"{year}/albania": TEXT.format(year, keys) for year, keys in missing.items()},
    )


@pytest.mark.parametrize(
    "question",
    [
        "How many traffickers did Albania convict in the 2025 report?",
        "Which shelters did Albania open for fishermen?",
    ],
)
def test_an_answer_and_a_refusal_say_that_a_page_is_missing(qa: QA, question: str) -> None:
    assert qa.ask(question).answer.count(MISSING) == 1


def test_an_answer_from_a_whole_text_says_nothing_of_it(qa: QA) -> None:
    assert "missing" not in qa.ask("How many traffickers did Albania convict in the 2024 report?").answer


def test_a_comparison_says_it_and_claims_less(qa: QA) -> None:
    found = qa.compare("Albania", 2024, 2025)
    assert any(note.startswith(MISSING) for note in found.comparable.notes)
    assert not any("every statement stands in both editions" in line for line in found.summary)
    assert qa.ask("What changed in Albania from 2024 to 2025?").answer.count(MISSING) == 1
