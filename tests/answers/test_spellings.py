"""Questions in British and in American spelling."""

from __future__ import annotations

import pytest
from checks import ask

from tipqa.qa import QA


@pytest.mark.parametrize("spelling", ["labour", "labor"])
def test_either_spelling_finds_the_sentence(bundled: QA, spelling: str) -> None:
    answer = ask(bundled, f"What does the 2024 report on Uzbekistan say about {spelling} inspectors?")
    assert "abor inspectors could not" in answer.citations[0].quote


@pytest.mark.parametrize("spelling", ["offences", "offenses"])
def test_either_spelling_finds_what_police_register(bundled: QA, spelling: str) -> None:
    answer = ask(bundled, f"As which {spelling} do police register trafficking in India, 2025 report?")
    assert (
        answer.citations[0].quote == "Police still registered trafficking, above all bonded labor, as other offenses."
    )
