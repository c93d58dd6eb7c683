"""Countries compared on the topic named, each in its own edition; editions that have none before them."""

from __future__ import annotations

import pytest
from checks import ask, cited

from tipqa.qa import QA


def test_a_topic_named_is_what_is_compared(bundled: QA) -> None:
    answer = ask(bundled, "Compare Tajikistan and Uzbekistan on the cotton harvest in 2025")
    assert cited(answer) == ["2025/tajikistan", "2025/uzbekistan"]
    assert all("cotton harvest" in citation.quote for citation in answer.citations)


def test_without_a_topic_countries_are_compared_at_a_glance(bundled: QA) -> None:
    answer = ask(bundled, "Compare Tajikistan and Uzbekistan in 2025")
    assert answer.answer.startswith("**Tajikistan**\n\n**Tier 2**: Tajikistan, 2025 edition.")
    assert "**Tier 2**: Uzbekistan, 2025 edition." in answer.answer


def test_each_country_is_compared_in_the_edition_beside_it(bundled: QA) -> None:
    answer = ask(bundled, "Compare Tajikistan's 2025 and Uzbekistan's 2023 reports on cotton")
    assert cited(answer) == ["2025/tajikistan", "2023/uzbekistan"]


def test_the_first_edition_has_none_to_compare_with(bundled: QA) -> None:
    answer = ask(bundled, "What changed in Kazakhstan in the 2021 report compared with the year before?")
    assert answer.reason == "year_not_in_corpus_for_country"
    assert answer.answer == (
        "The reports held here have no edition for Kazakhstan before 2021 to compare with. "
        "Held for Kazakhstan: 2021 to 2025."
    )


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("What changed in Uzbekistan from 2025 to 2024?", "Asked from 2025 to 2024; the editions are put in the order of time."),
        ("Uzbekistan 2025 → 2023: what is different?", "Asked from 2025 to 2023; the editions are put in the order of time."),
        ("Did Tajikistan's tier change from 2025 back to 2024?", "**Upgraded**: Tajikistan went from Tier 2 Watch List in"),
        ("What changed in Uzbekistan between 2025 and 2024?", "Asked from 2025 to 2024"),
    ],
)  # fmt: skip
def test_editions_named_backwards_are_put_in_the_order_of_time_and_it_is_said(
    bundled: QA, question: str, says: str
) -> None:
    answer = ask(bundled, question)
    assert says in answer.answer
    assert answer.query is not None
    assert any(note.endswith(", in the order of time") for note in answer.query.notes)


@pytest.mark.parametrize("question", ["What changed in Uzbekistan from 2024 to 2025?", "Uzbekistan 2025 against 2024"])
def test_of_editions_in_the_order_of_time_nothing_is_said(bundled: QA, question: str) -> None:
    answer = ask(bundled, question)
    assert answer.query is not None
    assert answer.query.notes == ()
    assert "order of time" not in answer.answer
