"""Filters set outside the question, as the API, the command line and the web set them."""

from __future__ import annotations

import pytest
from checks import check

from tipqa.errors import CountryError, UsageError
from tipqa.qa import QA


def test_a_country_and_an_edition_stand_in_for_what_the_question_leaves_out(qa: QA) -> None:
    answer = check(qa, qa.ask("What tier?", countries=["tajikistan"], years=[2024]))
    assert answer.facts["tier"] == "Tier 2 Watch List"
    assert [c.report for c in answer.citations] == ["2024/tajikistan"]


def test_a_question_on_what_they_shut_out_is_refused(qa: QA) -> None:
    edition = check(qa, qa.ask("How many victims did Tajikistan identify in the 2025 report?", years=[2024]))
    assert edition.reason == "year_not_in_corpus_for_country"
    assert "lets only 2024 through" in edition.answer
    country = check(qa, qa.ask("What tier is Mongolia on?", countries=["Uzbekistan"]))
    assert country.reason == "country_not_in_corpus"
    assert "lets only Uzbekistan through" in country.answer


def test_a_section_keeps_citations_within_it(qa: QA) -> None:
    answer = check(qa, qa.ask("What was said about labor inspectors in Uzbekistan in 2024?", sections=["Prevention"]))
    assert {(c.report, c.section) for c in answer.citations} == {("2024/uzbekistan", "prevention")}


def test_an_edition_that_is_not_held_is_refused(qa: QA) -> None:
    answer = check(qa, qa.ask("What tier is Tajikistan on?", years=[2019]))
    assert answer.reason == "year_not_in_corpus_for_country"


def test_a_topic_across_countries_stays_in_the_given_edition(qa: QA) -> None:
    answer = check(qa, qa.ask("Which countries mention cotton quotas?", years=[2023]))
    assert {c.year for c in answer.citations} == {2023}


def test_two_countries(qa: QA) -> None:
    answer = check(qa, qa.ask("Which tier?", countries=["Uzbekistan", "Tajikistan"], years=[2024]))
    assert {row["country"] for row in answer.facts["tiers"]} == {"Tajikistan", "Uzbekistan"}


@pytest.mark.parametrize(
    ("filters", "error"),
    [
        ({"countries": ["Atlantis"]}, CountryError),
        ({"years": [20]}, UsageError),
        ({"years": [2101]}, UsageError),
        ({"sections": ["appendix"]}, UsageError),
    ],
)
def test_what_cannot_be_is_an_error(filters: dict[str, list[object]], error: type[Exception], qa: QA) -> None:
    with pytest.raises(error):
        qa.ask("What tier?", **filters)  # type: ignore[arg-type]
