"""Countries compared on the topic named, each in its own edition; editions that have none before them."""

from __future__ import annotations

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
