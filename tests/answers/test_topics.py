"""Topics across countries: regions, bare years, and names that must be met."""

from __future__ import annotations

import pytest
from checks import ask, cited

from tipqa.qa import QA


@pytest.mark.parametrize(
    "question",
    [
        "What do the reports say about cotton in Central America?",
        "What do the reports say about the Caribbean?",
        "Where in Oceania are victims sent?",
        "What is said about cotton in the Middle East?",
    ],
)
def test_a_region_that_no_statement_speaks_of_is_refused(bundled: QA, question: str) -> None:
    answer = ask(bundled, question)
    assert answer.reason == "topic_not_in_text"
    assert "Naming a country helps: Brazil, India and Kazakhstan are among those held here." in answer.answer


def test_a_region_of_which_no_country_is_held_is_told_by_those_that_name_one(bundled: QA) -> None:
    answer = ask(bundled, "Where in Western Europe are victims exploited?")
    assert answer.citations
    assert all("Italy" in citation.quote for citation in answer.citations)


def test_a_region_is_read_by_its_countries_that_are_held(bundled: QA) -> None:
    answer = ask(bundled, "Which countries in South Asia use bonded labor?")
    assert answer.facts["countries"] == ["India"]


def test_a_bare_year_is_told_by_later_editions(bundled: QA) -> None:
    question = "Which countries joined a working group on a cross-border referral mechanism in 2022?"
    answer = ask(bundled, question)
    assert set(answer.facts["countries"]) == {"Kazakhstan", "Kyrgyz Republic", "Uzbekistan"}
    assert {citation.year for citation in answer.citations} == {2023}
    assert answer.facts["years"] == [2023]


def test_the_years_of_a_plan_must_both_be_named(bundled: QA) -> None:
    answer = ask(bundled, "Which countries adopted a national action plan for 2022-2025?")
    assert answer.facts["countries"] == ["Kyrgyz Republic"]
    assert "2022-2025" in answer.citations[0].quote


@pytest.mark.parametrize(
    ("name", "report"),
    [("ANABI", "2025/romania"), ("Sabah", "2025/malaysia"), ("mahallas", "2023/uzbekistan")],
)
def test_a_name_is_met_where_it_stands(bundled: QA, name: str, report: str) -> None:
    answer = ask(bundled, f"Which countries mention {name}?")
    assert cited(answer) == [report]
    assert name in answer.citations[0].quote


@pytest.mark.parametrize("name", ["the Zorblatt Institute", "the Tashkent Metro"])
def test_a_name_that_no_statement_holds_is_refused(bundled: QA, name: str) -> None:
    assert ask(bundled, f"Which countries mention {name}?").reason == "topic_not_in_text"
